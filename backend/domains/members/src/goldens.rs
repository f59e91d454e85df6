//! The golden files of what is stored, and the invented things that the tests of this room share.
//!
//! A stored version never changes: a difference here is either a mistake or a new version with an upcaster.
//! `REGENERATE=1` writes the files again.

mod samples;

use std::path::PathBuf;

use kernel::prelude::*;
use values::{Day, Money, Shares, Uuid};

use crate::member::{Holder, MemberEvent, Parcel};
use crate::public::{
    Applicant, CategoryTerms, Claim, College, EntityProfile, ExitCause, Instalment, MemberId, MemberKind,
    PaymentMeans, PersonProfile, PostalAddress, Representative, Settlement,
};

/// A day out of its ISO form.
pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// An invented member.
pub(crate) fn member_id(number: u128) -> MemberId {
    MemberId::new(Uuid::from_u128(0x0b0b_0000_0000_4000_8000_0000_0000_0000 + number))
}

/// An invented address.
pub(crate) fn address() -> PostalAddress {
    PostalAddress {
        lines: vec!["1 rue de l'Exemple".into()],
        postal_code: "42000".into(),
        city: "SAINT-ÉTIENNE".into(),
        country: "FR".into(),
    }
}

/// An invented person.
pub(crate) fn person(given_name: &str, family_name: &str) -> Applicant {
    Applicant::NaturalPerson(PersonProfile {
        given_name: given_name.into(),
        family_name: family_name.into(),
        address: address(),
        email: Some("zoe@exemple.fr".parse().unwrap()),
    })
}

/// An invented entity (its numbers are those of a public test entity, with valid check digits).
pub(crate) fn entity(name: &str) -> EntityProfile {
    EntityProfile {
        name: name.into(),
        siren: Some("732829320".parse().unwrap()),
        siret: Some("73282932000074".parse().unwrap()),
        rna: None,
        address: address(),
        representative: Representative {
            given_name: "Inès".into(),
            family_name: "Modèle".into(),
            capacity: "gérante".into(),
        },
        email: Some("contact@exemple.fr".parse().unwrap()),
    }
}

/// Invented terms: a share is worth 100 €.
pub(crate) fn terms(code: &str, college: College, kinds: &[MemberKind], minimum: i64) -> CategoryTerms {
    CategoryTerms {
        code: code.parse().unwrap(),
        college,
        kinds: kinds.to_vec(),
        minimum: Money::euros(minimum),
        nominal: Money::euros(100),
    }
}

/// Natural persons who support: 100 € at least.
pub(crate) fn supporters() -> CategoryTerms {
    terms("supporter-person", College::Supporters, &[MemberKind::NaturalPerson], 100)
}

/// Companies and associations that support: 500 € at least.
pub(crate) fn private_supporters() -> CategoryTerms {
    terms("supporter-private", College::Supporters, &[MemberKind::Company, MemberKind::Association], 500)
}

/// Paid by a transfer.
pub(crate) fn by_transfer() -> Settlement {
    Settlement { means: PaymentMeans::Transfer, reference: "VIR 2015-007".into() }
}

/// A member admitted with a first subscription of four shares, a quarter paid.
pub(crate) fn admitted(applicant: Applicant, terms: CategoryTerms) -> MemberEvent {
    MemberEvent::Admitted {
        number: 41,
        counts_in_public_cap: applicant.is_public_body(),
        holder: Box::new(Holder::of(member_id(1), applicant)),
        college: terms.college,
        terms,
        decided_on: day("2015-02-02"),
        formerly: None,
        on: day("2015-02-04"),
    }
}

/// A subscription of shares of 100 €.
pub(crate) fn subscribed(movement: u64, shares: u32, paid: i64, on: &str) -> MemberEvent {
    MemberEvent::SharesSubscribed {
        movement,
        shares: Shares::new(shares),
        nominal: Money::euros(100),
        paid: Money::euros(paid),
        settlement: by_transfer(),
        release_by: day(on).plus_years(5),
        on: day(on),
    }
}

/// A payment.
pub(crate) fn paid(movement: u64, amount: i64, on: &str) -> MemberEvent {
    let (amount, nominal) = (Money::euros(amount), Money::euros(100));
    MemberEvent::PaymentRecorded { movement, amount, nominal, settlement: by_transfer(), on: day(on) }
}

/// What is owed for so many shares of 100 € on which so much was paid, nothing held back, in one piece a year.
pub(crate) fn claim(shares: u32, paid: i64, on: &str) -> Claim {
    let paid = Money::euros(paid);
    Claim {
        number: 1,
        subscribed: Shares::new(shares).at(Money::euros(100)).unwrap(),
        paid,
        called: paid,
        blocked_subscribed: Money::ZERO,
        blocked_paid: Money::ZERO,
        losses: Money::ZERO,
        provisional: true,
        due_by: day(on).plus_years(5),
        schedule: crate::rules::refunds::schedule(paid, day(on), day(on), 5),
    }
}

/// An exit.
pub(crate) fn ended(movement: u64, shares: u32, paid: i64, on: &str) -> MemberEvent {
    MemberEvent::MembershipEnded {
        movement,
        cause: ExitCause::Resignation,
        reason: String::new(),
        decided_on: None,
        shares: Shares::new(shares),
        nominal: Money::euros(100),
        claim: claim(shares, paid, on),
        on: day(on),
    }
}

/// Shares that go from one holder to another.
pub(crate) fn parcel(movement: u64, shares: u32, paid: i64) -> Parcel {
    let (nominal, paid) = (Money::euros(100), Money::euros(paid));
    Parcel { movement, shares: Shares::new(shares), nominal, paid, called: paid }
}

#[test]
fn facts_are_stored_as_the_golden_files_say() {
    let mut named = Vec::new();
    for (file, event) in samples::all() {
        let tagged = serde_json::to_value(&event).unwrap();
        let (name, payload) = tagged.as_object().unwrap().iter().next().unwrap();
        assert_eq!(event.event_type(), format!("members.member.{name}"), "stored name and serde name differ");
        assert!(file.starts_with(&format!("member_{name}")), "{file} holds {name}");
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join("events")
            .join(format!("{file}.v{}.json", event.event_version()));
        let text = serde_json::to_string_pretty(payload).unwrap() + "\n";
        if std::env::var_os("REGENERATE").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        let golden = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(text, golden, "{} is stale: REGENERATE=1", path.display());
        let stored: serde_json::Value = serde_json::from_str(&golden).unwrap();
        let back: MemberEvent = serde_json::from_value(serde_json::json!({ name.clone(): stored })).unwrap();
        assert_eq!(back, event, "a stored fact reads back as itself");
        named.push(name.clone());
    }
    named.sort();
    named.dedup();
    let mut known: Vec<String> = MemberEvent::TYPES.iter().map(|(name, _)| (*name).to_owned()).collect();
    known.sort();
    assert_eq!(named, known, "every stored type has its golden file");
}

/// What earlier programs stored reads today as what it said then.
#[test]
fn earlier_versions_read_as_what_they_said() {
    let upcasters = crate::member::upcasters();
    let read = |name: &str| -> MemberEvent {
        let path =
            PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("events").join(format!("member_{name}.v1.json"));
        let payload = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let kind = name.strip_suffix("_entity").unwrap_or(name);
        let stored = kernel::SerializedEvent::new(
            member_id(1).to_string(),
            1,
            "members.member".to_owned(),
            format!("members.member.{kind}"),
            "1".to_owned(),
            payload,
            serde_json::Value::Null,
        );
        let upcaster = upcasters.iter().find(|each| each.can_upcast(&stored.event_type, "1")).unwrap();
        let today = upcaster.upcast(stored);
        assert_eq!(today.event_version, "2");
        serde_json::from_value(serde_json::json!({ kind: today.payload })).unwrap()
    };
    let unstated = Settlement::unstated();
    let said = |fact: MemberEvent| match fact {
        MemberEvent::SharesSubscribed { movement, shares, nominal, paid, release_by, on, .. } => {
            let settlement = unstated.clone();
            MemberEvent::SharesSubscribed { movement, shares, nominal, paid, settlement, release_by, on }
        }
        MemberEvent::PaymentRecorded { movement, amount, nominal, on, .. } => {
            MemberEvent::PaymentRecorded { movement, amount, nominal, settlement: unstated.clone(), on }
        }
        other => other,
    };
    assert_eq!(read("admitted"), admitted(person("Zoé", "Exemple"), supporters()));
    let company = Applicant::Company(entity("Labels d'Exemple"));
    assert_eq!(read("admitted_entity"), admitted(company, private_supporters()));
    assert_eq!(read("shares_subscribed"), said(subscribed(7, 4, 100, "2015-02-04")));
    assert_eq!(read("payment_recorded"), said(paid(8, 300, "2015-05-02")));
    let MemberEvent::MembershipEnded { claim: owed, shares, reason, .. } = read("membership_ended") else {
        panic!("an exit stays an exit");
    };
    assert_eq!((shares, reason.as_str(), owed.paid), (Shares::new(10), "", Money::euros(1_000)));
    assert_eq!(owed.schedule, [Instalment { due_on: day("2020-09-30"), amount: Money::euros(1_000) }]);
}
