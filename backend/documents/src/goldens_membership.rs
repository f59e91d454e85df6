//! The papers for the members against their golden texts, and what must be refused.

use values::{Money, Shares};

use crate::goldens::{golden, kept, typeset};
use crate::membership::{
    AdmissionLetter, BoardVerdict, ExitCause, ExitLetter, MembersList, MovementsRegister, RefundLetter,
    ShareCertificate, SubscriptionForm, admission_letter, exit_letter, member_statement, members_list,
    movements_register, refund_letter, share_certificate, subscription_form,
};
use crate::samples::{membership as samples, membership_letters as letters};
use crate::{DocumentError, Paper};

/// What every paper for the members says at its foot, and how its text is set.
pub(crate) fn at_home(paper: &Paper) {
    typeset(paper);
    for mention in
        ["à capital variable", "minimum 18\u{202f}500\u{a0}€", "RCS Saint-Étienne", "42000 Saint-Étienne"]
    {
        assert!(paper.text.contains(mention), "{mention} is missing from\n{}", paper.text);
    }
}

fn says(paper: &Paper, wanted: &[&str]) {
    for wanted in wanted {
        assert!(paper.text.contains(wanted), "{wanted} is missing from\n{}", paper.text);
    }
}

pub(crate) fn does_not_add_up(made: Result<Paper, DocumentError>, part: &str) {
    match made {
        Err(DocumentError::DoesNotAddUp { what, .. }) => assert!(what.contains(part), "{what}, not {part}"),
        other => panic!("{part}: {:?}", other.map(|paper| paper.text)),
    }
}

pub(crate) fn lacks(made: Result<Paper, DocumentError>, part: &str) {
    match made {
        Err(DocumentError::MissingMention { mention }) => {
            assert!(mention.contains(part), "{mention}, not {part}");
        }
        other => panic!("{part}: {:?}", other.map(|paper| paper.text)),
    }
}

#[test]
fn a_subscription_form_in_two_originals() {
    let paper = subscription_form(&samples::subscription_form()).unwrap();
    assert_eq!((paper.pages, paper.file_name.as_str()), (2, "Bulletin-de-souscription-BS-2016-0042.pdf"));
    at_home(&paper);
    says(&paper, &["Original n°\u{a0}1 sur 2", "Original n°\u{a0}2 sur 2", "□ Admission", "4 février 2021"]);
    golden("subscription_form", &paper);
}

#[test]
fn a_subscription_form_that_was_decided_on() {
    let paper = subscription_form(&samples::decided_form()).unwrap();
    assert_eq!(paper.pages, 2);
    at_home(&paper);
    says(&paper, &["délibération du conseil", "RNA W991000001", "Admission, avec effet au 4 février 2016"]);
    assert!(!paper.text.contains("verser le reste"), "nothing remains");
    golden("subscription_form_decided", &paper);
    let mut form = samples::decided_form();
    form.member_number = Some(110);
    says(&subscription_form(&form).unwrap(), &["Souscription acceptée"]);
    form.decision.as_mut().unwrap().verdict = BoardVerdict::Refused;
    says(&subscription_form(&form).unwrap(), &["Refus"]);
}

#[test]
fn a_wrong_subscription_form_is_refused() {
    let with = |change: fn(&mut SubscriptionForm)| {
        let mut form = samples::decided_form();
        change(&mut form);
        subscription_form(&form)
    };
    does_not_add_up(with(|form| form.holding.subscribed = Money::euros(2_001)), "valeur des parts");
    does_not_add_up(with(|form| form.holding.remaining = Money::euros(1)), "reste");
    let little = |form: &mut SubscriptionForm| {
        form.holding.paid = Money::cents(49_999);
        form.holding.remaining = Money::cents(150_001);
        form.holding.release_by = Some(form.made_out_on);
    };
    does_not_add_up(with(little), "art. 12");
    does_not_add_up(with(|form| form.member_number = Some(9)), "numéro d’associé");
    lacks(with(|form| form.subscriber.entity.as_mut().unwrap().representative = None), "représentant");
    lacks(with(|form| form.cooperative.legal_form = "SCIC SA".into()), "capital variable");
    lacks(with(|form| form.statutes.clear()), "statuts");
    let undated = |form: &mut SubscriptionForm| {
        form.holding.paid = Money::euros(500);
        form.holding.remaining = Money::euros(1_500);
    };
    lacks(with(undated), "dernier jour");
}

#[test]
fn a_share_certificate() {
    let paper = share_certificate(&samples::share_certificate()).unwrap();
    assert_eq!((paper.pages, paper.file_name.as_str()), (1, "Attestation-de-parts-110-2016-12-31.pdf"));
    at_home(&paper);
    says(&paper, &["20 parts sociales".replace(' ', "\u{a0}").replacen("parts\u{a0}", "parts ", 1).as_str()]);
    golden("share_certificate", &paper);
    let with = |change: fn(&mut ShareCertificate)| {
        let mut certificate = samples::share_certificate();
        change(&mut certificate);
        share_certificate(&certificate)
    };
    does_not_add_up(with(|one| one.holding.paid = Money::euros(1_999)), "reste");
    does_not_add_up(with(|one| one.member.since = one.as_of.plus_days(1)), "jour de l’attestation");
    lacks(with(|one| one.member.holder.address.clear()), "domicile");
    lacks(with(|one| one.issuance.signatory.name.clear()), "signataire");
}

#[test]
fn a_register_of_movements_over_many_pages() {
    let register = samples::movements_register();
    let paper = movements_register(&register).unwrap();
    at_home(&paper);
    let carried = |word: &str| paper.text.lines().filter(|line| line.trim_start().starts_with(word)).count();
    assert!(paper.pages > 3, "{}", paper.pages);
    assert_eq!((carried("À reporter"), carried("Report")), (paper.pages - 1, paper.pages - 1));
    for number in 201..=284 {
        let found = paper.text.lines().any(|line| line.trim_start().starts_with(&format!("{number} ")));
        assert!(found, "{number}");
    }
    golden("movements_register", &paper);
}

#[test]
fn a_register_without_movements_is_still_one() {
    let mut register = samples::movements_register();
    register.movements.clear();
    register.closing = register.opening;
    let paper = movements_register(&register).unwrap();
    assert_eq!(paper.pages, 1);
    says(&paper, &["Totaux à la clôture", "0\u{a0}mouvement"]);
}

#[test]
fn a_wrong_register_is_refused() {
    let with = |change: fn(&mut MovementsRegister)| {
        let mut register = samples::movements_register();
        change(&mut register);
        movements_register(&register)
    };
    let gap = |register: &mut MovementsRegister| drop(register.movements.remove(4));
    does_not_add_up(with(gap), "numéros d’ordre");
    does_not_add_up(with(|one| one.movements[9].recorded_on = one.from), "jours d’inscription");
    does_not_add_up(with(|one| one.movements[0].amount = Money::euros(401)), "n°\u{a0}201, montant");
    does_not_add_up(
        with(|one| one.movements[3].subscribed = Money::euros(1)),
        "n°\u{a0}204, effet sur le capital",
    );
    does_not_add_up(with(|one| one.closing.paid = Money::euros(1)), "libéré à la clôture");
    does_not_add_up(with(|one| one.closing.shares = 1), "parts à la clôture");
    does_not_add_up(with(|one| one.to = one.from), "inscription");
}

#[test]
fn a_list_of_members() {
    let paper = members_list(&samples::members_list()).unwrap();
    at_home(&paper);
    says(&paper, &["arrêtée le 5 mai 2016", "du 6 mai 2016", "Sous-total – 40\u{a0}associés", "R225-90"]);
    golden("members_list", &paper);
}

#[test]
fn a_wrong_list_is_refused() {
    let with = |change: fn(&mut MembersList)| {
        let mut list = samples::members_list();
        change(&mut list);
        members_list(&list)
    };
    does_not_add_up(with(|list| list.closed_on = list.closed_on.plus_days(1)), "R225-90");
    does_not_add_up(with(|list| list.colleges[0].total.votes = 1), "Salariés, voix");
    does_not_add_up(with(|list| list.total.shares = 1), "liste, parts");
    lacks(with(|list| list.colleges[0].members[0].name.clear()), "nom de l’associé");
    lacks(with(|list| list.colleges.clear()), "associés inscrits");
}

#[test]
fn a_list_without_colleges() {
    let mut list = samples::members_list();
    let mut only = list.colleges.remove(0);
    (only.name, only.weight) = (String::new(), None);
    list.total = only.total;
    list.colleges = vec![only];
    let paper = members_list(&list).unwrap();
    says(&paper, &["Total – 16\u{a0}associés"]);
    assert!(!paper.text.contains("Poids"));
}

#[test]
fn a_statement_of_a_member() {
    let paper = member_statement(&samples::member_statement()).unwrap();
    assert_eq!(paper.pages, 1);
    at_home(&paper);
    says(&paper, &["EXIGIBLE", "200,00\u{a0}€", "31/03/2017", "30/09/2017, 50,00\u{a0}€"]);
    golden("member_statement", &paper);
}

#[test]
fn a_statement_of_a_quiet_year() {
    let mut statement = samples::member_statement();
    statement.movements.clear();
    statement.refunds.clear();
    statement.closing = statement.opening;
    (statement.called, statement.due, statement.remaining) = (Money::euros(1_000), Money::ZERO, Money::ZERO);
    let paper = member_statement(&statement).unwrap();
    typeset(&paper);
    says(&paper, &["Aucun mouvement", "rien à verser", "entièrement libérées"]);
    assert!(!paper.text.contains("Remboursements"));
    statement.due = Money::euros(1);
    does_not_add_up(member_statement(&statement), "exigible");
    statement.due = Money::ZERO;
    statement.closing.shares = 11;
    does_not_add_up(member_statement(&statement), "parts au solde");
    statement.closing.shares = 10;
    statement.refunds = samples::member_statement().refunds;
    statement.refunds[0].remaining = Money::euros(1);
    does_not_add_up(member_statement(&statement), "reste à rembourser");
}

#[test]
fn a_letter_of_admission() {
    let paper = admission_letter(&letters::admission_letter()).unwrap();
    assert_eq!((paper.pages, paper.file_name.as_str()), (1, "Lettre-admission-110.pdf"));
    at_home(&paper);
    says(&paper, &["Madame, Monsieur,", "300,00\u{a0}€", "4 février 2021", "Pièces jointes"]);
    golden("admission_letter", &paper);
    let mut letter: AdmissionLetter = letters::admission_letter();
    letter.decided_on = letter.member.since.plus_days(1);
    does_not_add_up(admission_letter(&letter), "admission");
}

#[test]
fn a_letter_of_exit_held_back_by_the_floor() {
    let paper = exit_letter(&letters::exit_letter()).unwrap();
    at_home(&paper);
    says(
        &paper,
        &["42\u{202f}450\u{a0}€", "1\u{202f}450,00\u{a0}€ retenus", "provisoire", "30 septembre 2021"],
    );
    golden("exit_letter", &paper);
}

#[test]
fn a_letter_of_exit_to_heirs() {
    let paper = exit_letter(&letters::exit_letter_to_heirs()).unwrap();
    assert_eq!(paper.pages, 1);
    at_home(&paper);
    says(&paper, &["condoléances", "Maître Alix Modèle", "1\u{a0}échéance"]);
    assert!(!paper.text.contains("Votre qualité") && !paper.text.contains("plancher"));
    golden("exit_letter_to_heirs", &paper);
}

#[test]
fn every_cause_of_exit_has_its_words() {
    for cause in [
        ExitCause::Resignation,
        ExitCause::Exclusion,
        ExitCause::Death,
        ExitCause::Dissolution,
        ExitCause::LossOfQuality,
        ExitCause::Transfer,
    ] {
        for letter in [letters::exit_letter(), letters::exit_letter_to_heirs()] {
            let decided_on = Some(letter.effective_on);
            let mut letter = ExitLetter { cause, decided_on, ..letter };
            typeset(&exit_letter(&letter).unwrap());
            letter.notified_on = None;
            letter.reason = Some("fin d’activité".into());
            says(&exit_letter(&letter).unwrap(), &["fin d’activité."]);
        }
    }
}

#[test]
fn a_wrong_letter_of_exit_is_refused() {
    let with = |change: fn(&mut ExitLetter)| {
        let mut letter = letters::exit_letter();
        change(&mut letter);
        exit_letter(&letter)
    };
    does_not_add_up(with(|one| one.shares = Shares::new(91)), "valeur des parts");
    does_not_add_up(with(|one| one.settlement.as_mut().unwrap().losses = Money::ZERO), "à rembourser");
    does_not_add_up(with(|one| one.settlement.as_mut().unwrap().floor = None), "échéances");
    does_not_add_up(
        with(|one| one.settlement.as_mut().unwrap().due_by = one.effective_on),
        "dernière échéance",
    );
    lacks(with(|one| one.cause = ExitCause::Exclusion), "exclusion");
    lacks(with(|one| one.settlement = None), "à rembourser");
    lacks(with(|one| one.member.holder.address.clear()), "domicile");
}

#[test]
fn a_letter_of_repayment() {
    let paper = refund_letter(&letters::refund_letter()).unwrap();
    assert_eq!((paper.pages, paper.file_name.as_str()), (1, "Lettre-remboursement-110-2018-09-28.pdf"));
    at_home(&paper);
    says(
        &paper,
        &["VIR-2018-0311", "5\u{202f}650,00\u{a0}€", "3\u{a0}échéances", "plancher", "d’Exempleville"],
    );
    golden("refund_letter", &paper);
}

#[test]
fn the_last_repayment_says_that_it_is_the_last() {
    let paper = refund_letter(&letters::last_refund_letter()).unwrap();
    at_home(&paper);
    says(&paper, &["solde", "entièrement remboursée", "1\u{a0}part sociale", "de Camille Exemple"]);
    golden("refund_letter_last", &paper);
}

#[test]
fn a_wrong_letter_of_repayment_is_refused() {
    let with = |change: fn(&mut RefundLetter)| {
        let mut letter = letters::refund_letter();
        change(&mut letter);
        refund_letter(&letter)
    };
    does_not_add_up(with(|one| one.remaining = Money::euros(5_651)), "somme à rembourser");
    does_not_add_up(with(|one| one.blocked = Money::ZERO), "échéances");
    does_not_add_up(with(|one| one.schedule.reverse()), "suite des échéances");
    lacks(with(|one| one.payment.amount = Money::ZERO), "somme remboursée");
}

#[test]
fn papers_for_members_are_the_same_bytes_each_time() {
    let twice = |make: &dyn Fn() -> Paper| assert_eq!(make(), make());
    twice(&|| subscription_form(&samples::subscription_form()).unwrap());
    twice(&|| share_certificate(&samples::share_certificate()).unwrap());
    twice(&|| movements_register(&samples::movements_register()).unwrap());
    twice(&|| members_list(&samples::members_list()).unwrap());
    twice(&|| member_statement(&samples::member_statement()).unwrap());
    twice(&|| admission_letter(&letters::admission_letter()).unwrap());
    twice(&|| exit_letter(&letters::exit_letter()).unwrap());
    twice(&|| refund_letter(&letters::refund_letter()).unwrap());
}

/// Names as long as they come, an entity whose authority is to be written in, and a cooperative with a long name.
#[test]
fn long_names_stay_on_their_pages() {
    let long = "Fédération interdépartementale des bibliothèques, médiathèques et lieux de musique de Modèle";
    let mut form = samples::decided_form();
    form.cooperative.name = long.into();
    form.subscriber.name = format!("{long} et {long}");
    form.subscriber.entity.as_mut().unwrap().representative.as_mut().unwrap().decision = None;
    (form.decision, form.means, form.place, form.signed_on) = (None, None, None, None);
    form.holding.paid = Money::euros(500);
    form.holding.remaining = Money::euros(1_500);
    form.holding.release_by = Some(form.made_out_on.plus_years(5));
    let paper = subscription_form(&form).unwrap();
    kept("subscription_form_long", &paper);
    assert_eq!(paper.pages, 2, "each original stays on one page");
    let mut letter = letters::exit_letter();
    letter.cooperative.name = long.into();
    letter.member.holder.name = format!("{long} et {long}");
    let paper = exit_letter(&letter).unwrap();
    kept("exit_letter_long", &paper);
    says(&paper, &["… – Fin de la qualité d’associé"]);
}
