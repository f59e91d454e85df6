//! Before the session: plans, requests, questions, documents, second calls; the proof that members were called.

use values::Money;

use super::{and_then, cancel, close, convene, freeze, given, open, sign_in, told, vote};
use crate::assembly::{
    AssemblyCommand, AssemblyError, AssemblyEvent, AssemblyId, Attachment, Candidacy, Convening, Dispatch,
    DispatchChannel, DocumentId, FirstCall, Plan, PreparingError, Proposer, ResolutionRequest, Stage,
    WrittenQuestion,
};
use crate::rules::majority::Decision;
use crate::rules::mandates::MandateKind;
use crate::rules::notice::Convocation;
use crate::samples::{self, day, document, draft, statutes, voter};

fn plan() -> Plan {
    let convening = samples::convening();
    Plan {
        kind: convening.kind,
        convocation: Convocation::First,
        first: None,
        day: convening.day,
        starts_at: Some("18:30".parse().unwrap()),
        place: convening.place,
        remote: String::new(),
        record_day: convening.record_day,
        last_accounts_closed_on: convening.last_accounts_closed_on,
        agenda: convening.agenda,
    }
}

fn planned(plan: Plan) -> AssemblyCommand {
    AssemblyCommand::Plan(Box::new(plan))
}

fn of_members() -> crate::assembly::ResolutionDraft {
    let by = vec![voter(1, 1), voter(4, 1)];
    crate::assembly::ResolutionDraft {
        proposer: Proposer::Members(by),
        backed_by_board: false,
        ..draft("Gratuité pour les écoles", Decision::Ordinary)
    }
}

fn request(received_on: &str, held: i64) -> ResolutionRequest {
    ResolutionRequest {
        by: vec![voter(1, 1), voter(4, 1)],
        draft: of_members(),
        received_on: day(received_on),
        held: Money::euros(held),
        capital: Money::euros(169_800),
    }
}

fn ask(received_on: &str, held: i64) -> AssemblyCommand {
    AssemblyCommand::RequestResolution(Box::new(request(received_on, held)))
}

#[test]
fn a_plan_is_set_again_until_the_members_are_called() {
    let empty = Plan { agenda: vec![], place: String::new(), ..plan() };
    given(vec![]).then(planned(empty.clone()), vec![AssemblyEvent::Planned(Box::new(empty.clone()))]);
    let facts = told(vec![planned(empty.clone()), planned(plan())]);
    given(facts.clone()).then(planned(plan()), vec![]);
    let called = and_then(facts, vec![convene()]);
    given(called).refuses(planned(plan()), AssemblyError::AlreadyConvened {});
    let given_up = told(vec![planned(plan()), cancel("Reportée")]);
    given(given_up).refuses(planned(plan()), AssemblyError::WrongStage { stage: Stage::Cancelled });
    let late = Plan { record_day: day("2016-06-19"), ..empty };
    given(vec![]).refuses(
        planned(late),
        AssemblyError::RecordAfterAssembly { record_day: day("2016-06-19"), day: day("2016-06-18") },
    );
}

#[test]
fn members_who_hold_a_twentieth_put_a_draft_on_the_agenda_until_the_twenty_fifth_day_before() {
    let prepared = || told(vec![planned(plan())]);
    given(vec![]).refuses(ask("2016-05-24", 8_490), AssemblyError::NotConvened {});
    let accepted = |number| AssemblyEvent::ResolutionRequested {
        request: Box::new(request("2016-05-24", 8_490)),
        number,
    };
    given(prepared()).then(ask("2016-05-24", 8_490), vec![accepted(None)]);
    given(told(vec![convene()])).then(ask("2016-05-24", 8_490), vec![accepted(Some(4))]);
    given(prepared()).refuses(
        ask("2016-05-25", 8_490),
        PreparingError::RequestTooLate { received_on: day("2016-05-25"), last: day("2016-05-24") }.into(),
    );
    given(prepared()).refuses(
        ask("2016-05-24", 8_489),
        PreparingError::RequestOfTooFew { held: Money::euros(8_489), needed: Money::euros(8_490) }.into(),
    );
    let state = super::state(and_then(prepared(), vec![ask("2016-05-20", 9_000)]));
    assert_eq!(state.plan().unwrap().agenda.len(), 4, "it stands at the end of the plan");
}

#[test]
fn written_questions_come_until_the_fourth_working_day_before_and_are_answered_once() {
    let question = |received_on: &str, text: &str| WrittenQuestion {
        member: voter(1, 1),
        text: text.into(),
        received_on: day(received_on),
    };
    let asked = |of: WrittenQuestion| AssemblyCommand::ReceiveQuestion(of);
    let called = || told(vec![convene()]);
    let first = question("2016-06-14", "Quel est le prix de la part ?");
    given(called()).then(
        asked(first.clone()),
        vec![AssemblyEvent::QuestionReceived { number: 1, question: first.clone() }],
    );
    given(called()).refuses(
        asked(question("2016-06-15", "Et demain ?")),
        PreparingError::QuestionTooLate { received_on: day("2016-06-15"), last: day("2016-06-14") }.into(),
    );
    given(called()).refuses(asked(question("2016-06-01", " ")), PreparingError::NoText {}.into());
    let answer = |number| AssemblyCommand::AnswerQuestion { number, answer: "Cent euros.".into() };
    let with_one = and_then(called(), vec![asked(first)]);
    given(with_one.clone()).refuses(answer(2), PreparingError::NoSuchQuestion { number: 2 }.into());
    given(and_then(with_one, vec![answer(1)]))
        .refuses(answer(1), PreparingError::AlreadyAnswered { number: 1 }.into());
}

#[test]
fn what_the_notice_announced_stays() {
    let document = DocumentId::new(values::Uuid::from_u128(7));
    let attachment = Attachment {
        document,
        title: "Comptes annuels".into(),
        media_type: "application/pdf".into(),
        size: 12,
        sha256: "00".into(),
        resolution: None,
    };
    let attach = AssemblyCommand::AttachDocument(attachment);
    let remove = AssemblyCommand::RemoveDocument { document };
    given(told(vec![planned(plan())]))
        .refuses(remove.clone(), PreparingError::NoSuchDocument { document }.into());
    let attached = told(vec![planned(plan()), attach]);
    given(attached.clone()).then(remove.clone(), vec![AssemblyEvent::DocumentRemoved { document }]);
    given(and_then(attached, vec![convene()]))
        .refuses(remove, PreparingError::DocumentAnnounced { document }.into());
}

#[test]
fn a_notice_that_came_back_is_sent_again_and_no_other_is() {
    let (ana, bao) = (voter(0, 1), voter(0, 2));
    let sent = |member, channel| Dispatch { member, channel, on: day("2016-06-02"), note: None };
    let record = |all: Vec<Dispatch>| AssemblyCommand::RecordDispatch { dispatches: all };
    let both = vec![sent(ana, DispatchChannel::Mail), sent(bao, DispatchChannel::Post)];
    let called = || told(vec![convene()]);
    given(called()).then(record(both.clone()), vec![AssemblyEvent::NoticesSent { dispatches: both.clone() }]);
    given(and_then(called(), vec![record(both.clone())])).then(record(both.clone()), vec![]);
    let bounce = |member| AssemblyCommand::RecordBounce {
        member,
        on: day("2016-06-03"),
        reason: "Adresse inconnue".into(),
    };
    given(called()).refuses(bounce(ana), PreparingError::NotSent { member: ana }.into());
    let again = vec![sent(ana, DispatchChannel::Post)];
    given(and_then(called(), vec![record(both.clone()), bounce(ana)])).then(
        record(vec![again[0].clone(), both[1].clone()]),
        vec![AssemblyEvent::NoticesSent { dispatches: again }],
    );
}

/// The second call of the sample's assembly, with this agenda, on this day.
fn second(held: &str, agenda: Vec<crate::assembly::ResolutionDraft>) -> AssemblyCommand {
    let convening = Convening {
        convocation: Convocation::Second,
        day: day(held),
        record_day: day(held),
        notice_sent_on: day("2016-06-19"),
        first: Some(AssemblyId::new(values::Uuid::from_u128(1))),
        agenda,
        ..samples::convening()
    };
    let first = FirstCall { day: day("2016-06-18"), undecided: samples::convening().agenda };
    AssemblyCommand::Convene { convening, statutes: Box::new(statutes(document())), first: Some(first) }
}

#[test]
fn a_second_convocation_takes_up_the_agenda_of_the_first_within_two_months() {
    let agenda = || samples::convening().agenda;
    assert_eq!(told(vec![second("2016-07-02", agenda())]).len(), 1);
    given(vec![]).refuses(
        second("2016-07-02", agenda()[..2].to_vec()),
        PreparingError::AnotherAgenda { first: day("2016-06-18") }.into(),
    );
    given(vec![]).refuses(
        second("2016-08-19", agenda()),
        PreparingError::SecondTooLate { day: day("2016-08-19"), latest: day("2016-08-18") }.into(),
    );
}

#[test]
fn what_was_not_decided_for_want_of_a_quorum_is_taken_over_with_its_proxies_and_forms() {
    use crate::rules::quorum::QuorumThresholds;
    let mut clauses = document();
    clauses.quorums =
        QuorumThresholds { ordinary_first: samples::fraction(9, 10), ..QuorumThresholds::legal() };
    let form = super::voting_orders::form(voter(4, 20), vec![(1, crate::assembly::Choice::For)]);
    let facts = told(vec![
        super::convene_under(clauses),
        freeze(),
        sign_in(),
        super::voting_orders::receive(form),
        open(),
        vote(2, samples::ballots()),
        close(1),
        close(2),
        close(3),
        AssemblyCommand::Close,
    ]);
    let state = super::state(facts);
    let first = state.first_call().unwrap();
    let titles: Vec<&str> = first.undecided.iter().map(|draft| draft.title.as_str()).collect();
    assert_eq!(
        titles,
        ["Approbation des comptes 2015", "Gratuité pour les écoles"],
        "the reform had its quorum"
    );
    let carried = state.carried_over().unwrap();
    assert_eq!(carried.proxies.len(), 12 + 8, "twelve to a member, eight to the chair");
    let written: Vec<_> = carried.forms.iter().filter(|form| !form.choices.is_empty()).collect();
    assert_eq!(written[0].choices, [(1, crate::assembly::Choice::For)]);
}

#[test]
fn candidates_for_the_same_seats_say_the_same_of_them() {
    let candidate = |place: u32, seats: u32| crate::assembly::ResolutionDraft {
        candidacy: Some(Candidacy {
            election: "Conseil".into(),
            seats,
            candidate: voter(1, place),
            mandate: MandateKind::Director,
            years: 3,
        }),
        ..draft(&format!("Candidat {place}"), Decision::Ordinary)
    };
    let with = |agenda| {
        let convening = Convening { agenda, ..samples::convening() };
        AssemblyCommand::Convene { convening, statutes: Box::new(statutes(document())), first: None }
    };
    assert_eq!(told(vec![with(vec![candidate(1, 2), candidate(2, 2), candidate(3, 2)])]).len(), 1);
    given(vec![]).refuses(
        with(vec![candidate(1, 2), candidate(1, 2)]),
        PreparingError::CandidateTwice { resolution: 2, candidate: voter(1, 1) }.into(),
    );
    given(vec![]).refuses(
        with(vec![candidate(1, 2), candidate(2, 3)]),
        PreparingError::ElectionsDiffer { resolution: 2, election: "Conseil".into() }.into(),
    );
    given(vec![]).refuses(with(vec![candidate(1, 0)]), PreparingError::NoElection { resolution: 1 }.into());
}
