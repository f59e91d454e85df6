//! The facts of the whole life of an assembly, one of each, for their golden files.

use members::public::{College, VoterEntry};
use values::{Money, Shares, Timestamp, Uuid};

use crate::assembly::tests::told;
use crate::assembly::{AssemblyCommand, AssemblyEvent, FirstCall};
use crate::public::{
    Applied, AssemblyId, Attachment, Bureau, Candidacy, Choice, CollegeCount, Consequence, Convening,
    Convocation, Decision, Dispatch, DispatchChannel, DocumentId, FormChannel, IfAmended, MandateId,
    MandateKind, Plan, PostalForm, Ranked, Resolution, ResolutionDraft, ResolutionRequest, RollChange,
    SignedBy, Standing, Vote, VotingOrder, Way, WrittenQuestion,
};
use crate::samples::{self, day, document, draft, fraction, statutes, voter};

fn at() -> Timestamp {
    "2016-06-18T16:42:00Z".parse().unwrap()
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0c0c_0000_0000_4000_8000_0000_0000_0000 + number)
}

fn candidate() -> ResolutionDraft {
    ResolutionDraft {
        candidacy: Some(Candidacy {
            election: "Conseil d'administration".into(),
            seats: 2,
            candidate: voter(1, 3),
            mandate: MandateKind::Director,
            years: 3,
        }),
        ..draft("Élection d'un administrateur", Decision::Ordinary)
    }
}

fn dismissal() -> ResolutionDraft {
    let follows = Some(Consequence::EndMandate { mandate: MandateId::new(id(3)) });
    ResolutionDraft { follows, ..draft("Révocation d'un administrateur", Decision::Ordinary) }
}

/// A second call with all that a notice may say.
fn second_call() -> AssemblyEvent {
    let allocation = ResolutionDraft {
        follows: Some(Consequence::AllocateResult),
        ..draft("Affectation du résultat", Decision::Ordinary)
    };
    let reform = ResolutionDraft {
        follows: Some(Consequence::AmendStatutes),
        ..draft("Modification des statuts", Decision::Extraordinary)
    };
    let convening = Convening {
        convocation: Convocation::Second,
        agenda: vec![allocation, reform, candidate()],
        starts_at: Some("18:30".parse().unwrap()),
        remote: "Visioconférence, lien envoyé aux associés".into(),
        first: Some(AssemblyId::new(id(1))),
        ..samples::convening()
    };
    let statutes = Box::new(statutes(document()));
    let first = FirstCall { day: day("2016-06-01"), undecided: convening.agenda.clone() };
    told(vec![AssemblyCommand::Convene { convening, statutes, first: Some(first) }]).remove(0)
}

fn before_the_session() -> Vec<(&'static str, AssemblyEvent)> {
    let plan = Plan {
        kind: samples::convening().kind,
        convocation: Convocation::First,
        first: None,
        day: day("2016-06-18"),
        starts_at: Some("18:30".parse().unwrap()),
        place: "Salle des fêtes, Saint-Étienne".into(),
        remote: String::new(),
        record_day: day("2016-06-17"),
        last_accounts_closed_on: Some(day("2015-12-31")),
        agenda: vec![candidate()],
    };
    let request = ResolutionRequest {
        by: vec![voter(1, 1), voter(4, 1)],
        draft: samples::convening().agenda.remove(2),
        received_on: day("2016-05-20"),
        held: Money::euros(9_000),
        capital: Money::euros(169_800),
    };
    let attachment = Attachment {
        document: DocumentId::new(id(2)),
        title: "Comptes annuels 2015".into(),
        media_type: "application/pdf".into(),
        size: 81_234,
        sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into(),
        resolution: Some(1),
    };
    let question = WrittenQuestion {
        member: voter(1, 1),
        text: "Quand la part sera-t-elle remboursée ?".into(),
        received_on: day("2016-06-10"),
    };
    let dispatches = vec![
        Dispatch {
            member: voter(0, 1),
            channel: DispatchChannel::Mail,
            on: day("2016-06-02"),
            note: Some(12),
        },
        Dispatch { member: voter(0, 2), channel: DispatchChannel::Post, on: day("2016-06-02"), note: None },
    ];
    vec![
        ("", AssemblyEvent::Planned(Box::new(plan))),
        ("", AssemblyEvent::ResolutionRequested { request: Box::new(request.clone()), number: None }),
        (
            "_after_the_notice",
            AssemblyEvent::ResolutionRequested { request: Box::new(request), number: Some(4) },
        ),
        ("", AssemblyEvent::DocumentAttached(attachment)),
        ("", AssemblyEvent::DocumentRemoved { document: DocumentId::new(id(2)) }),
        ("", AssemblyEvent::QuestionReceived { number: 1, question }),
        ("", AssemblyEvent::QuestionAnswered { number: 1, answer: "Dans l'année.".into() }),
        ("_second_call", second_call()),
        ("", AssemblyEvent::NoticesSent { dispatches }),
        (
            "",
            AssemblyEvent::NoticeBounced {
                member: voter(0, 1),
                on: day("2016-06-03"),
                reason: "Boîte inconnue".into(),
            },
        ),
        ("", corrected()),
    ]
}

fn corrected() -> AssemblyEvent {
    let entry = |place: u32, shares| VoterEntry {
        member_id: voter(4, place),
        number: u64::from(200 + place),
        display_name: "Ana Exemple".into(),
        college: College::Supporters,
        shares: Shares::new(shares),
    };
    let changes = vec![
        RollChange::Add(entry(30, 1)),
        RollChange::Remove(voter(4, 2)),
        RollChange::Replace(entry(1, 7)),
    ];
    let order = AssemblyCommand::CorrectRoll { changes, reason: "Admise le 16 juin".into() };
    let orders = vec![
        AssemblyCommand::Convene {
            convening: samples::convening(),
            statutes: Box::new(statutes(document())),
            first: None,
        },
        AssemblyCommand::FreezeRoll { voters: samples::voters() },
        order,
    ];
    told(orders).pop().unwrap()
}

/// Forms, and what they say of a text that they did not know.
fn forms() -> Vec<(&'static str, AssemblyEvent)> {
    let form = PostalForm {
        member: voter(1, 15),
        channel: FormChannel::Electronic,
        received_on: day("2016-06-17"),
        choices: vec![(1, Choice::For), (2, Choice::Abstain)],
        if_amended: Some(IfAmended::Chair),
    };
    vec![
        ("", AssemblyEvent::FormReceived(form.clone())),
        (
            "_named_holder",
            AssemblyEvent::FormReceived(PostalForm {
                if_amended: Some(IfAmended::Holder(voter(0, 5))),
                ..form
            }),
        ),
        (
            "",
            AssemblyEvent::FormsFollowed {
                resolution: 4,
                instructions: vec![
                    (voter(1, 15), IfAmended::Chair),
                    (voter(1, 16), IfAmended::Abstain),
                    (voter(1, 17), IfAmended::Against),
                    (voter(1, 18), IfAmended::Holder(voter(0, 5))),
                ],
            },
        ),
    ]
}

fn in_session() -> Vec<(&'static str, AssemblyEvent)> {
    let order = VotingOrder {
        order: id(4),
        voter: voter(2, 1),
        votes: vec![
            Vote { resolution: 1, member: voter(2, 1), choice: Choice::For },
            Vote { resolution: 1, member: voter(1, 8), choice: Choice::Against },
        ],
    };
    let count =
        CollegeCount { college: College::Creators, in_favour: 9, against: 7, abstentions: 2, blanks: 0 };
    let bureau = Bureau { chair: voter(0, 1), scrutineers: vec![voter(1, 1)], secretary: None };
    let by = || ["staff:7c01".to_owned(), "staff:7c02".to_owned()];
    let added = Box::new(Resolution { number: 4, draft: dismissal() });
    vec![
        (
            "",
            AssemblyEvent::Arrived {
                member: voter(0, 1),
                way: Way::InPerson,
                at: at(),
                signed: SignedBy::Code,
            },
        ),
        ("", AssemblyEvent::Departed { member: voter(0, 1), at: at() }),
        ("", AssemblyEvent::ProxyRevoked { member: voter(1, 8), reason: "Par courriel".into() }),
        ("", AssemblyEvent::ProxyReleased { member: voter(1, 8) }),
        ("", AssemblyEvent::ProxyTaken { member: voter(1, 8), holder: voter(1, 1) }),
        ("_one_by_one", AssemblyEvent::Opened { on: day("2016-06-18"), bureau, one_by_one: true }),
        ("", AssemblyEvent::ResolutionOpened { resolution: 1 }),
        (
            "",
            AssemblyEvent::ResolutionAmended {
                resolution: 1,
                text: "L'assemblée approuve les comptes rectifiés.".into(),
                reason: "Le conseil, sur une erreur de report".into(),
            },
        ),
        ("", AssemblyEvent::ItemAdded { resolution: added, reason: "Incident de séance".into() }),
        ("", AssemblyEvent::ResolutionWithdrawn { resolution: 3, reason: "Par ses auteurs".into() }),
        ("", AssemblyEvent::MadeSecret { resolution: 2, reason: "À la demande d'un associé".into() }),
        ("", AssemblyEvent::Voted(order)),
        ("", AssemblyEvent::HandsCounted { resolution: 1, counts: vec![count] }),
        (
            "",
            AssemblyEvent::SecretCountEntered {
                resolution: 2,
                by: "staff:7c01".into(),
                seal: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into(),
            },
        ),
        ("", AssemblyEvent::SecretCountAgreed { resolution: 2, counts: vec![count], by: by() }),
        ("", AssemblyEvent::SecretCountDisagreed { resolution: 2, by: by() }),
    ]
}

fn after_the_votes() -> Vec<(&'static str, AssemblyEvent)> {
    let ranked = |resolution, place, share, standing| Ranked {
        resolution,
        candidate: voter(1, place),
        share,
        standing,
    };
    let ranking = vec![
        ranked(2, 2, fraction(3, 4), Standing::Elected),
        ranked(1, 1, fraction(2, 3), Standing::Tied),
        ranked(3, 3, fraction(2, 3), Standing::Tied),
        ranked(4, 4, fraction(3, 5), Standing::Outranked),
        ranked(5, 5, fraction(1, 2), Standing::NotCarried),
    ];
    let mandate = MandateId::new(id(3));
    let applied = |applied| AssemblyEvent::ConsequenceApplied { resolution: 1, applied };
    vec![
        (
            "",
            AssemblyEvent::ElectionDecided { election: "Conseil d'administration".into(), seats: 2, ranking },
        ),
        ("", AssemblyEvent::DebateNoted { resolution: Some(1), text: "Une question sur le loyer.".into() }),
        ("_general", AssemblyEvent::DebateNoted { resolution: None, text: "Remerciements.".into() }),
        (
            "",
            AssemblyEvent::MinutesSigned {
                number: 1,
                on: day("2016-06-20"),
                sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into(),
            },
        ),
        ("", applied(Applied::MandateGiven { mandate })),
        ("_mandate_ended", applied(Applied::MandateEnded { mandate })),
        ("_result", applied(Applied::ResultAllocated { closed_on: day("2015-12-31") })),
        ("_statutes", applied(Applied::StatutesAdopted { version: 2 })),
    ]
}

/// One of each, and each shape of those that have several.
pub(crate) fn facts() -> Vec<(&'static str, AssemblyEvent)> {
    [before_the_session(), forms(), in_session(), after_the_votes()].into_iter().flatten().collect()
}
