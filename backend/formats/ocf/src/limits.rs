//! What the format cannot say of a cooperative. A reader who is not told would take silence for absence.

/// One sentence for each thing that Open Cap Format 1.2.0 has no word for.
const LIMITS: &[&str] = &[
    "Variable capital: the capital rises and falls with each subscription and withdrawal, without a decision on authorized shares; the shares authorized are therefore given as NOT APPLICABLE.",
    "Votes: each member has one vote whatever its shares, so that votes_per_share is 0; the format has no votes per stakeholder.",
    "Colleges: members vote in colleges whose results are weighted by the articles of association; a college appears only as a comment on a stakeholder, and its weight nowhere.",
    "Membership: admission by the board, the categories of members and the minimum to subscribe are not expressed; a stakeholder is a member as long as it holds a security here.",
    "Partly paid shares: what was paid on a share, what is still due and the calls are not expressed; an issuance is written for the whole nominal value on the day of the subscription.",
    "Floor of the capital: a refund that would bring the capital below its legal or statutory floor has to wait; the shares are ended on the day of exit all the same, and the waiting claim and its calendar are not expressed.",
    "Open refunds: a withdrawal whose refund is not fixed yet is written as a cancellation, and becomes a repurchase at a price in a later export.",
    "Losses at exit: a refund may be below the nominal value by the member's part in the losses; only the resulting price is expressed, neither the losses nor the nominal value that they reduced.",
    "Reserves: a member has no right to the reserves or to a surplus on liquidation; the class is written as COMMON, the only word close to it.",
    "Register: the order numbers of the register of movements appear only in identifiers and comments; two movements of one transfer become one transaction.",
    "Two times: each fact has a day of effect and a time of recording; only the day of effect is expressed, so that a fact recorded late looks as if it had always been known.",
    "Which shares: the register counts shares and does not name them; the chains of securities are reckoned first in, first out, for this export alone, and bind nobody.",
    "Nominal value: the class has one par value, that of the day of the export; an earlier one appears only as the price of the issuances of its time.",
];

/// What the format cannot say, one English sentence or two each; also written into the comments of the manifest.
pub fn limits() -> &'static [&'static str] {
    LIMITS
}
