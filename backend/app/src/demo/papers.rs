//! The papers of the demonstration, as files: bills, the assembly's result, the activity report.

use std::fs;
use std::path::Path;

use office::Office;
use office::assemblies::public::AssemblyId;
use office::billing::public::InvoiceId;
use office::kernel::prelude::PageRequest;
use office::members::public::MemberId;
use office::values::Day;
use office::{MemberPaper, Signed, StoredPaper};

use super::calendar::{day, id, step};
use super::{DemoError, Stage, meeting};

/// Writes every paper into `out`, replacing those of an earlier playing.
pub(crate) async fn write(office: &Office, out: &Path, stage: &mut Stage<'_>) -> Result<(), DemoError> {
    let bills = out.join("factures");
    fs::create_dir_all(&bills)?;
    let mut request =
        PageRequest { limit: Some(500), sort: Some("number".to_owned()), ..PageRequest::default() };
    let mut written = 0;
    loop {
        let page = office.billing.invoices(&request).await?;
        for row in &page.items {
            let invoice: InvoiceId = row.invoice_id.parse().map_err(DemoError::data)?;
            let context = step("papers", day(2016, 5, 21).into()).without_key();
            save(&bills, &office.invoice_paper(&context, invoice).await?)?;
            written += 1;
            stage.tick("Factures écrites", written, page.total);
        }
        match page.next {
            Some(next) => request.cursor = Some(next),
            None => break,
        }
    }
    let assembly = AssemblyId::new(id(meeting::NAME));
    save_as(out, "assemblee-2016.pdf", &office.assembly_paper(assembly).await?.bytes)?;
    let result = office.assembly_result(assembly).await?;
    save_as(out, "assemblee-2016.json", &serde_json::to_vec_pretty(&result)?)?;
    let made_on = Day::from(day(2016, 5, 21));
    save_as(out, "rapport-activite-2015.pdf", &office.activity_report(2015, made_on, None).await?.bytes)?;
    let figures = office.year_figures(2015, None).await?;
    save_as(out, "rapport-activite-2015.json", &serde_json::to_vec_pretty(&figures)?)?;
    of_members(office, &out.join("societaires"), assembly).await?;
    stage.say(&format!("Documents écrits dans {}", out.display()));
    Ok(())
}

/// A paper of each kind about the members, and the two lists that the law wants.
async fn of_members(office: &Office, folder: &Path, assembly: AssemblyId) -> Result<(), DemoError> {
    fs::create_dir_all(folder)?;
    let signed = Signed {
        name: "Camille Aubois (fictif)".to_owned(),
        capacity: "Pour le conseil d’administration".to_owned(),
        place: "Saint-Étienne".to_owned(),
    };
    let (stays, leaver) = (MemberId::new(id("member:supporter-person:2")), super::life::leaver());
    let file = office.members.member(stays, Day::from(day(2015, 12, 31)), None).await?;
    let first = file.and_then(|file| file.movements.first().map(|movement| movement.number));
    let movement = first.ok_or_else(|| DemoError::Data("une souscription manque".to_owned()))?;
    let papers = [
        (stays, MemberPaper::SubscriptionForm { movement }, day(2014, 6, 16)),
        (stays, MemberPaper::AdmissionLetter, day(2014, 6, 16)),
        (stays, MemberPaper::ShareCertificate, day(2015, 12, 31)),
        (stays, MemberPaper::Statement { from: day(2015, 1, 1).into() }, day(2015, 12, 31)),
        (leaver, MemberPaper::ExitLetter, day(2015, 6, 30)),
        (leaver, MemberPaper::RefundLetter { claim: 1 }, day(2015, 12, 15)),
    ];
    for (member, paper, on) in papers {
        save(folder, &office.member_paper(member, paper, on.into(), &signed).await?)?;
    }
    let year = (Day::from(day(2015, 1, 1)), Day::from(day(2015, 12, 31)));
    save(folder, &office.movements_paper(year.0, year.1).await?)?;
    save(folder, &office.members_list_paper(assembly).await?)
}

fn save(folder: &Path, paper: &StoredPaper) -> Result<(), DemoError> {
    save_as(folder, &paper.file_name, &paper.bytes)
}

fn save_as(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), DemoError> {
    fs::write(folder.join(name), bytes)?;
    Ok(())
}
