//! The attendance sheet of each assembly, and the participation by college that it amounts to.

use async_trait::async_trait;
use kernel::prelude::*;
use members::public::MemberId;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait as _, OnConflict, SimpleExpr};
use sea_orm::{DatabaseTransaction, IntoActiveModel};

use super::columns::{name_of, text};
use crate::assembly::{AssemblyEvent, IfAmended, Presence, PresenceEntry, RollCorrection};
use crate::public::HOLDER_STRUCK;

/// Rows of one INSERT: thirteen columns each stay under the 32 766 parameters of SQLite.
const BATCH: usize = 1_000;

/// One line of an attendance sheet.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assemblies_attendance")]
pub(crate) struct Model {
    /// Of which assembly.
    #[sea_orm(primary_key, auto_increment = false)]
    pub assembly_id: String,
    /// Who.
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: String,
    /// How.
    pub mode: String,
    /// Who holds its proxy, or empty.
    pub holder: String,
    /// Whether it takes part no longer.
    pub withdrawn: bool,
    /// Why.
    pub reason: String,
    /// Time of record, microseconds.
    pub recorded_at: i64,
    /// Whether a form came.
    pub postal: bool,
    /// Whether the proxy is released and not taken.
    pub released: bool,
    /// Arrival, microseconds; 0 for whoever did not come.
    pub arrived_at: i64,
    /// Departure, microseconds; 0 for whoever did not go.
    pub left_at: i64,
    /// How the arrival was noted, or empty.
    pub signed: String,
    /// Whom its form names for what is proposed in session, or empty.
    pub named: String,
}

/// No relation: a view stands alone.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Fills `assemblies_attendance`.
pub(crate) struct AttendanceSheets;

#[async_trait]
impl Projector for AttendanceSheets {
    fn name(&self) -> &'static str {
        "assemblies.attendance"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["assemblies_attendance"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["assemblies.assembly"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        let line = |member: MemberId| (event.stream_id.as_str(), member);
        match event.decode::<AssemblyEvent>()? {
            Some(AssemblyEvent::PresenceRecorded { entries }) => recorded(db, event, entries).await,
            Some(AssemblyEvent::PresenceWithdrawn { member, reason }) => {
                let columns = [
                    (Column::Withdrawn, Expr::value(true)),
                    (Column::Postal, Expr::value(false)),
                    (Column::Released, Expr::value(false)),
                    (Column::Named, Expr::value("")),
                    (Column::Reason, Expr::value(reason)),
                ];
                change(db, line(member), columns).await
            }
            Some(AssemblyEvent::Arrived { member, way, at, signed }) => {
                let entry = PresenceEntry { member, presence: way.presence() };
                let row =
                    Model { arrived_at: at.micros(), signed: name_of(&signed)?, ..stored(event, entry) };
                write(db, vec![row], &arriving()).await
            }
            Some(AssemblyEvent::Departed { member, at }) => {
                change(db, line(member), [(Column::LeftAt, Expr::value(at.micros()))]).await?;
                only_by_form(db, line(member), "A quitté la séance").await
            }
            Some(AssemblyEvent::ProxyRevoked { member, reason }) => {
                only_by_form(db, line(member), &reason).await?;
                change(db, line(member), [(Column::Named, Expr::value(""))]).await
            }
            Some(AssemblyEvent::ProxyReleased { member }) => {
                let entry = PresenceEntry { member, presence: Presence::BlankProxy };
                write(db, vec![Model { released: true, ..stored(event, entry) }], &RELEASING).await?;
                only_by_form(db, line(member), "Pouvoir remis").await?;
                change(db, line(member), [(Column::Released, Expr::value(true))]).await
            }
            Some(AssemblyEvent::ProxyTaken { member, holder }) => {
                let entry = PresenceEntry { member, presence: Presence::Represented { holder } };
                write(db, vec![stored(event, entry)], &COMING).await
            }
            Some(AssemblyEvent::FormReceived(form)) => {
                let entry = PresenceEntry { member: form.member, presence: Presence::Postal };
                recorded(db, event, vec![entry]).await?;
                match form.if_amended {
                    Some(IfAmended::Holder(holder)) => named(db, line(form.member), holder).await,
                    Some(IfAmended::Chair | IfAmended::Abstain | IfAmended::Against) | None => Ok(()),
                }
            }
            Some(AssemblyEvent::RollCorrected { corrections, .. }) => {
                for correction in corrections {
                    if let RollCorrection::Removed { member } = correction {
                        struck(db, &event.stream_id, member).await?;
                    }
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }
}

/// What an arrival, a proxy or a line of the desk says anew; a form that came before stays.
const COMING: [Column; 9] = [
    Column::Mode,
    Column::Holder,
    Column::Withdrawn,
    Column::Released,
    Column::Reason,
    Column::ArrivedAt,
    Column::LeftAt,
    Column::Signed,
    Column::RecordedAt,
];

/// What an arrival says anew: nobody speaks for the member any more.
fn arriving() -> Vec<Column> {
    COMING.into_iter().chain([Column::Named]).collect()
}

/// What a release says anew.
const RELEASING: [Column; 2] = [Column::Released, Column::RecordedAt];

async fn write(db: &DatabaseTransaction, rows: Vec<Model>, anew: &[Column]) -> Result<(), ProjectionError> {
    let known = OnConflict::columns([Column::AssemblyId, Column::MemberId])
        .update_columns(anew.iter().copied())
        .to_owned();
    let mut rows = rows.into_iter().map(IntoActiveModel::into_active_model).peekable();
    while rows.peek().is_some() {
        let batch: Vec<ActiveModel> = rows.by_ref().take(BATCH).collect();
        Entity::insert_many(batch).on_conflict(known.clone()).exec_without_returning(db).await?;
    }
    Ok(())
}

async fn change(
    db: &DatabaseTransaction,
    (assembly, member): (&str, MemberId),
    columns: impl IntoIterator<Item = (Column, SimpleExpr)>,
) -> Result<(), ProjectionError> {
    let mut update = Entity::update_many();
    for (column, value) in columns {
        update = update.col_expr(column, value);
    }
    update
        .filter(Column::AssemblyId.eq(assembly))
        .filter(Column::MemberId.eq(member.to_string()))
        .exec(db)
        .await?;
    Ok(())
}

/// Whoever is there no more, and is not represented, takes part by the form that came, or not at all: such a line still says
/// how it was, and who held the proxy.
async fn only_by_form(
    db: &DatabaseTransaction,
    line: (&str, MemberId),
    reason: &str,
) -> Result<(), ProjectionError> {
    let by_form = || Expr::col(Column::Postal);
    let mode = Expr::case(by_form(), Expr::value(Presence::Postal.code())).finally(Expr::col(Column::Mode));
    let holder = Expr::case(by_form(), Expr::value("")).finally(Expr::col(Column::Holder));
    let why = Expr::case(by_form(), Expr::value("")).finally(Expr::value(reason));
    let columns = [
        (Column::Mode, mode.into()),
        (Column::Holder, holder.into()),
        (Column::Released, Expr::value(false)),
        (Column::Withdrawn, by_form().not()),
        (Column::Reason, why.into()),
    ];
    change(db, line, columns).await
}

/// A member struck off the roll takes no part, and whoever had given it a proxy has none.
async fn struck(db: &DatabaseTransaction, assembly: &str, member: MemberId) -> Result<(), ProjectionError> {
    let id = member.to_string();
    let mine = Column::AssemblyId.eq(assembly).and(Column::MemberId.eq(id.as_str()));
    Entity::delete_many().filter(mine).exec(db).await?;
    let principals = Entity::find()
        .filter(Column::AssemblyId.eq(assembly))
        .filter(Column::Holder.eq(id.as_str()))
        .filter(Column::Withdrawn.eq(false))
        .all(db)
        .await?;
    for row in principals {
        let principal = text("member_id", &row.member_id)?;
        only_by_form(db, (assembly, principal), HOLDER_STRUCK).await?;
    }
    let naming = Column::AssemblyId.eq(assembly).and(Column::Named.eq(id.as_str()));
    Entity::update_many().col_expr(Column::Named, Expr::value("")).filter(naming).exec(db).await?;
    Ok(())
}

/// A form names somebody for what is proposed in session; whoever is there speaks for itself.
async fn named(
    db: &DatabaseTransaction,
    (assembly, member): (&str, MemberId),
    holder: MemberId,
) -> Result<(), ProjectionError> {
    let there = [Presence::InPerson.code(), Presence::Remote.code()];
    let row = Column::AssemblyId.eq(assembly).and(Column::MemberId.eq(member.to_string()));
    let absent = Column::Mode.is_not_in(there).or(Column::Withdrawn.eq(true));
    Entity::update_many()
        .col_expr(Column::Named, Expr::value(holder.to_string()))
        .filter(row.and(absent))
        .exec(db)
        .await?;
    Ok(())
}

/// Lines of the desk. A form beside a proxy that stands leaves it; a member who withdrew and comes back takes the
/// place of its own line.
async fn recorded(
    db: &DatabaseTransaction,
    event: &Recorded,
    entries: Vec<PresenceEntry>,
) -> Result<(), ProjectionError> {
    let (forms, others): (Vec<_>, Vec<_>) =
        entries.into_iter().partition(|entry| entry.presence == Presence::Postal);
    let (there, given): (Vec<_>, Vec<_>) = others.into_iter().partition(|entry| entry.presence.is_present());
    let rows = |entries: Vec<PresenceEntry>| entries.into_iter().map(|entry| stored(event, entry)).collect();
    write(db, rows(there), &arriving()).await?;
    write(db, rows(given), &COMING).await?;
    for entry in forms {
        let row = Entity::find_by_id((event.stream_id.clone(), entry.member.to_string())).one(db).await?;
        let beside = row.is_some_and(|row| !row.withdrawn && row.mode != Presence::Postal.code());
        if beside {
            change(db, (&event.stream_id, entry.member), [(Column::Postal, Expr::value(true))]).await?;
        } else {
            let mut anew = COMING.to_vec();
            anew.push(Column::Postal);
            write(db, vec![stored(event, entry)], &anew).await?;
        }
    }
    Ok(())
}

fn stored(event: &Recorded, entry: PresenceEntry) -> Model {
    let holder = match entry.presence {
        Presence::Represented { holder } => holder.to_string(),
        Presence::InPerson | Presence::Remote | Presence::BlankProxy | Presence::Postal => String::new(),
    };
    let arrived_at = if entry.presence.is_present() { event.at.micros() } else { 0 };
    Model {
        assembly_id: event.stream_id.clone(),
        member_id: entry.member.to_string(),
        mode: entry.presence.code().to_owned(),
        holder,
        withdrawn: false,
        reason: String::new(),
        recorded_at: event.at.micros(),
        postal: entry.presence == Presence::Postal,
        released: false,
        arrived_at,
        left_at: 0,
        signed: String::new(),
        named: String::new(),
    }
}
