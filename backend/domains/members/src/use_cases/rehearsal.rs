//! A dry run: each row is decided on by the member itself and by the same questions to the registers, and what earlier
//! rows of the same table would have added is kept here beside them.
//!
//! Nothing is written and nothing is locked, so that a long list can be rehearsed while others work. What it does not
//! foresee: what somebody else records in the meantime; and that a new subscription may let shares leave which the
//! floor of the capital held back, by which public bodies might then have less room.

use std::collections::{BTreeMap, HashMap};

use kernel::prelude::*;
use values::{Day, Money, Siren};

use super::admission::{self, AdmitMember};
use super::imports::Application;
use crate::member::{Member, MemberCommand, MemberError};
use crate::public::{Applicant, MemberId, MembershipClauses, RowFate};
use crate::rules::capital::{CapitalLedger, DayChange};
use crate::rules::folding::fold;
use crate::views::register::{self, Taken};
use crate::views::{capital_days, years};

/// What the registers say, and what the rows so far would add to them.
pub(super) struct Rehearsal<'k> {
    kernel: &'k Kernel,
    closed_on: Option<Day>,
    next_number: u64,
    members: HashMap<MemberId, u64>,
    sirens: HashMap<Siren, u64>,
    /// By name and town, and by the number of the register of associations.
    alike: HashMap<String, (u64, String)>,
    /// Subscribed, and of which by public bodies, day by day.
    days: BTreeMap<Day, (Money, Money)>,
}

impl<'k> Rehearsal<'k> {
    pub(super) async fn begin(kernel: &'k Kernel) -> Result<Self, Failure> {
        let mut days = BTreeMap::new();
        for change in capital_days::ledger(kernel.reader()).await?.into_changes() {
            days.insert(change.on, (change.subscribed, change.public));
        }
        Ok(Self {
            kernel,
            closed_on: years::last_closing(kernel.reader()).await?,
            next_number: register::last_number(kernel.reader()).await? + 1,
            members: HashMap::new(),
            sirens: HashMap::new(),
            alike: HashMap::new(),
            days,
        })
    }

    /// What would come of a row.
    pub(super) async fn play(&mut self, application: Application) -> Result<RowFate, Failure> {
        let order = &application.order;
        let known = match self.members.get(&order.id) {
            Some(number) => Some(*number),
            None => register::number_of(self.kernel.reader(), order.id).await?,
        };
        if let Some(number) = known {
            return Ok(RowFate::Same { number });
        }
        let taken =
            register::taken_by(self.kernel.reader(), order.id, &order.applicant, order.more.distinct).await?;
        admission::is_new(taken.or_else(|| self.taken_here(order)))?;
        self.in_open_year(order.on)?;
        let fate = self.decide(&application)?;
        self.remember(&application.order);
        Ok(fate)
    }

    fn taken_here(&self, order: &AdmitMember) -> Option<Taken> {
        if let Some(siren) = order.applicant.siren() {
            return self.sirens.get(&siren).map(|number| Taken::BySiren { siren, number: *number });
        }
        if order.more.distinct {
            return None;
        }
        let found = looks(&order.applicant).into_iter().filter_map(|look| self.alike.get(&look));
        let first = found.min_by_key(|(number, _)| *number)?;
        Some(Taken::ByAlike { number: first.0, name: first.1.clone() })
    }

    fn in_open_year(&self, on: Day) -> Result<(), MemberError> {
        match self.closed_on {
            Some(closed_on) if on <= closed_on => Err(MemberError::InClosedYear { closed_on, on }),
            _ => Ok(()),
        }
    }

    /// Lets a member that is none yet decide, and forget again what it decided.
    fn decide(&self, application: &Application) -> Result<RowFate, MemberError> {
        let Application { order, clauses, later } = application;
        let mut member = Member::default();
        let room =
            if admission::counts_in_public_cap(order) { self.room(order.on, clauses) } else { Money::ZERO };
        let admit = admission::command(order.clone(), (self.next_number, 0), room, clauses);
        for fact in member.decide(admit)? {
            member.apply(fact);
        }
        let mut paid = order.paid;
        if let Some((amount, on)) = *later {
            self.in_open_year(on)?;
            let (settlement, early) = (order.more.settlement.clone(), clauses.early_release);
            member.decide(MemberCommand::RecordPayment { movement: 0, amount, settlement, early, on })?;
            paid += amount;
        }
        Ok(RowFate::Admitted { number: self.next_number, shares: order.shares, paid })
    }

    fn room(&self, on: Day, clauses: &MembershipClauses) -> Money {
        let change = |(on, (subscribed, public)): (&Day, &(Money, Money))| DayChange {
            on: *on,
            subscribed: *subscribed,
            public: *public,
        };
        CapitalLedger::new(self.days.iter().map(change).collect()).public_subscription_room(on, clauses)
    }

    fn remember(&mut self, order: &AdmitMember) {
        let number = self.next_number;
        self.next_number += 1;
        self.members.insert(order.id, number);
        if let Some(siren) = order.applicant.siren() {
            self.sirens.insert(siren, number);
        }
        for look in looks(&order.applicant) {
            self.alike.entry(look).or_insert_with(|| (number, name(&order.applicant)));
        }
        let subscribed = order.shares.at(order.terms.nominal).unwrap_or_default();
        let public = if admission::counts_in_public_cap(order) { subscribed } else { Money::ZERO };
        let day = self.days.entry(order.on).or_default();
        day.0 += subscribed;
        day.1 += public;
    }
}

/// By what somebody is found to look like another: as `views::register::alike` asks it.
fn looks(applicant: &Applicant) -> Vec<String> {
    match applicant {
        Applicant::NaturalPerson(of) => {
            vec![fold(&format!("{} {}", of.family_name, of.given_name)) + "\u{1f}" + &fold(&of.address.city)]
        }
        Applicant::Company(of) | Applicant::Association(of) | Applicant::PublicBody(of) => {
            let named = fold(&of.name) + "\u{1f}" + &fold(&of.address.city);
            [Some(named), of.rna.as_ref().map(ToString::to_string)].into_iter().flatten().collect()
        }
    }
}

fn name(applicant: &Applicant) -> String {
    match applicant {
        Applicant::NaturalPerson(of) => format!("{} {}", of.given_name, of.family_name),
        Applicant::Company(of) | Applicant::Association(of) | Applicant::PublicBody(of) => of.name.clone(),
    }
}
