//! The room as a whole, on both databases.

mod applications;
mod calls;
mod capital;
mod edges;
mod floor;
mod imports;
mod life;
mod orders;
mod properties;
mod registers;
mod years;

use kernel::prelude::*;
use kernel::testing::{TestDatabase, context_at};
use values::{Day, Fraction, Money, Shares, Timestamp};

use crate::goldens::{day, member_id};
use crate::public::{Applicant, CategoryTerms, ExitCause, MemberId, MembershipClauses};
use crate::{
    Admission, AdmitMember, EndMembership, Members, MoreOfAdmission, RecordPayment, SubscribeShares,
};

/// The room under statutes that hold nothing back, for tests that are not about the floor of the capital.
struct Room(Members);

impl std::ops::Deref for Room {
    type Target = Members;
    fn deref(&self) -> &Members {
        &self.0
    }
}

/// As the law has it, but for the floor.
fn free() -> MembershipClauses {
    MembershipClauses {
        capital_floor: Money::ZERO,
        capital_floor_part: Fraction::ZERO,
        ..MembershipClauses::legal()
    }
}

impl Room {
    async fn admit(&self, context: &Context, order: AdmitMember) -> Result<Admission, Failure> {
        self.0.admit(context, order, &free()).await
    }

    async fn subscribe(&self, context: &Context, order: SubscribeShares) -> Result<u64, Failure> {
        self.0.subscribe(context, order, &free()).await
    }

    async fn record_payment(&self, context: &Context, order: RecordPayment) -> Result<u64, Failure> {
        self.0.record_payment(context, order, &free()).await
    }

    async fn end_membership(&self, context: &Context, order: EndMembership) -> Result<u64, Failure> {
        self.0.end_membership(context, order, &free()).await
    }
}

/// The room over an empty database.
async fn room(db: &TestDatabase) -> Room {
    Room(Members::new(db.kernel(Members::projectors()).await))
}

/// Recorded at noon of the day itself.
fn recorded(on: &str) -> Context {
    let noon = Timestamp::start_of(day(on)).micros() + 43_200_000_000;
    context_at(noon)
}

/// The end of a day, for `known_at`.
fn end_of(on: &str) -> Timestamp {
    Timestamp::start_of(day(on).plus_days(1))
}

/// Order: admit with so many shares of 100 €, so much of them paid at once.
fn admission(
    id: MemberId,
    applicant: Applicant,
    terms: CategoryTerms,
    (shares, paid): (u32, i64),
    on: &str,
) -> AdmitMember {
    AdmitMember {
        id,
        applicant,
        college: terms.college,
        terms,
        decided_on: day(on),
        on: day(on),
        shares: Shares::new(shares),
        paid: Money::euros(paid),
        more: MoreOfAdmission { settlement: crate::goldens::by_transfer(), ..Default::default() },
    }
}

fn subscription(id: MemberId, shares: u32, paid: i64, on: &str) -> SubscribeShares {
    SubscribeShares {
        member_id: id,
        shares: Shares::new(shares),
        nominal: Money::euros(100),
        paid: Money::euros(paid),
        settlement: crate::goldens::by_transfer(),
        account: None,
        on: day(on),
    }
}

fn payment(id: MemberId, amount: i64, on: &str) -> RecordPayment {
    let settlement = crate::goldens::by_transfer();
    RecordPayment { member_id: id, amount: Money::euros(amount), settlement, on: day(on) }
}

fn exit(id: MemberId, on: &str) -> EndMembership {
    let (cause, reason, decided_on) = (ExitCause::Resignation, String::new(), None);
    EndMembership { member_id: id, cause, reason, decided_on, on: day(on) }
}

fn asked(filters: &[&str], sort: &str) -> PageRequest {
    PageRequest {
        filters: filters.iter().map(|filter| (*filter).to_owned()).collect(),
        sort: Some(sort.to_owned()),
        ..PageRequest::default()
    }
}

async fn euros(room: &Room, as_of: Day, known_at: Option<Timestamp>) -> (i64, i64, u64) {
    let capital = room.capital(as_of, known_at).await.unwrap();
    assert_eq!(capital.by_college.iter().map(|part| part.subscribed).sum::<Money>(), capital.subscribed);
    assert_eq!(capital.by_college.iter().map(|part| part.members).sum::<u64>(), capital.members);
    (capital.subscribed.as_cents() / 100, capital.paid.as_cents() / 100, capital.members)
}
