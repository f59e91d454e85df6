//! Whom the notice of each assembly reached: the proof of sending, and what came back.

use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use members::public::MemberId;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait as _, OnConflict, Query};
use sea_orm::{DatabaseTransaction, IntoActiveModel, Iterable, QuerySelect};
use std::collections::BTreeSet;
use values::Timestamp;

use super::columns::{maybe, page, text, whole, word};
use crate::assembly::{AssemblyEvent, AssemblyId, Dispatch, DispatchChannel};
use crate::public::{CallingRow, DispatchRow};

/// Rows of one INSERT: nine columns each stay under the 32 766 parameters of SQLite.
const BATCH: usize = 1_000;

/// One member's notice.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assemblies_dispatches")]
pub(crate) struct Model {
    /// Of which assembly.
    #[sea_orm(primary_key, auto_increment = false)]
    pub assembly_id: String,
    /// Who.
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: String,
    /// How it was sent last.
    pub channel: String,
    /// When.
    pub sent_on: String,
    /// Number of the note in the outbox; 0 for paper.
    pub note: i64,
    /// How many times it was sent.
    pub times: i64,
    /// When it came back, or empty.
    pub bounced_on: String,
    /// What came back, or empty.
    pub bounce_reason: String,
    /// Time of record, microseconds.
    pub recorded_at: i64,
}

/// No relation: a view stands alone.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Fills `assemblies_dispatches`.
pub(crate) struct Dispatches;

#[async_trait]
impl Projector for Dispatches {
    fn name(&self) -> &'static str {
        "assemblies.dispatches"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["assemblies_dispatches"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["assemblies.assembly"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        match event.decode::<AssemblyEvent>()? {
            Some(AssemblyEvent::NoticesSent { dispatches }) => sent(db, event, dispatches).await,
            Some(AssemblyEvent::NoticeBounced { member, on, reason }) => {
                Entity::update_many()
                    .col_expr(Column::BouncedOn, Expr::value(on.to_string()))
                    .col_expr(Column::BounceReason, Expr::value(reason))
                    .filter(Column::AssemblyId.eq(event.stream_id.as_str()))
                    .filter(Column::MemberId.eq(member.to_string()))
                    .exec(db)
                    .await?;
                Ok(())
            }
            _ => Ok(()),
        }
    }
}

async fn sent(
    db: &DatabaseTransaction,
    event: &Recorded,
    dispatches: Vec<Dispatch>,
) -> Result<(), ProjectionError> {
    let once_more = OnConflict::columns([Column::AssemblyId, Column::MemberId])
        .update_columns([
            Column::Channel,
            Column::SentOn,
            Column::Note,
            Column::BouncedOn,
            Column::BounceReason,
            Column::RecordedAt,
        ])
        .value(Column::Times, Expr::col((Entity, Column::Times)).add(1))
        .to_owned();
    let rows: Vec<Model> = dispatches
        .into_iter()
        .map(|dispatch| Model {
            assembly_id: event.stream_id.clone(),
            member_id: dispatch.member.to_string(),
            channel: dispatch.channel.code().to_owned(),
            sent_on: dispatch.on.to_string(),
            note: dispatch.note.unwrap_or_default(),
            times: 1,
            bounced_on: String::new(),
            bounce_reason: String::new(),
            recorded_at: event.at.micros(),
        })
        .collect();
    for batch in rows.chunks(BATCH) {
        let rows = batch.iter().cloned().map(IntoActiveModel::into_active_model);
        Entity::insert_many(rows).on_conflict(once_more.clone()).exec_without_returning(db).await?;
    }
    Ok(())
}

impl Model {
    fn row(self) -> Result<DispatchRow, KernelError> {
        Ok(DispatchRow {
            member_id: text("member_id", &self.member_id)?,
            channel: word("channel", &self.channel)?,
            sent_on: text("sent_on", &self.sent_on)?,
            note: (self.note != 0).then_some(self.note),
            times: whole("times", self.times)?,
            bounced_on: maybe("bounced_on", &self.bounced_on)?,
            bounce_reason: self.bounce_reason,
            recorded_at: Timestamp::from_micros(self.recorded_at),
        })
    }
}

static LISTING: Listing = Listing {
    fields: &[
        Field::text("member_id"),
        Field::text("channel"),
        Field::day("sent_on"),
        Field::int("times"),
        Field::text("bounced_on"),
    ],
    key: "member_id",
    default_sort: "sent_on",
};

/// The notices of one assembly, page by page.
pub(crate) async fn of(
    db: &impl ConnectionTrait,
    assembly: AssemblyId,
    request: &PageRequest,
) -> Result<Page<DispatchRow>, Failure> {
    let base = Query::select()
        .columns(Column::iter())
        .from(Entity)
        .and_where(Expr::col(Column::AssemblyId).eq(assembly.to_string()))
        .to_owned();
    let rows = list::<Model>(db, base, &LISTING, request).await?;
    Ok(page(rows, Model::row)?)
}

/// Whom the notice reached: sent, and not come back.
pub(crate) async fn reached(
    db: &impl ConnectionTrait,
    assembly: AssemblyId,
) -> Result<BTreeSet<MemberId>, Failure> {
    let ids: Vec<String> = Entity::find()
        .select_only()
        .column(Column::MemberId)
        .filter(Column::AssemblyId.eq(assembly.to_string()))
        .filter(Column::BouncedOn.eq(""))
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids.iter().map(|id| text("member_id", id)).collect::<Result<_, _>>()?)
}

/// How many, by channel.
pub(crate) async fn summary(db: &impl ConnectionTrait, assembly: AssemblyId) -> Result<CallingRow, Failure> {
    let groups: Vec<(String, String, i64)> = Entity::find()
        .select_only()
        .column(Column::Channel)
        .column(Column::BouncedOn)
        .column_as(Column::MemberId.count(), "members")
        .filter(Column::AssemblyId.eq(assembly.to_string()))
        .group_by(Column::Channel)
        .group_by(Column::BouncedOn)
        .into_tuple()
        .all(db)
        .await?;
    let mut calling = CallingRow { reached: 0, by_mail: 0, by_post: 0, by_hand: 0, bounced: 0 };
    for (channel, bounced_on, members) in groups {
        let members: u64 = whole("members", members)?;
        if !bounced_on.is_empty() {
            calling.bounced += members;
            continue;
        }
        calling.reached += members;
        match word("channel", &channel)? {
            DispatchChannel::Mail => calling.by_mail += members,
            DispatchChannel::Post => calling.by_post += members,
            DispatchChannel::Hand => calling.by_hand += members,
        }
    }
    Ok(calling)
}
