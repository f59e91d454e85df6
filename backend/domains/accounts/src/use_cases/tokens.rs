//! Tokens of the API: for oneself, or by an administrator for a machine client.

use std::sync::atomic::{AtomicBool, Ordering};

use kernel::access::{Owner, Reach};
use kernel::prelude::*;
use values::Uuid;

use super::day;
use super::identifying::TOKEN_PREFIX;
use crate::public::{
    CreateToken, NewToken, TokenError, TokenId, TokenRow, UserError, UserId, UserKind, UserState,
};
use crate::rules::{lifetimes, scopes};
use crate::secrets::Secret;
use crate::token::{Token, TokenCommand};
use crate::views::{token_secrets, tokens, users};
use crate::{Accounts, permissions};

impl Accounts {
    /// Creates a token; its text is shown once. Under an idempotency key that was answered before, the same token is
    /// named without its text, which nobody has any more.
    pub async fn create_token(&self, context: &Context, asked: CreateToken) -> Result<NewToken, Failure> {
        let CreateToken { user, name, scopes, expires_on } = asked;
        self.kernel.require_over(permissions::TOKENS_CREATE, Owner::User(user.uuid()))?;
        let principal = self.kernel.principal();
        let owner = users::find(self.kernel.reader(), user).await?.ok_or(UserError::Unknown {})?;
        if owner.kind != UserKind::Machine && principal.user_id() != Some(user.uuid()) {
            return Err(UserError::NotAMachine {}.into());
        }
        if owner.state != UserState::Active {
            return Err(UserError::Disabled {}.into());
        }
        scopes::check(&scopes, &self.known, principal.scopes())?;
        let on = day(context.at)?;
        // What a token makes ends with it at the latest, or a day's token would be one for ever.
        let expires_on = lifetimes::token_end(on, expires_on, principal.last_day());
        let secret = Secret::random_with(TOKEN_PREFIX)?;
        let made = AtomicBool::new(false);
        // The answer that is kept under the key holds no text, since what is kept could be read.
        let id = self
            .kernel
            .run(context, async |uow: &mut UnitOfWork| {
                let id = TokenId::new(Uuid::new_v4());
                let (name, scopes) = (name.clone(), scopes.clone());
                let create = TokenCommand::Create { user, name, scopes, on, expires_on };
                uow.execute::<Token>(id, on, create).await?;
                token_secrets::keep(uow.connection(), id, &secret).await?;
                made.store(true, Ordering::Relaxed);
                Ok(id)
            })
            .await?;
        Ok(NewToken { id, secret: made.into_inner().then_some(secret), expires_on })
    }

    /// Ends a token at once.
    pub async fn revoke_token(&self, context: &Context, token: TokenId) -> Result<(), Failure> {
        self.kernel.reach(permissions::TOKENS_REVOKE)?;
        let row = tokens::find(self.kernel.reader(), token).await?;
        let owner = row.as_ref().map(|row| Owner::User(row.user.uuid()));
        self.kernel.require_over_found(permissions::TOKENS_REVOKE, owner)?;
        row.ok_or(TokenError::Unknown {})?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                uow.execute::<Token>(token, day(context.at)?, TokenCommand::Revoke).await?;
                token_secrets::forget(uow.connection(), token).await
            })
            .await
    }

    /// A page of tokens: all of them for who may, one's own for everybody else.
    pub async fn tokens(&self, request: &PageRequest) -> Result<Page<TokenRow>, Failure> {
        let whose = match self.kernel.reach(permissions::TOKENS_READ)? {
            Reach::All => None,
            Reach::Own(_) => self.kernel.principal().user_id().map(UserId::new),
        };
        tokens::tokens(self.kernel.reader(), whose, request).await
    }
}
