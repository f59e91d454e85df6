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
subscribe-title = Subscribe
pay-title = Record a payment
transfer-title = Transfer
withdraw-title = Withdraw shares
college-title = Change college
particulars-title = Particulars
exit-title = Exit
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
