//! Proxies and forms through the façade, on both databases: what the sheets say of a proxy that stands no more, and who
//! votes for whom on a text that a form could not know.

use kernel::on_both_databases;
use kernel::testing::{TestDatabase, context};
use values::Uuid;

use super::life::modernised;
use super::{all, both_ways, founded};
use crate::Assemblies;
use crate::public::{
    AssemblyError, AssemblyId, AttendanceRow, Choice, FormChannel, IfAmended, PostalForm, Presence,
    RollChange, SecondCall, Vote, VoteChannel, VotingError, VotingOrder,
};
use crate::samples::{self, assembly_id, day, voter};
use members::public::MemberId;

/// The assembly of the example under statutes that know all ways to take part; everybody is on the sheet.
async fn ready(room: &Assemblies) -> AssemblyId {
    modernised(room).await;
    let assembly = super::called(room).await;
    room.record_presence(&context(), assembly, samples::presence()).await.unwrap();
    assembly
}

async fn opened(room: &Assemblies, assembly: AssemblyId) {
    room.open(&context(), assembly, day("2016-06-18"), (samples::bureau(), false)).await.unwrap();
}

async fn line(room: &Assemblies, assembly: AssemblyId, member: MemberId) -> AttendanceRow {
    let rows = room.attendance(assembly, &all()).await.unwrap().items;
    rows.into_iter().find(|row| row.voter.member_id == member).unwrap()
}

on_both_databases!(a_named_proxy_that_stands_no_more_still_reads, async |db: TestDatabase| {
    let room = founded(&db).await;
    let assembly = ready(&room).await;
    // Creators 8 and 9 are represented by distributors 1 and 2; creator 10 by distributor 3.
    room.revoke_proxy(&context(), assembly, voter(1, 8), "Par courriel".into()).await.unwrap();
    let revoked = line(&room, assembly, voter(1, 8)).await;
    assert_eq!(revoked.presence, Presence::Represented { holder: voter(2, 1) });
    assert!(revoked.withdrawn && revoked.reason == "Par courriel");
    room.release_proxy(&context(), assembly, voter(1, 9)).await.unwrap();
    let released = line(&room, assembly, voter(1, 9)).await;
    assert!(released.withdrawn && released.released);
    let strike = |member| vec![RollChange::Remove(member)];
    room.correct_roll(&context(), assembly, strike(voter(2, 3)), "Retrait".into()).await.unwrap();
    let lapsed = line(&room, assembly, voter(1, 10)).await;
    assert_eq!(lapsed.presence, Presence::Represented { holder: voter(2, 3) });
    assert!(lapsed.withdrawn && lapsed.reason.contains("retiré"));
    // What stood no more before keeps its own reason.
    room.correct_roll(&context(), assembly, strike(voter(2, 1)), "Retrait".into()).await.unwrap();
    assert_eq!(line(&room, assembly, voter(1, 8)).await.reason, "Par courriel");
    let creators = &both_ways(&room, assembly).await[1];
    assert_eq!((creators.represented, creators.holder_absent), (1, 0));
});

fn naming(member: MemberId, holder: MemberId) -> PostalForm {
    PostalForm {
        member,
        channel: FormChannel::Paper,
        received_on: day("2016-06-10"),
        choices: vec![(1, Choice::For)],
        if_amended: Some(IfAmended::Holder(holder)),
    }
}

on_both_databases!(a_holder_whom_a_form_names_votes_from_its_booth, async |db: TestDatabase| {
    let room = founded(&db).await;
    let assembly = ready(&room).await;
    let (writer, holder) = (voter(4, 20), voter(0, 5));
    room.receive_form(&context(), assembly, naming(writer, holder)).await.unwrap();
    let against = PostalForm { if_amended: Some(IfAmended::Against), ..naming(voter(4, 21), holder) };
    room.receive_form(&context(), assembly, against).await.unwrap();
    opened(&room, assembly).await;
    let voices = async || room.booth(assembly, holder).await.unwrap().held;
    let before = voices().await;
    assert_eq!((before.len(), before[0].voter.member_id), (1, writer));
    let sheets = room.resolutions(assembly, &all()).await.unwrap().items;
    assert!(!before[0].is_asked(&sheets[0].course), "the form votes on what it knew");

    room.amend_resolution(&context(), assembly, 1, ("Texte amendé".into(), "La salle".into())).await.unwrap();
    room.amend_resolution(&context(), assembly, 2, ("Autre objet".into(), "La salle".into())).await.unwrap();
    let sheets = room.resolutions(assembly, &all()).await.unwrap().items;
    let asked = voices().await;
    assert!(asked[0].cast.is_empty() && asked[0].is_asked(&sheets[0].course));
    // The other form says against the amended text, and against the one on which it was silent.
    for resolution in 1..=2 {
        let votes = room.votes(assembly, resolution, &all()).await.unwrap().items;
        let said: Vec<_> =
            votes.iter().map(|vote| (vote.voter.member_id, vote.choice, vote.channel)).collect();
        assert_eq!(said, [(voter(4, 21), Choice::Against, VoteChannel::Form)], "resolution {resolution}");
    }
    let order = VotingOrder {
        order: Uuid::from_u128(71),
        voter: holder,
        votes: vec![Vote { resolution: 1, member: writer, choice: Choice::Abstain }],
    };
    room.vote(&context(), assembly, order).await.unwrap();
    let spoken = room.spoken_for(assembly, holder, &[writer]).await.unwrap();
    assert_eq!(spoken.voices.iter().map(|row| row.member_id).collect::<Vec<_>>(), [writer]);
    let votes = room.votes(assembly, 1, &all()).await.unwrap().items;
    let cast = votes.iter().find(|vote| vote.voter.member_id == writer).unwrap();
    assert_eq!((cast.holder, cast.channel), (Some(holder), VoteChannel::Site));
    room.close(&context(), assembly).await.unwrap();
    assert!(room.recount(&context(), assembly).await.unwrap().iter().all(|recount| recount.agrees));
});

on_both_databases!(
    a_form_names_by_number_and_the_name_goes_when_the_writer_comes,
    async |db: TestDatabase| {
        let room = founded(&db).await;
        let assembly = ready(&room).await;
        let (writer, holder) = (voter(4, 20), voter(0, 5));
        let found = room.numbered_voter(assembly, writer, 5).await.unwrap();
        assert_eq!(found.member_id, holder);
        let unknown = room.numbered_voter(assembly, writer, 4_000).await.unwrap_err();
        let nobody = AssemblyError::from(VotingError::NoSuchVoter { number: 4_000 });
        assert_eq!(unknown.refusal(), Some(&nobody));
        room.receive_form(&context(), assembly, naming(writer, holder)).await.unwrap();
        room.receive_form(&context(), assembly, naming(voter(4, 21), holder)).await.unwrap();
        room.revoke_proxy(&context(), assembly, voter(4, 21), "Par courriel".into()).await.unwrap();
        assert_eq!(room.booth(assembly, holder).await.unwrap().held.len(), 1);
        assert_eq!(room.proxies_held(assembly).await.unwrap().get(&holder), Some(&1));
        assert!(!line(&room, assembly, voter(4, 21)).await.withdrawn, "its form stands");
        room.sign_in(&context(), assembly, writer).await.unwrap();
        assert!(room.booth(assembly, holder).await.unwrap().held.is_empty());
        // A form that is keyed in once its writer is there names nobody.
        room.sign_in(&context(), assembly, voter(4, 22)).await.unwrap();
        room.receive_form(&context(), assembly, naming(voter(4, 22), holder)).await.unwrap();
        assert!(room.booth(assembly, holder).await.unwrap().held.is_empty());
    }
);

on_both_databases!(a_second_call_is_not_stopped_by_a_proxy_over_its_ceiling, async |db: TestDatabase| {
    let room = founded(&db).await;
    let first = crate::tests::called(&room).await;
    // Five proxies of one holder, as 109 voters allow; then the roll of the second call has 99.
    let line = |place| crate::public::PresenceEntry {
        member: voter(1, place),
        presence: Presence::Represented { holder: voter(0, 5) },
    };
    let chair = crate::public::PresenceEntry { member: voter(0, 1), presence: Presence::InPerson };
    let entries = [24, 20, 23, 21, 22].map(line).into_iter().chain([chair]).collect();
    room.record_presence(&context(), first, entries).await.unwrap();
    let bureau = crate::public::Bureau { chair: voter(0, 1), scrutineers: vec![], secretary: None };
    room.open(&context(), first, day("2016-06-18"), (bureau, false)).await.unwrap();
    room.close(&context(), first).await.unwrap();
    let second = assembly_id(2);
    let call = SecondCall {
        day: day("2016-07-05"),
        starts_at: None,
        place: "Saint-Étienne".into(),
        remote: String::new(),
        record_day: day("2016-07-04"),
    };
    room.plan_second_call(&context(), first, second, call).await.unwrap();
    room.convene_as_planned(&context(), second, day("2016-06-20"), None).await.unwrap();
    let mut voters = samples::voters();
    voters.retain(|of| !(31..=40).any(|place| of.member_id == voter(1, place)));
    room.freeze_roll(&context(), second, voters).await.unwrap();
    let rows = room.attendance(second, &all()).await.unwrap().items;
    let places: Vec<MemberId> = rows.iter().map(|row| row.voter.member_id).collect();
    assert_eq!(places, [20, 21, 23, 24].map(|place| voter(1, place)), "the last received is given anew");
});
