//! Votes by name: the annex of the minutes.

use std::collections::BTreeMap;

use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use members::public::MemberId;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait as _, Query};
use sea_orm::{DatabaseTransaction, FromQueryResult};
use values::{Shares, Timestamp};

use super::columns::{insert_all, maybe, page, text, whole, word};
use super::roll;
use crate::assembly::{AssemblyEvent, AssemblyId, IfAmended, RollCorrection, VotingOrder};
use crate::public::{Choice, RollRow, VoteChannel, VoteRow};

/// One vote.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assemblies_votes")]
pub(crate) struct Model {
    /// Of which assembly.
    #[sea_orm(primary_key, auto_increment = false)]
    pub assembly_id: String,
    /// On which resolution.
    #[sea_orm(primary_key, auto_increment = false)]
    pub resolution: i64,
    /// Whose voice.
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: String,
    /// What it says.
    pub choice: String,
    /// The holder who cast it, or empty.
    pub holder: String,
    /// Whether the chair cast it by law.
    pub by_chair: bool,
    /// Time of record, microseconds.
    pub recorded_at: i64,
    /// `desk`, `site`, `form`, `chair`.
    pub channel: String,
    /// What a form says of an amended text, or empty.
    pub if_amended: String,
}

/// No relation: a view stands alone.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Fills `assemblies_votes`. The primary key refuses a second vote even if the aggregate did not.
pub(crate) struct Votes;

#[async_trait]
impl Projector for Votes {
    fn name(&self) -> &'static str {
        "assemblies.votes"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["assemblies_votes"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["assemblies.assembly"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        let vote = |resolution: u32, member: MemberId, choice: Choice, channel: VoteChannel| Model {
            assembly_id: event.stream_id.clone(),
            resolution: i64::from(resolution),
            member_id: member.to_string(),
            choice: choice.code().to_owned(),
            holder: String::new(),
            by_chair: channel == VoteChannel::Chair,
            recorded_at: event.at.micros(),
            channel: channel.code().to_owned(),
            if_amended: String::new(),
        };
        let by = |holder: Option<MemberId>, row: Model| Model {
            holder: holder.map(|holder| holder.to_string()).unwrap_or_default(),
            ..row
        };
        let rows: Vec<Model> = match event.decode::<AssemblyEvent>()? {
            Some(AssemblyEvent::VotesCast { resolution, ballots }) => ballots
                .into_iter()
                .map(|of| by(of.holder, vote(resolution, of.member, of.choice, VoteChannel::Desk)))
                .collect(),
            Some(AssemblyEvent::Voted(VotingOrder { order: _, voter, votes })) => votes
                .into_iter()
                .map(|of| {
                    let holder = (of.member != voter).then_some(voter);
                    by(holder, vote(of.resolution, of.member, of.choice, VoteChannel::Site))
                })
                .collect(),
            Some(AssemblyEvent::FormReceived(form)) => {
                let if_amended = form.if_amended.map_or("", IfAmended::code).to_owned();
                form.choices
                    .into_iter()
                    .map(|(resolution, choice)| Model {
                        if_amended: if_amended.clone(),
                        ..vote(resolution, form.member, choice, VoteChannel::Form)
                    })
                    .collect()
            }
            Some(AssemblyEvent::ResolutionClosed { resolution, outcome: _, blank_proxies, chair_casts }) => {
                blank_proxies
                    .into_iter()
                    .map(|member| vote(resolution, member, chair_casts, VoteChannel::Chair))
                    .collect()
            }
            Some(AssemblyEvent::FormsFollowed { resolution, instructions }) => instructions
                .into_iter()
                .filter_map(|(member, said)| {
                    let row = vote(resolution, member, said.choice()?, VoteChannel::Form);
                    Some(Model { if_amended: said.code().to_owned(), ..row })
                })
                .collect(),
            Some(AssemblyEvent::ResolutionAmended { resolution, .. }) => {
                return amended(db, &event.stream_id, resolution).await;
            }
            Some(AssemblyEvent::RollCorrected { corrections, .. }) => {
                return struck(db, &event.stream_id, &corrections).await;
            }
            _ => Vec::new(),
        };
        insert_all::<ActiveModel>(db, rows).await
    }
}

impl VoteChannel {
    /// The word stored in views and shown by the API.
    pub fn code(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::Site => "site",
            Self::Form => "form",
            Self::Chair => "chair",
        }
    }
}

/// Votes of forms on a text that changed become what the form says of amendments.
async fn amended(db: &DatabaseTransaction, assembly: &str, resolution: u32) -> Result<(), ProjectionError> {
    let forms = || {
        Column::AssemblyId
            .eq(assembly)
            .and(Column::Resolution.eq(i64::from(resolution)))
            .and(Column::Channel.eq(VoteChannel::Form.code()))
    };
    let mut names = Vec::new();
    for said in [IfAmended::Abstain, IfAmended::Against] {
        let Some(choice) = said.choice() else { continue };
        Entity::update_many()
            .col_expr(Column::Choice, Expr::value(choice.code()))
            .filter(forms().and(Column::IfAmended.eq(said.code())))
            .exec(db)
            .await?;
        names.push(said.code());
    }
    Entity::delete_many().filter(forms().and(Column::IfAmended.is_not_in(names))).exec(db).await?;
    Ok(())
}

/// Whoever is no longer on the roll has no vote.
async fn struck(
    db: &DatabaseTransaction,
    assembly: &str,
    corrections: &[RollCorrection],
) -> Result<(), ProjectionError> {
    for correction in corrections {
        let RollCorrection::Removed { member } = correction else { continue };
        let mine = Column::AssemblyId.eq(assembly).and(Column::MemberId.eq(member.to_string()));
        Entity::delete_many().filter(mine).exec(db).await?;
    }
    Ok(())
}

/// A vote beside the name on the roll.
#[derive(Debug, FromQueryResult)]
struct Joined {
    member_id: String,
    number: i64,
    display_name: String,
    college: String,
    shares: i64,
    choice: String,
    holder: String,
    by_chair: bool,
    channel: String,
    recorded_at: i64,
}

impl Joined {
    fn row(self) -> Result<VoteRow, KernelError> {
        Ok(VoteRow {
            voter: RollRow {
                member_id: text("member_id", &self.member_id)?,
                number: whole("number", self.number)?,
                display_name: self.display_name,
                college: text("college", &self.college)?,
                shares: Shares::new(whole("shares", self.shares)?),
            },
            choice: word("choice", &self.choice)?,
            holder: maybe("holder", &self.holder)?,
            by_chair: self.by_chair,
            channel: word("channel", &self.channel)?,
            recorded_at: Timestamp::from_micros(self.recorded_at),
        })
    }
}

static LISTING: Listing = Listing {
    fields: &[
        Field::int("number"),
        Field::text("display_name"),
        Field::text("college"),
        Field::text("choice"),
        Field::bool("by_chair"),
        Field::text("channel"),
    ],
    key: "member_id",
    default_sort: "number",
};

/// How one member's voice was used on each resolution: its choice, the holder who cast it, whether the chair did by
/// law.
pub(crate) async fn of_member(
    db: &impl ConnectionTrait,
    assembly: AssemblyId,
    member: MemberId,
) -> Result<BTreeMap<u32, (Choice, Option<MemberId>, bool)>, Failure> {
    let query = Entity::find().filter(Column::AssemblyId.eq(assembly.to_string()));
    let rows = query.filter(Column::MemberId.eq(member.to_string())).all(db).await?;
    let read = |row: Model| -> Result<_, KernelError> {
        let vote = (word("choice", &row.choice)?, maybe("holder", &row.holder)?, row.by_chair);
        Ok((whole("resolution", row.resolution)?, vote))
    };
    Ok(rows.into_iter().map(read).collect::<Result<_, _>>()?)
}

/// The votes on one resolution, with the names of the roll.
pub(crate) async fn on(
    db: &impl ConnectionTrait,
    assembly: AssemblyId,
    resolution: u32,
    request: &PageRequest,
) -> Result<Page<VoteRow>, Failure> {
    let voter = |column: roll::Column| (roll::Entity, column);
    let line = |column: Column| (Entity, column);
    let base = Query::select()
        .columns([
            voter(roll::Column::MemberId),
            voter(roll::Column::Number),
            voter(roll::Column::DisplayName),
            voter(roll::Column::College),
            voter(roll::Column::Shares),
        ])
        .columns([
            line(Column::Choice),
            line(Column::Holder),
            line(Column::ByChair),
            line(Column::Channel),
            line(Column::RecordedAt),
        ])
        .from(Entity)
        .inner_join(
            roll::Entity,
            Expr::col(voter(roll::Column::AssemblyId))
                .equals(line(Column::AssemblyId))
                .and(Expr::col(voter(roll::Column::MemberId)).equals(line(Column::MemberId))),
        )
        .and_where(Expr::col(line(Column::AssemblyId)).eq(assembly.to_string()))
        .and_where(Expr::col(line(Column::Resolution)).eq(i64::from(resolution)))
        .to_owned();
    let rows = list::<Joined>(db, base, &LISTING, request).await?;
    Ok(page(rows, Joined::row)?)
}

/// When a voice was cast; `None` when it was not.
pub(crate) async fn cast_at(
    db: &impl ConnectionTrait,
    assembly: AssemblyId,
    (resolution, member): (u32, MemberId),
) -> Result<Option<Timestamp>, Failure> {
    let row = Entity::find()
        .filter(Column::AssemblyId.eq(assembly.to_string()))
        .filter(Column::Resolution.eq(i64::from(resolution)))
        .filter(Column::MemberId.eq(member.to_string()))
        .one(db)
        .await?;
    Ok(row.map(|row| Timestamp::from_micros(row.recorded_at)))
}
