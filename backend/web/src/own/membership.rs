//! The file of the member that one is.

use door::Desk;
use office::kernel::Failure;
use office::members::public::{MemberFile, MemberId, Movement};

use crate::language::Words;
use crate::members::terms;

/// A member's shares and how they came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Membership {
    /// Name as printed.
    pub(crate) name: String,
    /// Number in the register.
    pub(crate) number: String,
    /// Where it votes.
    pub(crate) college: String,
    /// First day.
    pub(crate) since: String,
    /// Last day, when it is over.
    pub(crate) left: Option<String>,
    /// Shares held.
    pub(crate) shares: String,
    /// Their nominal value.
    pub(crate) subscribed: String,
    /// What was paid on them.
    pub(crate) paid: String,
    /// What remains to be paid.
    pub(crate) due: Option<String>,
    /// How they came, oldest first.
    pub(crate) movements: Vec<Line>,
}

/// A movement of shares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// Order number in the register of movements.
    pub(crate) number: String,
    /// Day of effect.
    pub(crate) on: String,
    /// Key of the nature of the operation.
    pub(crate) operation: &'static str,
    /// Shares more or fewer.
    pub(crate) shares: String,
    /// Subscribed capital more or less.
    pub(crate) subscribed: String,
    /// Paid capital more or less.
    pub(crate) paid: String,
}

/// The file of the member that the reader is, as it stands today.
pub(crate) async fn file(desk: &Desk) -> Result<Option<MemberFile>, Failure> {
    match desk.principal().member_id() {
        Some(id) => desk.members.member(MemberId::new(id), desk.today()?, None).await,
        None => Ok(None),
    }
}

impl Membership {
    /// The file in words.
    pub(crate) fn of(words: Words, file: &MemberFile) -> Self {
        let row = &file.row;
        Self {
            name: row.name.clone(),
            number: words.count(row.number),
            college: terms::college(words, row.college),
            since: words.day(row.admitted_on),
            left: file.left_on.map(|day| words.day(day)),
            shares: words.count(row.shares.count().into()),
            subscribed: words.money(row.subscribed),
            paid: words.money(row.paid),
            due: (!row.due.is_zero()).then(|| words.money(row.due)),
            movements: file.movements.iter().map(|movement| Line::of(words, movement)).collect(),
        }
    }
}

impl Line {
    fn of(words: Words, movement: &Movement) -> Self {
        Self {
            number: words.count(movement.number),
            on: words.day(movement.on),
            operation: terms::operation(movement.operation),
            shares: match movement.shares {
                0 => String::new(),
                shares => words.decimal(&shares.to_string()),
            },
            subscribed: words.exact_money(movement.subscribed),
            paid: words.exact_money(movement.paid),
        }
    }
}
