//! One's own account: what it holds, its password, its sessions.

use kernel::access::{Owner, Permission};
use kernel::prelude::*;
use values::Timestamp;

use super::{end_sessions, order, trace};
use crate::public::{
    EnteringError, SecondFactorState, SessionId, SessionRow, UserError, UserFile, UserId, UserRow,
};
use crate::rules::lifetimes::session_limits;
use crate::rules::second_factor;
use crate::rules::slow_down::ACCOUNT;
use crate::secrets::Verdict;
use crate::trail::TrailEvent;
use crate::user::{PasswordCause, UserCommand};
use crate::views::{attempts, identities, links, passwords, second_factors, sessions, users};
use crate::{Accounts, permissions};

impl Accounts {
    /// The account of who asks.
    pub async fn me(&self) -> Result<UserFile, Failure> {
        let user = self.oneself(permissions::SELF_READ).await?;
        self.file(user).await
    }

    /// The user who asks, once the permission over their own account is granted.
    pub(super) async fn oneself(&self, permission: Permission) -> Result<UserRow, Failure> {
        let Some(id) = self.kernel.principal().user_id() else {
            self.kernel.require(permission)?;
            return Err(UserError::NotAPerson {}.into()); // the house has no account
        };
        self.kernel.require_over(permission, Owner::User(id))?;
        let user = users::find(self.kernel.reader(), UserId::new(id)).await?;
        user.ok_or_else(|| UserError::Unknown {}.into())
    }

    /// A user with what its page shows.
    pub(super) async fn file(&self, row: UserRow) -> Result<UserFile, Failure> {
        let db = self.kernel.reader();
        Ok(UserFile {
            has_password: passwords::hash_for(db, Some(row.id)).await?.is_some(),
            second_factor: SecondFactorState {
                enabled: row.second_factor,
                required: second_factor::is_required(&row.roles),
                recovery_codes_left: second_factors::codes_left(db, row.id).await?,
            },
            issuers: identities::issuers_of(db, row.id).await?,
            seen_at: sessions::last_seen(db, row.id).await?,
            row,
        })
    }

    /// Changes one's password; all sessions end but the one to keep.
    pub async fn change_password(
        &self,
        context: &Context,
        current: &str,
        new: &str,
        keep: Option<SessionId>,
    ) -> Result<(), Failure> {
        let user = self.oneself(permissions::SELF_CHANGE).await?;
        self.charge_account(context, &user.email).await?;
        let stored = passwords::hash_for(self.kernel.reader(), Some(user.id)).await?;
        if self.compare(current, stored.as_deref()).await? == Verdict::Wrong {
            return Err(EnteringError::WrongCredentials {}.into());
        }
        let hash = self.new_hash(&user, new).await?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                order(uow, user.id, UserCommand::ChangePassword { cause: PasswordCause::Changed }).await?;
                passwords::set(uow.connection(), user.id, &hash, context.at).await?;
                attempts::forget(uow.connection(), &self.account(&user.email)).await?;
                // A link to reset the old one, asked for by whoever reads the mailbox, works no more.
                links::withdraw(uow.connection(), user.id).await?;
                end_sessions(uow, user.id, keep, "password").await?;
                Ok(())
            })
            .await
    }

    /// Counts an attempt about one's own account, as at the entrance: whoever took a session over may not guess on.
    pub(super) async fn charge_account(&self, context: &Context, email: &str) -> Result<(), Failure> {
        let subject = self.account(email);
        let charged = self
            .kernel
            .run(&context.clone().without_key(), async |uow: &mut UnitOfWork| {
                Ok(attempts::charge(uow.connection(), &subject, ACCOUNT, context.at).await?.err())
            })
            .await?;
        match charged {
            None => Ok(()),
            Some(retry_after) => Err(EnteringError::TooManyAttempts { retry_after }.into()),
        }
    }

    /// The sessions of a user that live.
    pub async fn sessions(&self, user: UserId, at: Timestamp) -> Result<Vec<SessionRow>, Failure> {
        self.kernel.require_over(permissions::SESSIONS_READ, Owner::User(user.uuid()))?;
        let db = self.kernel.reader();
        let row = users::find(db, user).await?.ok_or(UserError::Unknown {})?;
        sessions::of_user(db, user, at, session_limits(&row.roles).idle).await
    }

    /// A page of the same.
    pub async fn session_page(
        &self,
        user: UserId,
        at: Timestamp,
        request: &PageRequest,
    ) -> Result<Page<SessionRow>, Failure> {
        self.kernel.require_over(permissions::SESSIONS_READ, Owner::User(user.uuid()))?;
        let db = self.kernel.reader();
        let row = users::find(db, user).await?.ok_or(UserError::Unknown {})?;
        sessions::page_of_user(db, user, at, session_limits(&row.roles).idle, request).await
    }

    /// Ends a session.
    pub async fn end_session(&self, context: &Context, session: SessionId) -> Result<(), Failure> {
        self.kernel.reach(permissions::SESSIONS_END)?;
        let found = sessions::find(self.kernel.reader(), session).await?.map(|found| found.user);
        let owner = found.map(|user| Owner::User(user.uuid()));
        self.kernel.require_over_found(permissions::SESSIONS_END, owner)?;
        let user = found.ok_or(EnteringError::UnknownSession {})?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                if !sessions::end(uow.connection(), session).await? {
                    return Err(EnteringError::UnknownSession {}.into());
                }
                trace(uow, TrailEvent::SessionsEnded { user, count: 1, reason: "asked".to_owned() }).await
            })
            .await
    }

    /// Ends every session of a user; answers how many.
    pub async fn end_all_sessions(&self, context: &Context, user: UserId) -> Result<u64, Failure> {
        self.kernel.require_over(permissions::SESSIONS_END, Owner::User(user.uuid()))?;
        users::find(self.kernel.reader(), user).await?.ok_or(UserError::Unknown {})?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| end_sessions(uow, user, None, "asked").await)
            .await
    }
}
