//! The accountant's list of movements: each movement of shares of a period as entries that balance.
//!
//! Accounts of the plan comptable général (règlement ANC 2014-03), of which these choices were made; whoever keeps the
//! books may have others, and then changes them there:
//! - subscribed capital stands in 1011 (not called), 1012 (called, not paid) and 1013 (called and paid), each against who
//!   owes it: 109 for what is not called, 4562 for what is called and not paid. What is called and paid on one day passes
//!   through 4562 and 1012 without a trace, and is not written;
//! - money comes to 512; a current account that pays shares is 4551, the member's own;
//! - a payment before any call counts as called on its day: the statutes allowed it, and the share is paid;
//! - shares that leave are owed under 4567 (capital à rembourser), losses that the member bears go against 119 (report à
//!   nouveau débiteur), a repayment is 4567 against 512; what the floor holds back leaves the capital when it is released;
//! - a transfer, and two entries that were one member, change the holder and no total: the same accounts on both sides.
//!
//! What can never happen: a piece that does not balance ([`DocumentError::DoesNotAddUp`]).

use std::collections::{BTreeMap, HashMap};

use members::public::{CallRow, MemberId, MovementRow, Operation, PaymentMeans, RefundEntry};
use tables::{Cell, Dialect, TableError, Workbook};
use values::{Day, Money};

use crate::DocumentError;

/// Code of the journal.
const JOURNAL: &str = "PS";
const HEAD: [&str; 12] = [
    "Journal",
    "Date",
    "Pièce",
    "Compte",
    "Intitulé",
    "Compte auxiliaire",
    "Associé",
    "Libellé",
    "Débit",
    "Crédit",
    "Moyen",
    "Référence",
];

/// An account of the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Account {
    /// 1011.
    NotCalled,
    /// 1012.
    CalledUnpaid,
    /// 1013.
    Paid,
    /// 109.
    OwedNotCalled,
    /// 119.
    LossesCarried,
    /// 4551.
    CurrentAccount,
    /// 4562.
    OwedCalled,
    /// 4567.
    ToRepay,
    /// 512.
    Bank,
}

impl Account {
    /// Its number.
    pub fn number(self) -> &'static str {
        self.both().0
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        self.both().1
    }

    fn both(self) -> (&'static str, &'static str) {
        match self {
            Self::NotCalled => ("1011", "Capital souscrit – non appelé"),
            Self::CalledUnpaid => ("1012", "Capital souscrit – appelé, non versé"),
            Self::Paid => ("1013", "Capital souscrit – appelé, versé"),
            Self::OwedNotCalled => ("109", "Associés – capital souscrit, non appelé"),
            Self::LossesCarried => ("119", "Report à nouveau (solde débiteur)"),
            Self::CurrentAccount => ("4551", "Associés – comptes courants"),
            Self::OwedCalled => ("4562", "Associés – capital appelé, non versé"),
            Self::ToRepay => ("4567", "Associés – capital à rembourser"),
            Self::Bank => ("512", "Banques"),
        }
    }

    /// Whether it is kept member by member.
    fn by_member(self) -> bool {
        !matches!(self, Self::Bank | Self::LossesCarried)
    }
}

/// A line of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryLine {
    /// Day of the movement.
    pub on: Day,
    /// Which piece: lines of one piece balance.
    pub piece: String,
    /// Account.
    pub account: Account,
    /// Number of the member in the register.
    pub member_number: u64,
    /// Its name.
    pub member_name: String,
    /// What happened, in French.
    pub label: String,
    /// Debit when positive, credit when negative.
    pub amount: Money,
    /// How it was paid.
    pub means: PaymentMeans,
    /// Number of the cheque or of the transfer, or empty.
    pub reference: String,
}

/// All that happened until the end of the period.
#[derive(Debug, Clone, Default)]
pub struct ShareFacts {
    /// The register of movements.
    pub movements: Vec<MovementRow>,
    /// What was called of what they moved, by order number and member.
    pub called: HashMap<(u64, MemberId), Money>,
    /// Calls of the board.
    pub calls: Vec<CallRow>,
    /// What happened to what is owed to those who left.
    pub refunds: Vec<RefundEntry>,
}

/// What happened on a day: calls, movements, refunds.
type DayFacts<'f> = (Vec<&'f CallRow>, Vec<&'f MovementRow>, Vec<&'f RefundEntry>);

/// The lines of a period, day by day, piece by piece.
pub fn lines(facts: &ShareFacts, from: Day, until: Day) -> Result<Vec<EntryLine>, DocumentError> {
    let mut books = Books { facts, standing: HashMap::new(), gone: HashMap::new(), lines: Vec::new() };
    let mut days: BTreeMap<Day, DayFacts<'_>> = BTreeMap::new();
    for call in &facts.calls {
        days.entry(call.on).or_default().0.push(call);
    }
    for row in &facts.movements {
        days.entry(row.movement.on).or_default().1.push(row);
    }
    for entry in &facts.refunds {
        days.entry(entry.on).or_default().2.push(entry);
    }
    for (calls, mut movements, refunds) in days.range(..=until).map(|(_, day)| day.clone()) {
        // What goes before what comes, under one number.
        movements.sort_by_key(|row| (row.movement.number, row.movement.shares > 0));
        let (first, rest): (Vec<&CallRow>, Vec<&CallRow>) =
            calls.into_iter().partition(|call| books.can_call(call));
        for call in first {
            books.call(call);
        }
        for row in movements {
            books.movement(row);
        }
        for call in rest {
            books.call(call);
        }
        for entry in refunds {
            books.refund(entry);
        }
    }
    let lines: Vec<EntryLine> = books.lines.into_iter().filter(|line| line.on >= from).collect();
    balanced(&lines)?;
    Ok(lines)
}

fn balanced(lines: &[EntryLine]) -> Result<(), DocumentError> {
    let mut pieces: BTreeMap<&str, Money> = BTreeMap::new();
    for line in lines {
        *pieces.entry(&line.piece).or_default() += line.amount;
    }
    match pieces.into_iter().find(|(_, sum)| !sum.is_zero()) {
        None => Ok(()),
        Some((piece, sum)) => Err(DocumentError::DoesNotAddUp {
            what: format!("pièce {piece}"),
            expected: Money::ZERO.french(),
            found: sum.french(),
        }),
    }
}

/// What a member has of the capital.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Standing {
    subscribed: Money,
    called: Money,
    paid: Money,
}

struct Books<'f> {
    facts: &'f ShareFacts,
    standing: HashMap<MemberId, Standing>,
    /// What went out of what was called, by movement, until it comes in with somebody else.
    gone: HashMap<u64, Money>,
    lines: Vec<EntryLine>,
}

impl Books<'_> {
    fn can_call(&self, call: &CallRow) -> bool {
        let standing = self.standing.get(&call.member_id).copied().unwrap_or_default();
        standing.called + call.amount <= standing.subscribed
    }

    fn call(&mut self, call: &CallRow) {
        let before = self.standing.get(&call.member_id).copied().unwrap_or_default();
        let called = Ord::min(before.called + call.amount, before.subscribed);
        let head = EntryLine {
            on: call.on,
            piece: format!("{JOURNAL}-A{}-{}", call.on, call.member_number),
            account: Account::Bank,
            member_number: call.member_number,
            member_name: call.member_name.clone(),
            label: "Appel de capital".to_owned(),
            amount: Money::ZERO,
            means: PaymentMeans::Unstated,
            reference: String::new(),
        };
        self.step(call.member_id, Standing { called, ..before }, None, &head);
    }

    fn movement(&mut self, row: &MovementRow) {
        let of = &row.movement;
        let before = self.standing.get(&row.member_id).copied().unwrap_or_default();
        let (subscribed, paid) = (before.subscribed + of.subscribed, before.paid + of.paid);
        let moved = self.facts.called.get(&(of.number, row.member_id)).copied().unwrap_or_default();
        let asked = match of.operation {
            Operation::Subscription => before.called + of.paid,
            Operation::TransferIn | Operation::MergeIn => {
                before.called + self.gone.remove(&of.number).unwrap_or_default()
            }
            _ => before.called + moved,
        };
        let after = Standing { subscribed, called: asked.min(subscribed).max(paid), paid };
        let against = match of.operation {
            Operation::Subscription | Operation::Payment => Some(match of.means {
                PaymentMeans::CurrentAccount => Account::CurrentAccount,
                PaymentMeans::Transfer | PaymentMeans::Cheque | PaymentMeans::Unstated => Account::Bank,
            }),
            Operation::Withdrawal | Operation::PartialWithdrawal | Operation::Release => {
                Some(Account::ToRepay)
            }
            Operation::TransferOut | Operation::MergeOut => {
                self.gone.insert(of.number, before.called - after.called);
                None
            }
            Operation::TransferIn | Operation::MergeIn => None,
        };
        let shares = match of.shares.unsigned_abs() {
            0 => String::new(),
            1 => " d'une part".to_owned(),
            shares => format!(" de {shares} parts"),
        };
        let head = EntryLine {
            on: of.on,
            piece: format!("{JOURNAL}-{}", of.number),
            account: Account::Bank,
            member_number: row.member_number,
            member_name: row.member_name.clone(),
            label: format!("{}{shares}", of.operation.french()),
            amount: Money::ZERO,
            means: of.means,
            reference: of.reference.clone(),
        };
        self.step(row.member_id, after, against, &head);
    }

    fn refund(&mut self, entry: &RefundEntry) {
        let head = |label: &str, kind: &str| EntryLine {
            on: entry.on,
            piece: format!("{JOURNAL}-{kind}{}-{}", entry.movement, entry.on),
            account: Account::Bank,
            member_number: entry.member_number,
            member_name: entry.member_name.clone(),
            label: label.to_owned(),
            amount: Money::ZERO,
            means: entry.means,
            reference: entry.reference.clone(),
        };
        let borne = head("Pertes imputées sur le remboursement", "P");
        self.write(&borne, &[(Account::ToRepay, entry.losses), (Account::LossesCarried, -entry.losses)]);
        let repaid = head("Remboursement de parts", "R");
        self.write(&repaid, &[(Account::ToRepay, entry.repaid), (Account::Bank, -entry.repaid)]);
    }

    /// Brings a member from where it stands to where it will: what each account of capital gains stands against who owes
    /// it, and what is paid against `against`, if not against another member.
    fn step(&mut self, member: MemberId, after: Standing, against: Option<Account>, head: &EntryLine) {
        let before = self.standing.insert(member, after).unwrap_or_default();
        let not_called = (after.subscribed - after.called) - (before.subscribed - before.called);
        let unpaid = (after.called - after.paid) - (before.called - before.paid);
        let paid = after.paid - before.paid;
        let mut amounts = vec![
            (Account::OwedNotCalled, not_called),
            (Account::OwedCalled, unpaid),
            (Account::NotCalled, -not_called),
            (Account::CalledUnpaid, -unpaid),
            (Account::Paid, -paid),
        ];
        amounts.extend(against.map(|account| (account, paid)));
        self.write(head, &amounts);
    }

    fn write(&mut self, head: &EntryLine, amounts: &[(Account, Money)]) {
        let mut amounts: Vec<_> = amounts.iter().filter(|(_, amount)| !amount.is_zero()).collect();
        amounts.sort_by_key(|(account, amount)| (*amount < Money::ZERO, *account));
        for (account, amount) in amounts {
            self.lines.push(EntryLine { account: *account, amount: *amount, ..head.clone() });
        }
    }
}

fn cells(line: &EntryLine) -> Vec<Cell> {
    let amount = |of: Money| if of > Money::ZERO { Cell::Decimal(of.to_string()) } else { Cell::Empty };
    let auxiliary = line.account.by_member().then(|| format!("ASS{:06}", line.member_number));
    let means = if line.means == PaymentMeans::Unstated { "" } else { line.means.french() };
    vec![
        JOURNAL.into(),
        line.on.french_short().into(),
        line.piece.as_str().into(),
        line.account.number().into(),
        line.account.name().into(),
        auxiliary.into(),
        format!("{} {}", line.member_number, line.member_name).into(),
        line.label.as_str().into(),
        amount(line.amount),
        amount(-line.amount),
        means.into(),
        line.reference.as_str().into(),
    ]
}

/// The lines as CSV.
pub fn csv(lines: &[EntryLine], dialect: Dialect) -> Result<Vec<u8>, TableError> {
    tables::csv(&HEAD, lines.iter().map(cells), dialect)
}

/// The lines as a workbook.
pub fn workbook(lines: &[EntryLine]) -> Result<Vec<u8>, TableError> {
    let mut book = Workbook::new("Mouvements de parts", &HEAD)?;
    for line in lines {
        book.push(cells(line))?;
    }
    book.finish()
}
