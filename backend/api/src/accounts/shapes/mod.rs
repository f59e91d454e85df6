//! Users, sessions, tokens, entries of the trail, as the API shows them.

mod sessions;
pub(crate) mod tokens;
mod trail;
mod users;

pub use sessions::{EndedDto, SessionDto, SessionIdDto};
pub use tokens::{NewTokenDto, TokenDto, TokenIdDto};
pub use trail::TrailDto;
pub use users::{UserDto, UserFileDto, UserIdDto};
