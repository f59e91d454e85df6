//! The documents that lie before each assembly. Their bytes are kept elsewhere, under their id.

use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait as _, Query};
use sea_orm::{DatabaseTransaction, IntoActiveModel, Iterable, QueryOrder};

use super::columns::{json, page, read};
use crate::assembly::{AssemblyEvent, AssemblyId};
use crate::public::DocumentRow;
use values::Timestamp;

/// One document.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assemblies_documents")]
pub(crate) struct Model {
    /// Of which assembly.
    #[sea_orm(primary_key, auto_increment = false)]
    pub assembly_id: String,
    /// Which.
    #[sea_orm(primary_key, auto_increment = false)]
    pub document_id: String,
    /// What it is, JSON.
    pub attachment: String,
    /// Its title.
    pub title: String,
    /// Whether it was taken back.
    pub removed: bool,
    /// Time of record, microseconds.
    pub recorded_at: i64,
}

/// No relation: a view stands alone.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Fills `assemblies_documents`.
pub(crate) struct Attachments;

#[async_trait]
impl Projector for Attachments {
    fn name(&self) -> &'static str {
        "assemblies.documents"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["assemblies_documents"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["assemblies.assembly"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        match event.decode::<AssemblyEvent>()? {
            Some(AssemblyEvent::DocumentAttached(attachment)) => {
                let row = Model {
                    assembly_id: event.stream_id.clone(),
                    document_id: attachment.document.to_string(),
                    attachment: json(&attachment)?,
                    title: attachment.title,
                    removed: false,
                    recorded_at: event.at.micros(),
                };
                Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
            }
            Some(AssemblyEvent::DocumentRemoved { document }) => {
                Entity::update_many()
                    .col_expr(Column::Removed, Expr::value(true))
                    .filter(Column::AssemblyId.eq(event.stream_id.as_str()))
                    .filter(Column::DocumentId.eq(document.to_string()))
                    .exec(db)
                    .await?;
            }
            _ => {}
        }
        Ok(())
    }
}

impl Model {
    fn row(&self) -> Result<DocumentRow, KernelError> {
        Ok(DocumentRow {
            attachment: read("attachment", &self.attachment)?,
            removed: self.removed,
            recorded_at: Timestamp::from_micros(self.recorded_at),
        })
    }
}

/// The documents of one assembly, in the order in which they came.
pub(crate) async fn of(db: &impl ConnectionTrait, assembly: AssemblyId) -> Result<Vec<DocumentRow>, Failure> {
    let query = Entity::find().filter(Column::AssemblyId.eq(assembly.to_string()));
    let rows = query.order_by_asc(Column::RecordedAt).order_by_asc(Column::DocumentId).all(db).await?;
    Ok(rows.iter().map(Model::row).collect::<Result<_, _>>()?)
}

static LISTING: Listing = Listing {
    fields: &[Field::text("title"), Field::bool("removed"), Field::moment("recorded_at")],
    key: "document_id",
    default_sort: "recorded_at",
};

/// The same, page by page.
pub(crate) async fn page_of(
    db: &impl ConnectionTrait,
    assembly: AssemblyId,
    request: &PageRequest,
) -> Result<Page<DocumentRow>, Failure> {
    let base = Query::select()
        .columns(Column::iter())
        .from(Entity)
        .and_where(Expr::col(Column::AssemblyId).eq(assembly.to_string()))
        .to_owned();
    let rows = list::<Model>(db, base, &LISTING, request).await?;
    Ok(page(rows, |row| row.row())?)
}
