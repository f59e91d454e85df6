# The words of the statutes.

statutes-title = Statutes
statutes-about = The clauses that computations follow, version by version. An assembly keeps those of its day.
statutes-none = No statutes had been adopted by that day.
statutes-caption = { $count ->
    [one] { $count } version, as of { $day }
   *[other] { $count } versions, as of { $day }
}
statutes-version-column = Version
statutes-version = Version { $version }
statutes-version-title = Statutes, version { $version }
statutes-adopted-on = Adopted on
statutes-effective-on = In force from
statutes-in-force = in force
statutes-coming = to come
statutes-replaced = replaced
statutes-before = Against the version before
statutes-differ = { $count ->
    [0] no clause differs
    [one] { $count } clause differs
   *[other] { $count } clauses differ
}
statutes-same = unchanged
statutes-added = new
statutes-changed = changed
statutes-removed = removed
statutes-was = Before:
statutes-no-clause = None.
done-statutes = The version of the statutes is adopted.

## Chapters and clauses
statutes-colleges = Votes and colleges
statutes-quorums = Quorum
statutes-majorities = Majorities and abstentions
statutes-meetings = Proxies and the holding of assemblies
statutes-year = Financial year
statutes-categories = Categories of members
statutes-membership = Members and shares
statutes-weight = { $weight }% of the votes
statutes-carry = How a college's vote is carried over
statutes-silent = Silent college
statutes-vanished = College without a member
vanished-equal = The weight of a college without a member goes to the others equally, none above 50%.
vanished-pro-rata = The weight of a college without a member goes to the others in proportion to their weights, none above 50%.
statutes-quorum-of = Quorum, { $decision }, { $call }
statutes-quorum-none = no quorum
statutes-abstentions-law = The law of the day: counted against up to accounts closed on 19 July 2019, no vote cast since (C. com., art. L225-96 and L225-98).
statutes-ceiling = Proxies a holder
statutes-twentieth = One proxy under twenty members, a twentieth of the members beyond.
statutes-meetings-source = Holding of assemblies
statutes-own = by clauses of their own
statutes-by-law = by the law alone, the statutes are silent
statutes-forms = Paper forms
statutes-forms-days = { $days ->
    [0] received up to the day of the assembly
    [one] received { $days } day before the assembly at the latest
   *[other] received { $days } days before the assembly at the latest
}
statutes-electronic = Electronic vote, before and in the session
statutes-released = Proxies released to a present member of the same college
statutes-year-end = Closing of the year
statutes-year-february = the last day of February
statutes-year-silent = { $day }: the statutes are silent
statutes-category-told = { $college }; { $kinds }; from { $minimum }, in shares of { $nominal }
statutes-membership-source = Members and shares
statutes-capital-floor = Floor of the capital
statutes-capital-part = Floor, as a part of the highest capital
statutes-public-part = Part of local public bodies, at most
statutes-release-years = Payment of shares
statutes-early-release = Payment before a call
statutes-refund-years = Repayment of shares
statutes-partial-withdrawal = Partial withdrawal
statutes-withdrawal-notice = Notice of a resignation
statutes-notice-none = none
statutes-years = { $count ->
    [one] { $count } year at most
   *[other] { $count } years at most
}
statutes-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
statutes-approval = Approval of a transfer
approval-board = by the board
approval-assembly = by the general assembly
approval-free = none: members transfer freely among themselves
statutes-account-conversion = Current account turned into shares
statutes-college-change = Effect of a change of college
college-effect-after = after the assembly that is called already
college-effect-at-once = on the day of the decision
statutes-reserve = Statutory reserve, as a part of the balance
statutes-interest-base = Subsidies and interest on shares
interest-from-distributable = taken from the distributable balance
interest-from-result = taken from the result
statutes-interest-year-end = Interest on shares held at the closing only
statutes-revaluation = Revaluation of shares

## Adopting a version
statutes-adopt-title = Adopt a version
statutes-adopt-about = A version takes the place of the one before as a whole. A clause softer than the law is refused, with the article that forbids it.
statutes-adopt-from = The form starts from version { $version }, in force from { $day }.
statutes-adopt-first = No statutes have been adopted yet: the form holds the least that the law asks, without a college or a category.
statutes-decided-title = Adopt the statutes that were decided
statutes-decided-about = The resolution “{ $title }” changed the statutes. The form starts from version { $version }, under which the assembly was held; it becomes the one that you write here.
statutes-weight-of = { $college }, in %
statutes-weights-hint = Three colleges or more, 10 to 50% each, 100% together: 20, 12.5 or 100/3. Leave all empty for one vote a member, without colleges.
statutes-quorums-hint = Quorums are written 1/5 or 20%; 0 for none.
statutes-majority-of = Majority, { $decision }
statutes-majority-part-of = Part of the votes, { $decision }
statutes-more-than = more than
statutes-at-least = at least
statutes-ceiling-unlimited = No limit
statutes-ceiling-at-most = At most the number that follows
statutes-ceiling-most = Number of proxies, when it is set
statutes-forms-field = Paper forms: days before the assembly (0 to 3)
statutes-year-end-day = Closing day (empty: 31 December)
statutes-year-end-month = Closing month, 1 to 12
statutes-release-years-field = Payment of shares, in years
statutes-refund-years-field = Repayment of shares, in years
statutes-withdrawal-months = Notice of a resignation, in months
statutes-nominal = Nominal value of a share
statutes-categories-hint = The same for all shares. Leave empty the categories that are too many.
statutes-category-row = Category { $row }
statutes-code = Code (lower case, digits, hyphens)
statutes-no-college = none
statutes-minimum = Least subscription
statutes-kinds = Who may be of it
part-wrong = A part is written 1/5, 20% or 0.2.
statutes-weight-wrong = A weight is written 20, 12.5 or 100/3.
statutes-choose = Make a choice.
statutes-law-and-more = The law alone is chosen, but the fields that follow say otherwise: choose clauses of their own, or give them the value of the law.
statutes-ceiling-and-most = A number of proxies only goes with “At most the number that follows”.
statutes-code-missing = Give this category a code, or empty it.
statutes-code-wrong = A code has 1 to 40 plain lower-case letters, digits or hyphens.
