//! In construction: the signatures of use cases that have no body yet; each refuses.
#![allow(
    missing_docs,
    unused_variables,
    clippy::unused_async,
    clippy::needless_pass_by_value,
    clippy::too_many_arguments
)]

use kernel::access::Exercise;
use kernel::prelude::*;
use values::{Day, Timestamp, Uuid};

use crate::Accounts;
use crate::public::*;
use crate::secrets::Secret;

fn unwritten() -> Failure {
    KernelError::Interrupted { reason: "cette opération n'est pas encore écrite".to_owned() }.into()
}

impl Accounts {
    pub async fn first_administrator(&self, context: &Context) -> Result<Option<Secret>, Failure> {
        Err(unwritten())
    }

    pub async fn invitation(&self, at: Timestamp, secret: &str) -> Result<Option<Invitation>, Failure> {
        Err(unwritten())
    }

    pub async fn accept_invitation(
        &self,
        attempt: &Attempt,
        secret: &str,
        accept: AcceptInvitation,
    ) -> Result<SignInStep, Failure> {
        Err(unwritten())
    }

    pub async fn sign_in_with_password(
        &self,
        attempt: &Attempt,
        email: &str,
        password: &str,
    ) -> Result<SignInStep, Failure> {
        Err(unwritten())
    }

    pub async fn confirm_second_factor(
        &self,
        attempt: &Attempt,
        pending: &str,
        code: &str,
    ) -> Result<NewSession, Failure> {
        Err(unwritten())
    }

    pub async fn second_factor_to_enrol(
        &self,
        attempt: &Attempt,
        pending: &str,
    ) -> Result<TotpEnrolment, Failure> {
        Err(unwritten())
    }

    pub async fn enrol_second_factor(
        &self,
        attempt: &Attempt,
        pending: &str,
        code: &str,
    ) -> Result<(NewSession, Vec<String>), Failure> {
        Err(unwritten())
    }

    pub async fn begin_second_factor(
        &self,
        attempt: &Attempt,
        session_secret: &str,
    ) -> Result<Secret, Failure> {
        Err(unwritten())
    }

    pub async fn request_sign_in_link(
        &self,
        attempt: &Attempt,
        email: &str,
        link: &(dyn Fn(&str) -> String + Sync),
    ) -> Result<(), Failure> {
        Err(unwritten())
    }

    pub async fn use_sign_in_link(&self, attempt: &Attempt, secret: &str) -> Result<SignInStep, Failure> {
        Err(unwritten())
    }

    pub async fn request_password_reset(
        &self,
        attempt: &Attempt,
        email: &str,
        link: &(dyn Fn(&str) -> String + Sync),
    ) -> Result<(), Failure> {
        Err(unwritten())
    }

    pub async fn reset_password(
        &self,
        attempt: &Attempt,
        secret: &str,
        password: &str,
    ) -> Result<SignInStep, Failure> {
        Err(unwritten())
    }

    pub async fn sign_in_with_provider(
        &self,
        attempt: &Attempt,
        asserted: ProviderIdentity,
    ) -> Result<SignInStep, Failure> {
        Err(unwritten())
    }

    pub async fn identify_session(&self, at: Timestamp, secret: &str) -> Result<Option<Identified>, Failure> {
        Err(unwritten())
    }

    pub async fn identify_token(&self, at: Timestamp, secret: &str) -> Result<Option<Principal>, Failure> {
        Err(unwritten())
    }

    pub async fn sign_out(&self, attempt: &Attempt, secret: &str) -> Result<(), Failure> {
        Err(unwritten())
    }

    pub async fn confirm_identity(
        &self,
        attempt: &Attempt,
        session_secret: &str,
        password: &str,
    ) -> Result<NewSession, Failure> {
        Err(unwritten())
    }

    pub async fn me(&self) -> Result<UserFile, Failure> {
        Err(unwritten())
    }

    pub async fn change_password(
        &self,
        context: &Context,
        current: &str,
        new: &str,
        keep: Option<SessionId>,
    ) -> Result<(), Failure> {
        Err(unwritten())
    }

    pub async fn renew_recovery_codes(&self, context: &Context, code: &str) -> Result<Vec<String>, Failure> {
        Err(unwritten())
    }

    pub async fn sessions(&self, user: UserId, at: Timestamp) -> Result<Vec<SessionRow>, Failure> {
        Err(unwritten())
    }

    pub async fn end_session(&self, context: &Context, session: SessionId) -> Result<(), Failure> {
        Err(unwritten())
    }

    pub async fn end_all_sessions(&self, context: &Context, user: UserId) -> Result<u64, Failure> {
        Err(unwritten())
    }

    pub async fn create_token(&self, context: &Context, order: CreateToken) -> Result<NewToken, Failure> {
        Err(unwritten())
    }

    pub async fn revoke_token(&self, context: &Context, token: TokenId) -> Result<(), Failure> {
        Err(unwritten())
    }

    pub async fn tokens(&self, request: &PageRequest) -> Result<Page<TokenRow>, Failure> {
        Err(unwritten())
    }

    pub async fn invite_user(
        &self,
        context: &Context,
        order: InviteUser,
        link: &(dyn Fn(&str) -> String + Sync),
    ) -> Result<UserId, Failure> {
        Err(unwritten())
    }

    pub async fn renew_invitation(
        &self,
        context: &Context,
        user: UserId,
        link: &(dyn Fn(&str) -> String + Sync),
    ) -> Result<(), Failure> {
        Err(unwritten())
    }

    pub async fn create_machine(&self, context: &Context, order: CreateMachine) -> Result<UserId, Failure> {
        Err(unwritten())
    }

    pub async fn change_roles(
        &self,
        context: &Context,
        user: UserId,
        roles: Vec<Role>,
    ) -> Result<(), Failure> {
        Err(unwritten())
    }

    pub async fn link_user(
        &self,
        context: &Context,
        user: UserId,
        member: Option<Uuid>,
        organisation: Option<Uuid>,
    ) -> Result<(), Failure> {
        Err(unwritten())
    }

    pub async fn disable_user(&self, context: &Context, user: UserId, reason: String) -> Result<(), Failure> {
        Err(unwritten())
    }

    pub async fn enable_user(&self, context: &Context, user: UserId) -> Result<(), Failure> {
        Err(unwritten())
    }

    pub async fn reset_second_factor(&self, context: &Context, user: UserId) -> Result<(), Failure> {
        Err(unwritten())
    }

    pub async fn user(&self, id: UserId) -> Result<UserFile, Failure> {
        Err(unwritten())
    }

    pub async fn users(
        &self,
        as_of: Day,
        known_at: Option<Timestamp>,
        request: &PageRequest,
    ) -> Result<Page<UserRow>, Failure> {
        Err(unwritten())
    }

    pub async fn record_exercise(
        &self,
        attempt: &Attempt,
        principal: &Principal,
        method: &str,
        path: &str,
        exercised: Vec<Exercise>,
    ) -> Result<(), Failure> {
        Err(unwritten())
    }

    pub async fn trail(&self, request: &PageRequest) -> Result<Page<TrailRow>, Failure> {
        Err(unwritten())
    }
}
