//! Every resolution with its text, and its result once the vote is closed.

use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait as _, Query};
use sea_orm::{DatabaseTransaction, Iterable, QueryOrder};

use super::columns::{insert_all, json, name_of, page, read, text, whole, word};
use crate::assembly::{AssemblyEvent, AssemblyId, Convened, Resolution, ResolutionDraft, ResolutionOutcome};
use crate::public::ResolutionSheet;
use crate::rules::weighted_result::CollegeTally;

/// The verdict of a vote that is not closed.
const PENDING: &str = "pending";

/// One resolution.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assemblies_resolutions")]
pub(crate) struct Model {
    /// Assembly and number as text that sorts.
    #[sea_orm(primary_key, auto_increment = false)]
    pub resolution_key: String,
    /// Of which assembly.
    pub assembly_id: String,
    /// On the agenda, from 1.
    pub number: i64,
    /// Short name.
    pub title: String,
    /// What is voted.
    pub text: String,
    /// Who brings it, JSON.
    pub proposer: String,
    /// Whether the board backs it.
    pub backed_by_board: bool,
    /// Kind of decision.
    pub decision: String,
    /// `adopted`, `rejected`, `without_quorum`, `pending`.
    pub verdict: String,
    /// Votes for.
    pub in_favour: i64,
    /// Votes against.
    pub against: i64,
    /// Declared abstentions.
    pub abstentions: i64,
    /// Blank or spoilt ballots.
    pub blanks: i64,
    /// Took part and cast nothing.
    pub silent: i64,
    /// Cast by the chair, inside for or against.
    pub blank_proxies: i64,
    /// The whole outcome, JSON; empty until closed.
    pub outcome: String,
}

/// No relation: a view stands alone.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Fills `assemblies_resolutions`.
pub(crate) struct Resolutions;

#[async_trait]
impl Projector for Resolutions {
    fn name(&self) -> &'static str {
        "assemblies.resolutions"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["assemblies_resolutions"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["assemblies.assembly"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        match event.decode::<AssemblyEvent>()? {
            Some(AssemblyEvent::Convened(convened)) => {
                insert_all::<ActiveModel>(db, proposed(&event.stream_id, &convened)?).await
            }
            Some(AssemblyEvent::ResolutionClosed { resolution, outcome, .. }) => {
                decided(db, &event.stream_id, resolution, &outcome).await
            }
            None
            | Some(
                AssemblyEvent::VotersEnrolled { .. }
                | AssemblyEvent::RollFrozen { .. }
                | AssemblyEvent::PresenceRecorded { .. }
                | AssemblyEvent::PresenceWithdrawn { .. }
                | AssemblyEvent::Opened { .. }
                | AssemblyEvent::VotesCast { .. }
                | AssemblyEvent::Closed { .. }
                | AssemblyEvent::Cancelled { .. },
            ) => Ok(()),
        }
    }
}

fn key(assembly: &str, number: u32) -> String {
    format!("{assembly}/{number:06}")
}

fn proposed(assembly: &str, convened: &Convened) -> Result<Vec<Model>, KernelError> {
    convened
        .resolutions
        .iter()
        .map(|Resolution { number, draft }| {
            Ok(Model {
                resolution_key: key(assembly, *number),
                assembly_id: assembly.to_owned(),
                number: i64::from(*number),
                title: draft.title.clone(),
                text: draft.text.clone(),
                proposer: json(&draft.proposer)?,
                backed_by_board: draft.backed_by_board,
                decision: name_of(&draft.decision)?,
                verdict: PENDING.to_owned(),
                in_favour: 0,
                against: 0,
                abstentions: 0,
                blanks: 0,
                silent: 0,
                blank_proxies: 0,
                outcome: String::new(),
            })
        })
        .collect()
}

async fn decided(
    db: &DatabaseTransaction,
    assembly: &str,
    resolution: u32,
    outcome: &ResolutionOutcome,
) -> Result<(), ProjectionError> {
    let total = |of: fn(&CollegeTally) -> u32| {
        Expr::value(outcome.result.colleges.iter().map(|each| i64::from(of(&each.tally))).sum::<i64>())
    };
    Entity::update_many()
        .col_expr(Column::Verdict, Expr::value(name_of(&outcome.verdict)?))
        .col_expr(Column::InFavour, total(|tally| tally.in_favour))
        .col_expr(Column::Against, total(|tally| tally.against))
        .col_expr(Column::Abstentions, total(|tally| tally.abstentions))
        .col_expr(Column::Blanks, total(|tally| tally.blanks))
        .col_expr(Column::Silent, total(|tally| tally.silent))
        .col_expr(Column::BlankProxies, Expr::value(i64::from(outcome.blank_proxies)))
        .col_expr(Column::Outcome, Expr::value(json(outcome)?))
        .filter(Column::ResolutionKey.eq(key(assembly, resolution)))
        .exec(db)
        .await?;
    Ok(())
}

impl Model {
    fn sheet(self) -> Result<ResolutionSheet, KernelError> {
        let outcome = if self.outcome.is_empty() { None } else { Some(read("outcome", &self.outcome)?) };
        let draft = ResolutionDraft {
            title: self.title,
            text: self.text,
            proposer: read("proposer", &self.proposer)?,
            backed_by_board: self.backed_by_board,
            decision: word("decision", &self.decision)?,
        };
        Ok(ResolutionSheet {
            assembly_id: text("assembly_id", &self.assembly_id)?,
            resolution: Resolution { number: whole("number", self.number)?, draft },
            outcome,
        })
    }
}

/// The resolutions of one assembly in the order of its agenda.
pub(crate) async fn of(
    db: &impl ConnectionTrait,
    assembly: AssemblyId,
) -> Result<Vec<ResolutionSheet>, Failure> {
    let query = Entity::find().filter(Column::AssemblyId.eq(assembly.to_string()));
    let rows = query.order_by_asc(Column::Number).all(db).await?;
    Ok(rows.into_iter().map(Model::sheet).collect::<Result<_, _>>()?)
}

/// One resolution.
pub(crate) async fn one(
    db: &impl ConnectionTrait,
    assembly: AssemblyId,
    number: u32,
) -> Result<Option<ResolutionSheet>, Failure> {
    let row = Entity::find_by_id(key(&assembly.to_string(), number)).one(db).await?;
    Ok(row.map(Model::sheet).transpose()?)
}

static LISTING: Listing = Listing {
    fields: &[
        Field::int("number"),
        Field::text("title"),
        Field::text("decision"),
        Field::text("verdict"),
        Field::bool("backed_by_board"),
        Field::int("in_favour"),
        Field::int("against"),
    ],
    key: "resolution_key",
    default_sort: "number",
};

/// The resolutions of one assembly, page by page.
pub(crate) async fn all(
    db: &impl ConnectionTrait,
    assembly: AssemblyId,
    request: &PageRequest,
) -> Result<Page<ResolutionSheet>, Failure> {
    let base = Query::select()
        .columns(Column::iter())
        .from(Entity)
        .and_where(Expr::col(Column::AssemblyId).eq(assembly.to_string()))
        .to_owned();
    let rows = list::<Model>(db, base, &LISTING, request).await?;
    Ok(page(rows, Model::sheet)?)
}
