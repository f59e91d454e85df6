//! What was counted without names: hands raised in the room, and the papers of secret votes once two scrutineers agreed.

use std::collections::BTreeMap;

use async_trait::async_trait;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{DatabaseTransaction, IntoActiveModel, QueryOrder};

use super::columns::{text, whole};
use crate::assembly::{AssemblyEvent, CollegeCount};

/// The count of one college.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assemblies_counts")]
pub(crate) struct Model {
    /// Of which assembly.
    #[sea_orm(primary_key, auto_increment = false)]
    pub assembly_id: String,
    /// On which resolution.
    #[sea_orm(primary_key, auto_increment = false)]
    pub resolution: i64,
    /// Which.
    #[sea_orm(primary_key, auto_increment = false)]
    pub college: String,
    /// Whether it is of a secret vote.
    pub secret: bool,
    /// In favour.
    pub in_favour: i64,
    /// Against.
    pub against: i64,
    /// Abstaining.
    pub abstentions: i64,
    /// Blank or spoilt.
    pub blanks: i64,
}

/// No relation: a view stands alone.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Fills `assemblies_counts`.
pub(crate) struct Counts;

#[async_trait]
impl Projector for Counts {
    fn name(&self) -> &'static str {
        "assemblies.counts"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["assemblies_counts"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["assemblies.assembly"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        let (resolution, counts, secret) = match event.decode::<AssemblyEvent>()? {
            Some(AssemblyEvent::HandsCounted { resolution, counts }) => (resolution, counts, false),
            Some(AssemblyEvent::SecretCountAgreed { resolution, counts, by: _ }) => {
                (resolution, counts, true)
            }
            _ => return Ok(()),
        };
        let anew = OnConflict::columns([Column::AssemblyId, Column::Resolution, Column::College])
            .update_columns([
                Column::Secret,
                Column::InFavour,
                Column::Against,
                Column::Abstentions,
                Column::Blanks,
            ])
            .to_owned();
        for CollegeCount { college, in_favour, against, abstentions, blanks } in counts {
            let row = Model {
                assembly_id: event.stream_id.clone(),
                resolution: i64::from(resolution),
                college: college.as_str().to_owned(),
                secret,
                in_favour: i64::from(in_favour),
                against: i64::from(against),
                abstentions: i64::from(abstentions),
                blanks: i64::from(blanks),
            };
            Entity::insert(row.into_active_model())
                .on_conflict(anew.clone())
                .exec_without_returning(db)
                .await?;
        }
        Ok(())
    }
}

/// The counts of resolutions of one assembly by their numbers, each in the order of the colleges.
pub(super) async fn of(
    db: &impl ConnectionTrait,
    assembly: &str,
    resolutions: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<i64, Vec<CollegeCount>>, Failure> {
    let rows = Entity::find()
        .filter(Column::AssemblyId.eq(assembly))
        .filter(Column::Resolution.is_in(resolutions))
        .order_by_asc(Column::College)
        .all(db)
        .await?;
    let mut counts: BTreeMap<i64, Vec<CollegeCount>> = BTreeMap::new();
    for row in rows {
        counts.entry(row.resolution).or_default().push(CollegeCount {
            college: text("college", &row.college)?,
            in_favour: whole("in_favour", row.in_favour)?,
            against: whole("against", row.against)?,
            abstentions: whole("abstentions", row.abstentions)?,
            blanks: whole("blanks", row.blanks)?,
        });
    }
    Ok(counts)
}
