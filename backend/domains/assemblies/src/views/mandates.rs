//! `assemblies_mandates`: every mandate as each of its facts left it, with two times, so that the register can tell any day
//! as it was known at any moment. The row that nothing has replaced is the mandate as it stands.

use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use kernel::two_times::versions;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QueryTrait};
use values::{Day, Timestamp};

use super::columns::{ERASED, maybe, name_of, page, text, whole, word};
use crate::mandate::{Given, MandateEvent, MandateId};
use crate::public::MandateRow;

/// A mandate after one of its facts.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assemblies_mandates")]
pub(crate) struct Model {
    /// Mandate and version.
    #[sea_orm(primary_key, auto_increment = false)]
    pub row_id: String,
    /// Which.
    pub mandate_id: String,
    /// Number of the fact.
    pub version: i64,
    /// Director, chair, auditor or reviewer.
    pub kind: String,
    /// Whether it is a substitute's.
    pub substitute: bool,
    /// The member who holds it, or empty.
    pub member_id: String,
    /// Whether the holder is an entity.
    pub entity: bool,
    /// The holder's name.
    pub name: String,
    /// Who acts for the entity, or empty.
    pub representative: String,
    /// First day.
    pub from_day: String,
    /// Years.
    pub years: i64,
    /// The latest day of its term.
    pub ends_on: String,
    /// Accounts at whose assembly it ends, or empty.
    pub accounts_closed_on: String,
    /// Day of an earlier end, or empty.
    pub ended_on: String,
    /// Why it ended earlier, or empty.
    pub end_reason: String,
    /// In more words.
    pub end_note: String,
    /// The earlier end, else the term: what a list is sorted by.
    pub last_day: String,
    /// Day of the decision.
    pub decided_on: String,
    /// Who decided.
    pub decided_by: String,
    /// From which day the fact counts.
    pub on_day: String,
    /// Time of record, microseconds.
    pub recorded_at: i64,
    /// From which day the next fact counts, or empty.
    pub next_on: String,
    /// Time of record of the next fact, or 0.
    pub next_recorded_at: i64,
}

/// No relation: a view stands alone.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Fills `assemblies_mandates`.
pub(crate) struct Mandates;

#[async_trait]
impl Projector for Mandates {
    fn name(&self) -> &'static str {
        "assemblies.mandates"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["assemblies_mandates"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["assemblies.mandate"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        let Some(fact) = event.decode::<MandateEvent>()? else { return Ok(()) };
        let before = standing(db, &event.stream_id).await?;
        let mut row = match (fact, &before) {
            (MandateEvent::Given(given), _) => unended(event, &given)?,
            (MandateEvent::EndedEarly { on, reason, note }, Some(row)) => Model {
                ended_on: on.to_string(),
                last_day: on.to_string(),
                end_reason: name_of(&reason)?,
                end_note: note,
                ..row.clone()
            },
            (MandateEvent::RepresentativeReplaced { on: _, representative }, Some(row)) => {
                Model { representative: shown(Some(&representative)), ..row.clone() }
            }
            (MandateEvent::EndedEarly { .. } | MandateEvent::RepresentativeReplaced { .. }, None) => {
                return Ok(());
            }
        };
        row.row_id = format!("{}/{:06}", event.stream_id, event.sequence);
        row.version = event.sequence;
        (row.on_day, row.recorded_at) = (event.on.to_string(), event.at.micros());
        if let Some(before) = before {
            let replaced = ActiveModel {
                row_id: Set(before.row_id),
                next_on: Set(row.on_day.clone()),
                next_recorded_at: Set(row.recorded_at),
                ..Default::default()
            };
            Entity::update(replaced).exec(db).await?;
        }
        Entity::insert(ActiveModel::from(row)).exec_without_returning(db).await?;
        Ok(())
    }
}

fn shown(name: Option<&Personal<String>>) -> String {
    name.map_or_else(String::new, |name| name.value().map_or(ERASED, String::as_str).to_owned())
}

fn unended(event: &Recorded, given: &Given) -> Result<Model, KernelError> {
    let of = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    Ok(Model {
        row_id: String::new(),
        mandate_id: event.stream_id.clone(),
        version: event.sequence,
        kind: name_of(&given.kind)?,
        substitute: given.substitute,
        member_id: given.member.map(|member| member.to_string()).unwrap_or_default(),
        entity: given.entity,
        name: shown(Some(&given.name)),
        representative: shown(given.representative.as_ref()),
        from_day: given.from.to_string(),
        years: i64::from(given.years),
        ends_on: given.end.on.to_string(),
        accounts_closed_on: of(given.end.accounts_closed),
        ended_on: String::new(),
        end_reason: String::new(),
        end_note: String::new(),
        last_day: given.end.on.to_string(),
        decided_on: given.decided_on.to_string(),
        decided_by: given.decided_by.clone(),
        on_day: String::new(),
        recorded_at: 0,
        next_on: String::new(),
        next_recorded_at: 0,
    })
}

impl Model {
    fn read(self) -> Result<MandateRow, KernelError> {
        let reason = &self.end_reason;
        Ok(MandateRow {
            mandate_id: text("mandate_id", &self.mandate_id)?,
            kind: word("kind", &self.kind)?,
            substitute: self.substitute,
            member_id: maybe("member_id", &self.member_id)?,
            entity: self.entity,
            name: self.name,
            representative: self.representative,
            from: text("from_day", &self.from_day)?,
            years: whole("years", self.years)?,
            ends_on: text("ends_on", &self.ends_on)?,
            accounts_closed_on: maybe("accounts_closed_on", &self.accounts_closed_on)?,
            ended_on: maybe("ended_on", &self.ended_on)?,
            end_reason: if reason.is_empty() { None } else { Some(word("end_reason", reason)?) },
            end_note: self.end_note,
            last_day: text("last_day", &self.last_day)?,
            decided_on: text("decided_on", &self.decided_on)?,
            decided_by: self.decided_by,
            version: whole("version", self.version)?,
        })
    }
}

/// The row of a mandate that nothing has replaced.
async fn standing(db: &impl ConnectionTrait, mandate: &str) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::MandateId.eq(mandate)).filter(Column::NextOn.eq("")).one(db).await
}

/// One mandate as it stands.
pub(crate) async fn one(
    db: &impl ConnectionTrait,
    mandate: MandateId,
) -> Result<Option<MandateRow>, Failure> {
    Ok(standing(db, &mandate.to_string()).await?.map(Model::read).transpose()?)
}

static LISTING: Listing = Listing {
    fields: &[
        Field::text("name"),
        Field::text("kind"),
        Field::bool("substitute"),
        Field::text("member_id"),
        Field::bool("entity"),
        Field::text("representative"),
        Field::day("from_day"),
        Field::int("years"),
        Field::day("ends_on"),
        Field::day("accounts_closed_on"),
        Field::day("ended_on"),
        Field::text("end_reason"),
        Field::day("last_day"),
        Field::day("decided_on"),
    ],
    key: "mandate_id",
    default_sort: "last_day",
};

/// The mandates decided by a day, those that are over too, as known at a moment.
pub(crate) async fn register(
    db: &impl ConnectionTrait,
    as_of: Day,
    known_at: Option<Timestamp>,
    request: &PageRequest,
) -> Result<Page<MandateRow>, Failure> {
    let rows = list::<Model>(db, versions::<Entity>(as_of, known_at).into_query(), &LISTING, request).await?;
    Ok(page(rows, Model::read)?)
}

/// The mandates decided by a day that no earlier end has cut and whose term comes after another.
pub(crate) async fn ending(
    db: &impl ConnectionTrait,
    as_of: Day,
    after: Day,
) -> Result<Vec<MandateRow>, Failure> {
    let rows = versions::<Entity>(as_of, None)
        .filter(Column::EndedOn.eq(""))
        .filter(Column::EndsOn.gt(after.to_string()))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Model::read).collect::<Result<_, _>>()?)
}
