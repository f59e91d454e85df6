//! The letter to a member whose proxy lapsed since its holder left the cooperative; and minutes signed out of the order of
//! their days.

use kernel::on_both_databases;
use kernel::prelude::*;

use super::sending::{called, left, member};
use super::*;
use crate::{OfficeError, Signed, StoredPaper};

async fn letter(office: &Office, of: u128) -> Result<StoredPaper, Failure> {
    let issued = (day("2016-06-18"), &Signed::default());
    office.proxy_lapse_paper(assembly(), member(of), issued).await
}

fn refused(answer: Result<StoredPaper, Failure>) -> String {
    match answer.unwrap_err().refusal() {
        Some(OfficeError::NoSuchPaper { what }) => what.clone(),
        other => panic!("{other:?}"),
    }
}

on_both_databases!(a_member_is_told_that_its_proxy_lapsed_with_its_holder, async |db: TestDatabase| {
    let office = called(&db, false).await;
    office.freeze_roll(&then(), assembly()).await.unwrap();
    let line = |of, presence| PresenceEntry { member: member(of), presence };
    let lines = vec![line(1, Presence::Represented { holder: member(3) }), line(2, Presence::BlankProxy)];
    office.assemblies.record_presence(&context(), assembly(), lines).await.unwrap();
    assert!(refused(letter(&office, 1).await).contains("n’a pas quitté"), "the holder is still a member");
    assert!(refused(letter(&office, 2).await).contains("personne nommée"));
    assert!(refused(letter(&office, 3).await).contains("n’a pas donné de pouvoir"));

    left(&office, 3).await;
    let before = letter(&office, 1).await.unwrap();
    assert!(before.bytes.starts_with(b"%PDF-1.7"));
    // Once the holder is off the roll the sheet still says to whom the proxy was given.
    let reason = "Retrait pris en compte".to_owned();
    office.reconcile_roll(&context(), assembly(), reason).await.unwrap();
    let rows = office.assemblies.attendance(assembly(), &PageRequest::default()).await.unwrap().items;
    let row = rows.iter().find(|row| row.voter.member_id == member(1)).unwrap();
    assert_eq!((row.presence, row.withdrawn), (Presence::Represented { holder: member(3) }, true));
    let after = letter(&office, 1).await.unwrap();
    assert_eq!(after.file_name, before.file_name);
    assert_eq!(after.bytes, before.bytes);
});

/// Opens an assembly with one member in the room, and closes it.
async fn held_by_one(office: &Office, id: AssemblyId, on: &str) {
    office.freeze_roll(&context_at(1_480_000_000_000_000), id).await.unwrap();
    let entry = PresenceEntry { member: member(1), presence: Presence::InPerson };
    office.assemblies.record_presence(&context(), id, vec![entry]).await.unwrap();
    let bureau = Bureau { chair: member(1), scrutineers: vec![], secretary: None };
    office.assemblies.open(&context(), id, day(on), (bureau, false)).await.unwrap();
    office.assemblies.close(&context(), id).await.unwrap();
}

on_both_databases!(
    minutes_signed_out_of_the_order_of_the_days_are_in_the_register,
    async |db: TestDatabase| {
        let office = called(&db, false).await;
        let later = AssemblyId::new(Uuid::from_u128(0x0a55_0000_0000_4000_8000_0000_0000_0002));
        let second = Convening {
            day: day("2016-09-17"),
            record_day: day("2016-09-16"),
            notice_sent_on: day("2016-09-01"),
            ..convening()
        };
        office.assemblies.convene(&context(), later, second).await.unwrap();
        held_by_one(&office, assembly(), "2016-06-18").await;
        held_by_one(&office, later, "2016-09-17").await;
        // The minutes of June are signed after those of September.
        let first = office.sign_minutes(&context(), later, day("2016-09-20")).await.unwrap();
        let next = office.sign_minutes(&context(), assembly(), day("2016-10-01")).await.unwrap();
        let number = |sheet: &assemblies::public::AssemblySheet| sheet.minutes.as_ref().unwrap().number;
        assert_eq!((number(&first), number(&next)), (1, 2));
        let paper = office.minutes_register_paper(day("2016-01-01"), day("2016-12-31")).await.unwrap();
        assert!(paper.bytes.starts_with(b"%PDF-1.7"));
        let none = office.minutes_register_paper(day("2015-01-01"), day("2015-12-31")).await.unwrap();
        assert_ne!(none.bytes, paper.bytes);
    }
);
