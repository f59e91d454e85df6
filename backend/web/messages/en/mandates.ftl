# Words of the register of mandates.

tab-mandates = Mandates
mandates-all = All mandates, those that are over too
mandates-about = Who sits on the board, chairs it, audits the accounts or reviews the cooperative. When each mandate ends is computed from the law and the statutes.
mandates-register-caption = { $count ->
    [one] { $count } mandate known on { $day }
   *[other] { $count } mandates known on { $day }
}
mandates-register-none = No mandate matches this search.
mandate-director = Member of the board
mandate-chair = Chair of the board
mandate-auditor = Statutory auditor
mandate-reviewer = Cooperative reviewer
mandate-of-substitute = { $kind } (substitute)
mandate-revocation = Revocation
mandate-running = in force
mandate-coming = to come
mandate-over = over
mandate-act = { $act }: { $name }
mandate-told = { $name }: { $kind }, from { $from } to { $until } at the latest.
mandate-acting = Permanent representative: { $name }.
done-mandate = The mandate is recorded.
done-mandate-ended = The end of the mandate is recorded.
done-mandate-represented = The new representative is recorded.

## To give a mandate
mandate-give-title = Give a mandate
mandate-give-about = When it ends follows from the law and from the closing day of the statutes in force on its first day.
mandate-kind-missing = Choose a mandate.
mandate-years = Years
mandate-years-hint = Six at most, five for a reviewer; of an auditor, financial years.
mandate-substitute = Substitute
mandate-substitute-yes = The holder takes over from an auditor or a reviewer who no longer can.
mandate-holder = Holder
mandate-member-hint = Of a member: its name and nature are those of the register on the day of the decision.
mandate-no-member = No member had this number on the day of the decision.
mandate-name = Name
mandate-name-hint = Of a holder who is no member.
mandate-entity = Nature of the holder
mandate-entity-yes = The holder who is no member is an entity.
mandate-representative = Permanent representative
mandate-representative-hint = The person who acts for an entity (C. com., art. L225-20).
mandate-decided-by = Who decided
mandate-decided-by-hint = For example: ordinary general assembly, board (co-optation).

## To end it, to replace the representative
mandate-end-title = End the mandate
mandate-end-about = A mandate ends by itself at its term: record an earlier end only.
mandate-last-day = Last day of the mandate
mandate-end-note = In more words
mandate-replace-title = Replace the representative
mandate-replace-about = An entity that takes its representative back names another at once (C. com., art. L225-20).
