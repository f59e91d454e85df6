//! The papers of the members' room: each from the facts of its day, under the cooperative's identity of its day.

use documents::membership::from_members::{
    beneficiary, exit_cause, means, outstanding, register_lines, release_by,
};
use documents::membership::{
    self, AdmissionLetter, BoardDecision, BoardVerdict, CapitalTotals, CollegeMembers, ExitLetter,
    ExitSettlement, Holding, Issuance, ListTotals, ListedMember, MemberBalance, MemberStatement, MembersList,
    MovementsRegister, RefundLetter, RefundPayment, ShareCertificate, Signatory, SubscriptionForm,
};
use kernel::prelude::*;
use members::member::MemberError;
use members::permissions::{FILE_READ, REGISTER_READ};
use members::public::{College, MemberFile, MemberId, MemberRow, MovementRow, Operation};
use values::{Day, Fraction, Money};

use crate::{Office, OfficeError, StoredPaper};

/// A paper about one member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemberPaper {
    /// Bulletin de souscription of a movement, in two originals.
    SubscriptionForm {
        /// Order number of the subscription.
        movement: u64,
    },
    /// Attestation de parts.
    ShareCertificate,
    /// Relevé of a period that ends on the day.
    Statement {
        /// Its first day.
        from: Day,
    },
    /// Letter of admission.
    AdmissionLetter,
    /// Letter of exit.
    ExitLetter,
    /// Letter of repayment: the last payment of a claim until the day.
    RefundLetter {
        /// Which claim.
        claim: u32,
    },
}

/// Who signs, and where.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signed {
    /// Name; the cooperative itself when nothing is said.
    pub name: String,
    /// In what capacity; for the board when nothing is said.
    pub capacity: String,
    /// Town; that of the register of commerce when nothing is said.
    pub place: String,
}

impl Office {
    /// A paper about a member, as of a day. Members may have their own.
    pub async fn member_paper(
        &self,
        member: MemberId,
        paper: MemberPaper,
        on: Day,
        signed: &Signed,
    ) -> Result<StoredPaper, Failure> {
        self.kernel.require_over(FILE_READ, Owner::Member(member.uuid()))?;
        let inside = self.inside();
        let file = inside.members.member(member, on, None).await?;
        let file = file.ok_or(MemberError::NotAdmitted {})?;
        let made = match paper {
            MemberPaper::SubscriptionForm { movement } => {
                membership::subscription_form(&inside.subscription_form(&file, movement, on).await?)
            }
            MemberPaper::ShareCertificate => membership::share_certificate(&ShareCertificate {
                cooperative: inside.cooperative_on(on).await?,
                member: (&file).into(),
                as_of: on,
                holding: (&file).into(),
                issuance: inside.issuance(on, signed).await?,
            }),
            MemberPaper::Statement { from } => {
                membership::member_statement(&inside.statement(&file, from, on).await?)
            }
            MemberPaper::AdmissionLetter => membership::admission_letter(&AdmissionLetter {
                cooperative: inside.cooperative_on(on).await?,
                issuance: inside.issuance(on, signed).await?,
                member: (&file).into(),
                decided_on: file.decided_on,
                holding: (&file).into(),
                statutes: inside.statutes_named(file.row.admitted_on).await?,
                enclosures: vec!["Statuts".to_owned(), "Attestation de parts".to_owned()],
            }),
            MemberPaper::ExitLetter => membership::exit_letter(&inside.exit_letter(&file, on, signed).await?),
            MemberPaper::RefundLetter { claim } => {
                membership::refund_letter(&inside.refund_letter(&file, claim, on, signed).await?)
            }
        };
        Ok(made.map_err(OfficeError::from)?.into())
    }

    /// The register of movements recorded in a period: it names every member, so it takes what their register takes.
    pub async fn movements_paper(&self, from: Day, to: Day) -> Result<StoredPaper, Failure> {
        self.kernel.require(REGISTER_READ)?;
        let inside = self.inside();
        let all = inside.all_movements().await?;
        let recorded = |row: &MovementRow| row.movement.recorded_at.day();
        let before = |row: &&MovementRow| recorded(row).is_some_and(|day| day < from);
        let nothing = CapitalTotals { shares: 0, subscribed: Money::ZERO, paid: Money::ZERO };
        let opening = all.iter().filter(before).fold(nothing, CapitalTotals::after);
        let within: Vec<MovementRow> =
            all.into_iter().filter(|row| recorded(row).is_some_and(|day| day >= from && day <= to)).collect();
        let register = MovementsRegister {
            cooperative: inside.cooperative_on(to).await?,
            from,
            to,
            printed_on: to,
            opening,
            closing: within.iter().fold(opening, CapitalTotals::after),
            movements: register_lines(&within),
        };
        Ok(membership::movements_register(&register).map_err(OfficeError::from)?.into())
    }

    /// The list of members for an assembly, closed on the sixteenth day before it (C. com., art. R225-90).
    pub async fn members_list_paper(
        &self,
        assembly: assemblies::public::AssemblyId,
    ) -> Result<StoredPaper, Failure> {
        self.kernel.require(REGISTER_READ)?;
        let inside = self.inside();
        let sheet = inside.assemblies.assembly(assembly).await?;
        let convened = &sheet.convened;
        let closed_on = convened.day.plus_days(-16);
        let rows = inside.everybody(closed_on).await?;
        let domiciles = inside.members.domiciles(closed_on, None).await?;
        let weights = convened.statutes.document.weighting.as_ref();
        let colleges = College::ALL.into_iter().filter_map(|college| {
            let members: Vec<ListedMember> = rows
                .iter()
                .filter(|row| row.college == college)
                .map(|row| listed(row, domiciles.get(&row.member_id)))
                .collect();
            let weight = weights.and_then(|weights| {
                let found = weights.colleges.iter().find(|of| of.college == college);
                found.map(|of| of.weight.as_fraction())
            });
            in_college(college, weight, members)
        });
        let colleges: Vec<CollegeMembers> = colleges.collect();
        let sum = |of: fn(&ListTotals) -> u64| colleges.iter().map(|college| of(&college.total)).sum();
        let total = ListTotals {
            members: sum(|of| of.members),
            shares: sum(|of| of.shares),
            votes: sum(|of| of.votes),
        };
        let list = MembersList {
            cooperative: inside.cooperative_on(convened.day).await?,
            assembly: convened.kind.french().to_owned(),
            held_on: convened.day,
            place: convened.place.clone(),
            closed_on,
            colleges,
            total,
        };
        Ok(membership::members_list(&list).map_err(OfficeError::from)?.into())
    }

    pub(crate) async fn issuance(&self, on: Day, signed: &Signed) -> Result<Issuance, Failure> {
        let cooperative = self.cooperative_on(on).await?;
        let or = |said: &str, silent: &str| if said.is_empty() { silent.to_owned() } else { said.to_owned() };
        Ok(Issuance {
            place: or(&signed.place, &cooperative.rcs_city),
            on,
            signatory: Signatory {
                name: or(&signed.name, &cooperative.name),
                capacity: or(&signed.capacity, "Pour le conseil d’administration"),
            },
        })
    }

    /// The statutes of a day, as a letter names them.
    async fn statutes_named(&self, on: Day) -> Result<String, Failure> {
        let version = self.assemblies.statutes_on(on).await?;
        Ok(format!("statuts adoptés le {}", version.adopted_on.french()))
    }

    async fn subscription_form(
        &self,
        file: &MemberFile,
        number: u64,
        on: Day,
    ) -> Result<SubscriptionForm, Failure> {
        let found =
            file.movements.iter().find(|of| of.number == number && of.operation == Operation::Subscription);
        let movement = found.ok_or_else(|| OfficeError::NoSuchPaper {
            what: format!("le mouvement n° {number} n’est pas une souscription de cet associé"),
        })?;
        let first = file.movements.first().is_some_and(|of| of.number == number);
        let decision = first.then_some(BoardDecision {
            decided_on: file.decided_on,
            verdict: BoardVerdict::Accepted { number: file.row.number, from: file.row.admitted_on },
            signatory: None,
        });
        let shares = u32::try_from(movement.shares).unwrap_or_default();
        let remaining = movement.subscribed - movement.paid;
        Ok(SubscriptionForm {
            cooperative: self.cooperative_on(on).await?,
            reference: format!("{number:06}"),
            subscriber: file.into(),
            member_number: Some(file.row.number),
            college: file.row.college.french().to_owned(),
            category: format!("{} ({})", file.row.kind.french(), file.row.category),
            holding: Holding {
                shares: values::Shares::new(shares),
                nominal: movement.nominal,
                subscribed: movement.subscribed,
                paid: movement.paid,
                remaining,
                release_by: movement.release_by.filter(|_| !remaining.is_zero()),
            },
            means: means(movement.means),
            statutes: self.statutes_named(movement.on).await?,
            place: None,
            signed_on: None,
            made_out_on: movement.on,
            decision,
        })
    }

    async fn statement(&self, file: &MemberFile, from: Day, to: Day) -> Result<MemberStatement, Failure> {
        let before = file.movements.iter().filter(|movement| movement.on < from);
        let within: Vec<_> = file.movements.iter().filter(|movement| movement.on >= from).collect();
        let row = &file.row;
        let due = Ord::max(row.called - row.paid, Money::ZERO);
        let calls = if due.is_zero() { None } else { self.last_call(row.member_id, to).await? };
        let remaining = row.due;
        Ok(MemberStatement {
            cooperative: self.cooperative_on(to).await?,
            member: file.into(),
            left_on: file.left_on,
            from,
            to,
            made_on: to,
            opening: MemberBalance::of(before),
            movements: within.iter().map(|movement| (*movement).into()).collect(),
            closing: MemberBalance::of(file.movements.iter()),
            called: row.called,
            due,
            due_by: calls,
            remaining,
            release_by: release_by(&file.movements).filter(|_| !remaining.is_zero()),
            refunds: file.refunds.iter().map(Into::into).collect(),
        })
    }

    /// Last day to pay the latest call of a member.
    async fn last_call(&self, member: MemberId, as_of: Day) -> Result<Option<Day>, Failure> {
        let request = PageRequest {
            limit: Some(1),
            sort: Some("-due_on".to_owned()),
            filters: vec![format!("member_id:eq:{member}")],
            ..PageRequest::default()
        };
        let page = self.members.calls(as_of, None, &request).await?;
        Ok(page.items.first().map(|call| call.due_on))
    }

    async fn exit_letter(&self, file: &MemberFile, on: Day, signed: &Signed) -> Result<ExitLetter, Failure> {
        let nothing = |what: &str| OfficeError::NoSuchPaper { what: what.to_owned() };
        let effective_on =
            file.left_on.ok_or_else(|| nothing("cet associé n’a pas quitté la coopérative"))?;
        let cause = file.exit_cause.and_then(exit_cause);
        let cause = cause.ok_or_else(|| nothing("une réunion d’inscriptions n’a pas de lettre de sortie"))?;
        let movement = file.movements.iter().find(|of| of.operation == Operation::Withdrawal);
        let claim = file.refunds.iter().find(|of| Some(of.claim.movement) == movement.map(|of| of.number));
        let nominal = movement.map(|of| of.nominal).unwrap_or_default();
        let floor = self.capital_position(effective_on).await?.floor;
        let member = membership::Member::from(file);
        let shares = movement.map_or(0, |of| u32::try_from(of.shares.unsigned_abs()).unwrap_or(u32::MAX));
        Ok(ExitLetter {
            cooperative: self.cooperative_on(on).await?,
            issuance: self.issuance(on, signed).await?,
            beneficiary: claim.and_then(|claim| beneficiary(claim, &member.holder.address)),
            member,
            cause,
            reason: (!file.exit_reason.is_empty()).then(|| file.exit_reason.clone()),
            notified_on: None,
            decided_on: file.exit_decided_on,
            effective_on,
            shares: values::Shares::new(shares),
            settlement: claim.map(|claim| ExitSettlement::of(claim, nominal, floor)),
        })
    }

    async fn refund_letter(
        &self,
        file: &MemberFile,
        number: u32,
        on: Day,
        signed: &Signed,
    ) -> Result<RefundLetter, Failure> {
        let nothing = |what: &str| OfficeError::NoSuchPaper { what: what.to_owned() };
        let refund = file.refunds.iter().find(|of| of.claim.number == number);
        let refund = refund.ok_or_else(|| nothing("cette créance n’existe pas"))?;
        let last = refund.payments.last().ok_or_else(|| nothing("rien n’a encore été remboursé"))?;
        let claim = &refund.claim;
        let member = membership::Member::from(file);
        let left = file.movements.iter().find(|of| of.number == claim.movement);
        let shares = left.map_or(0, |of| u32::try_from(of.shares.unsigned_abs()).unwrap_or(u32::MAX));
        Ok(RefundLetter {
            cooperative: self.cooperative_on(on).await?,
            issuance: self.issuance(on, signed).await?,
            beneficiary: beneficiary(refund, &member.holder.address),
            member,
            left_on: claim.left_on,
            shares: values::Shares::new(shares),
            amount: claim.amount,
            repaid_before: claim.repaid - last.amount,
            payment: RefundPayment {
                amount: last.amount,
                paid_on: last.on,
                means: means(last.means),
                reference: (!last.reference.is_empty()).then(|| last.reference.clone()),
            },
            remaining: claim.outstanding,
            blocked: Ord::min(claim.blocked, claim.outstanding),
            schedule: outstanding(refund),
        })
    }

    /// Every movement, in the order of the numbers.
    async fn all_movements(&self) -> Result<Vec<MovementRow>, Failure> {
        let mut rows = Vec::new();
        let mut request = PageRequest { limit: Some(1_000), ..PageRequest::default() };
        let forever = Day::ymd(9999, 12, 31).ok_or(OfficeError::NoSuchYear { year: 9999 })?;
        loop {
            let page = self.members.movements(forever, None, &request).await?;
            rows.extend(page.items);
            match page.next {
                Some(next) => request.cursor = Some(next),
                None => return Ok(rows),
            }
        }
    }

    /// Everybody on the register of a day.
    pub(crate) async fn everybody(&self, as_of: Day) -> Result<Vec<MemberRow>, Failure> {
        let mut rows = Vec::new();
        let mut request = PageRequest { limit: Some(1_000), ..PageRequest::default() };
        loop {
            let page = self.members.register(as_of, None, &request).await?;
            rows.extend(page.items);
            match page.next {
                Some(next) => request.cursor = Some(next),
                None => return Ok(rows),
            }
        }
    }
}

fn listed(row: &MemberRow, domicile: Option<&members::public::PostalAddress>) -> ListedMember {
    let place = domicile.map(|of| format!("{}, {} {}", of.lines.join(", "), of.postal_code, of.city));
    ListedMember {
        number: row.number,
        name: row.name.clone(),
        representative: None,
        domicile: place.unwrap_or_default(),
        shares: row.shares,
        votes: 1,
    }
}

/// A college with its subtotals; nothing when nobody is in it.
fn in_college(
    college: College,
    weight: Option<Fraction>,
    members: Vec<ListedMember>,
) -> Option<CollegeMembers> {
    let count = u64::try_from(members.len()).ok().filter(|count| *count > 0)?;
    let shares = members.iter().map(|member| u64::from(member.shares.count())).sum();
    let total = ListTotals { members: count, shares, votes: count };
    Some(CollegeMembers { name: college.french().to_owned(), weight, members, total })
}
