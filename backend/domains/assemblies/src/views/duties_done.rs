//! `assemblies_duties_done`: which duties of which year are noted as done.

use std::collections::BTreeMap;

use async_trait::async_trait;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseTransaction, IntoActiveModel};
use values::Day;

use super::columns::text;
use crate::calendar::CalendarEvent;
use crate::rules::entries::DutyDone;

/// One duty that is done.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assemblies_duties_done")]
pub(crate) struct Model {
    /// Closing day of its year.
    #[sea_orm(primary_key, auto_increment = false)]
    pub closed_on: String,
    /// Its name.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// When it was done.
    pub done_on: String,
    /// How.
    pub note: String,
    /// Time of record, microseconds.
    pub recorded_at: i64,
}

/// No relation: a view stands alone.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Fills `assemblies_duties_done`.
pub(crate) struct DutiesDone;

#[async_trait]
impl Projector for DutiesDone {
    fn name(&self) -> &'static str {
        "assemblies.duties_done"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["assemblies_duties_done"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["assemblies.calendar"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        match event.decode::<CalendarEvent>()? {
            None => {}
            Some(CalendarEvent::DutyMarkedDone { code, on, note }) => {
                let row = Model {
                    closed_on: event.stream_id.clone(),
                    code,
                    done_on: on.to_string(),
                    note,
                    recorded_at: event.at.micros(),
                };
                Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
            }
            Some(CalendarEvent::DutyMarkedUndone { code, note: _ }) => {
                Entity::delete_by_id((event.stream_id.clone(), code)).exec(db).await?;
            }
        }
        Ok(())
    }
}

/// The duties of these years that are done, by closing day and name.
pub(crate) async fn of(
    db: &impl ConnectionTrait,
    closings: [Day; 2],
) -> Result<BTreeMap<(Day, String), DutyDone>, Failure> {
    let closings = closings.map(|closing| closing.to_string());
    let rows = Entity::find().filter(Column::ClosedOn.is_in(closings)).all(db).await?;
    let read = |row: Model| -> Result<_, KernelError> {
        let done = DutyDone { on: text("done_on", &row.done_on)?, note: row.note };
        Ok(((text("closed_on", &row.closed_on)?, row.code), done))
    };
    Ok(rows.into_iter().map(read).collect::<Result<_, _>>()?)
}
