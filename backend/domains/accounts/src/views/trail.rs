//! `accounts_trail`: the audit trail, one row an entry.

use async_trait::async_trait;
use kernel::access::Owner;
use kernel::listing::list;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseTransaction, QueryTrait};
use values::Timestamp;

use super::columns::{many, optional, or_empty, page, text, whole};
use crate::public::{Method, TrailKind, TrailRow, UserId};
use crate::trail::{Asked, TrailEvent};

#[allow(unreachable_pub)] // sea-orm derives public items
mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "accounts_trail")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub entry_id: String,
        pub at: i64,
        pub on_day: String,
        pub correlation: String,
        pub actor: String,
        pub kind: String,
        pub user_id: String,
        pub method: String,
        pub reason: String,
        pub network: String,
        pub mark: String,
        pub path: String,
        pub permissions: String,
        pub owners: String,
        pub count: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use entity::{ActiveModel, Entity, Model};

/// The projector of `accounts_trail`.
pub(crate) struct TrailEntries;

#[async_trait]
impl Projector for TrailEntries {
    fn name(&self) -> &'static str {
        "accounts.trail"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["accounts_trail"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["accounts.trail"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        let Some(fact) = event.decode::<TrailEvent>()? else { return Ok(()) };
        let mut row = Model {
            entry_id: format!("{}/{:06}", event.stream_id, event.sequence),
            at: event.at.micros(),
            on_day: event.on.to_string(),
            correlation: event.correlation.to_string(),
            actor: event.actor.clone(),
            kind: String::new(),
            user_id: String::new(),
            method: String::new(),
            reason: String::new(),
            network: String::new(),
            mark: String::new(),
            path: String::new(),
            permissions: String::new(),
            owners: String::new(),
            count: 1,
        };
        describe(&mut row, fact);
        Entity::insert(ActiveModel::from(row)).exec_without_returning(db).await?;
        Ok(())
    }
}

fn describe(row: &mut Model, fact: TrailEvent) {
    let mut about = |kind: TrailKind, user: Option<UserId>, method: Option<Method>| {
        kind.as_str().clone_into(&mut row.kind);
        row.user_id = or_empty(user.as_ref());
        row.method = method.map(|method| method.as_str().to_owned()).unwrap_or_default();
    };
    match fact {
        TrailEvent::SignedIn { user, method, second_factor, network } => {
            about(TrailKind::SignedIn, Some(user), Some(method));
            row.reason = second_factor.map(|factor| factor.as_str().to_owned()).unwrap_or_default();
            row.network = network;
        }
        TrailEvent::SignInRefused { user, mark, method, reason, network } => {
            about(TrailKind::SignInRefused, user, Some(method));
            (row.mark, row.reason, row.network) = (mark.unwrap_or_default(), reason, network);
        }
        TrailEvent::LockedOut { user, mark, failures, until, network } => {
            about(TrailKind::LockedOut, user, None);
            (row.mark, row.reason, row.network) = (mark.unwrap_or_default(), until.to_string(), network);
            row.count = i64::try_from(failures).unwrap_or(i64::MAX);
        }
        TrailEvent::LinkSent { user, method, network } => {
            about(TrailKind::LinkSent, Some(user), Some(method));
            row.network = network;
        }
        TrailEvent::SignedOut { user, network } => {
            about(TrailKind::SignedOut, Some(user), None);
            row.network = network;
        }
        TrailEvent::SessionsEnded { user, count, reason } => {
            about(TrailKind::SessionsEnded, Some(user), None);
            row.reason = reason;
            row.count = i64::try_from(count).unwrap_or(i64::MAX);
        }
        TrailEvent::Exercised { method, path, network, reads, refusals } => {
            about(TrailKind::Exercised, None, None);
            row.path = format!("{method} {path}");
            row.network = network;
            row.permissions = permissions(&reads, &refusals);
            row.owners = owners(&reads, &refusals);
        }
    }
}

fn permissions(reads: &[Asked], refusals: &[Asked]) -> String {
    let reads = reads.iter().map(|asked| format!("read {}", asked.permission));
    let refusals = refusals.iter().map(|asked| format!("refused {}", asked.permission));
    each_once(reads.chain(refusals))
}

fn owners(reads: &[Asked], refusals: &[Asked]) -> String {
    let named = reads.iter().chain(refusals).filter_map(|asked| asked.owner);
    each_once(named.map(|owner| match owner {
        Owner::Member(id) => format!("member:{id}"),
        Owner::Organisation(id) => format!("organisation:{id}"),
        Owner::User(id) => format!("user:{id}"),
    }))
}

fn each_once(words: impl Iterator<Item = String>) -> String {
    let words: std::collections::BTreeSet<String> = words.collect();
    words.into_iter().collect::<Vec<_>>().join(",")
}

impl Model {
    fn read(self) -> Result<TrailRow, KernelError> {
        Ok(TrailRow {
            entry_id: self.entry_id,
            at: Timestamp::from_micros(self.at),
            correlation: self.correlation,
            actor: self.actor,
            kind: text("kind", &self.kind)?,
            user: optional("user_id", &self.user_id)?,
            method: optional("method", &self.method)?,
            reason: self.reason,
            count: whole("count", self.count)?,
            network: self.network,
            mark: self.mark,
            path: self.path,
            permissions: many("permissions", &self.permissions, ',')?,
            owners: many("owners", &self.owners, ',')?,
        })
    }
}

/// Fields to filter and sort the trail by. `owners:contains:<id>` tells who looked at somebody's data.
pub static LISTING: Listing = Listing {
    fields: &[
        Field::int("at"),
        Field::day("on_day"),
        Field::text("kind"),
        Field::text("actor"),
        Field::text("user_id"),
        Field::text("method"),
        Field::text("reason"),
        Field::text("network"),
        Field::text("mark"),
        Field::text("path"),
        Field::text("permissions"),
        Field::text("owners"),
        Field::text("correlation"),
    ],
    key: "entry_id",
    default_sort: "-at",
};

/// A page of the trail.
pub(crate) async fn trail(
    db: &impl ConnectionTrait,
    request: &PageRequest,
) -> Result<Page<TrailRow>, Failure> {
    let rows = list::<Model>(db, Entity::find().into_query(), &LISTING, request).await?;
    Ok(page(rows, Model::read)?)
}
