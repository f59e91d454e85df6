//! Words of accounts, as documented.

use office::accounts::public as accounts;
use office::kernel::access;

crate::words::words! {
    /// See [`access::Role`].
    Role = access::Role : "What a user is in the house: administers, works here, sells, is a member or represents an organisation, or audits.",
}

crate::words::words! {
    /// See [`accounts::UserKind`].
    UserKind = accounts::UserKind { Person, Machine } : "A person, who signs in on the pages, or a program, which enters by tokens.",
    /// See [`accounts::UserState`].
    UserState = accounts::UserState { Invited, Active, Disabled } : "Invited and not come yet, active, or kept out.",
    /// See [`accounts::TokenState`].
    TokenState = accounts::TokenState { Valid, Expired, Revoked } : "Whether a token works today, as far as it is its own: that of a disabled user does not either.",
    /// See [`accounts::Method`].
    EntryMethod = accounts::Method { Password, Link, Invitation, Reset, Provider, SecondFactor, RecoveryCode, Session } : "By what somebody entered, or tried to.",
    /// See [`accounts::TrailKind`].
    TrailKind = accounts::TrailKind { SignedIn, SignInRefused, LockedOut, LinkSent, SignedOut, SessionsEnded, Exercised } : "What an entry of the audit trail says; `exercised` is a read of personal data or a refusal.",
}
