//! A register of a few members, the capital that they make, what is owed to one who left. All are invented.

use office::kernel::access::{Principal, Role};
use office::kernel::listing::Page;
use office::members::member::MemberError;
use office::members::public::{
    Acting, Alike, Capital, CapitalPosition, CategoryCapital, CategoryTerms, ClaimRow, College,
    CollegeCapital, CollegePeriod, ExitCause, ExitNotice, Flow, Instalment, MemberFile, MemberId, MemberKind,
    MemberRow, PaymentMeans, PostalAddress, RefundFile, RegisterAlert, Repayment, Representative, YearFlow,
    YearRow, YearSheet,
};
use office::values::{Day, Fraction, Money, Shares, Uuid};

use super::member;
use crate::forms::Trouble;
use crate::language::Words;
use crate::members::acts::Subject;

pub(super) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn member_id(number: u128) -> MemberId {
    MemberId::new(Uuid::from_u128(number))
}

/// Somebody who keeps the register.
pub(crate) fn staff() -> Principal {
    Principal::user(Uuid::from_u128(9), [Role::Staff])
}

/// Somebody who only reads it.
pub(crate) fn auditor() -> Principal {
    Principal::user(Uuid::from_u128(8), [Role::Auditor])
}

fn address(line: &str, postal_code: &str, city: &str) -> PostalAddress {
    PostalAddress {
        lines: vec![line.to_owned()],
        postal_code: postal_code.to_owned(),
        city: city.to_owned(),
        country: "FR".to_owned(),
    }
}

/// An address in France.
pub(crate) fn an_address() -> PostalAddress {
    address("12 rue des Armuriers", "42000", "Saint-Étienne")
}

/// Whom an act is about.
pub(crate) fn subject() -> Subject {
    Subject { file: member(), claim: 0, twin: None, today: day("2016-05-20") }
}

/// Categories of the statutes.
pub(crate) fn categories() -> Vec<CategoryTerms> {
    let terms = |code: &str, college, kinds: &[MemberKind], minimum| CategoryTerms {
        code: code.parse().unwrap(),
        college,
        kinds: kinds.to_vec(),
        minimum: Money::euros(minimum),
        nominal: Money::euros(100),
    };
    vec![
        terms("creator", College::Creators, &[MemberKind::NaturalPerson], 100),
        terms("label", College::Creators, &[MemberKind::Company, MemberKind::Association], 300),
        terms("venue", College::Distributors, &[MemberKind::PublicBody, MemberKind::Association], 500),
        terms("supporter-person", College::Supporters, &[MemberKind::NaturalPerson], 100),
    ]
}

/// A member that looks like an applicant.
pub(crate) fn alike() -> Vec<Alike> {
    let row = member().row;
    let because = "name-and-town".to_owned();
    vec![Alike { member_id: row.member_id, number: row.number, name: row.name, because }]
}

pub(super) fn trouble(words: Words, error: MemberError) -> Trouble {
    Trouble::of(words, &error.into()).unwrap()
}

/// Somebody of that name and town is a member.
pub(crate) fn looks_like(words: Words) -> Trouble {
    trouble(words, MemberError::LooksLike { number: 41, name: "Zoé Exemple".to_owned() })
}

/// Less than a quarter.
pub(crate) fn below_quarter(words: Words) -> Trouble {
    trouble(words, MemberError::BelowQuarter { required: Money::euros(125), offered: Money::euros(100) })
}

/// An exclusion that nobody proposed.
pub(crate) fn no_exclusion(words: Words) -> Trouble {
    trouble(words, MemberError::NoExclusion {})
}

/// A postal code of four digits.
pub(crate) fn postal_code(words: Words) -> Trouble {
    trouble(words, MemberError::PostalCode { postal_code: "4200".to_owned() })
}

/// A label that has two representatives one after the other, and has given notice.
pub(crate) fn entity() -> MemberFile {
    let person = member();
    let acting = |on: &str, given_name: &str, family_name: &str, proof: &str| Acting {
        on: day(on),
        who: Some(Representative {
            given_name: given_name.to_owned(),
            family_name: family_name.to_owned(),
            capacity: "gérante".to_owned(),
        }),
        proof: proof.to_owned(),
    };
    let period = |on: &str, college, category: &str| CollegePeriod {
        on: day(on),
        college,
        category: category.parse().unwrap(),
    };
    MemberFile {
        row: MemberRow {
            member_id: member_id(78),
            number: 12,
            name: "Label Exemple".to_owned(),
            kind: MemberKind::Company,
            siren: Some("732829320".parse().unwrap()),
            city: "Lyon".to_owned(),
            category: "label".parse().unwrap(),
            ..person.row
        },
        siret: Some("73282932000074".parse().unwrap()),
        representative: "Inès Petit, gérante".to_owned(),
        representatives: vec![
            acting("2014-03-11", "Zoé", "Martin", ""),
            acting("2015-09-01", "Inès", "Petit", "assemblée du 30 juin 2015"),
        ],
        email: "contact@label.exemple".to_owned(),
        email_consent: Some("bulletin signé le 11 mars 2014".to_owned()),
        address: Some(address("4 rue de la République", "69001", "Lyon")),
        colleges: vec![
            period("2014-03-11", College::Supporters, "supporter-entity"),
            period("2015-05-13", College::Creators, "label"),
        ],
        notice: Some(ExitNotice {
            cause: ExitCause::Resignation,
            reason: String::new(),
            notified_on: day("2016-04-02"),
            effective_on: day("2016-07-02"),
        }),
        ..person
    }
}

/// Somebody who left, half of whose money the floor of the capital holds back.
pub(crate) fn left_member() -> MemberFile {
    let person = member();
    let row = MemberRow {
        shares: Shares::new(0),
        subscribed: Money::ZERO,
        paid: Money::ZERO,
        called: Money::ZERO,
        due: Money::ZERO,
        ..person.row
    };
    let schedule = vec![
        Instalment { due_on: day("2016-12-31"), amount: Money::cents(5_000) },
        Instalment { due_on: day("2017-12-31"), amount: Money::cents(5_000) },
    ];
    let payment = Repayment {
        on: day("2015-03-02"),
        amount: Money::cents(47_500),
        means: PaymentMeans::Transfer,
        reference: "VIR-2015-031".to_owned(),
    };
    let (claim, settled) = (claims().items.swap_remove(0), claims().items.swap_remove(2));
    let claim = ClaimRow { number: 2, ..claim };
    MemberFile {
        row,
        left_on: Some(day("2016-01-15")),
        exit_cause: Some(ExitCause::Resignation),
        exit_reason: "déménagement".to_owned(),
        refunds: vec![
            RefundFile { claim: settled, schedule: Vec::new(), payments: vec![payment] },
            RefundFile { claim, schedule, payments: Vec::new() },
        ],
        ..person
    }
}

/// What is owed, in the order of the exits.
pub(crate) fn claims() -> Page<ClaimRow> {
    let claim = |number: u64, name: &str, left: &str, cents: [i64; 4]| ClaimRow {
        claim_id: format!("{number}-1"),
        member_id: member_id(u128::from(number)),
        member_number: number,
        member_name: name.to_owned(),
        number: 1,
        movement: 100 + number,
        left_on: day(left),
        cause: "Resignation".to_owned(),
        subscribed: Money::euros(300),
        paid: Money::cents(cents[0]),
        losses: Money::cents(2_500),
        amount: Money::cents(cents[0] - 2_500),
        blocked: Money::cents(cents[1]),
        blocked_subscribed: Money::cents(cents[1]),
        repaid: Money::cents(cents[2]),
        payable: Money::cents(cents[3]),
        outstanding: Money::cents(cents[1] + cents[3]),
        provisional: number == 77,
        due_by: day(left).plus_years(5),
        beneficiary: String::new(),
    };
    let heirs = ClaimRow {
        cause: "Death".to_owned(),
        beneficiary: "Me Durand, notaire chargée de la succession".to_owned(),
        ..claim(31, "Luc Garnier", "2016-03-02", [30_000, 27_500, 0, 0])
    };
    let settled = ClaimRow {
        cause: "PartialWithdrawal".to_owned(),
        ..claim(9, "Bibliothèque de Firminy", "2014-11-20", [50_000, 0, 47_500, 0])
    };
    let items = vec![claim(77, "Zoé Exemple", "2016-01-15", [22_500, 10_000, 0, 10_000]), heirs, settled];
    Page { items, next: None, total: 3 }
}

/// The register on its first page.
pub(crate) fn register() -> Page<MemberRow> {
    let (person, entity) = (member().row, entity().row);
    let town = MemberRow {
        member_id: member_id(79),
        number: 3,
        name: "Commune de Saint-Exemple-sur-Loire".to_owned(),
        college: College::Distributors,
        category: "venue".parse().unwrap(),
        kind: MemberKind::PublicBody,
        siren: Some("214202186".parse().unwrap()),
        city: "Saint-Exemple-sur-Loire".to_owned(),
        admitted_on: day("2013-12-02"),
        shares: Shares::new(50),
        subscribed: Money::euros(5_000),
        paid: Money::euros(5_000),
        called: Money::euros(5_000),
        due: Money::ZERO,
        version: 2,
    };
    Page { items: vec![town, entity, person], next: Some("abc".to_owned()), total: 109 }
}

/// The capital of a day.
pub(crate) fn capital() -> Capital {
    let counts = [12_u64, 41, 30, 4, 22];
    let college = |(college, members): (College, u64)| CollegeCapital {
        college,
        members,
        shares: members * 9,
        subscribed: Money::euros(900 * members.cast_signed()),
        called: Money::euros(800 * members.cast_signed()),
        paid: Money::euros(795 * members.cast_signed()),
    };
    let by_college: Vec<CollegeCapital> = College::ALL.into_iter().zip(counts).map(college).collect();
    let category = |part: &CollegeCapital, code: &str, kind| CategoryCapital {
        college: part.college,
        category: code.parse().unwrap(),
        kind,
        members: part.members,
        shares: part.shares,
        subscribed: part.subscribed,
        called: part.called,
        paid: part.paid,
    };
    let codes = ["employee", "creator", "venue", "federation", "supporter-person"];
    let kinds = [
        MemberKind::NaturalPerson,
        MemberKind::Company,
        MemberKind::PublicBody,
        MemberKind::Association,
        MemberKind::NaturalPerson,
    ];
    let by_category = by_college
        .iter()
        .zip(codes.into_iter().zip(kinds))
        .map(|(part, (code, kind))| category(part, code, kind))
        .collect();
    Capital {
        as_of: day("2016-05-20"),
        known_at: None,
        members: 109,
        shares: 981,
        subscribed: Money::euros(98_375),
        called: Money::euros(87_200),
        paid: Money::euros(86_655),
        blocked: Money::euros(275),
        public: Money::euros(27_000),
        by_college,
        by_category,
    }
}

/// Where the capital stands: public bodies hold too much after an exit.
pub(crate) fn position(breach: bool) -> CapitalPosition {
    CapitalPosition {
        as_of: day("2016-05-20"),
        subscribed: Money::euros(98_375),
        highest: Money::euros(99_400),
        floor: Money::euros(24_850),
        headroom: if breach { Money::ZERO } else { Money::euros(73_525) },
        public: if breach { Money::euros(52_000) } else { Money::euros(27_000) },
        public_part: Fraction::new(1, 2).unwrap(),
        public_room: if breach { Money::ZERO } else { Money::euros(44_375) },
        public_breach: breach,
    }
}

/// One of each kind that is to be put right.
pub(crate) fn register_alerts() -> Vec<RegisterAlert> {
    let (euros, since) = (Money::euros, day("2016-04-30"));
    let (held, to_subscribe, to_give_up) = (euros(52_000), euros(5_625), euros(5_625));
    vec![
        RegisterAlert::TooFewFamilies { families: 2 },
        RegisterAlert::CollegeEmpty { college: College::Employees },
        RegisterAlert::CollegeEmpty { college: College::Federations },
        RegisterAlert::PublicCapExceeded { held, to_subscribe, to_give_up },
        RegisterAlert::CallsOverdue { members: 3, amount: euros(1_500), since },
        RegisterAlert::RefundsOverdue { claims: 1, amount: euros(400), since },
        RegisterAlert::RefundsToSettle { claims: 2, since },
    ]
}

/// What came and went in a year.
pub(crate) fn flow() -> YearFlow {
    let of = |members: [u64; 3], capital: [i64; 3]| Flow {
        opening_members: members[0],
        members_in: members[1],
        members_out: members[2],
        closing_members: members[0] + members[1] - members[2],
        opening_capital: Money::euros(capital[0]),
        capital_in: Money::euros(capital[1]),
        capital_out: Money::euros(capital[2]),
        closing_capital: Money::euros(capital[0] + capital[1] - capital[2]),
    };
    let colleges = [
        of([10, 2, 0], [9_000, 1_800, 0]),
        of([33, 9, 1], [29_700, 8_100, 900]),
        of([28, 2, 0], [25_200, 1_800, 0]),
        of([4, 0, 0], [3_600, 0, 0]),
        of([20, 4, 2], [18_000, 3_600, 1_525]),
    ];
    YearFlow {
        from: day("2016-01-01"),
        until: day("2016-05-20"),
        total: of([95, 17, 3], [85_500, 15_300, 2_425]),
        by_college: College::ALL.into_iter().zip(colleges).collect(),
    }
}

/// Two closed years, the latest first.
pub(crate) fn years() -> Vec<YearRow> {
    let year = |year: i32, allocated: Option<&str>, interest, paid: Option<&str>| YearRow {
        year,
        opening_day: day(&format!("{year}-01-01")),
        closing_day: day(&format!("{year}-12-31")),
        closed_on: day(&format!("{}-03-15", year + 1)),
        allocated_on: allocated.map(day),
        interest: Money::cents(interest),
        paid_on: paid.map(day),
        version: 2,
    };
    vec![year(2015, None, 0, None), year(2014, Some("2015-05-13"), 41_250, Some("2015-06-30"))]
}

/// A closed year whose result is not allocated yet.
pub(crate) fn year_sheet() -> YearSheet {
    let row = years().swap_remove(0);
    YearSheet { row, allocated: None, allocated_at: None, withholding: None }
}

/// Some steps of an allocation: what, how, how much, why.
pub(crate) fn steps() -> [(&'static str, &'static str, Money, &'static str); 4] {
    let (art_14, art_16) = ("loi 47-1775, art. 14", "loi 47-1775, art. 16");
    let legal =
        "15 % de 12 000,00 €, car les réserves (3 000,00 €) sont inférieures au capital (98 375,00 €)";
    let rate = "1,2 % de 86 655,00 € de capital libéré";
    [
        ("Résultat de l'exercice", "", Money::euros(12_000), ""),
        ("Réserve légale, minimum", legal, Money::euros(1_800), art_16),
        ("Intérêt au taux maximal", rate, Money::cents(103_986), art_14),
        ("Intérêt aux parts sociales", "au plus 1 039,86 €", Money::cents(103_986), art_14),
    ]
}
