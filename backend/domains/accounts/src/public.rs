//! All that another room may name of the accounts: identifiers, orders, what is shown of users, sessions, tokens and the
//! audit trail.
//!
//! Nothing here can let anybody in: that takes the façade.

mod entering;
mod orders;
mod reads;
mod words;

pub use crate::entering::EnteringError;
pub use crate::rules::passwords::PasswordError;
pub use crate::secrets::Secret;
pub use crate::token::TokenError;
pub use crate::user::UserError;
pub use entering::{
    AcceptInvitation, Attempt, Identified, Invitation, NewSession, ProviderIdentity, SignInStep,
    TotpEnrolment, UserSummary,
};
pub use orders::{AtAddress, CreateMachine, CreateToken, InviteUser, NewToken};
pub use reads::{SecondFactorState, SessionRow, TokenRow, TrailRow, UserFile, UserRow};
pub use words::{Method, TokenState, TrailKind, UnknownWord, UserKind, UserState};

values::define_id!(
    /// A user: a person or a machine client.
    UserId
);
values::define_id!(
    /// A session: what a browser holds after its user has signed in.
    SessionId
);
values::define_id!(
    /// A token of the API.
    TokenId
);
