//! Written questions and their answers (L225-108 C. com.).

use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait as _, Query};
use sea_orm::{DatabaseTransaction, IntoActiveModel, Iterable, QueryOrder};

use super::columns::{page, text, whole};
use crate::assembly::{AssemblyEvent, AssemblyId, WrittenQuestion};
use crate::public::QuestionRow;
use values::Timestamp;

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assemblies_questions")]
pub(crate) struct Model {
    /// Of which assembly.
    #[sea_orm(primary_key, auto_increment = false)]
    pub assembly_id: String,
    /// From 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    /// Who asks.
    pub member_id: String,
    /// What.
    pub text: String,
    /// Day of arrival.
    pub received_on: String,
    /// The answer, or empty.
    pub answer: String,
    /// Time of record, microseconds.
    pub recorded_at: i64,
}

/// No relation: a view stands alone.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Fills `assemblies_questions`.
pub(crate) struct Questions;

#[async_trait]
impl Projector for Questions {
    fn name(&self) -> &'static str {
        "assemblies.questions"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["assemblies_questions"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["assemblies.assembly"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        match event.decode::<AssemblyEvent>()? {
            Some(AssemblyEvent::QuestionReceived { number, question }) => {
                let row = Model {
                    assembly_id: event.stream_id.clone(),
                    number: i64::from(number),
                    member_id: question.member.to_string(),
                    text: question.text,
                    received_on: question.received_on.to_string(),
                    answer: String::new(),
                    recorded_at: event.at.micros(),
                };
                Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
            }
            Some(AssemblyEvent::QuestionAnswered { number, answer }) => {
                Entity::update_many()
                    .col_expr(Column::Answer, Expr::value(answer))
                    .filter(Column::AssemblyId.eq(event.stream_id.as_str()))
                    .filter(Column::Number.eq(i64::from(number)))
                    .exec(db)
                    .await?;
            }
            _ => {}
        }
        Ok(())
    }
}

impl Model {
    fn row(self) -> Result<QuestionRow, KernelError> {
        Ok(QuestionRow {
            number: whole("number", self.number)?,
            question: WrittenQuestion {
                member: text("member_id", &self.member_id)?,
                text: self.text,
                received_on: text("received_on", &self.received_on)?,
            },
            answer: self.answer,
            recorded_at: Timestamp::from_micros(self.recorded_at),
        })
    }
}

/// The questions of one assembly, in the order of their arrival.
pub(crate) async fn of(db: &impl ConnectionTrait, assembly: AssemblyId) -> Result<Vec<QuestionRow>, Failure> {
    let query = Entity::find().filter(Column::AssemblyId.eq(assembly.to_string()));
    let rows = query.order_by_asc(Column::Number).all(db).await?;
    Ok(rows.into_iter().map(Model::row).collect::<Result<_, _>>()?)
}

static LISTING: Listing = Listing {
    fields: &[
        Field::int("number"),
        Field::text("member_id"),
        Field::text("text"),
        Field::day("received_on"),
        Field::text("answer"),
        Field::moment("recorded_at"),
    ],
    key: "number",
    default_sort: "number",
};

/// The same, page by page.
pub(crate) async fn page_of(
    db: &impl ConnectionTrait,
    assembly: AssemblyId,
    request: &PageRequest,
) -> Result<Page<QuestionRow>, Failure> {
    let base = Query::select()
        .columns(Column::iter())
        .from(Entity)
        .and_where(Expr::col(Column::AssemblyId).eq(assembly.to_string()))
        .to_owned();
    let rows = list::<Model>(db, base, &LISTING, request).await?;
    Ok(page(rows, Model::row)?)
}
