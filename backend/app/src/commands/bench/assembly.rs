//! A large assembly: a hundred thousand voters and ten resolutions. How fast votes are taken, durably, through the use
//! case and over HTTP through the door; what the result costs once they are in; what the room's screen costs.
//!
//! Over HTTP the server runs in this process, on the loopback and the same two cores as those who call it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use office::accounts::public::{CreateMachine, CreateToken, UserId};
use office::assemblies::public::{
    AbstentionClause, AdoptStatutes, AssemblyId, AssemblyKind, Bureau, CarryOver, Choice, CollegeWeight,
    Convening, Convocation, Decision, Majorities, MeetingClauses, Percent, Presence, PresenceEntry, Proposer,
    ProxyCeiling, QuorumBasis, QuorumThresholds, ResolutionDraft, SilentCollege, StatutesDocument,
    VanishedCollege, Vote, VotingOrder, Weighting,
};
use office::kernel::access::Role;
use office::members::public::{College, MemberId, VoterEntry};
use values::{Day, Shares, Uuid};

use super::place::Place;
use super::{line, millis, rate, timed, voters};
use crate::commands::context;
use crate::exit::Stop;
use crate::opening::House;
use crate::progress::Line;

/// Resolutions on the agenda.
pub(super) const RESOLUTIONS: u32 = 10;
/// Voters who call at once.
const CALLERS: usize = 64;
/// Lines of the attendance sheet in one order.
const SHEET: usize = 5_000;
/// Voters who vote over HTTP, one resolution a request.
const OVER_HTTP: usize = 1_000;

pub(super) async fn run(place: &Place, voters: u32) -> Result<(), Stop> {
    let house = place.house("assembly").await?;
    let assembly = AssemblyId::new(Uuid::now_v7());
    let ((), spent) = Box::pin(timed(convene(&house, assembly, voters))).await?;
    line(&format!("{voters} voters called, enrolled, signed in"), &format!("{:.1} s", spent.as_secs_f64()))?;
    let called = OVER_HTTP.min(usize::try_from(voters).unwrap_or(usize::MAX));
    let first = u32::try_from(called).unwrap_or_default();
    let tokens = tokens(&house, assembly, called).await?;
    let requests = voters::Requests { assembly, tokens, resolutions: RESOLUTIONS };
    let (answered, spent) = Box::pin(timed(voters::over_http(&house, requests))).await?;
    line(
        &format!("{answered} votes over HTTP, one a request"),
        &format!("{:.1} s, {:.0} votes/s", spent.as_secs_f64(), rate(answered, spent)),
    )?;
    let (live, taken) = Box::pin(timed(by_use_case(&house, assembly, first, voters))).await?;
    let orders = u64::from(voters - first);
    line(
        &format!("{orders} orders of {RESOLUTIONS} votes, {CALLERS} callers"),
        &format!("{:.1} s, {:.0} orders/s", taken.as_secs_f64(), rate(orders, taken)),
    )?;
    line("the room's screen while they vote", &format!("{:.1} ms at most", millis(live)))?;
    results(&house, assembly).await
}

async fn results(house: &House, assembly: AssemblyId) -> Result<(), Stop> {
    let (began, mut worst) = (Instant::now(), Duration::ZERO);
    for resolution in 1..=RESOLUTIONS {
        let close =
            async { Ok(house.office.assemblies.close_resolution(&context(), assembly, resolution).await?) };
        worst = worst.max(timed(close).await?.1);
    }
    line(
        &format!("{RESOLUTIONS} results from the votes"),
        &format!("{:.1} ms in all, {:.1} ms at most", millis(began.elapsed()), millis(worst)),
    )?;
    let (recounts, spent) =
        timed(async { Ok(house.office.assemblies.recount(&context(), assembly).await?) }).await?;
    let agree = recounts.iter().filter(|recount| recount.agrees).count();
    line("counted again from the facts", &format!("{:.1} ms, {agree} agree", millis(spent)))?;
    let ((), spent) = timed(async {
        house.office.live(assembly).await?;
        Ok(())
    })
    .await?;
    line("the room's screen after all votes", &format!("{:.1} ms", millis(spent)))
}

/// A member of the bench.
pub(super) fn member(number: u32) -> MemberId {
    MemberId::new(Uuid::new_v5(&Uuid::NAMESPACE_OID, format!("bench voter {number}").as_bytes()))
}

fn held() -> Result<Day, Stop> {
    Day::ymd(2025, 6, 21).ok_or_else(|| Stop::Failed("no such day".to_owned()))
}

async fn convene(house: &House, assembly: AssemblyId, voters: u32) -> Result<(), Stop> {
    let (office, day) = (&house.office.assemblies, held()?);
    let order = AdoptStatutes {
        adopted_on: day.plus_days(-400),
        effective_on: day.plus_days(-390),
        document: statutes(),
    };
    office.adopt_statutes(&context(), order).await?;
    let draft = |number: u32| ResolutionDraft {
        title: format!("Résolution de mesure {number}"),
        text: "L'assemblée décide.".to_owned(),
        proposer: Proposer::Board,
        backed_by_board: true,
        decision: Decision::Ordinary,
        candidacy: None,
        follows: None,
    };
    let convening = Convening {
        kind: AssemblyKind::Ordinary,
        convocation: Convocation::First,
        day,
        place: "Partout".to_owned(),
        notice_sent_on: day.plus_days(-20),
        exception_reason: None,
        record_day: day.plus_days(-3),
        last_accounts_closed_on: None,
        agenda: (1..=RESOLUTIONS).map(draft).collect(),
        starts_at: None,
        remote: String::new(),
        first: None,
    };
    office.convene(&context(), assembly, convening).await?;
    let entry = |number: u32| VoterEntry {
        member_id: member(number),
        number: u64::from(number) + 1,
        display_name: format!("Votant de mesure {number}"),
        college: College::ALL[usize::try_from(number).unwrap_or_default() % College::ALL.len()],
        shares: Shares::new(1 + number % 7),
    };
    office.freeze_roll(&context(), assembly, (0..voters).map(entry).collect()).await?;
    let everybody: Vec<PresenceEntry> = (0..voters)
        .map(|number| PresenceEntry { member: member(number), presence: Presence::Remote })
        .collect();
    let mut progress = Line::new("signed in");
    for (done, part) in everybody.chunks(SHEET).enumerate() {
        office.record_presence(&context(), assembly, part.to_vec()).await?;
        progress
            .count(u64::try_from((done + 1) * SHEET).unwrap_or_default().min(voters.into()), voters.into());
    }
    let bureau = Bureau { chair: member(0), scrutineers: Vec::new(), secretary: None };
    office.open(&context(), assembly, day, (bureau, false)).await?;
    Ok(())
}

fn statutes() -> StatutesDocument {
    let weights = College::ALL.into_iter().zip([20, 25, 25, 15, 15]);
    StatutesDocument {
        weighting: Some(Weighting {
            colleges: weights
                .map(|(college, weight)| CollegeWeight { college, weight: Percent::whole(weight) })
                .collect(),
            carry_over: CarryOver::Proportional,
            silent_college: SilentCollege::NotCast,
            vanished_college: VanishedCollege::Equal,
        }),
        quorum_basis: QuorumBasis::Members,
        quorums: QuorumThresholds::legal(),
        majorities: Majorities::legal(),
        proxy_ceiling: ProxyCeiling::AtMost { mandates: 5 },
        abstentions: AbstentionClause::NotCast,
        categories: Vec::new(),
        membership: None,
        year_end: None,
        meetings: Some(MeetingClauses {
            paper_forms_days_before: 3,
            electronic_voting: true,
            released_proxies: false,
        }),
    }
}

/// What a voter says of a resolution; always the same.
pub(super) fn choice(number: u32, resolution: u32) -> Choice {
    match (number * 7 + resolution * 3) % 10 {
        0..=5 => Choice::For,
        6..=8 => Choice::Against,
        _ => Choice::Abstain,
    }
}

/// All the others vote, each on everything at once; answers the longest that the room's screen took meanwhile.
async fn by_use_case(
    house: &House,
    assembly: AssemblyId,
    first: u32,
    everybody: u32,
) -> Result<Duration, Stop> {
    let next = Arc::new(AtomicUsize::new(usize::try_from(first).unwrap_or_default()));
    let mut callers = Vec::with_capacity(CALLERS);
    for _ in 0..CALLERS {
        let (next, office) = (Arc::clone(&next), house.office.clone());
        callers.push(tokio::task::spawn_local(async move {
            loop {
                let Ok(number) = u32::try_from(next.fetch_add(1, Ordering::Relaxed)) else { return Ok(()) };
                if number >= everybody {
                    return Ok::<(), Stop>(());
                }
                let voter = member(number);
                let said = (1..=RESOLUTIONS)
                    .map(|resolution| Vote { resolution, member: voter, choice: choice(number, resolution) })
                    .collect();
                let order = VotingOrder { order: Uuid::now_v7(), voter, votes: said };
                office.assemblies.vote(&context(), assembly, order).await?;
            }
        }));
    }
    let (mut worst, mut progress) = (Duration::ZERO, Line::new("votes"));
    while next.load(Ordering::Relaxed) < usize::try_from(everybody).unwrap_or(usize::MAX) {
        let ((), spent) = timed(async {
            house.office.live(assembly).await?;
            Ok(())
        })
        .await?;
        worst = worst.max(spent);
        let done = u64::try_from(next.load(Ordering::Relaxed)).unwrap_or_default();
        progress.count(done.min(everybody.into()), everybody.into());
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    for caller in callers {
        caller.await.map_err(|error| Stop::failed("voter", error))??;
    }
    Ok(worst)
}

/// A program for each of the first voters, which enters by a token of its own.
async fn tokens(house: &House, assembly: AssemblyId, called: usize) -> Result<Vec<voters::Voter>, Stop> {
    let mut tokens = Vec::with_capacity(called);
    let mut progress = Line::new("tokens");
    for number in 0..u32::try_from(called).unwrap_or_default() {
        let (voter, user) = (member(number), UserId::new(Uuid::now_v7()));
        let machine = CreateMachine {
            id: user,
            name: format!("Votant de mesure {number}"),
            roles: vec![Role::Member],
            member: Some(voter.uuid()),
            organisation: None,
        };
        house.office.accounts.create_machine(&context(), machine).await?;
        let scopes = vec!["assemblies".to_owned()];
        let asked = CreateToken { user, name: "mesure".to_owned(), scopes, expires_on: None };
        let token = house.office.accounts.create_token(&context(), asked).await?;
        let secret = token.secret.ok_or_else(|| Stop::Failed("a token has no text".to_owned()))?;
        let code = house.office.voting_code(assembly, voter)?;
        tokens.push(voters::Voter { member: voter, token: secret.as_str().to_owned(), code });
        progress.count(u64::from(number) + 1, u64::try_from(called).unwrap_or_default());
    }
    Ok(tokens)
}
