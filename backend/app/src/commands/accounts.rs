//! `quintette accounts`: what only the operator of the machine does about who may enter.
//!
//! What can never happen: a second first administrator; a token of a person (a person makes their own); a program that
//! silently becomes more than it was because its name was used again.

use kernel::KeySource;
use kernel::prelude::PageRequest;
use office::Office;
use office::accounts::public::{CreateMachine, CreateToken, UserId, UserKind, UserRow, UserState};
use values::Uuid;

use crate::cli::Token;
use crate::commands::{context, print, today};
use crate::exit::Stop;
use crate::opening::House;
use crate::settings::Settings;

/// `accounts first-administrator`
pub(super) async fn first_administrator(settings: &Settings) -> Result<(), Stop> {
    let public = settings.surface()?.public()?;
    let house = House::open(settings, KeySource::Random).await?;
    match house.office.accounts.first_administrator(&context()).await? {
        Some(secret) => print(&public.link(&format!("/bienvenue/{}", &*secret))),
        None => Err(Stop::Failed(
            "there is an active administrator already, who invites the others (page « Utilisateurs »)"
                .to_owned(),
        )),
    }
}

/// `accounts token`
pub(super) async fn token(settings: &Settings, asked: Token) -> Result<(), Stop> {
    let house = House::open(settings, KeySource::Random).await?;
    let office = &house.office;
    let user = match of_that_name(office, &asked).await? {
        Some(user) => user,
        None => create(office, &asked).await?,
    };
    let expires_on = Some(today()?.plus_days(i64::from(asked.days)));
    let scopes = if asked.scopes.is_empty() { vec!["*".to_owned()] } else { asked.scopes };
    let order = CreateToken { user, name: asked.name, scopes, expires_on };
    let created = office.accounts.create_token(&context(), order).await?;
    // Without an idempotency key every order is a new one, so that the text is always there.
    let secret = created.secret.ok_or_else(|| Stop::Failed("the token has no text".to_owned()))?;
    print(&secret)
}

/// The active program of this name that is exactly what is asked for.
async fn of_that_name(office: &Office, asked: &Token) -> Result<Option<UserId>, Stop> {
    let mut roles = asked.roles.clone();
    roles.sort_unstable();
    roles.dedup();
    let is_it = |row: &UserRow| {
        row.kind == UserKind::Machine
            && row.state == UserState::Active
            && row.roles == roles
            && (row.member, row.organisation) == (asked.member, asked.organisation)
    };
    let filters = vec![format!("name:eq:{}", asked.name.trim())];
    let mut request = PageRequest { filters, ..PageRequest::default() };
    loop {
        let page = office.accounts.users(today()?, None, &request).await?;
        if let Some(found) = page.items.into_iter().find(is_it) {
            return Ok(Some(found.id));
        }
        match page.next {
            Some(next) => request.cursor = Some(next),
            None => return Ok(None),
        }
    }
}

async fn create(office: &Office, asked: &Token) -> Result<UserId, Stop> {
    let Token { name, roles, member, organisation, scopes: _, days: _ } = asked;
    let order = CreateMachine {
        id: UserId::new(Uuid::now_v7()),
        name: name.clone(),
        roles: roles.clone(),
        member: *member,
        organisation: *organisation,
    };
    Ok(office.accounts.create_machine(&context(), order).await?)
}
