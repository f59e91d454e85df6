//! A member who was entered twice. All are invented.

use office::members::MergePreview;
use office::members::member::MemberError;
use office::members::public::{ExitCause, MemberFile, MemberId, MemberRow, Movement, Operation};
use office::values::{Money, Shares, Uuid};

use super::member;
use super::members::{day, trouble};
use crate::forms::Trouble;
use crate::language::Words;

/// The other entry of a creator.
pub(crate) fn twin() -> MemberFile {
    let first = member();
    let row = MemberRow {
        member_id: MemberId::new(Uuid::from_u128(80)),
        number: 96,
        city: "Firminy".to_owned(),
        admitted_on: day("2015-10-02"),
        shares: Shares::new(5),
        subscribed: Money::euros(500),
        paid: Money::euros(500),
        called: Money::euros(500),
        due: Money::ZERO,
        ..first.row
    };
    MemberFile { row, decided_on: day("2015-10-01"), movements: Vec::new(), ..first }
}

/// A creator whose entry is merged into the other one.
pub(crate) fn merged_member() -> MemberFile {
    let mut file = member();
    let held = file.movements.remove(0);
    let over = Movement {
        number: 201,
        on: day("2016-05-12"),
        operation: Operation::MergeOut,
        shares: -3,
        subscribed: Money::euros(-300),
        paid: Money::euros(-225),
        counterparty: Some(twin().row.member_id),
        ..held
    };
    let row = MemberRow {
        shares: Shares::new(0),
        subscribed: Money::ZERO,
        paid: Money::ZERO,
        called: Money::ZERO,
        due: Money::ZERO,
        ..file.row
    };
    let left_on = Some(day("2016-05-12"));
    MemberFile { row, left_on, exit_cause: Some(ExitCause::Merge), movements: vec![over], ..file }
}

/// What the merge of the two comes to.
pub(crate) fn merge_preview() -> MergePreview {
    MergePreview { shares: Shares::new(3), paid: Money::euros(225), held_after: 8 }
}

/// Both voted in one assembly.
pub(crate) fn merge_of_voters(words: Words) -> Trouble {
    trouble(words, MemberError::MergeOfVoters { day: day("2016-06-18") })
}

/// Nothing to undo.
pub(crate) fn not_merged(words: Words) -> Trouble {
    trouble(words, MemberError::NotMerged {})
}
