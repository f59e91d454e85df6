//! Questions about members. Each takes the day asked about (inclusive) and, to tell what was known at a moment, the
//! time of recording up to which facts count.

use std::collections::{BTreeMap, HashMap};

use kernel::access::Owner;
use kernel::prelude::*;
use values::{Day, Money, Timestamp};

use crate::public::{
    CallRow, Capital, CapitalPosition, ClaimRow, MemberContact, MemberFile, MemberId, MemberRow,
    MembershipClauses, MovementRow, PostalAddress, RefundEntry, RegisterAlert, VoterEntry, YearFlow, YearRow,
    YearSheet,
};
use crate::rules::alerts;
use crate::rules::capital::floor;
use crate::rules::folding::fold;
use crate::views::{
    calls, capital, capital_days, contacts, files, flows, history, movements, refund_entries, refunds,
    standings, years,
};
use crate::{Members, permissions};

impl Members {
    /// A page of the register: those who are members on the day.
    pub async fn register(
        &self,
        as_of: Day,
        known_at: Option<Timestamp>,
        request: &PageRequest,
    ) -> Result<Page<MemberRow>, Failure> {
        self.kernel.require(permissions::REGISTER_READ)?;
        standings::register(self.kernel.reader(), as_of, known_at, &folded(request)).await
    }

    /// One member with its movements, present or gone; `None` when it was not admitted by then. Members read their own.
    pub async fn member(
        &self,
        id: MemberId,
        as_of: Day,
        known_at: Option<Timestamp>,
    ) -> Result<Option<MemberFile>, Failure> {
        self.kernel.require_over(permissions::FILE_READ, Owner::Member(id.uuid()))?;
        files::member(self.kernel.reader(), id, as_of, known_at).await
    }

    /// A page of the register of movements, in the order of recording unless another is asked. Members read their own.
    pub async fn movements(
        &self,
        as_of: Day,
        known_at: Option<Timestamp>,
        request: &PageRequest,
    ) -> Result<Page<MovementRow>, Failure> {
        let request =
            self.kernel.reach_rows(permissions::MOVEMENTS_READ, request, "member_id", Owner::Member)?;
        movements::movements(self.kernel.reader(), as_of, known_at, &request).await
    }

    /// A page of those who are members on the day, or of everybody who was admitted by then, with how they are reached.
    pub async fn contacts(
        &self,
        as_of: Day,
        known_at: Option<Timestamp>,
        everybody: bool,
        request: &PageRequest,
    ) -> Result<Page<MemberContact>, Failure> {
        self.kernel.require(permissions::REGISTER_READ)?;
        contacts::contacts(self.kernel.reader(), as_of, known_at, everybody, &folded(request)).await
    }

    /// Those who are members on the day and are written to at an e-mail address, whatever its capitals.
    pub async fn at_address(&self, email: &str, as_of: Day) -> Result<Vec<MemberContact>, Failure> {
        self.kernel.require(permissions::REGISTER_READ)?;
        contacts::at_address(self.kernel.reader(), email, as_of).await
    }

    /// What each movement until the day changed in what is called, by order number and member.
    pub async fn called_by_movements(
        &self,
        as_of: Day,
        known_at: Option<Timestamp>,
    ) -> Result<HashMap<(u64, MemberId), Money>, Failure> {
        self.kernel.require(permissions::MOVEMENTS_READ)?;
        movements::called(self.kernel.reader(), as_of, known_at).await
    }

    /// What happened until the day to what is owed to those who left.
    pub async fn refund_entries(
        &self,
        as_of: Day,
        known_at: Option<Timestamp>,
    ) -> Result<Vec<RefundEntry>, Failure> {
        self.kernel.require(permissions::REFUNDS_READ)?;
        refund_entries::entries(self.kernel.reader(), as_of, known_at).await
    }

    /// The share capital on the day, by college and by category.
    pub async fn capital(&self, as_of: Day, known_at: Option<Timestamp>) -> Result<Capital, Failure> {
        self.kernel.require(permissions::CAPITAL_READ)?;
        capital::capital(self.kernel.reader(), as_of, known_at).await
    }

    /// Who may vote on the day, by number: everybody on the register, whatever is paid.
    pub async fn voters(&self, as_of: Day, known_at: Option<Timestamp>) -> Result<Vec<VoterEntry>, Failure> {
        self.kernel.require(permissions::REGISTER_READ)?;
        standings::voters(self.kernel.reader(), as_of, known_at).await
    }

    /// A page of the claims of those who left, in the order of the exits. Members read their own.
    pub async fn refunds(
        &self,
        as_of: Day,
        known_at: Option<Timestamp>,
        request: &PageRequest,
    ) -> Result<Page<ClaimRow>, Failure> {
        let request =
            self.kernel.reach_rows(permissions::REFUNDS_READ, request, "member_id", Owner::Member)?;
        refunds::refunds(self.kernel.reader(), as_of, known_at, &request).await
    }

    /// A page of the calls of what was not paid. Members read their own.
    pub async fn calls(
        &self,
        as_of: Day,
        known_at: Option<Timestamp>,
        request: &PageRequest,
    ) -> Result<Page<CallRow>, Failure> {
        let request =
            self.kernel.reach_rows(permissions::REFUNDS_READ, request, "member_id", Owner::Member)?;
        calls::calls(self.kernel.reader(), as_of, known_at, &request).await
    }

    /// A page of the closed years.
    pub async fn years(
        &self,
        as_of: Day,
        known_at: Option<Timestamp>,
        request: &PageRequest,
    ) -> Result<Page<YearRow>, Failure> {
        self.kernel.require(permissions::YEARS_READ)?;
        years::years(self.kernel.reader(), as_of, known_at, request).await
    }

    /// One closed year with its allocation; `None` when it is not closed.
    pub async fn year(&self, year: i32) -> Result<Option<YearSheet>, Failure> {
        self.kernel.require(permissions::YEARS_READ)?;
        years::year(self.kernel.reader(), year).await
    }

    /// Members and capital in and out between two days, both inclusive.
    pub async fn flow(
        &self,
        from: Day,
        until: Day,
        known_at: Option<Timestamp>,
    ) -> Result<YearFlow, Failure> {
        self.kernel.require(permissions::CAPITAL_READ)?;
        flows::flow(self.kernel.reader(), from, until, known_at).await
    }

    /// Where the capital stands under the clauses of a day, as it is known now.
    pub async fn position(
        &self,
        as_of: Day,
        clauses: &MembershipClauses,
    ) -> Result<CapitalPosition, Failure> {
        self.kernel.require(permissions::CAPITAL_READ)?;
        let ledger = capital_days::ledger(self.kernel.reader()).await?;
        let level = ledger.on(as_of);
        let part = clauses.public_part;
        let [held, all] = [level.public, level.subscribed].map(|amount| i128::from(amount.as_cents()));
        Ok(CapitalPosition {
            as_of,
            subscribed: level.subscribed,
            highest: level.peak,
            floor: floor(level.peak, clauses),
            headroom: ledger.headroom(as_of, clauses),
            public: level.public,
            public_part: part,
            public_room: ledger.public_subscription_room(as_of, clauses),
            public_breach: held * part.den() > all * part.num(),
        })
    }

    /// What the law or the statutes want looked at on the day of this capital and its position, as it is known now: families
    /// of members, the part of public bodies, what is past its day.
    pub async fn alerts(
        &self,
        capital: &Capital,
        position: &CapitalPosition,
    ) -> Result<Vec<RegisterAlert>, Failure> {
        self.kernel.require(permissions::CAPITAL_READ)?;
        let mut found = alerts::of_families(capital, position);
        found.extend(calls::overdue(self.kernel.reader(), capital.as_of).await?);
        found.extend(refunds::overdue(self.kernel.reader(), capital.as_of).await?);
        Ok(found)
    }

    /// Where everybody lived or had its seat on a day.
    pub async fn domiciles(
        &self,
        as_of: Day,
        known_at: Option<Timestamp>,
    ) -> Result<BTreeMap<MemberId, PostalAddress>, Failure> {
        self.kernel.require(permissions::REGISTER_READ)?;
        history::domiciles(self.kernel.reader(), as_of, known_at).await
    }
}

/// The request with what is searched for folded like the column it is compared with.
pub(super) fn folded(request: &PageRequest) -> PageRequest {
    let fold_one =
        |filter: &String| match filter.strip_prefix("search:").and_then(|rest| rest.split_once(':')) {
            Some((operator, text)) => format!("search:{operator}:{}", fold(text)),
            None => filter.clone(),
        };
    PageRequest { filters: request.filters.iter().map(fold_one).collect(), ..request.clone() }
}
