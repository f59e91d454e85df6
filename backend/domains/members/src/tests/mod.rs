//! The room as a whole, on both databases.

mod capital;
mod orders;
mod registers;

use kernel::prelude::*;
use kernel::testing::{TestDatabase, context_at};
use values::{Day, Money, Shares, Timestamp};

use crate::goldens::{day, member_id};
use crate::public::{Applicant, CategoryTerms, ExitCause, MemberId};
use crate::{AdmitMember, EndMembership, Members, RecordPayment, SubscribeShares};

/// The room over an empty database.
async fn room(db: &TestDatabase) -> Members {
    Members::new(db.kernel(Members::projectors()).await)
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
    }
}

fn subscription(id: MemberId, shares: u32, paid: i64, on: &str) -> SubscribeShares {
    SubscribeShares {
        member_id: id,
        shares: Shares::new(shares),
        nominal: Money::euros(100),
        paid: Money::euros(paid),
        on: day(on),
    }
}

fn payment(id: MemberId, amount: i64, on: &str) -> RecordPayment {
    RecordPayment { member_id: id, amount: Money::euros(amount), on: day(on) }
}

fn exit(id: MemberId, on: &str) -> EndMembership {
    EndMembership { member_id: id, cause: ExitCause::Resignation, on: day(on) }
}

fn asked(filters: &[&str], sort: &str) -> PageRequest {
    PageRequest {
        filters: filters.iter().map(|filter| (*filter).to_owned()).collect(),
        sort: Some(sort.to_owned()),
        ..PageRequest::default()
    }
}

async fn euros(room: &Members, as_of: Day, known_at: Option<Timestamp>) -> (i64, i64, u64) {
    let capital = room.capital(as_of, known_at).await.unwrap();
    assert_eq!(capital.by_college.iter().map(|part| part.subscribed).sum::<Money>(), capital.subscribed);
    assert_eq!(capital.by_college.iter().map(|part| part.members).sum::<u64>(), capital.members);
    (capital.subscribed.as_cents() / 100, capital.paid.as_cents() / 100, capital.members)
}
