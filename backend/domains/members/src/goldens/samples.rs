//! A fact of every stored type, and each form of what it holds, under the name of its file.

use kernel::prelude::*;
use values::{Money, Shares};

use super::{
    address, admitted, by_transfer, claim, day, ended, entity, member_id, paid, parcel, person,
    private_supporters, subscribed, supporters, terms,
};
use crate::member::{HolderAddress, HolderName, MemberEvent};
use crate::public::{Applicant, Beneficiary, College, ExitCause, Instalment, MemberKind, NewName};

type Named = Vec<(&'static str, MemberEvent)>;

/// All of them.
pub(super) fn all() -> Named {
    [admissions(), names(), contacts(), shares(), exits(), refunds(), merges()].concat()
}

fn admissions() -> Named {
    let company = Applicant::Company(entity("Labels d'Exemple"));
    let on = day("2015-06-15");
    let college = terms("creator", College::Creators, &[MemberKind::NaturalPerson], 100);
    vec![
        ("member_admitted", admitted(person("Zoé", "Exemple"), supporters())),
        ("member_admitted_entity", admitted(company, private_supporters())),
        (
            "member_college_changed",
            MemberEvent::CollegeChanged {
                college: College::Creators,
                terms: college,
                decided_on: on,
                reason: "Publie désormais un catalogue".into(),
                on,
            },
        ),
    ]
}

fn names() -> Named {
    let (id, on) = (member_id(1), day("2015-06-15"));
    vec![
        (
            "member_address_changed",
            MemberEvent::AddressChanged {
                address: HolderAddress::of(id, MemberKind::NaturalPerson, address()),
                on,
            },
        ),
        (
            "member_address_changed_entity",
            MemberEvent::AddressChanged {
                address: HolderAddress::of(id, MemberKind::Company, address()),
                on,
            },
        ),
        (
            "member_name_changed",
            MemberEvent::NameChanged {
                name: HolderName::of(
                    id,
                    NewName::Person { given_name: "Zoé".into(), family_name: "Modèle".into() },
                ),
                on,
            },
        ),
        (
            "member_name_changed_entity",
            MemberEvent::NameChanged {
                name: HolderName::of(id, NewName::Entity { name: "Labels réunis".into() }),
                on,
            },
        ),
    ]
}

fn contacts() -> Named {
    let (id, on) = (member_id(1), day("2015-06-15"));
    vec![
        (
            "member_representative_named",
            MemberEvent::RepresentativeNamed {
                representative: Personal::new(
                    id.to_string(),
                    "identity",
                    entity("Labels d'Exemple").representative,
                ),
                proof: "Décision des associés du 1er juin 2015".into(),
                on,
            },
        ),
        (
            "member_email_changed",
            MemberEvent::EmailChanged {
                email: Some(Personal::new(id.to_string(), "contact", "zoe@exemple.fr".parse().unwrap())),
                on,
            },
        ),
        (
            "member_email_consent_given",
            MemberEvent::EmailConsentGiven { proof: "Bulletin signé le 4 février 2015".into(), on },
        ),
        ("member_email_consent_revoked", MemberEvent::EmailConsentRevoked { on }),
    ]
}

fn shares() -> Named {
    let (on, to, from) = (day("2015-06-15"), member_id(2), member_id(3));
    let (shares, nominal, euros) = (Shares::new(3), Money::euros(100), Money::euros(300));
    let parcel = parcel(10, 3, 300);
    vec![
        ("member_shares_subscribed", subscribed(7, 4, 100, "2015-02-04")),
        ("member_payment_recorded", paid(8, 300, "2015-05-02")),
        (
            "member_payment_called",
            MemberEvent::PaymentCalled { amount: euros, due_on: day("2015-08-31"), on },
        ),
        (
            "member_shares_withdrawn",
            MemberEvent::SharesWithdrawn {
                movement: 9,
                shares,
                nominal,
                claim: claim(3, 300, "2015-06-15"),
                on,
            },
        ),
        (
            "member_shares_transferred_out",
            MemberEvent::SharesTransferredOut { to, parcel, approved_on: Some(day("2015-06-01")), on },
        ),
        (
            "member_shares_transferred_in",
            MemberEvent::SharesTransferredIn { from, parcel, release_by: day("2020-06-15"), on },
        ),
    ]
}

fn exits() -> Named {
    let on = day("2015-06-15");
    vec![
        (
            "member_exit_notified",
            MemberEvent::ExitNotified {
                cause: ExitCause::Resignation,
                reason: "Départ de la région".into(),
                notified_on: on,
                effective_on: day("2015-09-30"),
            },
        ),
        ("member_exit_notice_withdrawn", MemberEvent::ExitNoticeWithdrawn { on }),
        (
            "member_exclusion_proposed",
            MemberEvent::ExclusionProposed {
                grounds: Personal::new(
                    member_id(1).to_string(),
                    "identity",
                    "Concurrence déloyale".to_owned(),
                ),
                hearing_on: day("2015-07-01"),
                on,
            },
        ),
        ("member_exclusion_abandoned", MemberEvent::ExclusionAbandoned { on }),
        ("member_membership_ended", ended(9, 10, 1_000, "2015-09-30")),
    ]
}

fn refunds() -> Named {
    let (on, euros, settlement) = (day("2015-06-15"), Money::euros(300), by_transfer());
    let schedule = vec![Instalment { due_on: day("2016-06-15"), amount: euros }];
    vec![
        (
            "member_refund_released",
            MemberEvent::RefundReleased {
                movement: 11,
                claim: 1,
                subscribed: euros,
                paid: euros,
                schedule: schedule.clone(),
                on,
            },
        ),
        (
            "member_refund_adjusted",
            MemberEvent::RefundAdjusted {
                claim: 1,
                losses: Money::euros(20),
                provisional: false,
                reason: "Comptes de 2015".into(),
                schedule: schedule.clone(),
                on,
            },
        ),
        ("member_refund_rescheduled", MemberEvent::RefundRescheduled { claim: 1, schedule, on }),
        ("member_refund_paid", MemberEvent::RefundPaid { claim: 1, amount: euros, settlement, on }),
        (
            "member_refund_beneficiary_named",
            MemberEvent::RefundBeneficiaryNamed {
                claim: 1,
                beneficiary: Personal::new(
                    member_id(1).to_string(),
                    "identity",
                    Beneficiary {
                        name: "Étude Modèle".into(), capacity: "notaire de la succession".into()
                    },
                ),
                on,
            },
        ),
    ]
}

fn merges() -> Named {
    let (on, to, from) = (day("2015-06-15"), member_id(2), member_id(3));
    let parcel = parcel(10, 3, 300);
    vec![
        ("member_merged_into", MemberEvent::MergedInto { survivor: to, parcel, on }),
        (
            "member_merge_received",
            MemberEvent::MergeReceived { merged: from, parcel, release_by: day("2020-06-15"), on },
        ),
        ("member_merge_undone", MemberEvent::MergeUndone { survivor: to, parcel, on }),
        ("member_merge_returned", MemberEvent::MergeReturned { merged: from, parcel, on }),
    ]
}
