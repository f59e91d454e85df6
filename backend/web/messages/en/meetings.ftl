# Words of the life of an assembly: preparation, notices, desk, session, what follows.

## Preparation
plans-heading = In preparation
called-heading = Called and held
plan-drafts = { $count ->
    [one] { $count } draft
   *[other] { $count } drafts
}
plan-title = Prepare an assembly
plan-about = Nothing binds before the notice: agenda, day and place may still change.
plan-kind-missing = Choose what the assembly may decide.
plan-hour = Hour
plan-hour-hint = For example 18:30.
hour-wrong = An hour is written HH:MM, from 00:00 to 23:59.
plan-remote = Taking part from a distance
plan-remote-hint = By which means, and where its link is found.
plan-record-hint = The members on the register on this day vote.
plan-accounts-hint = Their day says which law counts abstentions.
plan-change-title = Change the plan
plan-changed = Somebody changed the plan meanwhile: here it is as it stands, do it again.
plan-heading = Plan
preparation-title = Preparation of the assembly
deadlines-heading = Last days set by the law and the statutes
deadline-requests = Drafts asked by members, at the latest
deadline-list = List of members closed and open to them from
deadline-notice = Notice sent at the latest
deadline-questions = Written questions, at the latest
deadline-paper = Paper forms received at the latest
deadline-electronic = Electronic forms received until
deadline-past = past
clock-moment = { $day }, { $hour }
drafts-none = No draft resolution: an assembly without an agenda cannot be called.
field-title = Title
field-text = Text
field-received = Received on
draft-brought = brought by { $who }
draft-put-title = Add a draft
draft-change-title = Change the draft
draft-change = Change
draft-raise-title = Move the draft up
draft-up-this = Move “{ $title }” up
draft-down-this = Move “{ $title }” down
draft-remove-title = Take the draft away
draft-remove = Take away
draft-remove-this = Take “{ $title }” away
draft-words-missing = A resolution has a title and a text.
draft-board-backs = The board backs what it proposes.
draft-backed = The board backs it: blank proxies vote for it
draft-by = Members who bring it
draft-by-hint = Their numbers or names, between semicolons; nobody when it comes from the board.
draft-follows = Once adopted
follows-nothing = nothing
follows-allocation = the result of the year is allocated
follows-statutes = the statutes change
follows-end = end of the mandate: { $kind }, { $name }
follows-end-unnamed = a mandate ends
follows-unread = Choose what follows the adoption.
draft-election = Candidacy
draft-candidate = Candidate
draft-candidate-hint = The number, or a part of the name; nothing for another resolution.
draft-candidate-told = { $name } stands ({ $kind }): “{ $election }”, seats: { $seats }
draft-election-name = Name of the election
draft-election-hint = Candidates for the same seats bear the same.
draft-election-missing = Give the name of the election.
draft-seats = Seats
person-hint = The number, or a part of the name.
person-unknown = Nobody on the register bears this number or name.
person-several = Several members answer: { $names }. Give the number.
requests-heading = Asked by members
requests-none = No draft is asked for by members.
request-told = received on { $received }, to be acknowledged by { $acknowledge }
ask-title = Note a request
ask-by = Members who ask
ask-about = Members who hold enough capital together may ask for a draft, at the latest on the twenty-fifth day before the assembly (C. com., L225-105, R225-71, R225-72). What they hold is read from the register.
questions-heading = Written questions
questions-none = No written question.
question-title = Note a question
question-about = Until the fourth working day before the assembly (C. com., R225-84).
question-text = Question
question-waits = not answered
question-answered = answered
answer-title = Answer
answer-about = An answer is final (C. com., L225-108).
answer-text = Answer
documents-heading = Documents of the assembly
documents-about = What members read before they vote. They find it on their own page from the notice on; what is announced is no longer withdrawn.
documents-all = All documents
documents-none = No document.
document-add-title = Add a document
document-title-missing = Give the document a title.
document-resolution = Resolution
document-of-none = none: the whole meeting
document-file-hint = PDF, ODT, DOCX, XLSX, text, PNG or JPEG, 10 MiB at most.
document-removed = withdrawn
document-told = { $kind }, { $size } KB
done-document = The document is added.
done-document-removed = The document is withdrawn.
convene-title = Call the members
convene-about = The notice takes up the plan; the agenda changes no more after it, unless members ask in time (C. com., L225-105).
convene-days = At least { $days } days lie between the dispatch and the assembly ({ $call }, C. com., R225-69).
convene-reason = Reason for a shorter notice
convene-reason-hint = For example: all members are present or represented (C. com., L225-104).
second-title = Second call
second-about = What was not decided for want of a quorum is taken up as it was; proxies and forms stay good.
done-planned = The assembly is in preparation.
done-plan-changed = The plan is changed.
done-draft = The draft is on the agenda.
done-draft-changed = The draft is changed.
done-draft-moved = The agenda is changed.
done-draft-removed = The draft is taken off the agenda.
done-asked = The request is receivable: the draft is on the agenda.
done-question = The question is noted.
done-answer = The answer is noted.
done-second = The second call is prepared.
done-convened = The members are called.

## Notices
calling-title = Notices sent
calling-about = Whom the notice reached, and how. Mail needs a written consent (C. com., R225-63); the others get it by post or by hand.
calling-reached = Reached
calling-by-mail = By e-mail
calling-by-post = By post
calling-by-hand = By hand
calling-bounced = Came back
calling-missing = To be reached
calling-missing-heading = To be reached
calling-missing-none = The notice reached every member.
calling-missing-caption = { $count ->
    [one] { $count } member to be reached
   *[other] { $count } members to be reached
}
calling-more = Not all are shown: the next appear once these are reached.
calling-post-all = All by post, on the day of the notice
calling-posted = Posted
calling-handed = Handed over
calling-sent-heading = Sent
calling-sent-none = No dispatch is noted.
calling-caption = { $count ->
    [one] { $count } member to whom the notice went, those that came back first
   *[other] { $count } members to whom the notice went, those that came back first
}
calling-channel = Way
calling-on = On
calling-times = Times
calling-not-back = sent
calling-came-back = came back on { $day }: { $reason }
calling-unknown = No member to be called bears this number or name.
calling-member-hint = The number, or a part of the name.
channel-mail = e-mail
channel-post = post
channel-hand = by hand
sending-title = Note a dispatch
sending-about = By post or by hand; mails note themselves.
sending-member-hint = The number, or a part of the name; nothing for all who are still to be reached.
sending-nobody = Nobody is left to be reached.
bounce-title = Note a return
bounce-about = The member is then to be reached another way.
bounce-reason = What came back
bounce-not-sent = No notice went to this member.
done-sent = The dispatch is noted.
done-bounced = The return is noted.

## Roll
correct-title = Correct the roll
correct-about = Before the session, an error of the roll can be corrected; it is sealed anew, and the minutes tell the reason.
correct-change = Correction
correct-change-missing = Choose the correction.
correct-add = add a voter who was left out
correct-remove = remove a voter
correct-replace = change its college or shares
correct-as-register = as on the register
correct-shares-hint = Nothing: as on the register.
correct-twice = This member is on the roll already.
done-corrected = The roll is corrected and sealed anew.
roll-corrections = Corrections
differences-title = Differences with the register
differences-about = The sealed list stays that of the record day. It is compared here with the register of the day of the assembly, as it is known now.
differences-none = The list and the register agree.
differences-before = See first how the list differs from the register
differences-held = { $college }, { $shares ->
    [one] { $shares } share
   *[other] { $shares } shares
}
differences-left = Have left the cooperative
differences-left-about = They may not vote any more (C. com., art. L231-6) and are to be struck off the list before the session.
differences-lapsing = Proxies that lapse
differences-lapsing-about = Whoever gave them may still come, give another or vote by post: a letter tells it.
differences-lapses = { $name }: who held their proxy has left
differences-lapsed = { $name }: who held their proxy is struck off the list
differences-came = Came since
differences-came-about = They were not in the register on the record day: they do not vote in this assembly.
differences-changed = Have changed
differences-changed-about = Their college and shares stay those of the list, unless they were wrong and are corrected.
differences-on-roll = on the list: { $held }
differences-on-register = in the register: { $held }
strike-title = Strike off who left
strike-about = All who have left the cooperative are struck off the list, which is sealed anew. Nobody else is touched, and newcomers do not come onto it.
strike-letters = The proxies that they held lapse; the page of the differences keeps the letter to whoever gave them.
strike-reason-missing = Give the reason: the minutes tell it.
done-struck = Who left is no longer on the list, which is sealed anew.

## Desk
desk-title = Attendance desk
desk-search = Name or number
desk-nobody = Nobody on the roll answers.
desk-caption = { $count ->
    [one] { $count } voter
   *[other] { $count } voters
}
desk-number = no. { $number } · { $college }
desk-present = Present
desk-depart = Leaves
desk-absent = absent
desk-left = left, { $hour }
desk-since = since { $hour }
desk-released = proxy left to whoever takes it
desk-wrote = sent a form, too
desk-holds = { $count ->
    [one] holds { $count } proxy
   *[other] holds { $count } proxies
}
desk-may-take = { $count ->
    [one] may take { $count } more proxy
   *[other] may take { $count } more proxies
}
desk-give = Proxy
desk-form = Form received
desk-revoke = Revoke the proxy
desk-release = Release the proxy
desk-take = Take the proxy
arrival-title = Note an arrival
arrival-about = The hour is that of the record. A proxy that was given ends; a form that was sent stands.
arrival-already = This member is present already.
departure-title = Note a departure
departure-about = The hour is that of the record. Proxies that are held no longer count; votes cast stand.
departure-not-there = This member is not present.
done-arrived = The arrival is noted.
done-departed = The departure is noted.
proxy-title = Note a proxy
proxy-about = To a member, or without a name: the chair then votes as the board advises (C. com., L225-106).
proxy-giver = Member who gave the proxy
proxy-holder-hint = The number, or a part of the name; nothing for a blank proxy.
proxy-unlimited = The statutes do not limit proxies.
proxy-ceiling = { $count ->
    [one] At most { $count } proxy a holder, by the statutes.
   *[other] At most { $count } proxies a holder, by the statutes.
}
proxy-holders = Who hold some already: { $names }.
proxy-held = { $name } { $count }, { $left } left
proxy-revoke-title = Revoke a proxy
proxy-revoke-about = A proxy may be revoked at any time (C. com., L225-106).
proxy-release-title = Release a proxy
proxy-release-about = An absent member leaves the proxy to whoever, present and of the same college, takes it.
proxy-take-title = Take a released proxy
proxy-take-about = The holder is present and of the same college.
proxy-none = This member gave no proxy.
proxy-not-released = This member did not release the proxy.
proxy-released-already = The proxy of this member is released already.
proxy-of-present = This member is present and votes in person.
proxy-another-college = This holder is not of the same college.
proxy-holder-not-there = This holder is not present.
done-proxy = The proxy is noted.
done-proxy-revoked = The proxy is revoked.
done-proxy-released = The proxy is released.
done-proxy-taken = The proxy is taken.
form-title = Note a paper form
form-about = No choice is made in advance; a resolution left empty is not voted on, and an abstention is not a vote cast (C. com., R225-76).
form-votes = Choices of the form
form-vote = { $number }. { $title }
form-nothing = –
form-amended = Should a text be amended or come up in session
form-amended-hint = Without an answer the voice is not cast on that text.
form-amended-chair = proxy to the chair
form-amended-abstain = abstention
form-amended-against = vote against
form-amended-holder = proxy to the member named below
form-amended-named = Member named for these texts
form-already = A form of this member is noted already.
form-too-many-seats = This form chooses more candidates than there are seats.
done-form = The form is noted.

## Session
session-title = Session
session-back = Back to the session
session-opened = Session opened
session-closed = Session closed
session-verdict = { $verdict } ({ $share } in favour)
opening-votes = Votes
opening-one-by-one = Open each vote in its turn, after its debate
fact-told = { $name }: { $text }
agenda-reason-hint = Who asks for it, and why; the minutes tell it.
vote-open-title = Open the vote
vote-open-about = Candidates for the same election are put to the vote together. The text changes no more after it.
amend-title = Amend
amend-about = The text changes before its vote; forms that came follow what they say of an amendment.
item-withdraw-title = Take off the agenda
item-withdraw-about = Whoever brought it may withdraw it before its vote.
secret-title = Make secret
secret-about = A secret vote can never be by name again. It is on paper, and two people count it apart.
secret-small = { $count ->
    [one] Take care: the college “{ $college }” has only { $count } ballot, which will tell what somebody voted.
   *[other] Take care: the college “{ $college }” has only { $count } ballots, fewer than five: they may tell who voted what.
}
item-add-title = Add a dismissal or a replacement
item-add-about = Only the dismissal of directors and their replacement may be added in session (C. com., L225-105).
hands-title = Count hands
hands-about = A college left empty is not counted; a new count takes the place of the first. Remote votes, forms and votes already taken are added.
count-college = { $count ->
    [one] { $college }: { $count } voice left
   *[other] { $college }: { $count } voices left
}
count-nothing = No number is given.
count-unread = { $college }: “{ $text }” is not a number.
secret-count-title = Enter the count
secret-count-about = Two people count and enter apart; neither sees the numbers of the other.
secret-count-first = First count.
secret-count-second = Second count: the first is entered, by another person.
secret-count-differs = The two counts differ: both people count again.
done-vote-opened = The vote is open.
done-amended = The text is amended.
done-item-withdrawn = The resolution is taken off the agenda.
done-secret = The vote is secret.
done-item-added = The resolution is added to the agenda.
done-hands = The hands are counted.
done-secret-count = The count is entered.
text-amended = Amended text, put to the vote
text-before = Text of the notice
course-heading = Course
course-in-session = Origin
course-in-session-yes = added in session
course-opened = Vote opened
course-closed = Vote closed
course-over = vote closed
course-withdrawn = taken off the agenda
course-reason = Reason
course-secret = Secret vote
course-secret-none = not counted yet
course-secret-one = one count of two
course-secret-two = counted, both counts agree
course-standing = Election
course-applied = What followed
standing-elected = elected
standing-outranked = had the majority; others took the seats
standing-tied = equal for the last seat: a second round is needed
standing-not-carried = did not have the majority
ranking-heading = Ranking
counts-heading = Counted without names
counts-caption = Hands, or papers of the secret vote, by college
debate-heading = Debate

## What follows
following-title = What follows the assembly
following-about = What an adopted resolution decided is done only once somebody confirms it here.
follows-elected = the mandate is to be given
follows-to-do = To do:
follows-done = Done:
applied-mandate = mandate given
applied-end = mandate ended
applied-allocation = result of the year closed on { $day } allocated
applied-statutes = version { $version } of the statutes adopted
elected-title = Give the mandate
elected-about = The mandate begins on the day of the assembly, for the years of the candidacy.
mandate-ended-title = End the mandate
mandate-ended-about = The mandate ends on the day of the assembly, by dismissal.
allocated-title = Note that it is allocated
allocated-about = The allocation is made among the years; note here that it is made.
allocated-closed-on = Year closed on
allocated-years = Allocate among the years
debate-title = Tell the debate
debate-about = A summary for the minutes; it may change until they are signed.
debate-text = Summary
besides-heading = Said besides
besides-none = Nothing is noted.
besides-tell = Tell what was said besides
done-debate = The summary is kept.
done-elected = The mandate is given.
done-mandate-ended-by-vote = The mandate has ended.
done-allocated = The allocation is noted.
minutes-title = Register of minutes
minutes-about = Signed minutes have their number, without a gap (C. com., R225-106).
minutes-none = No minutes are signed.
minutes-caption = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
minutes-heading = Minutes
minutes-assembly = Assembly
minutes-signed = Signed on
minutes-digest = Fingerprint (SHA-256)
minutes-unsigned = The minutes are not signed.
