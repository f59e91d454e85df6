//! Every resolution with its text, and its result once the vote is closed.

use async_trait::async_trait;
use kernel::prelude::*;
use sea_orm::DatabaseTransaction;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait as _, SimpleExpr};

use super::columns::{insert_all, json, maybe_json, name_of};
use crate::assembly::{AssemblyEvent, Ranked, Resolution, ResolutionOutcome};
use crate::public::ResolutionState;
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
    /// The candidate, JSON; empty when it elects nobody.
    pub candidacy: String,
    /// What is done once it is adopted, JSON, or empty.
    pub follows: String,
    /// `waiting`, `open`, `closed`, `withdrawn`.
    pub state: String,
    /// Opening of the vote, microseconds; 0 before.
    pub opened_at: i64,
    /// End of the vote, microseconds; 0 before.
    pub closed_at: i64,
    /// The text of the notice, when it was amended; else empty.
    pub first_text: String,
    /// Why it was amended, added, withdrawn or made secret.
    pub reason: String,
    /// Whether its vote is secret.
    pub secret: bool,
    /// Who counted the secret vote, JSON; empty when nobody has.
    pub secret_counted_by: String,
    /// Whether it came up in session.
    pub in_session: bool,
    /// Where the candidate came, or empty.
    pub standing: String,
    /// Summary of the debate.
    pub debate: String,
    /// What was done about it, JSON, or empty.
    pub applied: String,
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
        let Some(fact) = event.decode::<AssemblyEvent>()? else { return Ok(()) };
        let assembly = event.stream_id.as_str();
        let at = Expr::value(event.at.micros());
        match fact {
            AssemblyEvent::Convened(convened) => {
                let rows = convened.resolutions.iter().map(|each| proposed(assembly, each));
                insert_all::<ActiveModel>(db, rows.collect::<Result<_, _>>()?).await
            }
            AssemblyEvent::ResolutionRequested { request, number: Some(number) } => {
                let row = proposed(assembly, &Resolution { number, draft: request.draft })?;
                insert_all::<ActiveModel>(db, vec![row]).await
            }
            AssemblyEvent::ItemAdded { resolution, reason } => {
                let row = Model { in_session: true, reason, ..proposed(assembly, &resolution)? };
                insert_all::<ActiveModel>(db, vec![row]).await
            }
            AssemblyEvent::Opened { on: _, bureau: _, one_by_one: false } => {
                let open = [(Column::State, state(ResolutionState::Open)?), (Column::OpenedAt, at)];
                change(db, Column::AssemblyId.eq(assembly).and(Column::State.eq("waiting")), open).await
            }
            AssemblyEvent::ResolutionOpened { resolution } => {
                let open = [(Column::State, state(ResolutionState::Open)?), (Column::OpenedAt, at)];
                change(db, is(assembly, resolution), open).await
            }
            AssemblyEvent::ResolutionWithdrawn { resolution, reason } => {
                let gone = [
                    (Column::State, state(ResolutionState::Withdrawn)?),
                    (Column::Reason, Expr::value(reason)),
                ];
                change(db, is(assembly, resolution), gone).await
            }
            AssemblyEvent::ResolutionAmended { resolution, text, reason } => {
                amended(db, assembly, resolution, text, reason).await
            }
            AssemblyEvent::MadeSecret { resolution, reason } => {
                let secret = [(Column::Secret, Expr::value(true)), (Column::Reason, Expr::value(reason))];
                change(db, is(assembly, resolution), secret).await
            }
            AssemblyEvent::SecretCountEntered { resolution, by, seal: _ } => {
                counted(db, assembly, resolution, &[by]).await
            }
            AssemblyEvent::SecretCountAgreed { resolution, counts: _, by } => {
                counted(db, assembly, resolution, &by).await
            }
            AssemblyEvent::SecretCountDisagreed { resolution, by: _ } => {
                counted(db, assembly, resolution, &[]).await
            }
            AssemblyEvent::ResolutionClosed { resolution, outcome, .. } => {
                decided(db, assembly, resolution, &outcome).await?;
                let closed = [(Column::State, state(ResolutionState::Closed)?), (Column::ClosedAt, at)];
                change(db, is(assembly, resolution), closed).await
            }
            AssemblyEvent::ElectionDecided { election: _, seats: _, ranking } => {
                ranked(db, assembly, ranking).await
            }
            AssemblyEvent::DebateNoted { resolution: Some(resolution), text } => {
                change(db, is(assembly, resolution), [(Column::Debate, Expr::value(text))]).await
            }
            AssemblyEvent::ConsequenceApplied { resolution, applied } => {
                let applied = Expr::value(json(&applied)?);
                change(db, is(assembly, resolution), [(Column::Applied, applied)]).await
            }
            _ => Ok(()),
        }
    }
}

fn is(assembly: &str, resolution: u32) -> SimpleExpr {
    Column::ResolutionKey.eq(key(assembly, resolution))
}

fn state(state: ResolutionState) -> Result<SimpleExpr, KernelError> {
    Ok(Expr::value(name_of(&state)?))
}

async fn change(
    db: &DatabaseTransaction,
    which: SimpleExpr,
    columns: impl IntoIterator<Item = (Column, SimpleExpr)>,
) -> Result<(), ProjectionError> {
    let mut update = Entity::update_many();
    for (column, value) in columns {
        update = update.col_expr(column, value);
    }
    update.filter(which).exec(db).await?;
    Ok(())
}

/// The text of the notice is kept at the first amendment.
async fn amended(
    db: &DatabaseTransaction,
    assembly: &str,
    resolution: u32,
    text: String,
    reason: String,
) -> Result<(), ProjectionError> {
    let Some(row) = Entity::find_by_id(key(assembly, resolution)).one(db).await? else { return Ok(()) };
    let first = if row.first_text.is_empty() { row.text } else { row.first_text };
    let columns = [(Column::FirstText, first), (Column::Text, text), (Column::Reason, reason)];
    change(db, is(assembly, resolution), columns.map(|(column, value)| (column, Expr::value(value)))).await
}

async fn ranked(
    db: &DatabaseTransaction,
    assembly: &str,
    ranking: Vec<Ranked>,
) -> Result<(), ProjectionError> {
    for Ranked { resolution, standing, .. } in ranking {
        let standing = Expr::value(name_of(&standing)?);
        change(db, is(assembly, resolution), [(Column::Standing, standing)]).await?;
    }
    Ok(())
}

async fn counted(
    db: &DatabaseTransaction,
    assembly: &str,
    resolution: u32,
    by: &[String],
) -> Result<(), ProjectionError> {
    let by = Expr::value(json(&by)?);
    change(db, is(assembly, resolution), [(Column::SecretCountedBy, by)]).await
}

pub(super) fn key(assembly: &str, number: u32) -> String {
    format!("{assembly}/{number:06}")
}

fn proposed(assembly: &str, resolution: &Resolution) -> Result<Model, KernelError> {
    let Resolution { number, draft } = resolution;
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
        candidacy: maybe_json(draft.candidacy.as_ref())?,
        follows: maybe_json(draft.follows.as_ref())?,
        state: name_of(&ResolutionState::Waiting)?,
        opened_at: 0,
        closed_at: 0,
        first_text: String::new(),
        reason: String::new(),
        secret: false,
        secret_counted_by: String::new(),
        in_session: false,
        standing: String::new(),
        debate: String::new(),
        applied: String::new(),
    })
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
