# What the rooms refuse in French, in English, by the last part of its code.

## At the entrance
refusal-wrong-credentials = Wrong address or password.
refusal-wrong-code = This code is wrong, expired or already used.
refusal-too-many-attempts = Too many attempts: wait { $retry_after ->
    [one] one second
   *[other] { $retry_after } seconds
}, then try again.
refusal-busy = Too many people sign in at once: try again in { $retry_after ->
    [one] one second
   *[other] { $retry_after } seconds
}.
refusal-link-over = This link no longer works: it has been used, or it is too old. Ask for another.
refusal-step-over = Signing in took too long: begin again.
refusal-no-account = Your identity is known, but no account is open to you here: ask for an invitation.
refusal-provider-down = The sign-in service does not answer. Try again in a few minutes.
refusal-provider-misconfigured = The sign-in service gave an unexpected answer. Tell your administrator.
refusal-provider-declined = The sign-in service declined.
refusal-provider-begin-again = This sign-in cannot be completed: it was begun in another browser, or too long ago, or was altered on its way. Begin again.
refusal-unknown-session = This session does not exist, or it is over.

## Passwords
refusal-password-length = A password has { $minimum } to { $maximum } characters; a short sentence does well.
refusal-password-breached = This password is among those that are tried first (it is in leaked data, or nearly).
refusal-password-own-words = This password is made of your name, your address or the name of the house.

## Users
refusal-unknown-user = This user does not exist.
refusal-email-taken = The address “{ $email }” is already a user's.
refusal-name-out-of-range = Give a name of 1 to { $maximum } characters.
refusal-reason-out-of-range = Give a reason of 1 to { $maximum } characters.
refusal-no-role = Give at least one role.
refusal-disabled = This user is disabled.
refusal-last-administrator = This is the last active administrator: name another one first.

## Tokens
refusal-unknown-token = This token does not exist.
refusal-token-revoked = This token is already revoked.
refusal-token-name-out-of-range = Give a name of 1 to { $maximum } characters that says what this token is for.
refusal-scopes-out-of-range = Give 1 to { $maximum } rights.

## Rights
refusal-forbidden = Your role does not allow this (right “{ $permission }”).
refusal-not-yours = You have access only to what concerns you (right “{ $permission }”).

## In the outbox
refusal-no-such-note = Nothing in the outbox bears the number { $note_id }.
refusal-already-sent = Item { $note_id } has left already.
refusal-being-sent = Item { $note_id } is being sent: wait a few minutes.

## Long jobs
refusal-already-over = This job cannot be stopped any more: it is over.
refusal-not-resumable = Only a job that failed or was stopped can go on.
refusal-file-forgotten = The file of this job is no longer kept: send it again.
refusal-asker-gone = The account that asked for this job no longer exists or is disabled: nothing more is done in its name.

## Files
refusal-record-day-to-come = The roll is that of { $record_day }: the register of that day is not known yet.
refusal-no-accounts = This assembly ruled on the accounts of no year: there is no result to allocate.
refusal-unknown-file = This file is neither a PDF, nor a PNG or JPEG picture, nor an ODT, DOCX or XLSX document, nor text.
refusal-file-too-large = This file has { $size } bytes: a document has { $most } at most.

## Assemblies
refusal-not-convened = This assembly has not been called.
refusal-already-convened = This assembly is called already.
refusal-wrong-stage = This is not possible at this stage of the assembly.
refusal-no-place = The notice must say the place (C. com., R225-66).
refusal-empty-agenda = The agenda is empty (C. com., R225-66).
refusal-resolution-without-text = Resolution { $resolution } must have a title and a text.
refusal-decision-outside-kind = Resolution { $resolution } is of a kind that this assembly cannot decide.
refusal-board-against-itself = Resolution { $resolution } is proposed by the board: it cannot but back it.
refusal-notice-too-short = The notice leaves { $given } days before the assembly instead of at least { $minimum } (C. com., R225-69): give the reason of the exception.
refusal-notice-after-assembly = The notice cannot leave on { $notice_sent_on }, after the assembly of { $day }.
refusal-record-after-assembly = The roll cannot be drawn up as of { $record_day }, after the assembly of { $day }.
refusal-accounts-of-later = The accounts closed on { $closed_on } are later than the assembly of { $day }.
refusal-statutes-of-later = The statutes given take effect on { $effective_on }, after the assembly of { $day }.
refusal-empty-roll = The roll is empty.
refusal-roll-too-large = The roll has { $given } voters: at most { $most } can be counted.
refusal-twice-on-roll = Member { $member } stands on the roll twice: a member has one voice (act of 10 September 1947, 19 octies).
refusal-college-without-weight = Member { $member } is in the college “{ $college }”, which has no weight in the statutes of that day.
refusal-nothing-given = The list given is empty.
refusal-not-on-roll = Member { $member } is not on the roll of this assembly.
refusal-already-recorded = The participation of member { $member } is noted already: withdraw it first.
refusal-not-recorded = The participation of member { $member } is not noted.
refusal-own-proxy = Member { $member } cannot represent itself.
refusal-holder-not-on-roll = Member { $member } gave a proxy to { $holder }, who is not on the roll (C. com., L225-106).
refusal-too-many-proxies = Holder { $holder } has { $most } proxies already, the ceiling of the statutes: that of { $member } is refused.
refusal-no-reason = Give the reason.
refusal-not-the-day = The assembly is called for { $day }: it cannot open on { $on }.
refusal-statutes-changed = The assembly was called under version { $convened_under } of the statutes, but version { $in_force } is in force that day: cancel it and call it again.
refusal-bureau-absent = Member { $member } cannot sit on the bureau: it is not present.
refusal-not-on-agenda = Resolution { $resolution } is not on the agenda (C. com., L225-105).
refusal-vote-closed = The vote on resolution { $resolution } is closed.
refusal-votes-not-open = The votes are not open.
refusal-already-voted = Member { $member } has voted on resolution { $resolution } already.
refusal-absent = Member { $member } is neither present, nor represented, nor voting by post.
refusal-left-to-the-chair = Member { $member } left its voice to the chair, who votes as the law says (C. com., L225-106).
refusal-no-proxy-given = Member { $member } gave no proxy to { $given }: it votes itself.
refusal-represented-by-another = Member { $member } is represented by { $holder }: nobody else votes for it.
refusal-holder-absent = Holder { $holder } of member { $member } is not present (nobody replaces a holder, C. com., L225-106).

## Preparing an assembly
refusal-not-planned = This assembly is not being prepared.
refusal-request-too-late = The request received on { $received_on } comes after { $last }, the twenty-fifth day before the assembly (C. com., R225-72).
refusal-request-of-too-few = Those who ask hold €{ $held } of capital: €{ $needed } are needed (C. com., L225-105 and R225-71).
refusal-no-text = The text is missing.
refusal-question-too-late = The question received on { $received_on } comes after { $last }, the fourth working day before the assembly (C. com., R225-84).
refusal-no-such-document = This assembly has no document { $document }.
refusal-document-announced = Document { $document } is announced in the notice: it stays there.
refusal-no-such-question = There is no written question number { $number }.
refusal-already-answered = Written question { $number } has its answer already.
refusal-not-sent = No notice was sent to member { $member }.
refusal-no-election = Resolution { $resolution } is a candidacy: it needs the name of the election, a seat at least and an ordinary decision.
refusal-candidate-twice = Resolution { $resolution } presents { $candidate }, who stands in the same election already.
refusal-elections-differ = Resolution { $resolution } does not say the same mandate, term or number of seats as the other candidacies in “{ $election }”.
refusal-second-without-first = A second call follows a first assembly that had no quorum: say which (C. com., L225-96 and L225-98).
refusal-second-before-first = The second call, for { $day }, must follow the first assembly, of { $first }.
refusal-another-agenda = A second call takes up the agenda left undecided on { $first }, and does not change it (C. com., L225-105).
refusal-second-too-late = The extraordinary assembly, on { $day }, must be held by { $latest }, two months after the first (C. com., L225-96).

## In session, and after
refusal-proxy-released = The proxy of member { $member } is released: a member of its college who is present may take it.
refusal-proxy-not-released = Member { $member } has not released its proxy.
refusal-no-released-proxies = The statutes know no proxy released to whoever takes it: name a holder (C. com., L225-106).
refusal-present-in-person = Member { $member } is present: it votes itself.
refusal-no-proxy = Member { $member } gave no proxy.
refusal-another-college = Member { $holder } is not of the college of { $member }: a released proxy is taken in the same college.
refusal-form-too-late = The form received on { $received_on } comes after { $last }, the last day to vote by post (C. com., R225-77).
refusal-site-closed = Electronic votes before the assembly closed on its eve at 15:00, Paris time (C. com., R225-77).
refusal-no-electronic-voting = The statutes know no electronic votes (C. com., R225-61).
refusal-vote-is-secret = The vote on resolution { $resolution } is secret: it is held on paper, and only totals are entered.
refusal-vote-by-name = The vote on resolution { $resolution } is not secret.
refusal-counted-by-hands = The college of member { $member } raised hands on resolution { $resolution }: its voice is counted there.
refusal-more-than-seats = Member { $member } cannot vote for more than { $seats } candidates: that is how many seats “{ $election }” has.
refusal-blank-hands = A raised hand is never blank (college “{ $college }”).
refusal-counted-twice = The college “{ $college }” is in the count twice.
refusal-more-than-voices = The college “{ $college }” has { $given } voices counted, where { $most } can still vote so.
refusal-secret-counted = Both scrutineers found the same totals for resolution { $resolution }: the count stands.
refusal-same-scrutineer = Two people count resolution { $resolution } apart: the same one cannot enter it twice.
refusal-secret-not-counted = The secret vote on resolution { $resolution } is not counted: two scrutineers must find the same totals.
refusal-order-reused = The voting order { $order } has served for other votes.
refusal-vote-not-open = The vote on resolution { $resolution } is not open.
refusal-vote-begun = The vote on resolution { $resolution } has begun.
refusal-all-open = All votes of this assembly opened with the session.
refusal-candidacy-amended = Resolution { $resolution } is a candidacy: it cannot be amended.
refusal-new-subject = A new subject cannot be put to the vote in session, except the dismissal of directors and their replacement (C. com., L225-105).
refusal-item-withdrawn = Resolution { $resolution } was taken off the agenda.
refusal-not-put-to-vote = Resolution { $resolution } was neither put to the vote nor withdrawn: the session cannot be closed.
refusal-minutes-signed = Minutes { $number } are signed: they change no more.
refusal-signed-before = The minutes cannot be signed on { $on }, before the assembly of { $day }.
refusal-not-adopted = Resolution { $resolution } is not adopted: nothing follows from it.
refusal-already-applied = What resolution { $resolution } decided is done already.
refusal-another-consequence = This is not what resolution { $resolution } decided.
refusal-anothers-voice = Nobody votes with the voice of member { $member } but itself or its holder.
refusal-no-voice = Your account is linked to no member: it has no voice.
refusal-no-such-voter = Nobody on the roll bears the number { $number }.
refusal-nothing-undecided = No resolution was left undecided for want of a quorum: there is no cause for a second call.

## Statutes
refusal-no-statutes-in-force = No statutes were in force on { $on }.
refusal-effect-before-adoption = Statutes adopted on { $adopted_on } cannot take effect on { $effective_on }.
refusal-effect-not-after-latest = A version of the statutes takes effect on { $latest } already: the next one must take effect later.
refusal-too-few-colleges = There must be at least { $fewest } colleges, or none: { $given } are given (act of 10 September 1947, 19 octies).
refusal-college-twice = The college “{ $college }” is given twice.
refusal-weight-out-of-bounds = The college “{ $college }” would weigh { $weight } %: each weighs { $lightest } to { $heaviest } % (act of 10 September 1947, 19 octies).
refusal-weights-not-hundred = The weights of the colleges make { $total } % instead of 100 % (act of 10 September 1947, 19 octies).
refusal-quorum-needs-colleges = A quorum weighted by college needs colleges.
refusal-quorum-below-law = This quorum is lower than the least that the law asks (C. com., L225-96 and L225-98).
refusal-quorum-above-whole = This quorum is more than all the members.
refusal-majority-below-law = This majority is lower than the least that the law asks (C. com., L225-96 and L225-98).
refusal-majority-out-of-reach = This majority cannot be reached, not even by all voices.
refusal-proxies-forbidden = The statutes cannot forbid proxies (C. com., L225-106).
refusal-category-twice = The category “{ $code }” is given twice.
refusal-category-nominal = Category “{ $code }”: the nominal €{ $nominal } must be positive and the same for all shares.
refusal-category-minimum = Category “{ $code }”: the minimum of €{ $minimum } is not a whole number of shares of €{ $nominal }.
refusal-category-college = Category “{ $code }”: the college “{ $college }” has no weight in these statutes.
refusal-membership-clause = A clause about members or shares is softer than the law.
refusal-year-end-not-a-day = The year cannot close on day { $day } of month { $month }: there is no such day (C. com., L123-12).
refusal-forms-too-early = The statutes cannot ask for paper forms more than { $most } days before the assembly (given: { $days }; C. com., R225-77).

## Mandates
refusal-no-such-mandate = This mandate does not exist.
refusal-mandate-already-given = This mandate is given already.
refusal-no-holder = Say to whom the mandate is given.
refusal-no-decision = Say who gave this mandate: the assembly or the board, and on what ground.
refusal-start-before-decision = A mandate decided on { $decided_on } cannot begin on { $from }.
refusal-no-years = A mandate lasts a year at least.
refusal-too-many-years = This mandate would last { $given } years: { $most } at most.
refusal-no-substitute = Only an auditor (C. com., L821-40) and a cooperative reviewer (decree 2015-706) have a substitute.
refusal-chair-is-entity = The board is chaired by a natural person, or the appointment is void (C. com., L225-47).
refusal-representative-missing = An entity on the board names a permanent representative: name it (C. com., L225-20).
refusal-representative-of-person = Only an entity has a permanent representative (C. com., L225-20).
refusal-mandate-already-ended = This mandate ended on { $on }.
refusal-before-latest-fact = { $on } comes before the last known fact of this mandate, of { $latest }.
refusal-after-term = This mandate ends by itself on { $ends_on } at the latest, before { $on }.
refusal-reason-of-another = This reason cannot end the mandate of this kind of holder.

## The calendar of the year
refusal-not-a-closing-day = No year closes on { $on } under the statutes in force that day.
refusal-unknown-duty = “{ $code }” is no duty of the year.
refusal-done-in-future = A duty cannot be done on { $on }, a day to come.
refusal-duty-already-done = This duty is done already, on { $on }.
refusal-duty-not-done = This duty is not noted as done.
