# The words of the register of members, as the staff keeps it.

## Navigation
nav-members = Members
tabs-label = Pages of the register
tab-register = Register
tab-capital = Capital
tab-refunds = Repayments
tab-years = Years

## Register
register-title = Register of members
register-search = Name
register-caption = { $count ->
    [one] { $count } member on { $day }
   *[other] { $count } members on { $day }
}
register-none = No member matches this search.
column-number = No.
column-kind = Kind
column-category = Category
column-town = Town
column-subscribed = Subscribed
column-called = Called
column-paid = Paid
column-due = Still due
column-means = Means
column-recorded = Recorded
category-told = { $college } – { $code }, from { $minimum } ({ $kinds })
category-is = category { $code }

## Terms
kind-person = Person
kind-company = Company
kind-association = Association
kind-public-body = Public body
cause-resignation = Resignation
cause-exclusion = Exclusion
cause-death = Death
cause-dissolution = Winding up
cause-loss-of-quality = Loss of the required quality
cause-transfer = Transfer of all shares
cause-merge = Two entries made one
means-transfer = Bank transfer
means-cheque = Cheque
means-current-account = Member's current account
means-unstated = Not said
erased = erased

## File
identity-title = Identity
field-siren = SIREN
field-siret = SIRET
field-rna = RNA
field-address = Address
field-consent = Convocations by e-mail
field-representative = Legal representative
field-decided-on = Decision to admit
consent-told = agreed ({ $proof })
consent-none = not agreed: by letter
public-cap = public cap
back-member = Back to the file
member-past = The file as it was on { $day }.
member-today = See today
member-left = Left on { $day }.
member-formerly = earlier entry
member-movements-caption = Movements of shares, oldest first
movement-other = see the other member
notice-title = Exit announced.
notice-told = { $cause }, received on { $came }, effective on { $effect }.
representatives-title = Legal representatives
colleges-title = Colleges
since-day = since { $day }
another-day = See the file on another day
claims-title = Repayment of shares
claim-told = { $amount } for the shares that left on { $left }
claim-provisional = losses may change
claim-paid = paid on the shares: { $amount }
claim-losses = losses borne: { $amount }
claim-repaid = repaid so far: { $amount }
claim-blocked = held back by the floor of the capital: { $amount }
claim-outstanding = { $amount } still owed, by { $day } at the latest
claim-settled = settled
claim-beneficiary = paid to { $name }
claim-payment = paid on { $day }: { $amount } ({ $means })
claim-instalment = instalment of { $day }: { $amount }
refund-title = Repay
refund-this = Repay the shares that left on { $left }

## Acts
admit-title = Admit a member
subscribe-title = Subscribe shares
pay-title = Record a payment
transfer-title = Transfer shares
withdraw-title = Withdraw shares
move-title = Change college
particulars-title = Particulars
exit-title = Exit of the member
merge-title = Merge with another entry
undo-merge-title = Undo the merge
done-admission = The member is admitted and entered in the register.
done-subscription = The subscription is recorded.
done-payment = The payment is recorded.
done-transfer = The transfer is recorded.
done-withdrawal = The withdrawal is recorded.
done-notice = The exit is announced.
done-notice-withdrawn = The announced exit is taken back.
done-exclusion = The proposed exclusion is recorded.
done-exclusion-abandoned = The exclusion is given up.
done-exit = The exit is recorded.
done-college = The change of college is recorded.
done-particulars = The file is up to date.
done-refund = The repayment is up to date.
done-merge = The two entries are one.
done-merge-undone = The merge is undone: the two entries are distinct again.

## Forms
member-told = { $name }, no. { $number }
record-button = Enter in the register
amount-wrong = This amount cannot be read. It is written like 1250.50.
whole-wrong = A whole number is expected.
means-wrong = There is no such means of payment.
field-amount = Amount, in euros
field-on = Day
field-since = From
field-paid-on = Day of payment
field-means = Means of payment
field-reference = Reference
field-reference-hint = Number of the cheque or of the transfer.
field-shares = Number of shares
field-paid = Paid at once, in euros
field-paid-hint = A quarter of the value of the shares at least.
field-subscribed-on = Day of the subscription
account-title = Member's current account
account-about = Balance stated by the board, when a current account pays the shares.
field-balance = Balance, in euros
field-stated-on = Stated on
subscribe-about = At the nominal value of the statutes in force; a quarter at least is paid at once.
pay-about = Still due: { $due }.
transfer-about = This member holds { $count } shares. Whoever transfers all leaves the cooperative.
field-to = Number of the member who takes them
field-approved-on = Approved on
field-approved-hint = Where the statutes ask for an approval.
field-transferred-on = Day of the transfer
withdraw-about = This member holds { $count } shares and keeps enough of them to remain a member.
field-effective-on = Day of effect
exit-instead = End the membership instead
move-about = Votes today in the college “{ $college }”, category { $code }.
move-effect = It takes effect on that day, or after the assembly that is already called, as the statutes say.
field-category = College and category
category-choose = Choose
category-missing = Choose a category.
category-about = Categories of the statutes in force.
category-no-statutes = No statutes are in force on that day: adopt them first.
field-board-on = Decided by the board on
field-reason = Reason
field-cause = Cause
cause-missing = Choose a cause.
field-left-on = First day outside the cooperative
field-decided-exit = Decided on
field-decided-hint = For an exclusion: the day of the general assembly that voted it.
exit-about = The voice is lost on that day. The shares leave the capital as far as its floor allows, and are repaid as the statutes say.
exit-button = Record the exit
back-exit = Back to the exit
notify-title = Announce an exit
notify-about = The notice begins the delay of the statutes; the member remains one until the day of effect.
field-notified-on = Received on
take-back-title = Take the announced exit back
take-back-none = No exit is announced.
exclusion-title = Propose the exclusion
exclusion-about = The member knows the grounds and is heard before the assembly, which decides at the majority that amends the statutes.
field-grounds = Grounds
field-proposed-on = Proposed on
field-hearing-on = Heard on
abandon-title = Give the exclusion up
abandon-about = The proposed exclusion will not take place: the board gives it up, or the assembly refused it.
address-title = Address
name-title = Name
email-title = E-mail
consent-title = Convocations by e-mail
representative-title = Legal representative
field-lines = Service, building, number and street
field-lines-hint = One to four lines, as on the envelope.
field-postal-code = Postal code
field-country = Country
field-country-hint = Two capital letters: FR, BE, CH…
field-given-name = First name
field-family-name = Family name
field-legal-name = Legal name
field-capacity = Capacity
field-capacity-hint = For example: manager, president, mayor.
email-none-hint = Empty: by letter.
consent-about = The law asks for the member's written consent before convocations are sent by e-mail (C. com., art. R225-63).
consent-agreed = The member agrees to convocations by e-mail.
field-proof = Writing that proves it
field-proof-hint = For example: form signed on 11 March 2014.
field-decision = Decision that names them
field-decision-hint = For example: assembly of 30 June 2015.
refund-about = Payable now: { $payable }. Held back by the floor of the capital: { $blocked }. Still owed in all: { $outstanding }.
refund-none = This member has no claim of this number.
reschedule-title = Schedule
field-schedule = Instalments
field-schedule-hint = One a line: the day, then the amount, like 2016-12-31 1250.50.
schedule-wrong = Each line has a day, then an amount, like 2016-12-31 1250.50.
beneficiary-title = Beneficiary
beneficiary-about = Who is paid in the member's place: heirs by their notary, a liquidator.
beneficiary-capacity-hint = For example: notary in charge of the estate.

## Two entries that are one member
twins-about = A member who is entered twice has one voice only: look for the other entry.
twins-search = Number or name
twins-alike-caption = Entries of the same name
twins-caption = Entries found
twins-none = No other entry matches.
twins-more = More entries match: say more of the name, or give the number.
twins-choose = Compare
twins-choose-this = Compare with { $entry }
merge-entry = { $name }, no. { $number }, { $town }, college “{ $college }”, since { $since }
merge-goes = The entry that will be no more: { $entry }.
merge-stays = The entry that remains: { $entry }.
merge-preview = { $shares ->
    [one] One share goes over, with { $paid } paid; the entry that remains will hold { $held }.
   *[other] { $shares } shares go over, with { $paid } paid; the entry that remains will hold { $held }.
}
merge-kept = Name, particulars and college remain those of the entry that remains. The merge can be undone.
merge-reverse = Keep no. { $number } instead
merge-another = Choose another entry
merge-button = Merge the two entries
undo-merge-about = Merged on { $day } with { $entry }. Both entries become distinct again, each with what was its own.
undo-merge-none = This entry is not merged with another one.

## Admission
admit-about = The board decides the admission, under the statutes in force on the first day.
admit-decision = Decision
admit-shares = First shares
admit-button = Admit
field-member-on = Member from
siren-wrong = A SIREN has nine digits, the last of which is a check.
siret-wrong = A SIRET has fourteen digits, the last of which is a check.
rna-wrong = An RNA number is written like W751234567.
alike-title = Same name
alike-another = It was looked at: this is another person.
alike-see = See the file of { $name }, no. { $number }

## Applications
applications-title = Applications
applications-about = What came before the board's decision. To accept an application admits the member; a refusal or a withdrawal closes it.
applications-caption = { $count ->
    [one] { $count } application on { $day }
   *[other] { $count } applications on { $day }
}
applications-none = No application matches.
application-shares = Shares asked for
application-received = Received on
application-open = open
application-accepted = accepted
application-refused = refused
application-withdrawn = withdrawn
application-act = { $act }: application of { $name }
application-told = Application of { $name }, received on { $day }; shares asked for: { $shares }; college { $college }, category { $category }.
application-motivation = Motivation: { $text }
apply-title = Record an application
apply-about = The form as it came; the terms are those of the statutes in force on that day.
apply-asked = What is asked for
apply-button = Record the application
field-received-on = Received on
field-motivation = Motivation
accept-title = Accept
refuse-title = Refuse
take-application-back-title = Withdraw
done-application = The application is recorded.
done-application-refused = The refusal is recorded.
done-application-back = The withdrawal of the application is recorded.

## Capital
capital-title = Share capital
capital-caption = Capital by college and category on { $day }
capital-by-college = By college and category
capital-blocked = Shares that left, held back by the floor
position-title = Floor and cap
position-floor-title = Floor of the capital
position-floor = The capital may not fall below { $floor }; it was never higher than { $highest }.
position-headroom = { $amount } may still leave it.
position-stuck = The capital is at its floor: nothing may leave it, repayments wait in the order of the exits.
position-public-title = Public bodies
position-public = They hold { $held }, which is { $part } of the capital; they may not exceed { $most }.
position-room = They may still subscribe { $amount }.
position-breach = They exceed their cap, by the exit of other members: they can subscribe nothing more.
alerts-title = To put right
flow-title = In and out
flow-about = Opening, plus in, less out, is closing. By college, amounts are net changes; who changes college leaves one and comes into another.
flow-from = Movements since
flow-caption = from { $first } to { $last }
flow-opening = Opening
flow-in = In
flow-out = Out
flow-closing = Closing

## Repayments
refunds-title = Repayment of shares
refunds-about = In the order of the exits. What the floor holds back is paid once the capital rises again.
refunds-caption = { $count ->
    [one] { $count } repayment on { $day }
   *[other] { $count } repayments on { $day }
}
refunds-none = No repayment matches this search.
claim-place = Place
claim-left = Exit
claim-amount = Owed
claim-repaid-column = Repaid
claim-blocked-column = Held back
claim-payable = Payable
claim-outstanding-column = Still owed
claim-due-by = At the latest
claim-open = open
claim-held = held back
refund-to = Repay { $name }

## Years
years-title = Closed years
years-none = No year is closed in the register.
years-caption = Closed years, latest first
column-year = Year
column-article = Text
year-opening = First day
year-closing = Last day
year-allocated = Result allocated on
year-interest = Interest on shares
year-paid = Interest paid on
closing-title = Close a year
closing-about = Once the year is closed, no movement of shares can be dated in it any more.
closing-on = Closed on
closing-button = Close
reopening-title = Open again
reopening-of = Open the year { $year } again
reopening-about = As long as the result is not allocated and no later year is closed.
reopening-button = Open again
done-closing = The year is closed.
done-reopening = The year is open again.
done-allocation = The allocation that was voted is recorded.
allocation-title = Allocation
allocation-of = Allocation of the result of { $year }
allocation-caption = What the law and the statutes leave to the assembly, step by step, year { $year } (in French)
allocation-steps = Steps of the computation
allocation-accounts = Accounts of the year
allocation-about = Nothing is recorded while you compute. Without a proposed interest, the most that is allowed is served; the rest goes to the statutory reserve.
allocation-compute = Compute
allocation-record = Record this allocation, as the assembly voted it
allocation-follows = Resolution { $number }, “{ $title }”, decided this allocation ({ $assembly }). Applying it records it here, and notes the resolution as done.
allocation-apply = Apply the allocation
allocation-voted = Voted on { $day }: legal reserve { $legal }, statutory reserve { $statutory }, interest on shares { $interest }, carried forward { $carried }.
field-result = Result after tax, in euros
field-prior-losses = Losses of former years, in euros
field-reserves = Reserves before the allocation, in euros
field-subsidies = Subsidies within the result, in euros
field-tmo = TMO { $year }, in percent
field-tmo-hint = Mean yield of private bonds, year by year; it bounds the interest (loi 47-1775, art. 14).
field-interest = Proposed interest, in euros
field-interest-hint = Empty: the most that is allowed.
field-assembly-on = Assembly of
rate-wrong = This rate cannot be read. It is written like 1.25.

## Papers and files
member-papers = Papers
paper-certificate = Share certificate
paper-statement = Statement of the year
paper-admission = Letter of admission
paper-exit = Letter of exit
paper-refund = Letter of repayment
paper-subscription = form
paper-movements = Register of movements
exports-title = Export:
export-csv = CSV
export-xlsx = workbook
export-cards = address book
export-ocf = Open Cap Format
export-entries = Entries

