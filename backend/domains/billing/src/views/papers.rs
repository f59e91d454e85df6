//! `billing_papers`: the bytes of frozen papers by their SHA-256. Not a read model: nothing can refill it, it
//! is written in the transaction that records the fingerprint, and never changed.

use kernel::prelude::*;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use crate::invoice::content::FrozenPaper;
use crate::rules::numbering::InvoiceNumber;

#[allow(unreachable_pub)] // sea-orm derives public items
mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "billing_papers")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub sha256: String,
        pub media_type: String,
        pub bytes: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use entity::{ActiveModel, Column, Entity};

/// A frozen paper with its bytes, verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperBytes {
    /// Fingerprint, media type and size.
    pub paper: FrozenPaper,
    /// Number of the invoice or credit note.
    pub number: InvoiceNumber,
    /// The bytes, whose fingerprint was checked.
    pub bytes: Vec<u8>,
}

pub(crate) async fn keep(
    db: &impl ConnectionTrait,
    paper: &FrozenPaper,
    bytes: &[u8],
) -> Result<(), Failure> {
    let row = ActiveModel {
        sha256: Set(paper.sha256.clone()),
        media_type: Set(paper.media_type.clone()),
        bytes: Set(bytes.to_vec()),
    };
    let same = OnConflict::column(Column::Sha256).do_nothing().to_owned();
    Entity::insert(row).on_conflict(same).exec_without_returning(db).await?;
    Ok(())
}

pub(crate) async fn read(db: &impl ConnectionTrait, sha256: &str) -> Result<Option<Vec<u8>>, Failure> {
    Ok(Entity::find_by_id(sha256.to_owned()).one(db).await?.map(|row| row.bytes))
}
