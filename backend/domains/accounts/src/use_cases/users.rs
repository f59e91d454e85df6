//! The register of users, and what an administrator does with them.

use kernel::access::Permission;
use kernel::prelude::*;
use values::{Day, Timestamp, Uuid};

use super::{end_sessions, order, order_leaving_an_administrator};
use crate::public::{UserError, UserFile, UserId, UserRow};
use crate::user::UserCommand;
use crate::views::{links, users};
use crate::{Accounts, permissions};

impl Accounts {
    /// Changes a user's roles: sessions end, so that nobody goes on with what they were. The last administrator keeps
    /// the role.
    pub async fn change_roles(
        &self,
        context: &Context,
        user: UserId,
        roles: Vec<Role>,
    ) -> Result<(), Failure> {
        self.kernel.require(permissions::ROLES_CHANGE)?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                let before = uow.appended();
                let change = UserCommand::ChangeRoles { roles: roles.clone() };
                order_leaving_an_administrator(uow, user, change).await?;
                if uow.appended() > before {
                    end_sessions(uow, user, None, "roles").await?;
                }
                Ok(())
            })
            .await
    }

    /// Ties a user to a member and an organisation, or unties.
    pub async fn link_user(
        &self,
        context: &Context,
        user: UserId,
        member: Option<Uuid>,
        organisation: Option<Uuid>,
    ) -> Result<(), Failure> {
        let link = UserCommand::Link { member, organisation };
        self.order_about(context, permissions::USERS_LINK, user, link).await
    }

    /// Keeps a user out: every session ends, links and sign-ins that wait work no more, tokens stop at once.
    pub async fn disable_user(&self, context: &Context, user: UserId, reason: String) -> Result<(), Failure> {
        self.kernel.require(permissions::USERS_DISABLE)?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                let disable = UserCommand::Disable { id: user, reason: reason.clone() };
                order_leaving_an_administrator(uow, user, disable).await?;
                links::withdraw(uow.connection(), user).await?;
                end_sessions(uow, user, None, "disabled").await?;
                Ok(())
            })
            .await
    }

    /// Lets a user in again. A session that slipped in beside the act that kept them out does not come back to life.
    pub async fn enable_user(&self, context: &Context, user: UserId) -> Result<(), Failure> {
        self.kernel.require(permissions::USERS_DISABLE)?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                order(uow, user, UserCommand::Enable).await?;
                end_sessions(uow, user, None, "enabled").await?;
                Ok(())
            })
            .await
    }

    async fn order_about(
        &self,
        context: &Context,
        permission: Permission,
        user: UserId,
        command: UserCommand,
    ) -> Result<(), Failure> {
        self.kernel.require(permission)?;
        self.kernel.run(context, async |uow: &mut UnitOfWork| order(uow, user, command.clone()).await).await
    }

    /// A user with what its page shows.
    pub async fn user(&self, id: UserId) -> Result<UserFile, Failure> {
        self.kernel.require(permissions::USERS_READ)?;
        let row = users::find(self.kernel.reader(), id).await?.ok_or(UserError::Unknown {})?;
        self.file(row).await
    }

    /// A page of the register: users as they were on a day, as known at a moment (now, when absent).
    pub async fn users(
        &self,
        as_of: Day,
        known_at: Option<Timestamp>,
        request: &PageRequest,
    ) -> Result<Page<UserRow>, Failure> {
        self.kernel.require(permissions::USERS_READ)?;
        users::register(self.kernel.reader(), as_of, known_at, request).await
    }
}
