//! `accounts_tokens`: every token that ever was, without its text. Inline: a revocation holds at once.

use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, ExprTrait, Func, Query, SelectStatement};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, FromQueryResult};
use values::Timestamp;

use super::columns::{many, optional, text};
use super::users;
use crate::public::{TokenId, TokenRow, UserId};
use crate::token::TokenEvent;

#[allow(unreachable_pub)] // sea-orm derives public items
mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "accounts_tokens")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub token_id: String,
        pub user_id: String,
        pub name: String,
        pub scopes: String,
        pub created_on: String,
        pub created_at: i64,
        pub expires_on: String,
        pub revoked_on: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use entity::{ActiveModel, Column, Entity};

/// The projector of `accounts_tokens`.
pub(crate) struct Tokens;

#[async_trait]
impl Projector for Tokens {
    fn name(&self) -> &'static str {
        "accounts.tokens"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["accounts_tokens"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["accounts.token"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        let Some(fact) = event.decode::<TokenEvent>()? else { return Ok(()) };
        match fact {
            TokenEvent::Created { user, name, scopes, expires_on } => {
                let row = ActiveModel {
                    token_id: Set(event.stream_id.clone()),
                    user_id: Set(user.to_string()),
                    name: Set(name),
                    scopes: Set(scopes.join(" ")),
                    created_on: Set(event.on.to_string()),
                    created_at: Set(event.at.micros()),
                    expires_on: Set(expires_on.to_string()),
                    revoked_on: Set(String::new()),
                };
                Entity::insert(row).exec_without_returning(db).await?;
            }
            TokenEvent::Revoked {} => {
                Entity::update_many()
                    .col_expr(Column::RevokedOn, Expr::value(event.on.to_string()))
                    .filter(Column::TokenId.eq(event.stream_id.as_str()))
                    .exec(db)
                    .await?;
            }
        }
        Ok(())
    }
}

/// Fields to filter and sort tokens by.
pub static LISTING: Listing = Listing {
    fields: &[
        Field::text("name"),
        Field::text("user_id"),
        Field::text("user_name"),
        Field::text("scopes"),
        Field::day("created_on"),
        Field::day("expires_on"),
        Field::day("revoked_on"),
        Field::int("created_at"),
    ],
    key: "token_id",
    default_sort: "-created_at",
};

#[derive(Debug, FromQueryResult)]
struct Row {
    token_id: String,
    user_id: String,
    user_name: String,
    name: String,
    scopes: String,
    created_on: String,
    expires_on: String,
    revoked_on: String,
    last_used_at: i64,
}

impl Row {
    fn read(self) -> Result<TokenRow, KernelError> {
        let used = (self.last_used_at > 0).then(|| Timestamp::from_micros(self.last_used_at));
        Ok(TokenRow {
            id: text("token_id", &self.token_id)?,
            user: text("user_id", &self.user_id)?,
            user_name: self.user_name,
            name: self.name,
            scopes: many("scopes", &self.scopes, ' ')?,
            created_on: text("created_on", &self.created_on)?,
            expires_on: text("expires_on", &self.expires_on)?,
            revoked_on: optional("revoked_on", &self.revoked_on)?,
            last_used_on: used.and_then(Timestamp::day),
        })
    }
}

/// Tokens with the names of their owners and the moments of their last use.
fn all() -> SelectStatement {
    let of = |table: &str, column: &str| Expr::col((Alias::new(table), Alias::new(column)));
    let (owners, secrets) = (Alias::new("owners"), Alias::new("accounts_token_secrets"));
    let standing = users::standing_names();
    Query::select()
        .columns(
            [
                Column::TokenId,
                Column::UserId,
                Column::Name,
                Column::Scopes,
                Column::CreatedOn,
                Column::CreatedAt,
                Column::ExpiresOn,
                Column::RevokedOn,
            ]
            .map(|column| (Entity, column)),
        )
        .expr_as(Func::coalesce([of("owners", "name"), Expr::val("")]), Alias::new("user_name"))
        .expr_as(
            Func::coalesce([of("accounts_token_secrets", "last_used_at"), Expr::val(0_i64)]),
            Alias::new("last_used_at"),
        )
        .from(Entity)
        .join_subquery(
            sea_orm::sea_query::JoinType::LeftJoin,
            standing,
            owners.clone(),
            Expr::col((Entity, Column::UserId)).equals((owners, Alias::new("user_id"))),
        )
        .left_join(
            secrets.clone(),
            Expr::col((Entity, Column::TokenId)).equals((secrets, Alias::new("token_id"))),
        )
        .to_owned()
}

/// A page of tokens: everybody's, or one user's.
pub(crate) async fn tokens(
    db: &impl ConnectionTrait,
    user: Option<UserId>,
    request: &PageRequest,
) -> Result<Page<TokenRow>, Failure> {
    let mut query = all();
    if let Some(user) = user {
        query.and_where(Expr::col((Entity, Column::UserId)).eq(user.to_string()));
    }
    let rows = list::<Row>(db, query, &LISTING, request).await?;
    Ok(super::columns::page(rows, Row::read)?)
}

/// One token.
pub(crate) async fn find(db: &impl ConnectionTrait, id: TokenId) -> Result<Option<TokenRow>, Failure> {
    let query = all().and_where(Expr::col((Entity, Column::TokenId)).eq(id.to_string())).to_owned();
    let Some(row) = db.query_one(&query).await? else { return Ok(None) };
    Ok(Some(Row::from_query_result(&row, "")?.read()?))
}
