//! `accounts_sessions`: sessions by the hash of their secret. Kept, not projected; a session that ended is no row.

use kernel::listing::list;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ActiveValue::Set, QueryOrder, QueryTrait};
use values::Timestamp;

use super::columns::{page, text};
use crate::public::{SessionId, SessionRow, UserId};
use crate::rules::lifetimes::{TOUCH, after};
use crate::secrets::hash_of;

#[allow(unreachable_pub)] // sea-orm derives public items
mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "accounts_sessions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub session_id: String,
        pub secret_hash: String,
        pub user_id: String,
        pub started_at: i64,
        pub seen_at: i64,
        pub authenticated_at: i64,
        pub network: String,
        pub agent: String,
        pub expires_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use entity::{ActiveModel, Column, Entity, Model};

impl Model {
    fn read(self) -> Result<SessionRow, KernelError> {
        Ok(SessionRow {
            id: text("session_id", &self.session_id)?,
            user: text("user_id", &self.user_id)?,
            started_at: Timestamp::from_micros(self.started_at),
            seen_at: Timestamp::from_micros(self.seen_at),
            authenticated_at: Timestamp::from_micros(self.authenticated_at),
            expires_at: Timestamp::from_micros(self.expires_at),
            network: self.network,
            agent: self.agent,
        })
    }
}

/// Begins a session; those beyond their limit are forgotten.
pub(crate) async fn begin(db: &impl ConnectionTrait, secret: &str, row: SessionRow) -> Result<(), Failure> {
    Entity::delete_many().filter(Column::ExpiresAt.lte(row.started_at.micros())).exec(db).await?;
    let row = ActiveModel {
        session_id: Set(row.id.to_string()),
        secret_hash: Set(hash_of(secret)),
        user_id: Set(row.user.to_string()),
        started_at: Set(row.started_at.micros()),
        seen_at: Set(row.seen_at.micros()),
        authenticated_at: Set(row.authenticated_at.micros()),
        network: Set(row.network),
        agent: Set(row.agent),
        expires_at: Set(row.expires_at.micros()),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// The session of a secret, within its absolute limit.
pub(crate) async fn by_secret(
    db: &impl ConnectionTrait,
    secret: &str,
    at: Timestamp,
) -> Result<Option<SessionRow>, Failure> {
    let row = Entity::find()
        .filter(Column::SecretHash.eq(hash_of(secret)))
        .filter(Column::ExpiresAt.gt(at.micros()))
        .one(db)
        .await?;
    Ok(row.map(Model::read).transpose()?)
}

/// A session by its identifier.
pub(crate) async fn find(db: &impl ConnectionTrait, id: SessionId) -> Result<Option<SessionRow>, Failure> {
    Ok(Entity::find_by_id(id.to_string()).one(db).await?.map(Model::read).transpose()?)
}

/// Notes that a session was used, once a minute at most.
pub(crate) async fn touch(
    db: &impl ConnectionTrait,
    session: &SessionRow,
    at: Timestamp,
) -> Result<(), Failure> {
    if at < after(session.seen_at, TOUCH) {
        return Ok(());
    }
    Entity::update_many()
        .col_expr(Column::SeenAt, Expr::value(at.micros()))
        .filter(Column::SessionId.eq(session.id.to_string()))
        .filter(Column::SeenAt.lt(at.micros()))
        .exec(db)
        .await?;
    Ok(())
}

/// Gives a session another secret, after its user gave password or code again; `false` when it ended meanwhile.
pub(crate) async fn rotate(
    db: &impl ConnectionTrait,
    (before, secret): (&str, &str),
    at: Timestamp,
) -> Result<bool, Failure> {
    let rotated = Entity::update_many()
        .col_expr(Column::SecretHash, Expr::value(hash_of(secret)))
        .col_expr(Column::AuthenticatedAt, Expr::value(at.micros()))
        .col_expr(Column::SeenAt, Expr::value(at.micros()))
        .filter(Column::SecretHash.eq(hash_of(before)))
        .exec(db)
        .await?;
    Ok(rotated.rows_affected == 1)
}

/// Ends one session; `false` when it had ended.
pub(crate) async fn end(db: &impl ConnectionTrait, id: SessionId) -> Result<bool, Failure> {
    Ok(Entity::delete_by_id(id.to_string()).exec(db).await?.rows_affected == 1)
}

/// Ends the sessions of a user, apart from one; answers how many.
pub(crate) async fn end_all(
    db: &impl ConnectionTrait,
    user: UserId,
    except: Option<SessionId>,
) -> Result<u64, Failure> {
    let except = except.map(|id| id.to_string()).unwrap_or_default();
    let of = Column::UserId.eq(user.to_string()).and(Column::SessionId.ne(except));
    Ok(Entity::delete_many().filter(of).exec(db).await?.rows_affected)
}

/// Sessions of a user that live.
fn living(user: UserId, at: Timestamp, idle: i64) -> Select<Entity> {
    Entity::find()
        .filter(Column::UserId.eq(user.to_string()))
        .filter(Column::ExpiresAt.gt(at.micros()))
        .filter(Column::SeenAt.gt(after(at, -idle).micros()))
}

/// Fields to filter and sort the sessions of a user by; moments in microseconds since 1970.
pub static LISTING: Listing = Listing {
    fields: &[
        Field::int("started_at"),
        Field::int("seen_at"),
        Field::int("authenticated_at"),
        Field::int("expires_at"),
        Field::text("network"),
        Field::text("agent"),
    ],
    key: "session_id",
    default_sort: "-seen_at",
};

/// A page of the sessions of a user that live.
pub(crate) async fn page_of_user(
    db: &impl ConnectionTrait,
    user: UserId,
    at: Timestamp,
    idle: i64,
    request: &PageRequest,
) -> Result<Page<SessionRow>, Failure> {
    let rows = list::<Model>(db, living(user, at, idle).into_query(), &LISTING, request).await?;
    Ok(page(rows, Model::read)?)
}

/// Sessions of a user that live, the last used first.
pub(crate) async fn of_user(
    db: &impl ConnectionTrait,
    user: UserId,
    at: Timestamp,
    idle: i64,
) -> Result<Vec<SessionRow>, Failure> {
    let rows =
        living(user, at, idle).order_by_desc(Column::SeenAt).order_by_asc(Column::SessionId).all(db).await?;
    Ok(rows.into_iter().map(Model::read).collect::<Result<_, _>>()?)
}

/// When a user was last seen with a session that is still kept.
pub(crate) async fn last_seen(db: &impl ConnectionTrait, user: UserId) -> Result<Option<Timestamp>, Failure> {
    let of = Entity::find().filter(Column::UserId.eq(user.to_string()));
    let row = of.order_by_desc(Column::SeenAt).one(db).await?;
    Ok(row.map(|row| Timestamp::from_micros(row.seen_at)))
}
