//! A member's file, an organisation's contracts and bills. All are invented.

use office::billing::public::{ContractRow, InvoiceRow};
use office::members::public::{
    College, MemberFile, MemberId, MemberKind, MemberRow, Movement, Operation, PaymentMeans,
};
use office::values::{Day, Money, Shares, Timestamp, Uuid};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A creator with three shares, of which one is not wholly paid.
pub(crate) fn member() -> MemberFile {
    let movement = |number, on: &str, operation, shares, subscribed, paid| Movement {
        number,
        on: day(on),
        recorded_at: Timestamp::start_of(day(on)),
        operation,
        shares,
        nominal: Money::euros(100),
        subscribed: Money::euros(subscribed),
        paid: Money::euros(paid),
        held_subscribed: Money::euros(subscribed),
        held_paid: Money::euros(paid),
        release_by: None,
        counterparty: None,
        means: PaymentMeans::Transfer,
        reference: String::new(),
    };
    MemberFile {
        row: MemberRow {
            member_id: MemberId::new(Uuid::from_u128(77)),
            number: 41,
            name: "Zoé Exemple".to_owned(),
            college: College::Creators,
            category: "creator".parse().unwrap(),
            kind: MemberKind::NaturalPerson,
            siren: None,
            city: "Saint-Étienne".to_owned(),
            admitted_on: day("2014-03-11"),
            shares: Shares::new(3),
            subscribed: Money::euros(300),
            paid: Money::euros(225),
            called: Money::euros(225),
            due: Money::euros(75),
            version: 3,
        },
        siret: None,
        rna: None,
        counts_in_public_cap: false,
        formerly: None,
        representatives: Vec::new(),
        representative: String::new(),
        email: "zoe@exemple.fr".to_owned(),
        email_consent: None,
        address: None,
        colleges: Vec::new(),
        notice: None,
        decided_on: day("2014-03-11"),
        left_on: None,
        exit_cause: None,
        exit_decided_on: None,
        exit_reason: String::new(),
        refunds: Vec::new(),
        movements: vec![
            movement(17, "2014-03-11", Operation::Subscription, 2, 200, 100),
            movement(58, "2014-09-01", Operation::Payment, 0, 0, 100),
            movement(132, "2015-06-30", Operation::Subscription, 1, 100, 25),
        ],
    }
}

/// Two contracts, one of which is over.
pub(crate) fn contracts() -> Vec<ContractRow> {
    let contract = |reference: &str, from: &str, to: &str, cents, venues| ContractRow {
        contract_id: Uuid::from_u128(51).to_string(),
        reference: reference.to_owned(),
        customer_id: Uuid::from_u128(50).to_string(),
        customer_name: "Bibliothèque départementale de la Loire".to_owned(),
        signed_on: from.to_owned(),
        from_day: from.to_owned(),
        to_day: to.to_owned(),
        ended_on: "9999-12-31".to_owned(),
        yearly_cents: cents,
        venues,
    };
    vec![
        contract("CT2015-0012", "2015-02-01", "9999-12-31", 480_000, 42),
        contract("CT2014-0003", "2014-02-01", "2015-01-31", 350_000, 30),
    ]
}

/// Bills in several states.
pub(crate) fn invoices() -> Vec<InvoiceRow> {
    let invoice = |number: &str, kind: &str, issued: &str, due: &str, status: &str, left| InvoiceRow {
        invoice_id: Uuid::from_u128(52).to_string(),
        number: number.to_owned(),
        series: "FA2015".to_owned(),
        kind: kind.to_owned(),
        customer_id: Uuid::from_u128(50).to_string(),
        customer_name: "Bibliothèque départementale de la Loire".to_owned(),
        contract_id: String::new(),
        contract_reference: String::new(),
        issue_day: issued.to_owned(),
        due_day: due.to_owned(),
        year: 2015,
        net_cents: 480_000,
        vat_cents: 96_000,
        gross_cents: 576_000,
        paid_cents: 0,
        credited_cents: 0,
        left_cents: left,
        status: status.to_owned(),
        preceding_id: String::new(),
        paper_sha256: String::new(),
    };
    vec![
        invoice("FA2016-000007", "invoice", "2016-02-01", "2016-03-02", "unpaid", 576_000),
        invoice("AV2015-000001", "credit_note", "2015-05-04", "2015-05-04", "credit_note", 0),
        invoice("FA2015-000012", "invoice", "2015-02-01", "2015-03-03", "paid", 0),
    ]
}
