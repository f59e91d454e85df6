//! `accounts_users`: every user as each of its facts left it, with two times, so that the register can tell any day as it
//! was known at any moment. The row that nothing has replaced is the user as it stands.
//!
//! Inline, because sign-in and the last administrator depend on it. Personal data whose key is destroyed are empty here
//! after the next rebuild, and the name says so.

use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use kernel::two_times::versions;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QuerySelect, QueryTrait};
use values::{Day, Timestamp, Uuid};

use super::columns::{many, optional, or_empty, page, text, whole};
use crate::public::{UserId, UserKind, UserRow, UserState};
use crate::rules::words::fold;
use crate::user::UserEvent;

/// Shown in place of a name that was erased.
const ERASED: &str = "Identité effacée";

#[allow(unreachable_pub)] // sea-orm derives public items
mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "accounts_users")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub row_id: String,
        pub user_id: String,
        pub version: i64,
        pub kind: String,
        pub name: String,
        pub search: String,
        pub email: String,
        pub roles: String,
        pub member_id: String,
        pub organisation_id: String,
        pub state: String,
        pub activated: bool,
        pub second_factor: bool,
        pub created_on: String,
        pub on_day: String,
        pub recorded_at: i64,
        pub next_on: String,
        pub next_recorded_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use entity::{ActiveModel, Column, Entity, Model};

/// The projector of `accounts_users`.
pub(crate) struct Users;

#[async_trait]
impl Projector for Users {
    fn name(&self) -> &'static str {
        "accounts.users"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["accounts_users"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["accounts.user"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        let Some(fact) = event.decode::<UserEvent>()? else { return Ok(()) };
        let before = current(db, &event.stream_id).await?;
        let mut row = match &before {
            Some(row) => row.clone(),
            None => unborn(event),
        };
        row.row_id = format!("{}/{:08}", event.stream_id, event.sequence);
        row.version = event.sequence;
        (row.on_day, row.recorded_at) = (event.on.to_string(), event.at.micros());
        change(&mut row, fact);
        if let Some(before) = before {
            let replaced = ActiveModel {
                row_id: Set(before.row_id),
                next_on: Set(row.on_day.clone()),
                next_recorded_at: Set(row.recorded_at),
                ..Default::default()
            };
            Entity::update(replaced).exec(db).await?;
        }
        Entity::insert(ActiveModel::from(row)).exec_without_returning(db).await?;
        Ok(())
    }
}

/// A row before its first fact.
fn unborn(event: &Recorded) -> Model {
    Model {
        row_id: String::new(),
        user_id: event.stream_id.clone(),
        version: 0,
        kind: UserKind::Person.as_str().to_owned(),
        name: String::new(),
        search: String::new(),
        email: String::new(),
        roles: String::new(),
        member_id: String::new(),
        organisation_id: String::new(),
        state: UserState::Invited.as_str().to_owned(),
        activated: false,
        second_factor: false,
        created_on: event.on.to_string(),
        on_day: String::new(),
        recorded_at: 0,
        next_on: String::new(),
        next_recorded_at: 0,
    }
}

fn change(row: &mut Model, fact: UserEvent) {
    match fact {
        UserEvent::Invited { identity, roles, member, organisation } => {
            let identity = identity.value();
            name(row, identity.map_or(ERASED, |identity| &identity.name));
            row.email = identity.map(|identity| identity.email.clone()).unwrap_or_default();
            row.roles = joined(&roles);
            (row.member_id, row.organisation_id) =
                (or_empty(member.as_ref()), or_empty(organisation.as_ref()));
        }
        UserEvent::MachineCreated { name: machine, roles } => {
            name(row, &machine);
            UserKind::Machine.as_str().clone_into(&mut row.kind);
            activate(row);
            row.roles = joined(&roles);
        }
        UserEvent::Activated {} => activate(row),
        UserEvent::SecondFactorEnabled {} => row.second_factor = true,
        UserEvent::SecondFactorReset {} => row.second_factor = false,
        UserEvent::RolesChanged { roles } => row.roles = joined(&roles),
        UserEvent::Linked { member, organisation } => {
            (row.member_id, row.organisation_id) =
                (or_empty(member.as_ref()), or_empty(organisation.as_ref()));
        }
        UserEvent::Disabled { reason: _ } => UserState::Disabled.as_str().clone_into(&mut row.state),
        UserEvent::Enabled {} => {
            let before = if row.activated { UserState::Active } else { UserState::Invited };
            before.as_str().clone_into(&mut row.state);
        }
        UserEvent::PasswordChanged { cause: _ }
        | UserEvent::RecoveryCodesRenewed {}
        | UserEvent::ProviderLinked { issuer: _, subject: _ } => {}
    }
}

fn activate(row: &mut Model) {
    row.activated = true;
    UserState::Active.as_str().clone_into(&mut row.state);
}

fn name(row: &mut Model, name: &str) {
    name.clone_into(&mut row.name);
    row.search = fold(name);
}

fn joined(roles: &[Role]) -> String {
    roles.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(",")
}

impl Model {
    fn read(self) -> Result<UserRow, KernelError> {
        Ok(UserRow {
            id: text("user_id", &self.user_id)?,
            kind: text("kind", &self.kind)?,
            name: self.name,
            email: self.email,
            roles: many("roles", &self.roles, ',')?,
            state: text("state", &self.state)?,
            member: optional("member_id", &self.member_id)?,
            organisation: optional("organisation_id", &self.organisation_id)?,
            second_factor: self.second_factor,
            created_on: text("created_on", &self.created_on)?,
            version: whole("version", self.version)?,
        })
    }
}

/// Rows that nothing has replaced.
fn standing() -> Select<Entity> {
    Entity::find().filter(Column::NextOn.eq(""))
}

async fn current(db: &impl ConnectionTrait, id: &str) -> Result<Option<Model>, DbErr> {
    standing().filter(Column::UserId.eq(id)).one(db).await
}

/// A user as it stands.
pub(crate) async fn find(db: &impl ConnectionTrait, id: UserId) -> Result<Option<UserRow>, Failure> {
    Ok(current(db, &id.to_string()).await?.map(Model::read).transpose()?)
}

/// The user who has an address, in lower case.
pub(crate) async fn by_email(db: &impl ConnectionTrait, email: &str) -> Result<Option<UserRow>, Failure> {
    if email.is_empty() {
        return Ok(None);
    }
    let row = standing().filter(Column::Email.eq(email)).one(db).await?;
    Ok(row.map(Model::read).transpose()?)
}

/// Whether some user, whatever its state, is tied to a member.
pub(crate) async fn has_member(db: &impl ConnectionTrait, member: Uuid) -> Result<bool, Failure> {
    let tied = standing().filter(Column::MemberId.eq(member.to_string()));
    Ok(tied.count(db).await? > 0)
}

/// How many active persons administrate.
pub(crate) async fn administrators(db: &impl ConnectionTrait) -> Result<u64, Failure> {
    let query = standing()
        .filter(Column::Kind.eq(UserKind::Person.as_str()))
        .filter(Column::State.eq(UserState::Active.as_str()))
        .filter(Column::Roles.contains(Role::Administrator.as_str()));
    Ok(query.count(db).await?)
}

/// Fields to filter and sort the register by. `search` ignores case and accents.
pub static LISTING: Listing = Listing {
    fields: &[
        Field::text("search"),
        Field::text("name"),
        Field::text("email"),
        Field::text("kind"),
        Field::text("state"),
        Field::text("roles"),
        Field::text("member_id"),
        Field::text("organisation_id"),
        Field::bool("second_factor"),
        Field::day("created_on"),
    ],
    key: "user_id",
    default_sort: "search",
};

/// A page of the register on a day.
pub(crate) async fn register(
    db: &impl ConnectionTrait,
    as_of: Day,
    known_at: Option<Timestamp>,
    request: &PageRequest,
) -> Result<Page<UserRow>, Failure> {
    let query = versions::<Entity>(as_of, known_at).into_query();
    let rows = list::<Model>(db, query, &LISTING, request).await?;
    Ok(page(rows, Model::read)?)
}

/// Identifiers and names of users as they stand, for joins.
pub(super) fn standing_names() -> sea_orm::sea_query::SelectStatement {
    standing().select_only().columns([Column::UserId, Column::Name]).into_query()
}
