//! `members_applications`: every application as each of its facts left it, with two times, so that the list can tell any
//! day as it was known at any moment. The row that nothing has replaced is the application as it stands.
//!
//! Inline, because a receipt asks it who has applied already. What is personal is empty here after an erasure, on past days
//! too, and the name says so.

use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use kernel::two_times::versions;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, Condition, DatabaseTransaction, QueryOrder, QueryTrait};
use values::{Day, Shares, Timestamp};

use super::columns::{column, optional, page, text, whole};
use super::register::ERASED;
use crate::application::{ApplicationError, ApplicationEvent, Wish};
use crate::public::{Applicant, ApplicationFile, ApplicationRow, ApplicationState, CategoryCode, MemberId};
use crate::rules::folding::fold;

/// An application after one of its facts.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "members_applications")]
pub(crate) struct Model {
    /// Application and version.
    #[sea_orm(primary_key, auto_increment = false)]
    pub row_id: String,
    /// Which.
    pub application_id: String,
    /// Number of the fact.
    pub version: i64,
    /// Number in the order of receipt.
    pub number: i64,
    /// How far it is.
    pub state: String,
    /// The applicant's name as printed.
    pub name: String,
    /// The name as it is looked for and sorted.
    pub search: String,
    /// What the applicant is in law.
    pub kind: String,
    /// SIREN, or empty.
    pub siren: String,
    /// Town, or empty.
    pub city: String,
    /// The applicant as JSON; `null` once erased.
    pub applicant: String,
    /// College asked for.
    pub college: String,
    /// Category asked for.
    pub category: String,
    /// Shares asked for.
    pub shares: i64,
    /// In their own words, or empty.
    pub motivation: String,
    /// Whether it was found another.
    pub found_distinct: bool,
    /// Day of the receipt.
    pub received_on: String,
    /// Day of the end, or empty.
    pub ended_on: String,
    /// Why it was refused or withdrawn, or empty.
    pub reason: String,
    /// Number of the member, or 0.
    pub member_number: i64,
    /// First day of membership, or empty.
    pub member_since: String,
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

/// Fields to filter and sort applications by; in the order of receipt unless another is asked.
pub static LISTING: Listing = Listing {
    fields: &[
        Field::int("number"),
        Field::text("state"),
        Field::text("name"),
        Field::text("search"),
        Field::text("kind"),
        Field::text("siren"),
        Field::text("city"),
        Field::text("college"),
        Field::text("category"),
        Field::int("shares"),
        Field::day("received_on"),
        Field::day("ended_on"),
    ],
    key: "application_id",
    default_sort: "number",
};

/// The projector of `members_applications`.
pub(crate) struct Applications;

#[async_trait]
impl Projector for Applications {
    fn name(&self) -> &'static str {
        "members.applications"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["members_applications"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["members.application"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        let Some(fact) = event.decode::<ApplicationEvent>()? else { return Ok(()) };
        let erased = matches!(fact, ApplicationEvent::Erased { .. });
        let before = standing(db, &event.stream_id).await?;
        let Some(mut row) = after(fact, before.clone(), &event.stream_id)? else { return Ok(()) };
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
        if erased {
            forget(db, &event.stream_id).await?;
        }
        Ok(())
    }
}

/// The application as a fact leaves it.
fn after(fact: ApplicationEvent, before: Option<Model>, id: &str) -> Result<Option<Model>, KernelError> {
    let ended = |row: Model, state: ApplicationState, on: Day| Model {
        state: state.as_str().to_owned(),
        ended_on: on.to_string(),
        ..row
    };
    let text = |sealed: &Personal<String>| sealed.value().cloned().unwrap_or_default();
    Ok(match (fact, before) {
        (ApplicationEvent::Received { number, wish, on }, _) => {
            Some(Model { number: column("number", number)?, ..received(id, &wish, on)? })
        }
        (ApplicationEvent::Amended { wish, on: _ }, Some(row)) => {
            let received_on = super::columns::text("received_on", &row.received_on)?;
            Some(Model { number: row.number, ..received(id, &wish, received_on)? })
        }
        (ApplicationEvent::Withdrawn { reason, on }, Some(row)) => {
            Some(Model { reason: text(&reason), ..ended(row, ApplicationState::Withdrawn, on) })
        }
        (ApplicationEvent::Refused { reason, decided_on }, Some(row)) => {
            Some(Model { reason: text(&reason), ..ended(row, ApplicationState::Refused, decided_on) })
        }
        (ApplicationEvent::Accepted { member_id: _, number, decided_on, on }, Some(row)) => Some(Model {
            member_number: column("member_number", number)?,
            member_since: on.to_string(),
            ..ended(row, ApplicationState::Accepted, decided_on)
        }),
        (ApplicationEvent::Erased { on: _ }, Some(row)) => Some(row),
        (
            ApplicationEvent::Amended { .. }
            | ApplicationEvent::Withdrawn { .. }
            | ApplicationEvent::Refused { .. }
            | ApplicationEvent::Accepted { .. }
            | ApplicationEvent::Erased { .. },
            None,
        ) => None,
    })
}

/// Empties what is personal in every row of an application, past days too: as [`received`] and the ends leave it when the
/// keys are gone.
async fn forget(db: &DatabaseTransaction, application: &str) -> Result<(), DbErr> {
    let nothing = ActiveModel {
        name: Set(ERASED.to_owned()),
        search: Set(fold(ERASED)),
        siren: Set(String::new()),
        city: Set(String::new()),
        applicant: Set("null".to_owned()),
        motivation: Set(String::new()),
        reason: Set(String::new()),
        ..Default::default()
    };
    Entity::update_many().set(nothing).filter(Column::ApplicationId.eq(application)).exec(db).await?;
    Ok(())
}

fn received(id: &str, wish: &Wish, on: Day) -> Result<Model, KernelError> {
    let applicant = wish.holder.applicant();
    let (name, search, city) = match &applicant {
        Some(applicant) => {
            let (name, search) = named(applicant);
            (name, fold(&search), applicant.address().city.clone())
        }
        None => (ERASED.to_owned(), fold(ERASED), String::new()),
    };
    let motivation = wish.motivation.as_ref().and_then(Personal::value);
    Ok(Model {
        row_id: String::new(),
        application_id: id.to_owned(),
        version: 0,
        number: 0,
        state: ApplicationState::Open.as_str().to_owned(),
        name,
        search,
        kind: wish.holder.kind().as_str().to_owned(),
        siren: applicant
            .as_ref()
            .and_then(Applicant::siren)
            .map(|siren| siren.to_string())
            .unwrap_or_default(),
        city,
        applicant: serde_json::to_string(&applicant)?,
        college: wish.college.as_str().to_owned(),
        category: wish.category.to_string(),
        shares: i64::from(wish.shares.count()),
        motivation: motivation.cloned().unwrap_or_default(),
        found_distinct: wish.distinct,
        received_on: on.to_string(),
        ended_on: String::new(),
        reason: String::new(),
        member_number: 0,
        member_since: String::new(),
        on_day: String::new(),
        recorded_at: 0,
        next_on: String::new(),
        next_recorded_at: 0,
    })
}

/// The name as lists print it, and as they sort it: persons by family name.
fn named(applicant: &Applicant) -> (String, String) {
    match applicant {
        Applicant::NaturalPerson(person) => {
            let (given, family) = (&person.given_name, &person.family_name);
            (format!("{given} {family}"), format!("{family} {given}"))
        }
        Applicant::Company(entity) | Applicant::Association(entity) | Applicant::PublicBody(entity) => {
            (entity.name.clone(), entity.name.clone())
        }
    }
}

impl Model {
    fn read(self) -> Result<ApplicationRow, KernelError> {
        let number = (self.member_number != 0).then(|| whole("member_number", self.member_number));
        Ok(ApplicationRow {
            application_id: text("application_id", &self.application_id)?,
            number: whole("number", self.number)?,
            state: text("state", &self.state)?,
            name: self.name,
            kind: text("kind", &self.kind)?,
            siren: optional("siren", &self.siren)?,
            city: self.city,
            college: text("college", &self.college)?,
            category: text("category", &self.category)?,
            shares: Shares::new(whole("shares", self.shares)?),
            received_on: text("received_on", &self.received_on)?,
            ended_on: optional("ended_on", &self.ended_on)?,
            reason: self.reason,
            member_number: number.transpose()?,
            member_since: optional("member_since", &self.member_since)?,
            version: whole("version", self.version)?,
        })
    }
}

/// The row of an application that nothing has replaced.
async fn standing(db: &impl ConnectionTrait, application: &str) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::ApplicationId.eq(application)).filter(Column::NextOn.eq("")).one(db).await
}

/// A page of the applications that had come by a day, those that are over too, as known at a moment.
pub(crate) async fn applications(
    db: &impl ConnectionTrait,
    as_of: Day,
    known_at: Option<Timestamp>,
    request: &PageRequest,
) -> Result<Page<ApplicationRow>, Failure> {
    let rows = list::<Model>(db, versions::<Entity>(as_of, known_at).into_query(), &LISTING, request).await?;
    Ok(page(rows, Model::read)?)
}

/// One application on a day; `None` when it had not come by then.
pub(crate) async fn one(
    db: &impl ConnectionTrait,
    application: MemberId,
    as_of: Day,
    known_at: Option<Timestamp>,
) -> Result<Option<ApplicationFile>, Failure> {
    let mine = versions::<Entity>(as_of, known_at).filter(Column::ApplicationId.eq(application.to_string()));
    let Some(row) = mine.one(db).await? else { return Ok(None) };
    Ok(Some(ApplicationFile {
        applicant: serde_json::from_str(&row.applicant)?,
        motivation: row.motivation.clone(),
        distinct: row.found_distinct,
        row: row.read()?,
    }))
}

/// The category that an application asks for as it stands.
pub(crate) async fn category_asked(
    db: &impl ConnectionTrait,
    application: MemberId,
) -> Result<Option<CategoryCode>, Failure> {
    let row = standing(db, &application.to_string()).await?;
    Ok(row.map(|row| text("category", &row.category)).transpose()?)
}

/// Refuses an applicant who has an open application beside `id`: the same legal entity, or, unless it was found
/// `distinct`, the same name in the same town.
pub(crate) async fn not_open_already(
    db: &impl ConnectionTrait,
    id: MemberId,
    applicant: &Applicant,
    distinct: bool,
) -> Result<(), Failure> {
    let siren = applicant.siren().map(|siren| siren.to_string());
    let (_, search) = named(applicant);
    let same = match &siren {
        Some(siren) => Condition::all().add(Column::Siren.eq(siren.as_str())),
        None if distinct => return Ok(()),
        None => Condition::all().add(Column::Search.eq(fold(&search))),
    };
    let open = Entity::find()
        .filter(Column::NextOn.eq(""))
        .filter(Column::State.eq(ApplicationState::Open.as_str()))
        .filter(Column::ApplicationId.ne(id.to_string()))
        .filter(same)
        .order_by_asc(Column::Number);
    for row in open.all(db).await? {
        let number = whole("number", row.number)?;
        if let Some(siren) = siren {
            return Err(ApplicationError::SirenOpen { siren, number }.into());
        }
        if fold(&row.city) == fold(&applicant.address().city) {
            return Err(ApplicationError::OpenAlready { number, name: row.name }.into());
        }
    }
    Ok(())
}
