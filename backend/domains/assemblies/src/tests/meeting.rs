//! Worked example 1 from the notice to the minutes.

use kernel::access::{AccessError, Principal, Role};
use kernel::testing::{TestDatabase, context, on_both_databases};
use members::public::MemberId;
use values::Fraction;

use super::{all, asked, both_ways, called, founded, opened};
use crate::Assemblies;
use crate::public::{Bureau, Decision, LiveQuorum, Presence, ResolutionOutcome, Stage, Verdict};
use crate::samples::{
    self, COLLEGES, MEMBERS, SAYING_NOTHING, TAKING_PART, day, document, fraction, statutes, voter,
};

fn weights(outcome: &ResolutionOutcome) -> (Fraction, Fraction, Verdict) {
    (outcome.result.in_favour, outcome.result.total, outcome.verdict)
}

on_both_databases!(from_the_notice_to_the_minutes, async |db: TestDatabase| {
    let room = founded(&db).await;
    let assembly = called(&room).await;
    let sheet = room.assembly(assembly).await.unwrap();
    assert_eq!((sheet.row.stage, sheet.row.voters, sheet.row.resolutions), (Stage::RollFrozen, 109, 3));
    assert_eq!(sheet.convened.statutes, statutes(document()));
    assert_eq!((sheet.roll_digest.len(), &sheet.bureau), (64, &None));

    room.record_presence(&context(), assembly, samples::presence()).await.unwrap();
    room.open(&context(), assembly, day("2016-06-18"), (samples::bureau(), false)).await.unwrap();
    for resolution in 1..=3 {
        room.cast_votes(&context(), assembly, resolution, samples::ballots()).await.unwrap();
        let pending = room.resolution(assembly, resolution).await.unwrap();
        assert_eq!(pending.outcome, None, "nobody learns a tally before the close");
    }
    let hundred = fraction(100, 1);
    let accounts = room.close_resolution(&context(), assembly, 1).await.unwrap();
    assert_eq!(weights(&accounts), (fraction(10_405, 176), hundred, Verdict::Adopted));
    assert_eq!(accounts.result.share.percent(4), "59.1193");
    assert_eq!(accounts.quorum.attained.percent(2), "50.46");
    let reform = room.close_resolution(&context(), assembly, 2).await.unwrap();
    assert_eq!(weights(&reform), (fraction(10_405, 176), hundred, Verdict::Rejected));
    room.close(&context(), assembly).await.unwrap();

    let result = room.result(assembly).await.unwrap();
    let row = &result.assembly.row;
    assert_eq!((row.stage, row.adopted, row.rejected, row.without_quorum), (Stage::Closed, 1, 2, 0));
    assert_eq!(result.assembly.bureau, Some(samples::bureau()));
    let outcomes: Vec<_> = result.resolutions.iter().map(|of| of.outcome.as_ref().unwrap()).collect();
    assert_eq!((outcomes[0], outcomes[1]), (&accounts, &reform));
    assert_eq!(weights(outcomes[2]), (fraction(2_095, 44), hundred, Verdict::Rejected));
    assert_eq!(room.assemblies(&all()).await.unwrap().items, std::slice::from_ref(row));

    let recounts = room.recount(&context(), assembly).await.unwrap();
    assert_eq!(
        recounts.iter().map(|of| (of.resolution, of.agrees)).collect::<Vec<_>>(),
        [(1, true), (2, true), (3, true)]
    );
});

on_both_databases!(members_read_how_their_own_voice_was_used_and_no_other, async |db: TestDatabase| {
    let room = founded(&db).await;
    let assembly = opened(&room).await;
    room.cast_votes(&context(), assembly, 1, samples::ballots()).await.unwrap();
    let ballot = samples::ballots().into_iter().find(|ballot| ballot.holder.is_some()).unwrap();
    let silent = voter(0, MEMBERS[0]);
    let hands = |member: MemberId| {
        let principal = Principal::user(values::Uuid::from_u128(1), [Role::Member]);
        Assemblies::new(room.kernel.acting_for(principal.linked_to_member(Some(member.uuid()))))
    };
    assert_eq!(hands(ballot.member).voice(ballot.member, 3).await.unwrap(), [], "nothing before the end");
    room.close(&context(), assembly).await.unwrap();

    let voices = hands(ballot.member).voice(ballot.member, 3).await.unwrap();
    assert_eq!(voices.iter().map(|voice| voice.resolution).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!((voices[0].choice, voices[0].holder), (Some(ballot.choice), ballot.holder));
    assert_eq!((voices[0].assembly_id, voices[0].day), (assembly, day("2016-06-18")));
    assert_eq!(voices[1].choice, None);
    assert!(voices.iter().all(|voice| voice.verdict.is_some()));
    assert!(hands(silent).voice(silent, 3).await.unwrap().iter().all(|voice| voice.choice.is_none()));
    let foreign = hands(silent).voice(ballot.member, 3).await.unwrap_err();
    assert!(matches!(foreign.refusal(), Some(AccessError::NotYours { .. })));
});

on_both_databases!(the_sheet_tells_who_takes_part_and_how, async |db: TestDatabase| {
    let room = founded(&db).await;
    let assembly = opened(&room).await;
    let participation = both_ways(&room, assembly).await;
    assert_eq!(participation.iter().map(|of| of.college).collect::<Vec<_>>(), COLLEGES);
    for (college, of) in participation.iter().enumerate() {
        let [present, represented, blank, postal] = TAKING_PART[college].map(u64::from);
        assert_eq!((of.in_person, of.remote), (present - 1, 1));
        assert_eq!((of.represented, of.blank_proxy, of.postal), (represented, blank, postal));
        assert_eq!((of.members, of.holder_absent), (u64::from(MEMBERS[college]), 0));
        assert_eq!(of.attending, present + represented + blank + postal);
        assert_eq!(of.attending_shares, (1..=of.attending).sum::<u64>(), "as many shares as its place");
    }
    let live = async || {
        let quorums = room.quorums(assembly).await.unwrap();
        let told = |of: &LiveQuorum| (of.decision, of.quorum.attained, of.quorum.reached);
        quorums.iter().map(told).collect::<Vec<_>>()
    };
    let both = |attained| [(Decision::Ordinary, attained, true), (Decision::Extraordinary, attained, true)];
    assert_eq!(live().await, both(fraction(55, 109)));
    assert_eq!(participation[0].part(), fraction(12, 16));
    let named = room.voters(assembly, &[voter(1, 1), samples::stranger(), voter(0, 2)]).await.unwrap();
    assert_eq!(named.iter().map(|of| of.member_id).collect::<Vec<_>>(), [voter(0, 2), voter(1, 1)]);
    // The first creator holds the proxy of the tenth employee; both drop out with it.
    let holder = voter(1, 1);
    room.withdraw_presence(&context(), assembly, holder, "A quitté la séance".into()).await.unwrap();
    let [employees, creators] = &both_ways(&room, assembly).await[..2] else { unreachable!() };
    assert_eq!((employees.represented, employees.holder_absent, employees.attending), (2, 1, 11));
    assert_eq!((creators.in_person, creators.attending), (5, 17));
    assert_eq!(live().await, both(fraction(53, 109)));
    let gone = room.attendance(assembly, &asked(&["withdrawn:eq:true"], "number")).await.unwrap();
    assert_eq!((gone.total, gone.items[0].voter.member_id), (1, holder));
    assert_eq!(gone.items[0].reason, "A quitté la séance");
    // Back by telecommunication, on its own line.
    let line = crate::public::PresenceEntry { member: holder, presence: Presence::Remote };
    room.record_presence(&context(), assembly, vec![line]).await.unwrap();
    assert_eq!(both_ways(&room, assembly).await[0].attending, 12);
    let sheet = room.attendance(assembly, &all()).await.unwrap();
    assert_eq!((sheet.total, sheet.items.iter().filter(|of| of.withdrawn).count()), (55, 0));
    let represented = room.attendance(assembly, &asked(&["mode:eq:represented"], "number")).await.unwrap();
    assert_eq!(represented.total, 12);
    assert_eq!(represented.items[0].presence, Presence::Represented { holder });
});

on_both_databases!(every_vote_stands_under_a_name, async |db: TestDatabase| {
    let room = founded(&db).await;
    let assembly = opened(&room).await;
    room.cast_votes(&context(), assembly, 1, samples::ballots()).await.unwrap();
    let cast = room.votes(assembly, 1, &all()).await.unwrap();
    assert_eq!(cast.items.len(), 55 - 8 - SAYING_NOTHING, "before the close the chair has cast nothing");
    room.close_resolution(&context(), assembly, 1).await.unwrap();
    let count =
        async |filters: &[&str]| room.votes(assembly, 1, &asked(filters, "number")).await.unwrap().total;
    assert_eq!(count(&[]).await, 54);
    assert_eq!((count(&["choice:eq:for"]).await, count(&["choice:eq:against"]).await), (32, 18));
    assert_eq!((count(&["choice:eq:abstain"]).await, count(&["choice:eq:blank"]).await), (2, 2));
    assert_eq!(count(&["by_chair:eq:true", "college:eq:Creators"]).await, 3);
    let by_proxy: Vec<_> = cast.items.iter().filter(|of| of.holder.is_some()).collect();
    assert_eq!(by_proxy.len(), 12);
    assert_eq!((by_proxy[0].voter.member_id, by_proxy[0].holder), (voter(0, 10), Some(voter(1, 1))));
    assert_eq!(room.votes(assembly, 2, &all()).await.unwrap().total, 0);
});

on_both_databases!(what_is_asked_twice_under_one_key_is_done_once, async |db: TestDatabase| {
    let room = founded(&db).await;
    let assembly = opened(&room).await;
    let keyed = |key: &str, print: u8| context().with_key(key, vec![print]);
    for _ in 0..2 {
        room.cast_votes(&keyed("votes", 1), assembly, 1, samples::ballots()).await.unwrap();
    }
    assert_eq!(room.votes(assembly, 1, &all()).await.unwrap().total, 46);
    let other = room.cast_votes(&keyed("votes", 2), assembly, 2, samples::ballots()).await.unwrap_err();
    assert!(
        matches!(&other, kernel::Failure::Kernel(kernel::KernelError::KeyReused { key }) if key == "votes")
    );
    let first = room.close_resolution(&keyed("close", 1), assembly, 1).await.unwrap();
    assert_eq!(room.close_resolution(&keyed("close", 1), assembly, 1).await.unwrap(), first);
    let adoption = samples::adoption(document());
    let again = room.adopt_statutes(&keyed("statutes", 1), adoption.clone()).await;
    assert!(again.is_err(), "a refusal is not kept under the key");
    assert!(room.adopt_statutes(&keyed("statutes", 1), adoption).await.is_err());
});

on_both_databases!(an_assembly_that_is_given_up_stays_on_the_register, async |db: TestDatabase| {
    let room = founded(&db).await;
    let assembly = called(&room).await;
    room.cancel(&context(), assembly, "Salle indisponible".into()).await.unwrap();
    let sheet = room.assembly(assembly).await.unwrap();
    assert_eq!((sheet.row.stage, sheet.cancelled_because.as_str()), (Stage::Cancelled, "Salle indisponible"));
    let bureau = Bureau { chair: voter(0, 1), scrutineers: vec![], secretary: None };
    assert!(room.open(&context(), assembly, day("2016-06-18"), (bureau, false)).await.is_err());
    let cancelled = room.assemblies(&asked(&["stage:eq:cancelled"], "day")).await.unwrap();
    assert_eq!(cancelled.total, 1);
});
