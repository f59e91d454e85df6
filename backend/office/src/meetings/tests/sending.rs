//! Convocations to a register of three: one consents to mails, one has an address and no consent, one has neither.

use std::ops::ControlFlow;

use assemblies::public::{AbstentionClause, CarryOver, DispatchChannel};
use kernel::Clock;
use kernel::access::Role;
use kernel::jobs::JobState;
use kernel::on_both_databases;
use kernel::prelude::*;
use members::public::{Applicant, ExitCause, PersonProfile, PostalAddress};
use members::{EndMembership, MoreOfAdmission, Particular};
use values::Timestamp;

use super::*;
use crate::jobs::{Worker, trades};
use crate::{Admit, OfficeError, SentConvocations};

pub(super) fn member(number: u128) -> MemberId {
    MemberId::new(Uuid::from_u128(number))
}

async fn admitted(office: &Office, number: u128, name: &str, email: Option<&str>) {
    let order = Admit {
        id: member(number),
        applicant: Applicant::NaturalPerson(PersonProfile {
            given_name: name.into(),
            family_name: "Exemple".into(),
            address: PostalAddress {
                lines: vec!["2 rue de l’Exemple".into()],
                postal_code: "42000".into(),
                city: "Saint-Étienne".into(),
                country: "FR".into(),
            },
            email: email.map(|email| email.parse().unwrap()),
        }),
        college: College::Supporters,
        category: "supporter-person".parse().unwrap(),
        decided_on: day("2014-06-01"),
        on: day("2014-06-16"),
        shares: Shares::new(2),
        paid: Money::euros(200),
        more: MoreOfAdmission::default(),
    };
    office.admit_member(&context(), order).await.unwrap();
}

pub(super) async fn called(db: &TestDatabase, electronic: bool) -> Office {
    let office = office(db).await;
    let mut clauses = statutes(Some(weighting(CarryOver::Proportional)), AbstentionClause::NotCast);
    clauses.meetings = Some(MeetingClauses { electronic_voting: electronic, ..MeetingClauses::default() });
    adopted(&office, clauses).await;
    admitted(&office, 1, "Zoé", Some("zoe@exemple.fr")).await;
    admitted(&office, 2, "Alix", Some("alix@exemple.fr")).await;
    admitted(&office, 3, "Sacha", None).await;
    let consent = Particular::EmailConsent { proof: "Lettre du 1er mars 2016".into() };
    office.members.change_particular(&context(), member(1), consent, day("2016-03-01")).await.unwrap();
    office.assemblies.convene(&context(), assembly(), convening()).await.unwrap();
    office
}

async fn send(office: &Office) -> SentConvocations {
    let go_on = async |_| ControlFlow::Continue(());
    office.send_convocations(&context(), assembly(), day("2016-06-02"), go_on).await.unwrap()
}

async fn notes(office: &Office) -> Vec<kernel::outbox::NoteRow> {
    office.outbox().list(&PageRequest::default()).await.unwrap().items
}

on_both_databases!(consent_decides_the_channel_and_twice_is_once, async |db: TestDatabase| {
    let office = called(&db, true).await;
    assert_eq!(send(&office).await, SentConvocations { mailed: 1, by_post: 2, without_address: 0 });
    assert_eq!(send(&office).await, SentConvocations { mailed: 0, by_post: 2, without_address: 0 });
    let written = notes(&office).await;
    assert_eq!(written.len(), 1, "one mail, however often it is asked");
    assert_eq!(written[0].recipient, "zoe@exemple.fr");
    let proofs = office.assemblies.dispatches(assembly(), &PageRequest::default()).await.unwrap().items;
    assert_eq!(proofs.len(), 1);
    assert_eq!((proofs[0].member_id, proofs[0].channel), (member(1), DispatchChannel::Mail));
    assert_eq!(proofs[0].note, Some(written[0].note_id));
    // One that came back is another letter.
    let back = (member(1), day("2016-06-03"));
    office.assemblies.record_bounce(&context(), assembly(), back, "boîte pleine".into()).await.unwrap();
    assert_eq!(send(&office).await.mailed, 1);
    assert_eq!(notes(&office).await.len(), 2);
});

on_both_databases!(each_attachment_is_the_members_own_paper, async |db: TestDatabase| {
    let office = called(&db, true).await;
    let source = format!("convocation:{}/{}", assembly(), member(1));
    let attached = office.attachment(&context(), &source).await.unwrap();
    let paper = office.convocation_paper(assembly(), member(1), day("2016-06-02")).await.unwrap();
    assert_eq!(attached, paper);
    assert!(paper.bytes.starts_with(b"%PDF-1.7"));
    if let Some(folder) = std::env::var_os("KEEP_PAPERS") {
        std::fs::write(std::path::Path::new(&folder).join(&paper.file_name), &paper.bytes).unwrap();
    }
    let other = office.convocation_paper(assembly(), member(2), day("2016-06-02")).await.unwrap();
    assert_ne!(other.bytes, paper.bytes);
    let bundle = office.convocations_zip(assembly(), 1, day("2016-06-02")).await.unwrap();
    assert_eq!((bundle.media_type.as_str(), &bundle.bytes[..4]), ("application/zip", &b"PK\x03\x04"[..]));
    send(&office).await;
    let fewer = office.convocations_zip(assembly(), 1, day("2016-06-02")).await.unwrap();
    assert!(fewer.bytes.len() < bundle.bytes.len(), "whoever has a mail gets no letter");
    for page in [0, 2] {
        let none = office.convocations_zip(assembly(), page, day("2016-06-02")).await.unwrap_err();
        assert!(matches!(none.refusal(), Some(OfficeError::NoSuchPaper { .. })));
    }
});

struct At(i64);

impl Clock for At {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(context().at.micros() + self.0 * 1_000_000)
    }
}

on_both_databases!(a_sending_that_was_cut_goes_on_and_writes_once, async |db: TestDatabase| {
    let office = called(&db, false).await;
    let job = office.jobs().send_convocations(&context(), assembly(), day("2016-06-02")).await.unwrap();
    let still = || -> futures::future::LocalBoxFuture<'static, ()> { Box::pin(std::future::pending()) };
    let trades = trades();
    let work = async |second: i64, stop: bool| {
        let (clock, stopping) = (At(second), || stop);
        let worker = Worker { trades: &trades, clock: &clock, stopping: &stopping, beat: &still };
        office.work_once(&worker).await.unwrap();
        office.jobs().read(job.id).await.unwrap()
    };
    let cut = work(1, true).await;
    assert_eq!((cut.state, cut.progress.done), (JobState::Queued, 3), "given back after its batch");
    let done = work(2, false).await;
    assert_eq!(done.state, JobState::Done, "{:?}", done.problem);
    assert_eq!(notes(&office).await.len(), 1);
    let sent: SentConvocations =
        serde_json::from_value(office.jobs().result(job.id).await.unwrap().unwrap()).unwrap();
    assert_eq!(sent.by_post, 2);
});

on_both_databases!(nobody_is_written_to_when_the_assembly_cannot_be_called, async |db: TestDatabase| {
    let office = called(&db, false).await;
    let late = office
        .send_convocations(&context(), assembly(), day("2016-06-19"), async |_| ControlFlow::Continue(()))
        .await;
    assert!(late.is_err());
    let sales = office.acting_for(Principal::user(Uuid::from_u128(9), [Role::Sales]));
    assert!(sales.convocation_paper(assembly(), member(1), day("2016-06-02")).await.is_err());
    office.assemblies.cancel(&context(), assembly(), "Salle fermée".into()).await.unwrap();
    let cancelled = office
        .send_convocations(&context(), assembly(), day("2016-06-03"), async |_| ControlFlow::Continue(()))
        .await;
    assert!(cancelled.is_err());
    assert_eq!(notes(&office).await.len(), 0);
});

on_both_databases!(whoever_left_is_taken_off_the_roll_and_nobody_else, async |db: TestDatabase| {
    let office = called(&db, false).await;
    office.freeze_roll(&then(), assembly()).await.unwrap();
    left(&office, 3).await;
    admitted_late(&office).await;
    let told = office.roll_differences(assembly()).await.unwrap();
    assert_eq!(told.left.iter().map(|row| row.member_id).collect::<Vec<_>>(), [member(3)]);
    assert_eq!(told.came.iter().map(|voter| voter.member_id).collect::<Vec<_>>(), [member(4)]);
    assert!(told.changed.is_empty());
    let reason = "Retrait pris en compte".to_owned();
    let sheet = office.reconcile_roll(&context(), assembly(), reason.clone()).await.unwrap();
    assert_eq!((sheet.row.voters, sheet.corrections.contains(&reason)), (2, true));
    let after = office.roll_differences(assembly()).await.unwrap();
    assert_eq!((after.left.len(), after.came.len()), (0, 1), "newcomers are told, and not added");
    let again = office.reconcile_roll(&context(), assembly(), "Rien".into()).await.unwrap();
    assert_eq!(again.row.version, sheet.row.version);
});

/// A member leaves the cooperative on the day of the assembly.
pub(super) async fn left(office: &Office, number: u128) {
    let order = EndMembership {
        member_id: member(number),
        cause: ExitCause::Resignation,
        reason: String::new(),
        decided_on: None,
        on: day("2016-06-18"),
    };
    let clauses = members::public::MembershipClauses::default();
    office.members.end_membership(&context(), order, &clauses).await.unwrap();
}

async fn admitted_late(office: &Office) {
    let mut order = Admit {
        id: member(4),
        applicant: Applicant::NaturalPerson(PersonProfile {
            given_name: "Maxime".into(),
            family_name: "Nouveau".into(),
            address: PostalAddress {
                lines: vec!["3 rue de l’Exemple".into()],
                postal_code: "42000".into(),
                city: "Saint-Étienne".into(),
                country: "FR".into(),
            },
            email: None,
        }),
        college: College::Supporters,
        category: "supporter-person".parse().unwrap(),
        decided_on: day("2016-06-10"),
        on: day("2016-06-18"),
        shares: Shares::new(1),
        paid: Money::euros(100),
        more: MoreOfAdmission::default(),
    };
    order.more.distinct = true;
    office.admit_member(&context(), order).await.unwrap();
}

on_both_databases!(a_roll_is_not_frozen_before_the_register_of_its_day_is_known, async |db: TestDatabase| {
    let office = called(&db, false).await;
    let the_day_before = context_at(1_466_070_000_000_000);
    let early = office.freeze_roll(&the_day_before, assembly()).await.unwrap_err();
    let Some(crate::OfficeError::RecordDayToCome { record_day }) = early.refusal() else {
        panic!("{early:?}")
    };
    assert_eq!(*record_day, day("2016-06-17"));
    let sheet = office.freeze_roll(&then(), assembly()).await.unwrap();
    assert!(!sheet.roll_digest.is_empty());
});
