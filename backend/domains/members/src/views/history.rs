//! `members_colleges`, `members_exits` and `members_particulars`: what may change of a member, one row a change, each
//! with its day of effect and its time of recording, so that any past day can be told as it was known at any moment.

use std::collections::{BTreeMap, HashMap};

use async_trait::async_trait;
use kernel::prelude::*;
use kernel::two_times::known_by;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, Order, Query, SimpleExpr};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use values::{Day, Timestamp};

use crate::member::{Holder, HolderAddress, HolderName, MemberEvent};
use crate::public::{ExitCause, MemberId, PostalAddress};

/// Where a member votes, from which day.
pub(super) const COLLEGES: &str = "members_colleges";
/// When it left, and when that was undone.
pub(super) const EXITS: &str = "members_exits";
/// What it is called, where it is, who acts for it, how it is written to.
const PARTICULARS: &str = "members_particulars";

/// What a row of particulars is about.
pub(super) mod kinds {
    pub(crate) const NAME: &str = "name";
    pub(crate) const ADDRESS: &str = "address";
    pub(crate) const EMAIL: &str = "email";
    pub(crate) const CONSENT: &str = "consent";
    pub(crate) const REPRESENTATIVE: &str = "representative";
    pub(crate) const NOTICE: &str = "notice";
}

/// The projector of the three.
pub(crate) struct MemberHistory;

#[async_trait]
impl Projector for MemberHistory {
    fn name(&self) -> &'static str {
        "members.history"
    }

    fn tables(&self) -> &'static [&'static str] {
        &[COLLEGES, EXITS, PARTICULARS]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["members.member"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        let Some(fact) = event.decode::<MemberEvent>()? else { return Ok(()) };
        match fact {
            MemberEvent::Admitted { college, terms, holder, on, .. } => {
                college_from(db, event, on, college.as_str(), terms.code.as_str()).await?;
                for (kind, value) in first_particulars(&holder) {
                    particular(db, event, kind, on, &value).await?;
                }
            }
            MemberEvent::CollegeChanged { college, terms, on, .. } => {
                college_from(db, event, on, college.as_str(), terms.code.as_str()).await?;
            }
            MemberEvent::MembershipEnded { cause, reason, decided_on, on, .. } => {
                exit(db, event, on, cause, &reason, decided_on).await?;
            }
            MemberEvent::MergedInto { on, .. } => exit(db, event, on, ExitCause::Merge, "", None).await?,
            MemberEvent::MergeUndone { on, .. } => undo_exit(db, event, on).await?,
            MemberEvent::SharesSubscribed { .. }
            | MemberEvent::PaymentRecorded { .. }
            | MemberEvent::PaymentCalled { .. }
            | MemberEvent::SharesWithdrawn { .. }
            | MemberEvent::SharesTransferredOut { .. }
            | MemberEvent::SharesTransferredIn { .. }
            | MemberEvent::ExclusionProposed { .. }
            | MemberEvent::ExclusionAbandoned { .. }
            | MemberEvent::RefundReleased { .. }
            | MemberEvent::RefundAdjusted { .. }
            | MemberEvent::RefundRescheduled { .. }
            | MemberEvent::RefundPaid { .. }
            | MemberEvent::RefundBeneficiaryNamed { .. }
            | MemberEvent::MergeReceived { .. }
            | MemberEvent::MergeReturned { .. } => {}
            MemberEvent::AddressChanged { .. }
            | MemberEvent::NameChanged { .. }
            | MemberEvent::RepresentativeNamed { .. }
            | MemberEvent::EmailChanged { .. }
            | MemberEvent::EmailConsentGiven { .. }
            | MemberEvent::EmailConsentRevoked { .. }
            | MemberEvent::ExitNotified { .. }
            | MemberEvent::ExitNoticeWithdrawn { .. } => {
                if let Some((kind, on, value)) = changed_particular(&fact) {
                    particular(db, event, kind, on, &value).await?;
                }
            }
        }
        Ok(())
    }
}

/// What an admission says, kind by kind; an erased datum is null.
fn first_particulars(holder: &Holder) -> Vec<(&'static str, Value)> {
    let (name, address, email, acts) = match holder {
        Holder::Person { identity, email } => {
            let name = identity.value().map(|of| json!({"person": [of.given_name, of.family_name]}));
            (name, identity.value().map(|of| json!(of.address)), email, None)
        }
        Holder::Entity { name, address, representative, email, .. } => {
            let acts = representative.value().map(|of| json!({"who": of, "proof": ""}));
            (Some(json!({"entity": name})), Some(json!(address)), email, Some(acts))
        }
    };
    let email = email.as_ref().and_then(Personal::value);
    let mut all = vec![
        (kinds::NAME, name.unwrap_or_default()),
        (kinds::ADDRESS, address.unwrap_or_default()),
        (kinds::EMAIL, json!(email)),
    ];
    all.extend(acts.map(|acts| (kinds::REPRESENTATIVE, acts.unwrap_or_default())));
    all
}

fn changed_particular(fact: &MemberEvent) -> Option<(&'static str, Day, Value)> {
    Some(match fact {
        MemberEvent::NameChanged { name: HolderName::Person(name), on } => {
            let name = name.value().map(|of| json!({"person": [of.given_name, of.family_name]}));
            (kinds::NAME, *on, name.unwrap_or_default())
        }
        MemberEvent::NameChanged { name: HolderName::Entity(name), on } => {
            (kinds::NAME, *on, json!({"entity": name}))
        }
        MemberEvent::AddressChanged { address: HolderAddress::Person(address), on } => {
            (kinds::ADDRESS, *on, json!(address.value()))
        }
        MemberEvent::AddressChanged { address: HolderAddress::Entity(address), on } => {
            (kinds::ADDRESS, *on, json!(address))
        }
        MemberEvent::RepresentativeNamed { representative, proof, on } => {
            let acts = representative.value().map(|of| json!({"who": of, "proof": proof}));
            (kinds::REPRESENTATIVE, *on, acts.unwrap_or_default())
        }
        MemberEvent::EmailChanged { email, on } => {
            (kinds::EMAIL, *on, json!(email.as_ref().and_then(Personal::value)))
        }
        MemberEvent::EmailConsentGiven { proof, on } => (kinds::CONSENT, *on, json!(proof)),
        MemberEvent::EmailConsentRevoked { on } => (kinds::CONSENT, *on, Value::Null),
        MemberEvent::ExitNotified { cause, reason, notified_on, effective_on } => (
            kinds::NOTICE,
            *notified_on,
            json!({"cause": cause, "reason": reason, "notified_on": notified_on, "effective_on": effective_on}),
        ),
        MemberEvent::ExitNoticeWithdrawn { on } => (kinds::NOTICE, *on, Value::Null),
        _ => return None,
    })
}

async fn insert(
    db: &DatabaseTransaction,
    table: &str,
    columns: &[&str],
    row: Vec<SimpleExpr>,
) -> Result<(), DbErr> {
    let query = Query::insert()
        .into_table(Alias::new(table))
        .columns(columns.iter().map(|name| Alias::new(*name)))
        .values_panic(row)
        .to_owned();
    db.execute(&query).await.map(|_| ())
}

fn row_id(event: &Recorded) -> String {
    format!("{}:{:08}", event.stream_id, event.sequence)
}

async fn college_from(
    db: &DatabaseTransaction,
    event: &Recorded,
    on: Day,
    college: &str,
    category: &str,
) -> Result<(), DbErr> {
    let columns = ["row_id", "member_id", "on_day", "recorded_at", "sequence", "college", "category"];
    let row = vec![
        row_id(event).into(),
        event.stream_id.as_str().into(),
        on.to_string().into(),
        event.at.micros().into(),
        event.sequence.into(),
        college.into(),
        category.into(),
    ];
    insert(db, COLLEGES, &columns, row).await
}

async fn exit(
    db: &DatabaseTransaction,
    event: &Recorded,
    on: Day,
    cause: ExitCause,
    reason: &str,
    decided_on: Option<Day>,
) -> Result<(), DbErr> {
    let columns = [
        "row_id",
        "member_id",
        "on_day",
        "recorded_at",
        "cause",
        "reason",
        "decided_on",
        "undone_on",
        "undone_recorded_at",
    ];
    let row = vec![
        row_id(event).into(),
        event.stream_id.as_str().into(),
        on.to_string().into(),
        event.at.micros().into(),
        cause.as_str().into(),
        reason.into(),
        decided_on.map(|day| day.to_string()).unwrap_or_default().into(),
        "".into(),
        0_i64.into(),
    ];
    insert(db, EXITS, &columns, row).await
}

async fn undo_exit(db: &DatabaseTransaction, event: &Recorded, on: Day) -> Result<(), DbErr> {
    let query = Query::update()
        .table(Alias::new(EXITS))
        .value(Alias::new("undone_on"), on.to_string())
        .value(Alias::new("undone_recorded_at"), event.at.micros())
        .and_where(Expr::col(Alias::new("member_id")).eq(event.stream_id.as_str()))
        .and_where(Expr::col(Alias::new("undone_on")).eq(""))
        .to_owned();
    db.execute(&query).await.map(|_| ())
}

async fn particular(
    db: &DatabaseTransaction,
    event: &Recorded,
    kind: &str,
    on: Day,
    value: &Value,
) -> Result<(), DbErr> {
    let columns = ["row_id", "member_id", "kind", "on_day", "recorded_at", "sequence", "value"];
    let row = vec![
        format!("{}:{kind}", row_id(event)).into(),
        event.stream_id.as_str().into(),
        kind.into(),
        on.to_string().into(),
        event.at.micros().into(),
        event.sequence.into(),
        value.to_string().into(),
    ];
    insert(db, PARTICULARS, &columns, row).await
}

/// One change of a particular, as it was known.
pub(super) struct Change<T> {
    pub(super) on: Day,
    /// `None` when it was erased or taken back.
    pub(super) value: Option<T>,
}

/// All that was known of one particular by then, oldest effect first.
pub(super) async fn particulars<T: DeserializeOwned>(
    db: &impl ConnectionTrait,
    id: MemberId,
    kind: &str,
    as_of: Day,
    known_at: Option<Timestamp>,
) -> Result<Vec<Change<T>>, Failure> {
    let query = Query::select()
        .columns(["on_day", "value"].map(Alias::new))
        .from(Alias::new(PARTICULARS))
        .and_where(Expr::col(Alias::new("member_id")).eq(id.to_string()))
        .and_where(Expr::col(Alias::new("kind")).eq(kind))
        .cond_where(known_by(PARTICULARS, "on_day", "recorded_at", as_of, known_at))
        .order_by(Alias::new("on_day"), Order::Asc)
        .order_by(Alias::new("sequence"), Order::Asc)
        .to_owned();
    let mut changes = Vec::new();
    for row in db.query_all(&query).await? {
        let on = super::columns::text("on_day", &row.try_get::<String>("", "on_day")?)?;
        let value: String = row.try_get("", "value")?;
        changes.push(Change { on, value: serde_json::from_str(&value)? });
    }
    Ok(changes)
}

/// Where everybody lived or had its seat on a day, as it was known; who is erased is not there.
pub(crate) async fn domiciles(
    db: &impl ConnectionTrait,
    as_of: Day,
    known_at: Option<Timestamp>,
) -> Result<BTreeMap<MemberId, PostalAddress>, Failure> {
    let query = Query::select()
        .columns(["member_id", "value"].map(Alias::new))
        .from(Alias::new(PARTICULARS))
        .and_where(Expr::col(Alias::new("kind")).eq(kinds::ADDRESS))
        .cond_where(known_by(PARTICULARS, "on_day", "recorded_at", as_of, known_at))
        .order_by(Alias::new("on_day"), Order::Asc)
        .order_by(Alias::new("sequence"), Order::Asc)
        .to_owned();
    let mut domiciles = BTreeMap::new();
    for row in db.query_all(&query).await? {
        let member = super::columns::text("member_id", &row.try_get::<String>("", "member_id")?)?;
        match serde_json::from_str::<Option<PostalAddress>>(&row.try_get::<String>("", "value")?)? {
            Some(address) => domiciles.insert(member, address),
            None => domiciles.remove(&member),
        };
    }
    Ok(domiciles)
}

/// What held last of each particular of some members, as JSON with its time of recording, by member and kind.
pub(super) async fn latest(
    db: &impl ConnectionTrait,
    ids: &[MemberId],
    as_of: Day,
    known_at: Option<Timestamp>,
) -> Result<HashMap<(MemberId, String), (Timestamp, String)>, Failure> {
    let mut known = HashMap::new();
    // SQLite takes a limited number of values in one question.
    for ids in ids.chunks(500) {
        let query = Query::select()
            .columns(["member_id", "kind", "recorded_at", "value"].map(Alias::new))
            .from(Alias::new(PARTICULARS))
            .and_where(Expr::col(Alias::new("member_id")).is_in(ids.iter().map(ToString::to_string)))
            .cond_where(known_by(PARTICULARS, "on_day", "recorded_at", as_of, known_at))
            .order_by(Alias::new("on_day"), Order::Asc)
            .order_by(Alias::new("sequence"), Order::Asc)
            .to_owned();
        for row in db.query_all(&query).await? {
            let member = super::columns::text("member_id", &row.try_get::<String>("", "member_id")?)?;
            let at = Timestamp::from_micros(row.try_get("", "recorded_at")?);
            known.insert((member, row.try_get("", "kind")?), (at, row.try_get("", "value")?));
        }
    }
    Ok(known)
}

/// Members who were written to at an e-mail address at some time, whatever its capitals: candidates, to be looked at
/// one by one.
pub(super) async fn once_written_to(
    db: &impl ConnectionTrait,
    email: &str,
) -> Result<Vec<MemberId>, Failure> {
    let address = Value::String(email.to_lowercase()).to_string();
    let query = Query::select()
        .distinct()
        .column(Alias::new("member_id"))
        .from(Alias::new(PARTICULARS))
        .and_where(Expr::col(Alias::new("kind")).eq(kinds::EMAIL))
        .and_where(Expr::expr(Func::lower(Expr::col(Alias::new("value")))).eq(address))
        .to_owned();
    let mut members = Vec::new();
    for row in db.query_all(&query).await? {
        members.push(super::columns::text("member_id", &row.try_get::<String>("", "member_id")?)?);
    }
    Ok(members)
}
