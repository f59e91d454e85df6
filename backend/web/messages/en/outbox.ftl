# The words of the outbox: what leaves the house, and what did not leave.

nav-outbox = Outbox
outbox-title = Outbox
outbox-about = Mails and messages to programs: those that wait, those that left, and those that were set aside because the other end refuses them.
outbox-caption = { $count ->
    [one] { $count } item
   *[other] { $count } items, latest first
}
outbox-none = Nothing matches this search.
outbox-number = Item
outbox-kind = By
outbox-mail = mail
outbox-webhook = webhook
outbox-recipient = Recipient
outbox-subject = Subject
outbox-attempts = Attempts
outbox-written = Written on
outbox-waiting = waiting
outbox-sent = sent
outbox-parked = set aside
outbox-next = Next attempt
outbox-sent-at = Sent on
outbox-parked-at = Set aside on
outbox-reason = What prevents it
outbox-files = Attachments
outbox-log = Attempts
outbox-log-none = No attempt has been made yet.
outbox-log-caption = The attempts, in their order
outbox-attempt = Attempt
outbox-outcome = Outcome
outbox-code = Code
outbox-took = Took
outbox-words = Answer
outbox-line-sent = taken
outbox-line-deferred = put off
outbox-line-parked = given up
outbox-line-retried = another attempt asked for
outbox-asked-by = See who asked
outbox-retry = Try again
outbox-retry-all = Try again all that was set aside
outbox-parked-now = Set aside: { $count }. Mend what prevents them from leaving, then try again.
outbox-done-one = It is on its way again.
outbox-done-all = All that was set aside is on its way again.
outbox-secret = The text is not shown: it may hold a personal link.
