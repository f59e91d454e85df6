//! The life of a token: created, then revoked or left to expire.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::Day;

use super::{TokenCommand, TokenError, TokenEvent};
use crate::rules::lifetimes::{TOKEN_DAYS_AT_MOST, TOKEN_SCOPES_AT_MOST};
use crate::rules::words::{NAME_LENGTH, short};

/// A token as its events tell it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Token {
    life: Life,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
enum Life {
    #[default]
    Unknown,
    Created,
    Revoked,
}

impl Aggregate for Token {
    const TYPE: &'static str = "accounts.token";
    type Command = TokenCommand;
    type Event = TokenEvent;
    type Error = TokenError;
    type Services = ();

    async fn handle(
        &mut self,
        command: TokenCommand,
        (): &(),
        sink: &EventSink<Self>,
    ) -> Result<(), TokenError> {
        write_all(self.decide(command)?, self, sink).await
    }

    fn apply(&mut self, event: TokenEvent) {
        self.life = match event {
            TokenEvent::Created { user: _, name: _, scopes: _, expires_on: _ } => Life::Created,
            TokenEvent::Revoked {} => Life::Revoked,
        };
    }
}

impl Token {
    /// Decides without touching the world.
    pub fn decide(&self, command: TokenCommand) -> Result<Vec<TokenEvent>, TokenError> {
        match (command, self.life) {
            (TokenCommand::Create { user, name, scopes, on, expires_on }, Life::Unknown) => {
                let maximum = NAME_LENGTH;
                let name = short(&name, maximum).ok_or(TokenError::NameOutOfRange { maximum })?;
                let scopes = bounded(scopes)?;
                let latest = last_day(on);
                if expires_on < on || expires_on > latest {
                    return Err(TokenError::ExpiryOutOfRange { expires_on, latest });
                }
                Ok(vec![TokenEvent::Created { user, name, scopes, expires_on }])
            }
            (TokenCommand::Create { .. }, Life::Created | Life::Revoked) => Err(TokenError::AlreadyExists {}),
            (TokenCommand::Revoke, Life::Unknown) => Err(TokenError::Unknown {}),
            (TokenCommand::Revoke, Life::Created) => Ok(vec![TokenEvent::Revoked {}]),
            (TokenCommand::Revoke, Life::Revoked) => Err(TokenError::AlreadyRevoked {}),
        }
    }
}

fn last_day(on: Day) -> Day {
    on.plus_days(TOKEN_DAYS_AT_MOST)
}

/// The scopes, each once, in their order.
fn bounded(mut scopes: Vec<String>) -> Result<Vec<String>, TokenError> {
    scopes.sort();
    scopes.dedup();
    let maximum = TOKEN_SCOPES_AT_MOST;
    if scopes.is_empty() || scopes.len() > maximum {
        return Err(TokenError::ScopesOutOfRange { maximum });
    }
    Ok(scopes)
}
