//! Letters to members who come and go.

use values::{Money, Shares};

use super::membership::{STATUTES, entity, holding, issuance, member, person};
use super::{cooperative, day};
use crate::membership::{
    AdmissionLetter, Beneficiary, ExitCause, ExitLetter, ExitSettlement, FloorHold, Instalment, Member,
    RefundLetter, RefundPayment,
};

pub(crate) fn admission_letter() -> AdmissionLetter {
    AdmissionLetter {
        cooperative: cooperative(),
        issuance: issuance("2016-02-08"),
        member: member(110, person()),
        decided_on: day("2016-02-04"),
        holding: holding(4, 100),
        statutes: STATUTES.into(),
        enclosures: vec!["un original du bulletin de souscription".into(), "les statuts".into()],
    }
}

/// Equal instalments on the anniversaries of an exit.
fn yearly(left_on: &str, parts: &[i64]) -> Vec<Instalment> {
    let due = |(index, euros): (usize, &i64)| Instalment {
        due_on: day(left_on).plus_years(i32::try_from(index).unwrap() + 1),
        amount: Money::euros(*euros),
    };
    parts.iter().enumerate().map(due).collect()
}

/// An entity that leaves, half of it held back by the floor.
pub(crate) fn exit_letter() -> ExitLetter {
    ExitLetter {
        cooperative: cooperative(),
        issuance: issuance("2016-10-07"),
        member: member(110, entity()),
        beneficiary: None,
        cause: ExitCause::Resignation,
        reason: None,
        notified_on: Some(day("2016-08-29")),
        decided_on: None,
        effective_on: day("2016-09-30"),
        shares: Shares::new(90),
        settlement: Some(ExitSettlement {
            nominal: Money::euros(100),
            subscribed: Money::euros(9_000),
            paid: Money::euros(8_800),
            losses: Money::euros(350),
            provisional: true,
            amount: Money::euros(8_450),
            floor: Some(FloorHold { capital_floor: Money::euros(42_450), blocked: Money::euros(1_450) }),
            schedule: yearly("2016-09-30", &[1_400, 1_400, 1_400, 1_400, 1_400]),
            due_by: day("2021-09-30"),
        }),
    }
}

/// A death, told to the notary; nothing held back.
pub(crate) fn exit_letter_to_heirs() -> ExitLetter {
    let settlement = ExitSettlement {
        nominal: Money::euros(100),
        subscribed: Money::euros(500),
        paid: Money::euros(500),
        losses: Money::ZERO,
        provisional: false,
        amount: Money::euros(500),
        floor: None,
        schedule: yearly("2016-09-30", &[500]),
        due_by: day("2021-09-30"),
    };
    ExitLetter {
        member: Member { since: day("2014-06-14"), ..member(12, person()) },
        beneficiary: Some(Beneficiary {
            name: "Maître Alix Modèle".into(),
            capacity: "notaire, succession de Camille Exemple".into(),
            address: vec!["3 cours des Modèles".into(), "99000 Exempleville".into()],
        }),
        cause: ExitCause::Death,
        notified_on: Some(day("2016-10-03")),
        shares: Shares::new(5),
        settlement: Some(settlement),
        ..exit_letter()
    }
}

/// The second of five instalments.
pub(crate) fn refund_letter() -> RefundLetter {
    RefundLetter {
        cooperative: cooperative(),
        issuance: issuance("2018-09-28"),
        member: member(110, entity()),
        beneficiary: None,
        left_on: day("2016-09-30"),
        shares: Shares::new(90),
        amount: Money::euros(8_450),
        repaid_before: Money::euros(1_400),
        payment: RefundPayment {
            amount: Money::euros(1_400),
            paid_on: day("2018-09-28"),
            means: Some("virement".into()),
            reference: Some("VIR-2018-0311".into()),
        },
        remaining: Money::euros(5_650),
        blocked: Money::euros(1_450),
        schedule: yearly("2018-09-30", &[1_400, 1_400, 1_400]),
    }
}

/// The last payment, to the notary: nothing remains.
pub(crate) fn last_refund_letter() -> RefundLetter {
    let heirs = exit_letter_to_heirs();
    RefundLetter {
        member: heirs.member,
        beneficiary: heirs.beneficiary,
        shares: Shares::new(1),
        amount: Money::euros(100),
        repaid_before: Money::ZERO,
        payment: RefundPayment {
            amount: Money::euros(100),
            paid_on: day("2018-09-28"),
            means: None,
            reference: None,
        },
        remaining: Money::ZERO,
        blocked: Money::ZERO,
        schedule: Vec::new(),
        ..refund_letter()
    }
}
