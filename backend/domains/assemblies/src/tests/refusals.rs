//! What an assembly refuses, and that a refusal leaves nothing behind.

use kernel::testing::{TestDatabase, context, on_both_databases};

use super::{all, called, founded, opened, room};
use crate::public::{
    AdoptStatutes, AssemblyError, Ballot, Choice, Convening, Presence, PresenceEntry, StatutesError,
};
use crate::samples::{self, assembly_id, day, document, stranger, voter};

on_both_databases!(a_notice_that_may_not_be_sent, async |db: TestDatabase| {
    let room = founded(&db).await;
    let refused = async |convening: Convening| {
        let answer = room.convene(&context(), assembly_id(1), convening).await.unwrap_err();
        answer.refusal::<AssemblyError>().cloned().unwrap()
    };
    let fourteen = Convening { notice_sent_on: day("2016-06-04"), ..samples::convening() };
    assert_eq!(refused(fourteen).await, AssemblyError::NoticeTooShort { given: 14, minimum: 15 });
    let (held, after) = (day("2016-06-18"), day("2016-06-19"));
    assert_eq!(
        refused(Convening { notice_sent_on: after, ..samples::convening() }).await,
        AssemblyError::NoticeAfterAssembly { notice_sent_on: after, day: held }
    );
    assert_eq!(
        refused(Convening { record_day: after, ..samples::convening() }).await,
        AssemblyError::RecordAfterAssembly { record_day: after, day: held }
    );
    let lawless = Convening { day: day("2013-06-18"), ..samples::convening() };
    let none = room.convene(&context(), assembly_id(1), lawless).await.unwrap_err();
    assert_eq!(none.refusal(), Some(&StatutesError::NoneInForce { on: day("2013-06-18") }));
    assert_eq!(room.assemblies(&all()).await.unwrap().total, 0);

    let assembly = called(&room).await;
    assert_eq!(refused(samples::convening()).await, AssemblyError::AlreadyConvened {});
    assert_eq!(room.assembly(assembly).await.unwrap().row.version, 3);
});

on_both_databases!(a_vote_that_may_not_be_cast_and_the_list_it_came_with, async |db: TestDatabase| {
    let room = founded(&db).await;
    let assembly = opened(&room).await;
    let cast = async |ballots: Vec<Ballot>| {
        let answer = room.cast_votes(&context(), assembly, 1, ballots).await;
        answer.map_err(|refused| refused.refusal::<AssemblyError>().cloned().unwrap())
    };
    let own = |member, choice| Ballot { member, choice, holder: None };
    let (ana, bao) = (voter(0, 1), voter(0, 2));
    assert_eq!(
        cast(vec![own(ana, Choice::For), own(stranger(), Choice::For)]).await,
        Err(AssemblyError::NotOnRoll { member: stranger() })
    );
    cast(vec![own(ana, Choice::For)]).await.unwrap();
    let again = AssemblyError::AlreadyVoted { member: ana, resolution: 1 };
    assert_eq!(cast(vec![own(bao, Choice::For), own(ana, Choice::Against)]).await, Err(again));
    let votes = room.votes(assembly, 1, &all()).await.unwrap();
    assert_eq!((votes.total, votes.items[0].choice), (1, Choice::For), "all of a list, or nothing");
    room.close_resolution(&context(), assembly, 1).await.unwrap();
    let closed = AssemblyError::VoteClosed { resolution: 1 };
    assert_eq!(cast(vec![own(bao, Choice::For)]).await, Err(closed));
});

on_both_databases!(a_sheet_that_may_not_be_signed, async |db: TestDatabase| {
    let room = founded(&db).await;
    let assembly = called(&room).await;
    let sign = async |member, presence| {
        let entries = vec![PresenceEntry { member, presence }];
        let answer = room.record_presence(&context(), assembly, entries).await;
        answer.map_err(|refused| refused.refusal::<AssemblyError>().cloned().unwrap())
    };
    let (ana, bao) = (voter(0, 1), voter(0, 2));
    sign(ana, Presence::InPerson).await.unwrap();
    assert_eq!(sign(ana, Presence::Postal).await, Err(AssemblyError::AlreadyRecorded { member: ana }));
    assert_eq!(
        sign(stranger(), Presence::InPerson).await,
        Err(AssemblyError::NotOnRoll { member: stranger() })
    );
    assert_eq!(
        sign(bao, Presence::Represented { holder: bao }).await,
        Err(AssemblyError::OwnProxy { member: bao })
    );
    assert_eq!(room.attendance(assembly, &all()).await.unwrap().total, 1);
    let absent =
        room.open(&context(), assembly, day("2016-06-18"), (samples::bureau(), false)).await.unwrap_err();
    assert_eq!(absent.refusal(), Some(&AssemblyError::BureauAbsent { member: voter(1, 1) }));
});

on_both_databases!(a_reform_between_the_notice_and_the_day, async |db: TestDatabase| {
    let room = founded(&db).await;
    let assembly = called(&room).await;
    room.record_presence(&context(), assembly, samples::presence()).await.unwrap();
    let reform = |effective_on: &str| AdoptStatutes {
        adopted_on: day("2016-06-10"),
        effective_on: day(effective_on),
        document: document(),
    };
    room.adopt_statutes(&context(), reform("2016-06-11")).await.unwrap();
    let refused =
        room.open(&context(), assembly, day("2016-06-18"), (samples::bureau(), false)).await.unwrap_err();
    assert_eq!(refused.refusal(), Some(&AssemblyError::StatutesChanged { convened_under: 1, in_force: 2 }));
    // Called anew, it is held under the reform; one that takes effect the day after changes nothing.
    room.adopt_statutes(&context(), reform("2016-06-19")).await.unwrap();
    let anew = assembly_id(2);
    room.convene(&context(), anew, samples::convening()).await.unwrap();
    room.freeze_roll(&context(), anew, samples::voters()).await.unwrap();
    room.record_presence(&context(), anew, samples::presence()).await.unwrap();
    room.open(&context(), anew, day("2016-06-18"), (samples::bureau(), false)).await.unwrap();
    assert_eq!(room.assembly(anew).await.unwrap().convened.statutes.version, 2);
});

on_both_databases!(what_was_never_called_cannot_be_held, async |db: TestDatabase| {
    let room = room(&db).await;
    let nowhere = assembly_id(404);
    let not_convened = Some(&AssemblyError::NotConvened {});
    let (at, bureau) = (context(), samples::bureau());
    for answer in [
        room.freeze_roll(&at, nowhere, samples::voters()).await.map(drop),
        room.record_presence(&at, nowhere, samples::presence()).await.map(drop),
        room.withdraw_presence(&at, nowhere, voter(0, 1), "Départ".into()).await.map(drop),
        room.open(&at, nowhere, day("2016-06-18"), (bureau, false)).await.map(drop),
        room.cast_votes(&at, nowhere, 1, samples::ballots()).await.map(drop),
        room.close_resolution(&at, nowhere, 1).await.map(drop),
        room.close(&at, nowhere).await.map(drop),
        room.cancel(&at, nowhere, "Grève".into()).await.map(drop),
        room.assembly(nowhere).await.map(drop),
        room.result(nowhere).await.map(drop),
        room.recount(&at, nowhere).await.map(drop),
    ] {
        assert_eq!(answer.unwrap_err().refusal(), not_convened);
    }
    let missing = room.resolution(nowhere, 1).await.unwrap_err();
    assert_eq!(missing.refusal(), Some(&AssemblyError::NotOnAgenda { resolution: 1 }));
});
