//! `members_claims`, `members_claim_entries` and `members_instalments`: what is owed to who left, what became of it, and
//! when it is to be paid.
//!
//! A claim is always a sum of its entries, so any past day can be told as it was known at any moment.

use async_trait::async_trait;
use kernel::prelude::*;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use values::{Day, Money};

use crate::member::MemberEvent;
use crate::public::{Claim, Instalment, Settlement};

/// One claim a row, as it began.
pub(super) const CLAIMS: &str = "members_claims";
/// What became of it, one fact a row.
pub(super) const ENTRIES: &str = "members_claim_entries";
/// When it is to be paid, as decided last.
pub(super) const INSTALMENTS: &str = "members_instalments";

/// The projector of the three.
pub(crate) struct RefundClaims;

/// What a fact changes in a claim.
struct Entry {
    claim: u32,
    on: Day,
    /// Nominal value that left the capital since.
    released_subscribed: Money,
    /// What was paid on it.
    released_paid: Money,
    /// All the losses that it bears from then on; `None` when unchanged.
    losses: Option<(Money, bool)>,
    repaid: Money,
    settlement: Settlement,
}

impl Entry {
    fn of(claim: u32, on: Day) -> Self {
        let (released_subscribed, released_paid, repaid) = (Money::ZERO, Money::ZERO, Money::ZERO);
        let (losses, settlement) = (None, Settlement::unstated());
        Self { claim, on, released_subscribed, released_paid, losses, repaid, settlement }
    }
}

#[async_trait]
impl Projector for RefundClaims {
    fn name(&self) -> &'static str {
        "members.claims"
    }

    fn tables(&self) -> &'static [&'static str] {
        &[CLAIMS, ENTRIES, INSTALMENTS]
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
            MemberEvent::SharesWithdrawn { movement, claim, on, .. } => {
                open(db, event, movement, &claim, on, "PartialWithdrawal").await?;
            }
            MemberEvent::MembershipEnded { movement, claim, cause, on, .. } => {
                open(db, event, movement, &claim, on, cause.as_str()).await?;
            }
            MemberEvent::RefundReleased { claim, subscribed, paid, schedule, on, movement: _ } => {
                let entry =
                    Entry { released_subscribed: subscribed, released_paid: paid, ..Entry::of(claim, on) };
                enter(db, event, &entry).await?;
                instalments(db, event, claim, on, &schedule).await?;
            }
            MemberEvent::RefundAdjusted { claim, losses, provisional, schedule, on, reason: _ } => {
                let entry = Entry { losses: Some((losses, provisional)), ..Entry::of(claim, on) };
                enter(db, event, &entry).await?;
                replace(db, event, claim).await?;
                instalments(db, event, claim, on, &schedule).await?;
            }
            MemberEvent::RefundRescheduled { claim, schedule, on } => {
                replace(db, event, claim).await?;
                instalments(db, event, claim, on, &schedule).await?;
            }
            MemberEvent::RefundPaid { claim, amount, settlement, on } => {
                enter(db, event, &Entry { repaid: amount, settlement, ..Entry::of(claim, on) }).await?;
            }
            MemberEvent::RefundBeneficiaryNamed { claim, beneficiary, on: _ } => {
                let name = beneficiary.value().map(|of| format!("{}, {}", of.name, of.capacity));
                name_beneficiary(db, event, claim, &name.unwrap_or_default()).await?;
            }
            MemberEvent::Admitted { .. }
            | MemberEvent::SharesSubscribed { .. }
            | MemberEvent::PaymentRecorded { .. }
            | MemberEvent::PaymentCalled { .. }
            | MemberEvent::SharesTransferredOut { .. }
            | MemberEvent::SharesTransferredIn { .. }
            | MemberEvent::ExitNotified { .. }
            | MemberEvent::ExitNoticeWithdrawn { .. }
            | MemberEvent::ExclusionProposed { .. }
            | MemberEvent::ExclusionAbandoned { .. }
            | MemberEvent::CollegeChanged { .. }
            | MemberEvent::AddressChanged { .. }
            | MemberEvent::NameChanged { .. }
            | MemberEvent::RepresentativeNamed { .. }
            | MemberEvent::EmailChanged { .. }
            | MemberEvent::EmailConsentGiven { .. }
            | MemberEvent::EmailConsentRevoked { .. }
            | MemberEvent::MergedInto { .. }
            | MemberEvent::MergeReceived { .. }
            | MemberEvent::MergeUndone { .. }
            | MemberEvent::MergeReturned { .. } => {}
        }
        Ok(())
    }
}

/// The name of a claim in the tables and in addresses: the member and the number.
pub(crate) fn claim_id(member: &str, claim: u32) -> String {
    format!("{member}:{claim:04}")
}

async fn insert<const N: usize>(
    db: &DatabaseTransaction,
    table: &str,
    row: [(&'static str, sea_orm::Value); N],
) -> Result<(), DbErr> {
    let query = Query::insert()
        .into_table(Alias::new(table))
        .columns(row.iter().map(|(name, _)| Alias::new(*name)))
        .values_panic(row.iter().map(|(_, value)| value.clone().into()))
        .to_owned();
    db.execute(&query).await.map(|_| ())
}

async fn open(
    db: &DatabaseTransaction,
    event: &Recorded,
    movement: u64,
    claim: &Claim,
    on: Day,
    cause: &str,
) -> Result<(), ProjectionError> {
    if claim.subscribed.is_zero() {
        return Ok(());
    }
    insert(
        db,
        CLAIMS,
        [
            ("claim_id", claim_id(&event.stream_id, claim.number).into()),
            ("member_id", event.stream_id.as_str().into()),
            ("number", i64::from(claim.number).into()),
            ("movement", super::columns::column("movement", movement)?.into()),
            ("left_on", on.to_string().into()),
            ("recorded_at", event.at.micros().into()),
            ("cause", cause.into()),
            ("subscribed_cents", claim.subscribed.as_cents().into()),
            ("paid_cents", claim.paid.as_cents().into()),
            ("blocked_subscribed_cents", claim.blocked_subscribed.as_cents().into()),
            ("blocked_paid_cents", claim.blocked_paid.as_cents().into()),
            ("losses_cents", claim.losses.as_cents().into()),
            ("provisional", claim.provisional.into()),
            ("due_by", claim.due_by.to_string().into()),
            ("beneficiary", "".into()),
        ],
    )
    .await?;
    instalments(db, event, claim.number, on, &claim.schedule).await
}

async fn enter(db: &DatabaseTransaction, event: &Recorded, entry: &Entry) -> Result<(), DbErr> {
    let (losses, provisional) = entry.losses.unwrap_or_default();
    insert(
        db,
        ENTRIES,
        [
            ("entry_id", format!("{}:{:08}", event.stream_id, event.sequence).into()),
            ("claim_id", claim_id(&event.stream_id, entry.claim).into()),
            ("on_day", entry.on.to_string().into()),
            ("recorded_at", event.at.micros().into()),
            ("sequence", event.sequence.into()),
            ("released_subscribed_cents", entry.released_subscribed.as_cents().into()),
            ("released_paid_cents", entry.released_paid.as_cents().into()),
            ("sets_losses", entry.losses.is_some().into()),
            ("losses_cents", losses.as_cents().into()),
            ("provisional", provisional.into()),
            ("repaid_cents", entry.repaid.as_cents().into()),
            ("means", entry.settlement.means.as_str().into()),
            ("reference", entry.settlement.reference.as_str().into()),
        ],
    )
    .await
}

async fn instalments(
    db: &DatabaseTransaction,
    event: &Recorded,
    claim: u32,
    on: Day,
    schedule: &[Instalment],
) -> Result<(), ProjectionError> {
    for (rank, part) in schedule.iter().enumerate() {
        insert(
            db,
            INSTALMENTS,
            [
                ("instalment_id", format!("{}:{:08}:{rank:04}", event.stream_id, event.sequence).into()),
                ("claim_id", claim_id(&event.stream_id, claim).into()),
                ("on_day", on.to_string().into()),
                ("recorded_at", event.at.micros().into()),
                ("replaced_on", "".into()),
                ("replaced_at", 0_i64.into()),
                ("due_on", part.due_on.to_string().into()),
                ("amount_cents", part.amount.as_cents().into()),
            ],
        )
        .await?;
    }
    Ok(())
}

/// What was decided before is no more the schedule.
async fn replace(db: &DatabaseTransaction, event: &Recorded, claim: u32) -> Result<(), DbErr> {
    let query = Query::update()
        .table(Alias::new(INSTALMENTS))
        .value(Alias::new("replaced_on"), event.on.to_string())
        .value(Alias::new("replaced_at"), event.at.micros())
        .and_where(Expr::col(Alias::new("claim_id")).eq(claim_id(&event.stream_id, claim)))
        .and_where(Expr::col(Alias::new("replaced_at")).eq(0))
        .to_owned();
    db.execute(&query).await.map(|_| ())
}

async fn name_beneficiary(
    db: &DatabaseTransaction,
    event: &Recorded,
    claim: u32,
    beneficiary: &str,
) -> Result<(), DbErr> {
    let query = Query::update()
        .table(Alias::new(CLAIMS))
        .value(Alias::new("beneficiary"), beneficiary)
        .and_where(Expr::col(Alias::new("claim_id")).eq(claim_id(&event.stream_id, claim)))
        .to_owned();
    db.execute(&query).await.map(|_| ())
}
