//! The general assembly of May 2016 about the accounts of 2015, through its whole life: planned, asked for a draft by
//! members, called by post, its roll frozen, proxies and forms received, held in the room with votes by name, from
//! phones and by hands, two directors elected, its minutes signed.
//!
//! Presence, proxies and votes on the accounts are those of the worked example of the house: for 8, 9, 3, 2 and 10;
//! against 3, 7, 5, 2 and 1; 55 of 109 take part.

use office::Office;
use office::assemblies::public::{
    AssemblyId, AssemblyKind, Ballot, Bureau, Candidacy, Choice, CollegeCount, Convocation, Decision,
    Dispatch, DispatchChannel, FormChannel, Hour, MandateId, MandateKind, Plan, PostalForm, Presence,
    PresenceEntry, Proposer, ResolutionDraft, SignedBy, Vote, VotingOrder, Way, WrittenQuestion,
};
use office::members::public::{College, MemberId};
use office::values::Day;

use super::calendar::{day, id, step, step_at};
use super::members::of_college;
use super::{DemoError, Stage};

/// A college on that day: present, represented, blank proxies, by post; then for, against, abstaining on the accounts.
/// Blank proxies are inside "for": the chair votes for what the board proposes (L225-106).
struct Part {
    college: College,
    present: usize,
    proxies: usize,
    blank: usize,
    postal: usize,
    votes: [usize; 3],
}

const PARTS: [Part; 5] = [
    Part { college: College::Employees, present: 9, proxies: 3, blank: 0, postal: 0, votes: [8, 3, 1] },
    Part { college: College::Creators, present: 7, proxies: 4, blank: 3, postal: 4, votes: [9, 7, 2] },
    Part { college: College::Distributors, present: 5, proxies: 2, blank: 0, postal: 2, votes: [3, 5, 1] },
    Part { college: College::Federations, present: 3, proxies: 1, blank: 0, postal: 0, votes: [2, 2, 0] },
    Part { college: College::Supporters, present: 4, proxies: 2, blank: 5, postal: 1, votes: [10, 1, 1] },
];

/// Name of the assembly in ids.
pub(crate) const NAME: &str = "assembly-2016";

const ACCOUNTS: u32 = 1;
const DISCHARGE: u32 = 2;
/// The candidates, in the order of the agenda.
const CANDIDATES: [u32; 3] = [3, 4, 5];
const OF_MEMBERS: u32 = 6;

/// Resolutions that are voted together, the hands of the colleges for each, and the minute after three o'clock.
type Round = (&'static [u32], &'static [Hands], u32);
/// For, against and abstaining, college by college.
type Hands = [[u32; 3]; 5];

/// One member on that day.
struct Seat {
    member: MemberId,
    college: College,
    presence: Presence,
    /// What it says of the accounts; nothing for whoever leaves it to the chair.
    accounts: Option<Choice>,
}

fn held() -> Day {
    day(2016, 5, 21).into()
}

/// Plans, calls, holds and closes the assembly, and signs its minutes.
pub(crate) async fn play(office: &Office, stage: &mut Stage<'_>) -> Result<(), DemoError> {
    let assembly = AssemblyId::new(id(NAME));
    let seats = seats();
    prepare(office, assembly).await?;
    call(office, assembly).await?;
    stage.say("Assemblée de 2016 : préparée, convoquée, liste arrêtée");
    take_part(office, assembly, &seats).await?;
    vote(office, assembly, &seats).await?;
    stage.say("Assemblée de 2016 : votes comptés, séance levée");
    follow(office, assembly).await?;
    stage.say("Assemblée de 2016 : administrateurs élus, procès-verbal signé");
    Ok(())
}

fn draft(title: &str, text: &str) -> ResolutionDraft {
    ResolutionDraft {
        title: title.to_owned(),
        text: text.to_owned(),
        proposer: Proposer::Board,
        backed_by_board: true,
        decision: Decision::Ordinary,
        candidacy: None,
        follows: None,
    }
}

fn candidate(rank: usize, candidate: MemberId) -> ResolutionDraft {
    ResolutionDraft {
        candidacy: Some(Candidacy {
            election: "Conseil d’administration".to_owned(),
            seats: 2,
            candidate,
            mandate: MandateKind::Director,
            years: 3,
        }),
        ..draft(
            &format!("Élection d’un administrateur : candidature n° {rank}"),
            "L’assemblée générale élit cet associé administrateur pour trois ans, jusqu’à l’assemblée qui statuera sur \
             les comptes de 2018.",
        )
    }
}

async fn prepare(office: &Office, assembly: AssemblyId) -> Result<(), DemoError> {
    let planned = Day::from(day(2016, 3, 21));
    let candidates =
        [College::Creators, College::Distributors, College::Federations].map(|of| of_college(of)[1]);
    let mut agenda = vec![
        draft(
            "Approbation des comptes de 2015",
            "L’assemblée générale, après lecture du rapport de gestion et du rapport du commissaire aux comptes, \
             approuve les comptes de l’exercice clos le 31 décembre 2015 tels qu’ils lui sont présentés.",
        ),
        draft(
            "Quitus aux administrateurs",
            "L’assemblée générale donne quitus aux administrateurs de leur gestion de l’exercice 2015.",
        ),
    ];
    agenda.extend((1..).zip(candidates).map(|(rank, member)| candidate(rank, member)));
    let plan = Plan {
        kind: AssemblyKind::Ordinary,
        convocation: Convocation::First,
        first: None,
        day: held(),
        starts_at: Hour::new(14, 0),
        place: "3 rue de l'Exemple, 42000 Saint-Étienne".to_owned(),
        remote: String::new(),
        record_day: held().plus_days(-4),
        last_accounts_closed_on: Some(day(2015, 12, 31).into()),
        agenda,
    };
    office.assemblies.plan(&step("plan-2016", planned), assembly, plan).await?;
    let requested = Day::from(day(2016, 4, 12));
    let askers: Vec<MemberId> = of_college(College::Employees).into_iter().take(6).collect();
    let gratuity = ResolutionDraft {
        proposer: Proposer::Members(askers.clone()),
        backed_by_board: false,
        ..draft(
            "Gratuité pour les écoles",
            "L’assemblée générale demande que l’accès des écoles des communes abonnées soit gratuit dès 2017.",
        )
    };
    let order = (askers, requested);
    office.request_resolution(&step("request-2016", requested), assembly, order, gratuity).await?;
    let question = WrittenQuestion {
        member: of_college(College::Supporters)[0],
        text: "Quelle part des recettes de 2015 revient aux artistes ?".to_owned(),
        received_on: day(2016, 5, 9).into(),
    };
    let asked = step("question-2016", question.received_on);
    office.assemblies.receive_question(&asked, assembly, question).await?;
    Ok(())
}

async fn call(office: &Office, assembly: AssemblyId) -> Result<(), DemoError> {
    let notice = Day::from(day(2016, 4, 25));
    office.assemblies.convene_as_planned(&step("convene-2016", notice), assembly, notice, None).await?;
    let everybody = PARTS.iter().flat_map(|part| of_college(part.college));
    let dispatches: Vec<Dispatch> = everybody
        .map(|member| Dispatch { member, channel: DispatchChannel::Post, on: notice, note: None })
        .collect();
    office.assemblies.record_dispatch(&step("dispatch-2016", notice), assembly, dispatches).await?;
    office.freeze_roll(&step("roll-2016", held().plus_days(-4)), assembly).await?;
    Ok(())
}

/// The first are there, the next gave a proxy to one of them in turn, then blank proxies, then postal forms.
fn seats() -> Vec<Seat> {
    let mut seats = Vec::new();
    for part in &PARTS {
        let members = of_college(part.college);
        let holders = &members[..part.present];
        let [in_favour, against, abstaining] = part.votes;
        let mut choices = [
            vec![Choice::For; in_favour - part.blank],
            vec![Choice::Against; against],
            vec![Choice::Abstain; abstaining],
        ]
        .concat()
        .into_iter();
        let taking_part = part.present + part.proxies + part.blank + part.postal;
        for (rank, member) in members.iter().take(taking_part).enumerate() {
            let presence = if rank < part.present {
                Presence::InPerson
            } else if rank < part.present + part.proxies {
                Presence::Represented { holder: holders[(rank - part.present) % holders.len()] }
            } else if rank < part.present + part.proxies + part.blank {
                Presence::BlankProxy
            } else {
                Presence::Postal
            };
            let accounts = if presence == Presence::BlankProxy { None } else { choices.next() };
            seats.push(Seat { member: *member, college: part.college, presence, accounts });
        }
    }
    seats
}

/// Proxies come on the eve, forms three days before; who comes signs at the door.
async fn take_part(office: &Office, assembly: AssemblyId, seats: &[Seat]) -> Result<(), DemoError> {
    let in_time = held().plus_days(-3);
    for seat in seats.iter().filter(|seat| seat.presence == Presence::Postal) {
        let mut choices: Vec<(u32, Choice)> =
            seat.accounts.map(|choice| (ACCOUNTS, choice)).into_iter().collect();
        choices.push((DISCHARGE, Choice::For));
        choices.extend(CANDIDATES.into_iter().zip([Choice::For, Choice::For, Choice::Against]));
        choices.push((OF_MEMBERS, Choice::Abstain));
        let form = PostalForm {
            member: seat.member,
            channel: FormChannel::Paper,
            received_on: in_time,
            choices,
            if_amended: None,
        };
        let context = step(&format!("form-2016:{}", seat.member), in_time);
        office.assemblies.receive_form(&context, assembly, form).await?;
    }
    let proxies: Vec<PresenceEntry> = seats
        .iter()
        .filter(|seat| matches!(seat.presence, Presence::Represented { .. } | Presence::BlankProxy))
        .map(|seat| PresenceEntry { member: seat.member, presence: seat.presence })
        .collect();
    let eve = step("proxies-2016", held().plus_days(-1));
    office.assemblies.record_presence(&eve, assembly, proxies).await?;
    let coming = seats.iter().filter(|seat| seat.presence == Presence::InPerson);
    for (minute, seat) in (30..).zip(coming) {
        let context = step_at(&format!("arrival-2016:{}", seat.member), held(), (13, minute))?;
        let noted = (context.at, SignedBy::Code);
        office.assemblies.arrive(&context, assembly, (seat.member, Way::InPerson), noted).await?;
    }
    let college = |of: College, place: usize| of_college(of)[place];
    let bureau = Bureau {
        chair: college(College::Employees, 0),
        scrutineers: vec![college(College::Creators, 0), college(College::Distributors, 0)],
        secretary: Some(college(College::Employees, 1)),
    };
    let context = step_at("open-2016", held(), (14, 2))?;
    office.assemblies.open(&context, assembly, held(), (bureau, true)).await?;
    Ok(())
}

async fn vote(office: &Office, assembly: AssemblyId, seats: &[Seat]) -> Result<(), DemoError> {
    on_accounts(office, assembly, seats).await?;
    let late = seats.iter().find(|seat| {
        seat.college == College::Creators && matches!(seat.presence, Presence::Represented { .. })
    });
    if let Some(late) = late {
        let context = step_at("late-2016", held(), (14, 50))?;
        let noted = (context.at, SignedBy::Code);
        office.assemblies.arrive(&context, assembly, (late.member, Way::InPerson), noted).await?;
    }
    let hands = |counts: Hands| -> Vec<CollegeCount> {
        PARTS
            .iter()
            .zip(counts)
            .map(|(part, [in_favour, against, abstentions])| CollegeCount {
                college: part.college,
                in_favour,
                against,
                abstentions,
                blanks: 0,
            })
            .collect()
    };
    let rounds: [Round; 3] = [
        (&[DISCHARGE], &[[[11, 0, 1], [9, 1, 1], [6, 1, 0], [4, 0, 0], [6, 0, 0]]], 0),
        (
            &CANDIDATES,
            &[
                [[10, 2, 0], [11, 0, 0], [4, 2, 1], [3, 1, 0], [6, 0, 0]],
                [[9, 2, 1], [6, 4, 1], [7, 0, 0], [2, 2, 0], [5, 1, 0]],
                [[4, 7, 1], [5, 6, 0], [2, 5, 0], [4, 0, 0], [2, 4, 0]],
            ],
            10,
        ),
        (&[OF_MEMBERS], &[[[7, 4, 1], [8, 3, 0], [3, 4, 0], [1, 3, 0], [2, 4, 0]]], 30),
    ];
    for (resolutions, counts, minutes) in rounds {
        let first = resolutions[0];
        let at = |what: &str, resolution: u32, minute: u32| {
            step_at(&format!("{what}-2016:{resolution}"), held(), (15, minutes + minute))
        };
        office.assemblies.open_resolution(&at("opened", first, 0)?, assembly, first).await?;
        for (resolution, count) in resolutions.iter().zip(counts) {
            let raised = hands(*count);
            office
                .assemblies
                .count_hands(&at("hands", *resolution, 2)?, assembly, *resolution, raised)
                .await?;
        }
        office.assemblies.close_resolution(&at("closed", first, 4)?, assembly, first).await?;
    }
    let last_word = "Le président remercie les associés et le personnel.".to_owned();
    office
        .assemblies
        .note_debate(&step_at("words-2016", held(), (15, 50))?, assembly, None, last_word)
        .await?;
    office.assemblies.close(&step_at("close-2016", held(), (16, 0))?, assembly).await?;
    Ok(())
}

/// The accounts are voted by name: the distributors from their phones, the others at the desk.
async fn on_accounts(office: &Office, assembly: AssemblyId, seats: &[Seat]) -> Result<(), DemoError> {
    let at = |name: &str, minute: u32| step_at(&format!("{name}-2016:{ACCOUNTS}"), held(), (14, minute));
    office.assemblies.open_resolution(&at("opened", 20)?, assembly, ACCOUNTS).await?;
    let hand = |seat: &Seat| match seat.presence {
        Presence::InPerson => Some((seat.member, None)),
        Presence::Represented { holder } => Some((holder, Some(holder))),
        Presence::Remote | Presence::BlankProxy | Presence::Postal => None,
    };
    let mut ballots = Vec::new();
    let mut orders: Vec<(MemberId, Vec<Vote>)> = Vec::new();
    for seat in seats {
        let (Some((by, holder)), Some(choice)) = (hand(seat), seat.accounts) else { continue };
        if seat.college != College::Distributors {
            ballots.push(Ballot { member: seat.member, choice, holder });
            continue;
        }
        let vote = Vote { resolution: ACCOUNTS, member: seat.member, choice };
        match orders.iter_mut().find(|(voter, _)| *voter == by) {
            Some((_, votes)) => votes.push(vote),
            None => orders.push((by, vec![vote])),
        }
    }
    for (voter, votes) in orders {
        let order = VotingOrder { order: id(&format!("order-2016:{voter}")), voter, votes };
        let context = step_at(&format!("phone-2016:{voter}"), held(), (14, 24))?;
        office.assemblies.vote(&context, assembly, order).await?;
    }
    office.assemblies.cast_votes(&at("votes", 26)?, assembly, ACCOUNTS, ballots).await?;
    let debate =
        "Un associé demande l’effet du report d’une subvention ; la direction répond qu’elle est étalée sur \
                  deux exercices."
            .to_owned();
    office.assemblies.note_debate(&at("debate", 28)?, assembly, Some(ACCOUNTS), debate).await?;
    office.assemblies.close_resolution(&at("closed", 30)?, assembly, ACCOUNTS).await?;
    Ok(())
}

/// The elected receive their mandates, the question its answer, the minutes their number.
async fn follow(office: &Office, assembly: AssemblyId) -> Result<(), DemoError> {
    let answered = "Soixante mille euros, répartis selon les clés du rapport d’activité.".to_owned();
    let context = step("answer-2016", held());
    office.assemblies.answer_question(&context, assembly, (1, held()), answered).await?;
    for resolution in &CANDIDATES[..2] {
        let name = format!("mandate-2016:{resolution}");
        let mandate = MandateId::new(id(&name));
        let context = step(&name, held());
        office.assemblies.give_elected_mandate(&context, assembly, *resolution, (mandate, None)).await?;
    }
    let signed_on = Day::from(day(2016, 5, 30));
    office.sign_minutes(&step("minutes-2016", signed_on), assembly, signed_on).await?;
    Ok(())
}
