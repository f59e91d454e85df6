//! Resolutions as they are read: the text, the course of the vote, and the result once it is closed.

use std::collections::BTreeMap;

use kernel::listing::list;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait as _, Query};
use sea_orm::{Iterable, QueryOrder};

use super::columns::{maybe_read, moment, read, text, whole, word};
use super::resolutions::{Column, Entity, Model, key};
use crate::assembly::{AssemblyId, CollegeCount, Resolution, ResolutionDraft};
use crate::public::{ResolutionCourse, ResolutionSheet, ResolutionState};

impl Model {
    fn sheet(self, counts: Vec<CollegeCount>) -> Result<ResolutionSheet, KernelError> {
        let course = self.course()?;
        let outcome = maybe_read("outcome", &self.outcome)?;
        let draft = ResolutionDraft {
            title: self.title,
            text: self.text,
            proposer: read("proposer", &self.proposer)?,
            backed_by_board: self.backed_by_board,
            decision: word("decision", &self.decision)?,
            candidacy: maybe_read("candidacy", &self.candidacy)?,
            follows: maybe_read("follows", &self.follows)?,
        };
        Ok(ResolutionSheet {
            assembly_id: text("assembly_id", &self.assembly_id)?,
            resolution: Resolution { number: whole("number", self.number)?, draft },
            outcome,
            course,
            counts,
        })
    }

    fn course(&self) -> Result<ResolutionCourse, KernelError> {
        let standing = self.standing.as_str();
        Ok(ResolutionCourse {
            // A row of before these columns says by its outcome alone that its vote is over.
            state: if self.outcome.is_empty() {
                word("state", &self.state)?
            } else {
                ResolutionState::Closed
            },
            opened_at: moment(self.opened_at),
            closed_at: moment(self.closed_at),
            first_text: (!self.first_text.is_empty()).then(|| self.first_text.clone()),
            reason: self.reason.clone(),
            in_session: self.in_session,
            secret: self.secret,
            secret_counted_by: maybe_read("secret_counted_by", &self.secret_counted_by)?.unwrap_or_default(),
            standing: if standing.is_empty() { None } else { Some(word("standing", standing)?) },
            debate: self.debate.clone(),
            applied: maybe_read("applied", &self.applied)?,
        })
    }
}

/// Resolutions with what was counted without names: told once a vote is closed, as its outcome is.
async fn sheets(
    db: &impl ConnectionTrait,
    assembly: AssemblyId,
    rows: Vec<Model>,
) -> Result<Vec<ResolutionSheet>, Failure> {
    let closed: Vec<i64> = rows.iter().filter(|row| !row.outcome.is_empty()).map(|row| row.number).collect();
    let mut counts = if closed.is_empty() {
        BTreeMap::new()
    } else {
        super::counts::of(db, &assembly.to_string(), closed).await?
    };
    let read = |row: Model| {
        let counts = counts.remove(&row.number).unwrap_or_default();
        row.sheet(counts)
    };
    Ok(rows.into_iter().map(read).collect::<Result<_, _>>()?)
}

/// The resolutions of one assembly in the order of its agenda.
pub(crate) async fn of(
    db: &impl ConnectionTrait,
    assembly: AssemblyId,
) -> Result<Vec<ResolutionSheet>, Failure> {
    let query = Entity::find().filter(Column::AssemblyId.eq(assembly.to_string()));
    sheets(db, assembly, query.order_by_asc(Column::Number).all(db).await?).await
}

/// One resolution.
pub(crate) async fn one(
    db: &impl ConnectionTrait,
    assembly: AssemblyId,
    number: u32,
) -> Result<Option<ResolutionSheet>, Failure> {
    let row = Entity::find_by_id(key(&assembly.to_string(), number)).one(db).await?;
    Ok(sheets(db, assembly, row.into_iter().collect()).await?.pop())
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
    let Page { items, next, total } = list::<Model>(db, base, &LISTING, request).await?;
    Ok(Page { items: sheets(db, assembly, items).await?, next, total })
}
