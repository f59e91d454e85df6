//! Papers of worked example 1 through the office: drafts, signatures, the same bytes for ever.

use assemblies::public::AssemblyError;
use assemblies::public::{AbstentionClause, CarryOver};
use kernel::on_both_databases;

use super::*;
use crate::{NewFile, OfficeError, Signed, StoredPaper};

fn kept(paper: &StoredPaper) {
    assert!(paper.bytes.starts_with(b"%PDF-1.7"), "{}", paper.file_name);
    if let Some(folder) = std::env::var_os("KEEP_PAPERS") {
        std::fs::write(std::path::Path::new(&folder).join(&paper.file_name), &paper.bytes).unwrap();
    }
}

async fn example(db: &TestDatabase) -> Office {
    let office = office(db).await;
    adopted(&office, statutes(Some(weighting(CarryOver::Proportional)), AbstentionClause::NotCast)).await;
    held(&office).await;
    office
}

on_both_databases!(signed_minutes_are_the_same_bytes_for_ever, async |db: TestDatabase| {
    let (office, id) = (example(&db).await, assembly());
    let draft = office.minutes_paper(id).await.unwrap();
    kept(&draft);
    assert_eq!(draft.file_name, "Projet-Proces-verbal-1-2016-06-18.pdf");
    let none = office.extract_paper(id, &[1], String::new(), (day("2016-07-01"), &Signed::default())).await;
    assert!(matches!(none.unwrap_err().refusal(), Some(OfficeError::NoSuchPaper { .. })));

    office.assemblies.note_debate(&context(), id, Some(1), "Le détail est donné.".into()).await.unwrap();
    let sheet = office.sign_minutes(&context(), id, day("2016-06-20")).await.unwrap();
    assert_eq!(sheet.minutes.as_ref().map(|minutes| minutes.number), Some(1));
    let signed = office.minutes_paper(id).await.unwrap();
    assert_eq!(signed.file_name, "Proces-verbal-1-2016-06-18.pdf");
    assert_ne!(signed.bytes, draft.bytes, "the debate was noted in between");
    // Another identity of the house changes what a paper would say, and not the one that was signed.
    let moved = SellerIdentity { name: "Coopérative d’Ailleurs".into(), ..seller() };
    office.billing.adopt_seller_identity(&context(), day("2016-01-01"), moved).await.unwrap();
    assert_eq!(office.minutes_paper(id).await.unwrap(), signed);
    assert_eq!(office.assemblies.signed_minutes(id).await.unwrap(), Some((1, signed.bytes)));
    let twice = office.sign_minutes(&context(), id, day("2016-06-21")).await.unwrap_err();
    assert!(twice.refusal::<AssemblyError>().is_some(), "{twice}");

    let issued = (day("2016-07-01"), &Signed::default());
    let extract = office.extract_paper(id, &[2], "Destiné au greffe".into(), issued).await.unwrap();
    kept(&extract);
    kept(&office.minutes_register_paper(day("2016-01-01"), day("2016-12-31")).await.unwrap());
    for recount in office.assemblies.recount(&context(), id).await.unwrap() {
        assert!(recount.agrees);
    }
});

on_both_databases!(every_paper_of_an_assembly_can_be_made, async |db: TestDatabase| {
    let (office, id) = (example(&db).await, assembly());
    kept(&office.attendance_paper(id).await.unwrap());
    kept(&office.nominal_votes_paper(id).await.unwrap());
    let calendar = office.assembly_calendar_file(id).await.unwrap();
    let text = String::from_utf8(calendar.bytes).unwrap();
    assert!(text.contains("BEGIN:VEVENT") && text.contains("20160618T"), "{text}");
    assert_eq!(
        office.attachment(&context(), &format!("assembly-ics:{id}")).await.unwrap().file_name,
        "assemblee.ics"
    );
    for unknown in ["x", "assembly-ics:x", "convocation:x", "convocation:x/y", "y:z"] {
        let refused = office.attachment(&context(), unknown).await.unwrap_err();
        let named = OfficeError::NoSuchPaper { what: unknown.into() };
        assert_eq!(refused.refusal(), Some(&named), "{unknown}");
    }
});

on_both_databases!(documents_are_what_their_bytes_say, async |db: TestDatabase| {
    let (office, id) = (office(&db).await, assembly());
    adopted(&office, statutes(None, AbstentionClause::NotCast)).await;
    office.assemblies.convene(&context(), id, convening()).await.unwrap();
    let file = |title: &str, bytes: &[u8]| NewFile {
        title: title.into(),
        media_type: String::new(),
        resolution: Some(1),
        bytes: bytes.to_vec(),
    };
    let on = day("2016-06-03");
    let rows = office.attach_document(&context(), id, on, file("Comptes", b"%PDF-1.4 ...")).await.unwrap();
    assert_eq!((rows.len(), rows[0].attachment.media_type.as_str()), (1, "application/pdf"));
    let program = office.attach_document(&context(), id, on, file("Programme", b"MZ\x90\x00")).await;
    assert_eq!(program.unwrap_err().refusal(), Some(&OfficeError::UnknownFile {}));
    let large = vec![b'a'; 10_485_761];
    let large = office.attach_document(&context(), id, on, file("Trop", &large)).await.unwrap_err();
    assert!(matches!(large.refusal(), Some(OfficeError::FileTooLarge { size: 10_485_761, .. })));
});
