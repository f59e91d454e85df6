//! Members, their shares and their papers: names and places that do not exist.

use values::{Money, Shares};

use super::{COLLEGES, cooperative, day, whole};
use crate::membership::{
    BoardDecision, BoardVerdict, CapitalTotals, CollegeMembers, Entity, Holder, Holding, Instalment,
    Issuance, ListTotals, ListedMember, Member, MemberBalance, MemberStatement, MembersList,
    MovementsRegister, RefundOwed, RegisterHolder, RegisterMovement, RegisterOperation, Representative,
    ShareCertificate, Signatory, StatementMovement, SubscriptionForm, TransferNature,
};

pub(super) const STATUTES: &str = "statuts adoptés le 14 juin 2014";

pub(super) fn person() -> Holder {
    Holder {
        name: "Camille Exemple".into(),
        address: vec!["12 rue des Tilleuls".into(), "99000 Exempleville".into()],
        email: Some("camille@exemple.example".into()),
        entity: None,
    }
}

/// An entity with a long name and a representative whose authority is known.
pub(crate) fn entity() -> Holder {
    Holder {
        name: "Association intercommunale pour la lecture publique et les musiques actuelles de Modèle-sur-Loire et \
               d’Exempleville"
            .into(),
        address: vec![
            "Maison des associations, bâtiment C".into(),
            "1 place des Exemples".into(),
            "99000 Exempleville".into(),
        ],
        email: None,
        entity: Some(Entity {
            kind: "Association".into(),
            siren: Some("229900014".parse().unwrap()),
            siret: None,
            rna: Some("W991000001".into()),
            representative: Some(Representative {
                name: "Zoé Modèle".into(),
                capacity: "présidente".into(),
                decision: Some("délibération du conseil d’administration du 3 mars 2016".into()),
            }),
        }),
    }
}

pub(super) fn member(number: u64, holder: Holder) -> Member {
    Member {
        number,
        holder,
        college: "Diffuseurs culturels".into(),
        category: "Lieux et bibliothèques".into(),
        since: day("2016-02-04"),
    }
}

pub(super) fn signatory() -> Signatory {
    Signatory {
        name: "Dominique Modèle".into(),
        capacity: "La présidence du conseil d’administration".into(),
    }
}

pub(crate) fn issuance(on: &str) -> Issuance {
    Issuance { place: "Saint-Étienne".into(), on: day(on), signatory: signatory() }
}

pub(super) fn holding(shares: u32, paid: i64) -> Holding {
    let subscribed = Money::euros(i64::from(shares) * 100);
    let remaining = subscribed - Money::euros(paid);
    Holding {
        shares: Shares::new(shares),
        nominal: Money::euros(100),
        subscribed,
        paid: Money::euros(paid),
        remaining,
        release_by: (!remaining.is_zero()).then(|| day("2021-02-04")),
    }
}

/// A form of a person, to be signed and decided on.
pub(crate) fn subscription_form() -> SubscriptionForm {
    SubscriptionForm {
        cooperative: cooperative(),
        reference: "BS-2016-0042".into(),
        subscriber: person(),
        member_number: None,
        college: "Diffuseurs culturels".into(),
        category: "Lieux et bibliothèques".into(),
        holding: holding(4, 100),
        means: None,
        statutes: STATUTES.into(),
        place: None,
        signed_on: None,
        made_out_on: day("2016-01-20"),
        decision: None,
    }
}

/// A form of an entity, signed and decided on, all paid.
pub(crate) fn decided_form() -> SubscriptionForm {
    SubscriptionForm {
        reference: "BS-2016-0043".into(),
        subscriber: entity(),
        holding: holding(20, 2_000),
        means: Some("virement".into()),
        place: Some("Exempleville".into()),
        signed_on: Some(day("2016-01-22")),
        decision: Some(BoardDecision {
            decided_on: day("2016-02-04"),
            verdict: BoardVerdict::Accepted { number: 110, from: day("2016-02-04") },
            signatory: Some(signatory()),
        }),
        ..subscription_form()
    }
}

pub(crate) fn share_certificate() -> ShareCertificate {
    ShareCertificate {
        cooperative: cooperative(),
        member: member(110, entity()),
        as_of: day("2016-12-31"),
        holding: holding(20, 2_000),
        issuance: issuance("2017-01-16"),
    }
}

fn register_holder(number: u64) -> RegisterHolder {
    if number.is_multiple_of(7) {
        let one = entity();
        return RegisterHolder { number, domicile: Some(one.address.join(", ")), name: one.name };
    }
    RegisterHolder {
        number,
        name: format!("Sociétaire d’Exemple {number}"),
        domicile: Some(format!("{number} rue des Tilleuls, 99000 Exempleville")),
    }
}

fn register_movement(index: u64) -> RegisterMovement {
    let (one, other) = (register_holder(41 + index), register_holder(7 + index % 30));
    let nothing = Money::ZERO;
    let (operation, shares, subscribed, paid) = match index % 6 {
        1 => (
            RegisterOperation::Payment { holder: register_holder(40 + index) },
            0,
            nothing,
            Money::euros(300),
        ),
        3 => {
            let nature = TransferNature::Transfer;
            (RegisterOperation::Transfer { from: other, to: one, nature }, 3, nothing, nothing)
        }
        4 => {
            let cause = Some("Démission".into());
            let half = -Money::euros(550);
            (RegisterOperation::Withdrawal { from: other, cause }, 10, half, half)
        }
        5 => {
            let last = -Money::euros(450);
            (RegisterOperation::DeferredExit { holder: other }, 0, last, last)
        }
        _ => (RegisterOperation::Subscription { to: one }, 4, Money::euros(400), Money::euros(100)),
    };
    let amount = match index % 6 {
        1 => Money::euros(300),
        5 => Money::euros(450),
        _ => Money::euros(i64::from(shares) * 100),
    };
    let on = day("2016-01-04").plus_days(i64::try_from(index).unwrap() * 4);
    RegisterMovement {
        number: 201 + index,
        on,
        recorded_on: on.plus_days(2),
        operation,
        shares: Shares::new(shares),
        nominal: Money::euros(100),
        amount,
        subscribed,
        paid,
    }
}

/// A year of 84 movements over several pages.
pub(crate) fn movements_register() -> MovementsRegister {
    let movements: Vec<RegisterMovement> = (0..84).map(register_movement).collect();
    MovementsRegister {
        cooperative: cooperative(),
        from: day("2016-01-01"),
        to: day("2016-12-31"),
        printed_on: day("2017-01-16"),
        opening: CapitalTotals { shares: 600, subscribed: Money::euros(60_000), paid: Money::euros(60_000) },
        movements,
        // Each six make 8 - 10 shares, 800 - 1 000 € subscribed and 500 - 1 000 € paid; there are fourteen of them.
        closing: CapitalTotals { shares: 572, subscribed: Money::euros(57_200), paid: Money::euros(53_000) },
    }
}

fn listed(number: u64) -> ListedMember {
    if number.is_multiple_of(17) {
        let one = entity();
        return ListedMember {
            number,
            domicile: one.address.join(", "),
            name: one.name,
            representative: Some("Zoé Modèle, présidente".into()),
            shares: Shares::new(20),
            votes: 1,
        };
    }
    ListedMember {
        number,
        name: format!("Sociétaire d’Exemple {number}"),
        representative: None,
        domicile: format!("{number} rue des Tilleuls, 99000 Exempleville"),
        shares: Shares::new(1 + u32::try_from(number % 5).unwrap()),
        votes: 1,
    }
}

/// The 109 members of the five colleges.
pub(crate) fn members_list() -> MembersList {
    let mut next = 0;
    let colleges: Vec<CollegeMembers> = COLLEGES
        .iter()
        .map(|(name, weight, count)| {
            let members: Vec<ListedMember> = (next + 1..=next + count).map(listed).collect();
            next += count;
            let total = ListTotals {
                members: *count,
                shares: members.iter().map(|member| u64::from(member.shares.count())).sum(),
                votes: *count,
            };
            CollegeMembers { name: (*name).into(), weight: Some(whole(*weight)), members, total }
        })
        .collect();
    let shares = colleges.iter().map(|college| college.total.shares).sum();
    MembersList {
        cooperative: cooperative(),
        assembly: "Assemblée générale ordinaire".into(),
        held_on: day("2016-05-21"),
        place: "Saint-Étienne, Le Mixeur".into(),
        closed_on: day("2016-05-05"),
        colleges,
        total: ListTotals { members: 109, shares, votes: 109 },
    }
}

fn statement_movement(on: &str, number: u64, operation: &str, shares: i64, paid: i64) -> StatementMovement {
    StatementMovement {
        on: day(on),
        number,
        operation: operation.into(),
        detail: None,
        shares,
        subscribed: Money::euros(shares * 100),
        paid: Money::euros(paid),
    }
}

/// Somebody who subscribed again, paid, gave shares away and took some back.
pub(crate) fn member_statement() -> MemberStatement {
    let mut given = statement_movement("2016-06-15", 231, "Cession", -3, -300);
    given.detail = Some("à Sociétaire d’Exemple 57, n°\u{a0}57".into());
    let mut paid = statement_movement("2016-05-02", 214, "Libération", 0, 200);
    paid.detail = Some("par virement".into());
    MemberStatement {
        cooperative: cooperative(),
        member: Member { since: day("2014-06-14"), ..member(12, person()) },
        left_on: None,
        from: day("2016-01-01"),
        to: day("2016-12-31"),
        made_on: day("2017-01-16"),
        opening: MemberBalance { shares: 10, subscribed: Money::euros(1_000), paid: Money::euros(1_000) },
        movements: vec![
            statement_movement("2016-02-04", 203, "Souscription", 8, 200),
            paid,
            given,
            statement_movement("2016-09-30", 252, "Retrait partiel", -2, -200),
        ],
        closing: MemberBalance { shares: 13, subscribed: Money::euros(1_300), paid: Money::euros(900) },
        called: Money::euros(1_100),
        due: Money::euros(200),
        due_by: Some(day("2017-03-31")),
        remaining: Money::euros(400),
        release_by: Some(day("2021-02-04")),
        refunds: vec![RefundOwed {
            left_on: day("2016-09-30"),
            amount: Money::euros(200),
            repaid: Money::euros(40),
            remaining: Money::euros(160),
            blocked: Money::euros(60),
            next: Some(Instalment { due_on: day("2017-09-30"), amount: Money::euros(50) }),
        }],
    }
}
