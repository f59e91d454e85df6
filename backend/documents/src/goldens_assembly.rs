//! The papers of an assembly before and at it, against their golden texts, and what must be refused.

use std::path::Path;

use values::Timestamp;

use crate::assembly::{
    Abstentions, AttendanceSheet, Call, Hour, Item, LapseCause, Manner, Notice, Scrutiny, appointment,
    attendance_sheet, convocation, draft_resolutions, proxy_lapse, voting_form,
};
use crate::goldens::{golden, kept, typeset};
use crate::goldens_membership::{at_home, does_not_add_up, lacks};
use crate::samples::meeting as samples;
use crate::{DocumentError, Paper};

/// What a paper says, wherever its lines end.
pub(crate) fn says(paper: &Paper, wanted: &[&str]) {
    let words: Vec<&str> = paper.text.split([' ', '\n']).filter(|word| !word.is_empty()).collect();
    let told = words.join(" ");
    for wanted in wanted {
        assert!(told.contains(wanted), "{wanted} is missing from\n{}", paper.text);
    }
}

#[test]
fn a_convocation_with_its_drafts_and_its_form() {
    let paper = convocation(&samples::notice(), &samples::recipient()).unwrap();
    at_home(&paper);
    assert_eq!(paper.file_name, "Convocation-2021-05-22-42.pdf");
    says(
        &paper,
        &[
            "première convocation",
            "Le 22 mai 2021 à 14\u{a0}h",
            "7KQ2\u{a0}M9XT\u{a0}B4HD",
            "au plus tard le 19 mai 2021",
            "21 mai 2021 à 15\u{a0}h, heure de Paris",
            "questions@quintette.example",
            "18 mai 2021",
            "RCS Saint-Étienne 802\u{a0}000\u{a0}000",
            "non agréée par le conseil d’administration",
            "POUVOIR OU VOTE",
            "Ne jamais remplir à la fois",
            "n’est pas un vote exprimé",
            "détenant 5 pouvoirs au plus",
            "L’ASSOCIÉ",
        ],
    );
    assert!(!paper.text.contains("Délai de convocation réduit"));
    golden("convocation", &paper);
}

#[test]
fn a_second_convocation_too_late_under_the_law_of_before() {
    let paper = convocation(&samples::second_notice(), &samples::entity_recipient()).unwrap();
    at_home(&paper);
    says(
        &paper,
        &[
            "deuxième convocation",
            "une première fois pour le 22 mai 2021",
            "20/109 (18,35\u{a0}%) au lieu de 1/4 (25,00\u{a0}%)",
            "9 jours au lieu de 10 au moins",
            "la subvention votée",
            "comptée comme un vote contre",
            "votes négatifs",
            "Scrutin secret",
            "Nom, qualité et signature",
        ],
    );
    let absent = ["CODE DE VOTE", "je vote contre", "voie électronique"];
    assert!(absent.iter().all(|text| !paper.text.contains(text)), "{}", paper.text);
    golden("convocation_second", &paper);
}

#[test]
fn drafts_and_form_are_papers_of_their_own() {
    let (notice, recipient) = (samples::notice(), samples::recipient());
    let drafts = draft_resolutions(&notice).unwrap();
    at_home(&drafts);
    kept("draft_resolutions", &drafts);
    let form = voting_form(&notice, &recipient).unwrap();
    at_home(&form);
    kept("voting_form", &form);
    let whole = convocation(&notice, &recipient).unwrap();
    let lines = |paper: &Paper| paper.text.lines().map(str::trim).map(str::to_owned).collect::<Vec<_>>();
    let told = lines(&whole);
    for line in lines(&drafts).into_iter().chain(lines(&form)).filter(|line| line.contains("ésolution n°"))
    {
        assert!(told.contains(&line), "{line}");
    }
}

#[test]
fn a_form_of_forty_resolutions_repeats_its_head() {
    let mut notice = samples::notice();
    let Item::Draft(first) = notice.items[0].clone() else { panic!("a draft") };
    notice.items = (1..=40)
        .map(|number| Item::Draft(crate::assembly::DraftResolution { number, ..first.clone() }))
        .collect();
    let form = voting_form(&notice, &samples::recipient()).unwrap();
    kept("voting_form_long", &form);
    assert!(form.pages >= 2, "{}", form.pages);
    assert!(form.text.matches("Abstention").count() >= 2);
    for number in 1..=40 {
        assert!(form.text.contains(&format!("{number}. Approbation")), "{number}");
    }
}

#[test]
fn a_wrong_convocation_is_refused() {
    let with = |change: fn(&mut Notice)| {
        let mut notice = samples::notice();
        change(&mut notice);
        convocation(&notice, &samples::recipient())
    };
    lacks(with(|one| one.issuance.on = one.meeting.on.plus_days(-14)), "R225-69");
    assert!(with(|one| one.issuance.on = one.meeting.on.plus_days(-15)).is_ok());
    does_not_add_up(with(|one| one.issuance.on = one.meeting.on.plus_days(1)), "jour d’envoi");
    does_not_add_up(with(|one| one.voting.forms_until = one.meeting.on.plus_days(-4)), "R225-77");
    does_not_add_up(with(|one| one.items.swap(0, 1)), "numéros");
    does_not_add_up(with(|one| one.questions.until = one.meeting.on.plus_days(1)), "questions");
    lacks(with(|one| one.questions.email.clear()), "questions écrites");
    lacks(with(|one| one.agenda.clear()), "ordre du jour");
    lacks(with(|one| one.meeting.kind = "Réunion".into()), "R225-66");
    lacks(with(|one| one.meeting.place.clear()), "lieu");
    lacks(with(|one| one.documents_at.clear()), "documents");
    lacks(with(|one| one.voting.proxy_ceiling = Some(0)), "plafond");
    lacks(with(|one| one.cooperative.legal_form = "SCIC SA".into()), "capital variable");
    let nobody = |one: &mut Notice| {
        if let Item::Draft(draft) = &mut one.items[0] {
            draft.proposer.clear();
        }
    };
    lacks(with(nobody), "auteur");
    let alone = |one: &mut Notice| {
        if let Some(Item::Election(election)) = one.items.last_mut() {
            election.candidates.clear();
        }
    };
    lacks(with(alone), "candidats");
    let mut second = samples::second_notice();
    if let Call::Second(first) = &mut second.meeting.call {
        first.quorum.met = true;
    }
    does_not_add_up(convocation(&second, &samples::recipient()), "quorum");
}

#[test]
fn a_wrong_recipient_is_refused() {
    let mut recipient = samples::recipient();
    recipient.addressee.address.clear();
    lacks(convocation(&samples::notice(), &recipient), "domicile");
    let mut recipient = samples::recipient();
    recipient.access.as_mut().unwrap().code = "7KQ2-M9XT".into();
    lacks(convocation(&samples::notice(), &recipient), "R225-98");
    recipient.access.as_mut().unwrap().code = "7KQ2".into();
    recipient.access.as_mut().unwrap().sign_in = "x".repeat(5_000);
    let refused = convocation(&samples::notice(), &recipient);
    assert_eq!(refused, Err(DocumentError::TooLongForCode { length: 5_000 }));
}

#[test]
fn an_attendance_sheet_over_many_pages() {
    let paper = attendance_sheet(&samples::attendance_sheet()).unwrap();
    at_home(&paper);
    says(
        &paper,
        &[
            "signé au code QR à 14\u{a0}h\u{a0}03",
            "Représenté par",
            "Pouvoir en blanc",
            "Conjoint ou partenaire de PACS",
            "55/109 = 50,46\u{a0}%",
            "20\u{a0}pouvoirs (",
            "7\u{a0}votes par correspondance (",
            "Présidente de séance",
            "(suite)",
        ],
    );
    for number in 1..=109 {
        assert!(listed(&paper, number), "{number}");
    }
    golden("attendance_sheet", &paper);
}

/// Whether a line begins with this number.
fn listed(paper: &Paper, number: u64) -> bool {
    let number = crate::words::count(number);
    paper.text.lines().any(|line| line.trim_start().starts_with(&format!("{number} ")))
}

#[test]
fn a_sheet_of_a_thousand_members_to_sign() {
    let paper = attendance_sheet(&samples::open_sheet(1_000)).unwrap();
    kept("attendance_sheet_open", &paper);
    typeset(&paper);
    for number in 1..=1_000 {
        assert!(listed(&paper, number), "{number}");
    }
    assert!(!paper.text.contains("Certification") && !paper.text.contains("Absent"));
    let heads = paper.text.matches("Participation").count();
    assert!(heads + 1 >= paper.pages && paper.pages > 30, "{heads} heads on {} pages", paper.pages);
}

#[test]
fn a_wrong_sheet_is_refused() {
    let with = |change: fn(&mut AttendanceSheet)| {
        let mut sheet = samples::attendance_sheet();
        change(&mut sheet);
        attendance_sheet(&sheet)
    };
    does_not_add_up(with(|one| one.total.votes += 1), "feuille de présence, voix");
    does_not_add_up(with(|one| one.colleges[1].total.shares += 1), "parts");
    does_not_add_up(with(|one| one.colleges[0].enrolled = 3), "inscrits");
    does_not_add_up(with(|one| one.quorums[0].quorum.met = false), "quorum");
    does_not_add_up(with(|one| one.certification.as_mut().unwrap().proxies = 19), "pouvoirs annexés");
    does_not_add_up(with(|one| one.certification.as_mut().unwrap().postal_forms = 8), "formulaires");
    lacks(with(|one| one.certification.as_mut().unwrap().bureau.clear()), "bureau");
    lacks(with(|one| one.holders.truncate(1)), "mandataire");
    let nameless = |one: &mut AttendanceSheet| one.colleges[0].entries[4].name.clear();
    lacks(with(nameless), "nom de l’associé");
    assert!(!Manner::Absent.takes_part() && Manner::Postal.takes_part());
}

#[test]
fn a_letter_for_each_way_a_proxy_lapses() {
    let on = samples::notice().issuance.on;
    for (name, cause, words) in [
        ("proxy_lapse_left", LapseCause::HolderLeft { on }, "n’est plus inscrite"),
        ("proxy_lapse_ceiling", LapseCause::CeilingReached { ceiling: 5 }, "5\u{a0}pouvoirs au plus"),
        ("proxy_lapse_revoked", LapseCause::Revoked { on }, "Vous l’avez révoqué"),
    ] {
        let paper = proxy_lapse(&samples::proxy_lapse(cause)).unwrap();
        at_home(&paper);
        says(&paper, &[words, "Alix Exemple", "19 mai 2021", "Madame, Monsieur,"]);
        assert_eq!(paper.pages, 1);
        golden(name, &paper);
    }
    let mut late = samples::proxy_lapse(LapseCause::Revoked { on });
    (late.forms_until, late.electronic_at, late.meeting.remote) = (None, None, None);
    let paper = proxy_lapse(&late).unwrap();
    assert!(!paper.text.contains("formulaire") && !paper.text.contains("voie électronique"));
    late.forms_until = Some(late.issuance.on.plus_days(-1));
    does_not_add_up(proxy_lapse(&late), "formulaires");
    lacks(proxy_lapse(&samples::proxy_lapse(LapseCause::CeilingReached { ceiling: 0 })), "plafond");
}

#[test]
fn an_appointment_reads_as_its_golden_file() {
    let at = Timestamp::start_of(samples::notice().issuance.on);
    let file = appointment(&samples::appointment(), at).unwrap();
    assert_eq!(file, appointment(&samples::appointment(), at).unwrap(), "the same bytes each time");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/assembly.ics");
    if std::env::var_os("REGENERATE").is_some() {
        std::fs::write(&path, &file).unwrap();
    }
    let text = String::from_utf8(file).unwrap();
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), text, "{}", path.display());
    let unfolded = text.replace("\r\n ", "");
    for line in [
        "DTSTART;TZID=Europe/Paris:20210522T140000",
        "LOCATION:Le Mixeur\\, 5 rue Javelin-Pagnon\\, 42000 Saint-Étienne",
        "URL:https://assemblee.quintette.example",
        "TRIGGER:-P7D",
    ] {
        assert!(unfolded.lines().any(|found| found == line), "{line}\n{unfolded}");
    }
    let mut backwards = samples::appointment();
    backwards.until = backwards.meeting.at;
    assert!(matches!(appointment(&backwards, at), Err(DocumentError::Calendar(_))));
}

#[test]
fn papers_before_an_assembly_are_the_same_bytes_each_time() {
    let twice = |make: &dyn Fn() -> Paper| assert_eq!(make(), make());
    twice(&|| convocation(&samples::notice(), &samples::recipient()).unwrap());
    twice(&|| attendance_sheet(&samples::attendance_sheet()).unwrap());
    twice(&|| proxy_lapse(&samples::proxy_lapse(LapseCause::CeilingReached { ceiling: 5 })).unwrap());
}

#[test]
fn an_hour_is_one_that_clocks_show() {
    assert_eq!((Hour::at(24, 0), Hour::at(12, 60)), (None, None));
    let hour = Hour::at(9, 5).unwrap();
    assert_eq!((hour.hour(), hour.minute(), hour.french().as_str()), (9, 5, "9\u{a0}h\u{a0}05"));
    assert_eq!(Hour::at(14, 0).unwrap().french(), "14\u{a0}h");
}

/// A secret vote never stands on a form that bears a name, and the law of the day says what an abstention is worth.
#[test]
fn a_form_keeps_what_is_secret() {
    let mut notice = samples::notice();
    notice.voting.abstentions = Abstentions::Against;
    let Some(Item::Election(election)) = notice.items.last_mut() else { panic!("an election") };
    election.scrutiny = Scrutiny::Secret { how: "Votez dans l’isoloir.".into() };
    let form = voting_form(&notice, &samples::recipient()).unwrap();
    says(&form, &["Votez dans l’isoloir.", "qui porte un nom", "comptée comme un vote contre"]);
    assert!(!form.text.contains("Maxime Échantillon,"), "no line for a candidate");
}
