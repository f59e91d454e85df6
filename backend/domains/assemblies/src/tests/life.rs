//! The whole life of an assembly through the façade, on both databases: from its plan to its minutes and what they set
//! in motion.

use kernel::on_both_databases;
use kernel::prelude::*;
use kernel::testing::{TestDatabase, context, context_at};
use values::{Money, Timestamp, Uuid};

use super::{all, both_ways, founded};
use crate::Assemblies;
use crate::public::{
    AdoptStatutes, Applied, AssemblyId, Bureau, Candidacy, Choice, CollegeCount, Decision, Dispatch,
    DispatchChannel, DocumentId, FormChannel, MandateId, MandateKind, MeetingClauses, NewDocument, Plan,
    PostalForm, Presence, PresenceEntry, Proposer, Resolution, ResolutionDraft, ResolutionRequest,
    ResolutionState, RollChange, SecondCall, SignedBy, Stage, Standing, StatutesDocument, Verdict, Vote,
    VoteChannel, VotingOrder, Way, WrittenQuestion,
};
use crate::samples::{self, COLLEGES, assembly_id, day, document, draft, voter};

const PREPARED: u128 = 77;

fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn candidate(place: u32) -> ResolutionDraft {
    ResolutionDraft {
        candidacy: Some(Candidacy {
            election: "Conseil".into(),
            seats: 1,
            candidate: voter(1, place),
            mandate: MandateKind::Director,
            years: 3,
        }),
        ..draft(&format!("Candidature {place}"), Decision::Ordinary)
    }
}

/// Statutes of 2015 that know votes at a distance and released proxies.
pub(super) async fn modernised(room: &Assemblies) {
    let meetings =
        MeetingClauses { paper_forms_days_before: 2, electronic_voting: true, released_proxies: true };
    let document = StatutesDocument { meetings: Some(meetings), ..document() };
    let order = AdoptStatutes { adopted_on: day("2015-06-01"), effective_on: day("2015-07-01"), document };
    room.adopt_statutes(&context(), order).await.unwrap();
}

fn plan() -> Plan {
    let convening = samples::convening();
    Plan {
        kind: convening.kind,
        convocation: convening.convocation,
        first: None,
        day: day("2016-06-25"),
        starts_at: Some("18:30".parse().unwrap()),
        place: convening.place,
        remote: "Visioconférence".into(),
        record_day: day("2016-06-24"),
        last_accounts_closed_on: convening.last_accounts_closed_on,
        agenda: vec![
            draft("Approbation des comptes 2015", Decision::Ordinary),
            draft("Modification de l'objet social", Decision::Extraordinary),
            candidate(1),
            candidate(2),
        ],
    }
}

async fn prepared(room: &Assemblies) -> AssemblyId {
    let assembly = assembly_id(PREPARED);
    let asked = room.plan(&context(), assembly, plan()).await.unwrap();
    assert_eq!((asked.row.stage, asked.row.resolutions), (Stage::Planned, 4));
    let request = ResolutionRequest {
        by: vec![voter(1, 1)],
        draft: ResolutionDraft {
            proposer: Proposer::Members(vec![voter(1, 1)]),
            backed_by_board: false,
            ..draft("Gratuité pour les écoles", Decision::Ordinary)
        },
        received_on: day("2016-05-20"),
        held: Money::euros(10_000),
        capital: Money::euros(169_800),
    };
    let requests = room.request_resolution(&context(), assembly, request).await.unwrap();
    assert_eq!(requests[0].acknowledge_by, day("2016-05-25"));
    let document = DocumentId::new(Uuid::from_u128(5));
    let accounts = NewDocument {
        document,
        title: "Comptes".into(),
        media_type: "application/pdf".into(),
        resolution: None,
        bytes: b"comptes".to_vec(),
    };
    room.attach_document(&context(), assembly, day("2016-05-21"), accounts).await.unwrap();
    assert_eq!(room.document_bytes(assembly, document).await.unwrap().1, b"comptes");
    let question =
        WrittenQuestion { member: voter(4, 1), text: "Quand ?".into(), received_on: day("2016-05-30") };
    room.receive_question(&context(), assembly, question).await.unwrap();
    room.convene_as_planned(&context(), assembly, day("2016-06-06"), None).await.unwrap();
    assert_eq!(room.planned(assembly).await.unwrap().row.stage, Stage::Convened);
    let send = |member, channel| Dispatch { member, channel, on: day("2016-06-06"), note: None };
    let both = vec![send(voter(0, 1), DispatchChannel::Mail), send(voter(0, 2), DispatchChannel::Post)];
    room.record_dispatch(&context(), assembly, both).await.unwrap();
    let came_back = (voter(0, 1), day("2016-06-07"));
    let calling = room.record_bounce(&context(), assembly, came_back, "Inconnue".into()).await.unwrap();
    assert_eq!((calling.reached, calling.by_post, calling.bounced), (1, 1, 1));
    room.freeze_roll(&context(), assembly, samples::voters()).await.unwrap();
    assembly
}

async fn taking_part(room: &Assemblies, assembly: AssemblyId) {
    let strike = vec![RollChange::Remove(voter(4, 23))];
    let sheet = room.correct_roll(&context(), assembly, strike, "Retrait".into()).await.unwrap();
    assert_eq!((sheet.row.voters, sheet.corrections.as_str()), (108, "Retrait"));
    room.record_presence(&context(), assembly, samples::presence()).await.unwrap();
    let form = PostalForm {
        member: voter(4, 20),
        channel: FormChannel::Electronic,
        received_on: day("2016-06-20"),
        choices: vec![(1, Choice::For), (2, Choice::Against)],
        if_amended: None,
    };
    let eve = context_at(moment("2016-06-24T12:59:00Z").micros());
    room.receive_form(&eve, assembly, form).await.unwrap();
    let bureau = Bureau { chair: voter(0, 1), scrutineers: vec![voter(1, 1)], secretary: None };
    room.open(&context(), assembly, day("2016-06-25"), (bureau, true)).await.unwrap();
    let came = (moment("2016-06-25T16:40:00Z"), SignedBy::Code);
    room.arrive(&context(), assembly, (voter(1, 8), Way::InPerson), came).await.unwrap();
    room.depart(&context(), assembly, voter(0, 9), moment("2016-06-25T17:40:00Z")).await.unwrap();
    room.release_proxy(&context(), assembly, voter(1, 9)).await.unwrap();
    room.take_proxy(&context(), assembly, voter(1, 9), voter(1, 1)).await.unwrap();
    room.revoke_proxy(&context(), assembly, voter(1, 12), "Par courriel".into()).await.unwrap();
    let rows = room.attendance(assembly, &all()).await.unwrap().items;
    let of = |member| rows.iter().find(|row| row.voter.member_id == member).unwrap();
    assert_eq!(of(voter(1, 8)).presence, Presence::InPerson);
    assert_eq!(of(voter(1, 8)).arrived_at, Some(moment("2016-06-25T16:40:00Z")));
    assert!(of(voter(0, 9)).withdrawn && of(voter(0, 9)).left_at.is_some());
    assert_eq!(of(voter(1, 9)).presence, Presence::Represented { holder: voter(1, 1) });
    assert!(of(voter(1, 12)).withdrawn && !of(voter(4, 20)).withdrawn);
}

fn count(college: usize, in_favour: u32, against: u32) -> CollegeCount {
    CollegeCount { college: COLLEGES[college], in_favour, against, abstentions: 0, blanks: 0 }
}

async fn votes(room: &Assemblies, assembly: AssemblyId) {
    let changed = ("Texte amendé".to_owned(), "Le conseil".to_owned());
    room.amend_resolution(&context(), assembly, 1, changed).await.unwrap();
    room.open_resolution(&context(), assembly, 1).await.unwrap();
    let order = VotingOrder {
        order: Uuid::from_u128(11),
        voter: voter(2, 1),
        votes: vec![Vote { resolution: 1, member: voter(2, 1), choice: Choice::For }],
    };
    let receipt = room.vote(&context(), assembly, order.clone()).await.unwrap();
    assert_eq!(
        room.vote(&context(), assembly, order).await.unwrap(),
        receipt,
        "the retry has the same receipt"
    );
    room.count_hands(&context(), assembly, 1, vec![count(0, 6, 2)]).await.unwrap();
    let channels: Vec<VoteChannel> =
        room.votes(assembly, 1, &all()).await.unwrap().items.iter().map(|vote| vote.channel).collect();
    assert_eq!(channels, [VoteChannel::Site], "the form spoke of another text");
    room.close_resolution(&context(), assembly, 1).await.unwrap();
    room.make_secret(&context(), assembly, 2, "Demandé".into()).await.unwrap();
    room.open_resolution(&context(), assembly, 2).await.unwrap();
    let found = vec![count(0, 5, 3), count(1, 4, 3)];
    for who in ["staff:one", "staff:two"] {
        let by = Context::new(Actor::new(who), moment("2016-06-25T18:00:00Z"), Uuid::nil());
        room.enter_secret_count(&by, assembly, 2, found.clone()).await.unwrap();
    }
    room.close_resolution(&context(), assembly, 2).await.unwrap();
    room.open_resolution(&context(), assembly, 4).await.unwrap();
    room.count_hands(&context(), assembly, 3, vec![count(0, 2, 6)]).await.unwrap();
    room.count_hands(&context(), assembly, 4, vec![count(0, 7, 1)]).await.unwrap();
    room.close_resolution(&context(), assembly, 3).await.unwrap();
    room.withdraw_resolution(&context(), assembly, 5, "Par ses auteurs".into()).await.unwrap();
    room.note_debate(&context(), assembly, Some(1), "Une question.".into()).await.unwrap();
    room.close(&context(), assembly).await.unwrap();
}

/// Plans, calls, holds and closes an assembly, and signs its minutes.
pub(crate) async fn whole(room: &Assemblies) -> AssemblyId {
    modernised(room).await;
    let assembly = prepared(room).await;
    taking_part(room, assembly).await;
    votes(room, assembly).await;
    let mandate = MandateId::new(Uuid::from_u128(12));
    let done = room.give_elected_mandate(&context(), assembly, 4, (mandate, None)).await.unwrap();
    assert_eq!(done.course.applied, Some(Applied::MandateGiven { mandate }));
    let paper = async |number: u64| Ok(format!("procès-verbal {number}").into_bytes());
    room.sign_minutes(&context(), assembly, day("2016-06-28"), paper).await.unwrap();
    assembly
}

on_both_databases!(from_the_plan_to_the_minutes, async |db: TestDatabase| {
    let room = founded(&db).await;
    let assembly = whole(&room).await;
    let sheet = room.assembly(assembly).await.unwrap();
    assert_eq!((sheet.row.stage, sheet.row.resolutions), (Stage::Closed, 5));
    assert_eq!(sheet.minutes.as_ref().map(|minutes| minutes.number), Some(1));
    assert_eq!(room.minutes(&all()).await.unwrap().items[0].sha256.len(), 64);
    let signed = room.signed_minutes(assembly).await.unwrap();
    assert_eq!(signed, Some((1, "procès-verbal 1".as_bytes().to_vec())));
    let sheets = room.resolutions(assembly, &all()).await.unwrap().items;
    let first = &sheets[0];
    assert_eq!(first.resolution.draft.text, "Texte amendé");
    assert!(first.course.first_text.as_deref().is_some_and(|text| text.contains("comptes")));
    assert_eq!((first.course.debate.as_str(), first.counts.len()), ("Une question.", 1));
    assert!(sheets[1].course.secret && sheets[1].course.secret_counted_by.len() == 2);
    let standings: Vec<_> = sheets[2..4].iter().map(|of| of.course.standing).collect();
    assert_eq!(standings, [Some(Standing::Outranked), Some(Standing::Elected)]);
    assert_eq!(sheets[2].outcome.as_ref().map(|of| of.verdict), Some(Verdict::NotElected));
    assert_eq!(sheets[4].course.state, ResolutionState::Withdrawn);
    let recounts = room.recount(&context(), assembly).await.unwrap();
    assert_eq!(recounts.len(), 4);
    assert!(recounts.iter().all(|recount| recount.agrees));
    assert_eq!(room.questions(assembly).await.unwrap().len(), 1);
    assert_eq!(room.documents(assembly).await.unwrap().len(), 1);
    let Resolution { number, .. } = &sheets[3].resolution;
    assert_eq!(*number, 4);
});

on_both_databases!(a_first_call_in_vain_and_the_second, async |db: TestDatabase| {
    let room = founded(&db).await;
    let first = crate::tests::called(&room).await;
    let few: Vec<_> = samples::presence()
        .into_iter()
        .filter(|line| line.member == voter(0, 1) || line.presence == Presence::BlankProxy)
        .collect();
    room.record_presence(&context(), first, few).await.unwrap();
    let bureau = Bureau { chair: voter(0, 1), scrutineers: vec![], secretary: None };
    room.open(&context(), first, day("2016-06-18"), (bureau, false)).await.unwrap();
    let closed = room.close(&context(), first).await.unwrap();
    assert_eq!(closed.row.without_quorum, 3);
    let second = assembly_id(2);
    let call = SecondCall {
        day: day("2016-07-05"),
        starts_at: None,
        place: "Saint-Étienne".into(),
        remote: String::new(),
        record_day: day("2016-07-04"),
    };
    let plan = room.plan_second_call(&context(), first, second, call).await.unwrap();
    assert_eq!((plan.plan.agenda.len(), plan.plan.first), (3, Some(first)));
    room.convene_as_planned(&context(), second, day("2016-06-20"), None).await.unwrap();
    room.freeze_roll(&context(), second, samples::voters()).await.unwrap();
    let participation = both_ways(&room, second).await;
    assert_eq!(
        participation.iter().map(|each| each.blank_proxy).sum::<u64>(),
        8,
        "proxies are good for both calls"
    );
    let chair = PresenceEntry { member: voter(0, 1), presence: Presence::InPerson };
    room.record_presence(&context(), second, vec![chair]).await.unwrap();
    let bureau = Bureau { chair: voter(0, 1), scrutineers: vec![], secretary: None };
    room.open(&context(), second, day("2016-07-05"), (bureau, false)).await.unwrap();
    room.close(&context(), second).await.unwrap();
    let verdicts: Vec<_> = room
        .resolutions(second, &all())
        .await
        .unwrap()
        .items
        .iter()
        .filter_map(|of| of.outcome.as_ref().map(|outcome| (outcome.quorum.reached, outcome.verdict)))
        .collect();
    // Nine of 109: enough for ordinary decisions, too few for the fifth that a change of the statutes still asks. The chair
    // votes for the board's accounts and against the members' draft.
    let expected = [(true, Verdict::Adopted), (false, Verdict::WithoutQuorum), (true, Verdict::Rejected)];
    assert_eq!(verdicts, expected);
});
