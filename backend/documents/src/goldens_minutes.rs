//! What is kept of an assembly against its golden texts, and what must be refused.

use values::Fraction;

use crate::Paper;
use crate::assembly::{
    Call, Course, Decision, Extract, FirstCall, Minutes, MinutesRegister, NominalVotes, VotedElection,
    VotedResolution, minutes, minutes_extract, minutes_register, nominal_votes,
};
use crate::assembly_result::Verdict;
use crate::goldens::{golden, kept};
use crate::goldens_assembly::says;
use crate::goldens_membership::{at_home, does_not_add_up, lacks};
use crate::samples::minutes as samples;

#[test]
fn minutes_of_an_assembly_that_decided() {
    let paper = minutes(&samples::minutes()).unwrap();
    at_home(&paper);
    assert_eq!(paper.file_name, "Proces-verbal-12-2021-05-22.pdf");
    says(
        &paper,
        &[
            "N°\u{a0}12 au registre",
            "Le 22 mai 2021 à 14\u{a0}h\u{a0}05",
            "Levée à",
            "1\u{202f}204 sur 1\u{202f}698 (70,91\u{a0}%)",
            "55/109 = 50,46\u{a0}%",
            "160/11 = 14,55",
            "exactement 10405/176\u{a0}%",
            "59,12\u{a0}%",
            "Adoptée",
            "Rejetée",
            "TEXTE INITIAL",
            "TEXTE MIS AUX VOIX",
            "Scrutin secret",
            "Sont élus, pour six ans",
            "Questions écrites",
            "interrompue de 15\u{a0}h\u{a0}10",
            "20 pouvoirs",
            "signé par les membres du bureau",
        ],
    );
    golden("minutes", &paper);
}

#[test]
fn minutes_of_failure() {
    let paper = minutes(&samples::failed_minutes()).unwrap();
    at_home(&paper);
    says(
        &paper,
        &[
            "CARENCE",
            "12/109 (11,01\u{a0}%) au lieu de 1/5",
            "5 juin 2021",
            "panne de l’imprimeur",
            "constate la carence",
        ],
    );
    assert!(!paper.text.contains("Délibérations") && !paper.text.contains("Adoptée"));
    golden("minutes_failed", &paper);
}

#[test]
fn minutes_of_a_second_assembly_tell_of_the_first() {
    let mut second = samples::minutes();
    let quorum = samples::failed_minutes().quorums[0].quorum.clone();
    second.meeting.call = Call::Second(FirstCall { held_on: second.meeting.on.plus_days(-15), quorum });
    says(
        &minutes(&second).unwrap(),
        &["Première assemblée", "7 mai 2021, sans quorum", "deuxième convocation"],
    );
}

fn decided(minutes: &mut Minutes, index: usize) -> &mut Decision {
    match &mut minutes.course {
        Course::Held { decisions } => &mut decisions[index],
        Course::Failed(_) => panic!("decided"),
    }
}

fn voted(minutes: &mut Minutes, index: usize) -> &mut VotedResolution {
    match decided(minutes, index) {
        Decision::Resolution(voted) => voted,
        Decision::Election(_) => panic!("a resolution"),
    }
}

fn elected(minutes: &mut Minutes) -> &mut VotedElection {
    match decided(minutes, 4) {
        Decision::Election(election) => election,
        Decision::Resolution(_) => panic!("an election"),
    }
}

#[test]
fn wrong_minutes_are_refused() {
    let with = |change: fn(&mut Minutes)| {
        let mut one = samples::minutes();
        change(&mut one);
        minutes(&one)
    };
    does_not_add_up(with(|one| voted(one, 0).resolution.verdict = Verdict::Rejected), "décision");
    does_not_add_up(with(|one| voted(one, 0).resolution.share = Fraction::ONE), "part des voix");
    does_not_add_up(with(|one| voted(one, 0).resolution.votes[0].silent = 5), "Salariés, votes");
    does_not_add_up(with(|one| voted(one, 1).resolution.number = 1), "numéros");
    does_not_add_up(with(|one| elected(one).seats = 2), "sièges");
    does_not_add_up(with(|one| elected(one).candidates.swap(0, 1)), "classement");
    does_not_add_up(with(|one| elected(one).candidates[0].elected = false), "classement");
    does_not_add_up(with(|one| elected(one).candidates[3].total = Fraction::integer(85)), "part des voix");
    does_not_add_up(with(|one| one.participation.shares = 1_699), "parts participantes");
    does_not_add_up(with(|one| one.quorums[0].quorum.met = false), "quorum");
    does_not_add_up(with(|one| one.convening.sent_on = one.meeting.on.plus_days(1)), "jour d’envoi");
    let late = |one: &mut Minutes| {
        one.convening.sent_on = one.meeting.on.plus_days(-14);
        one.irregularities.clear();
    };
    lacks(with(late), "R225-69");
    lacks(with(|one| one.bureau.clear()), "bureau");
    lacks(with(|one| one.number = 0), "registre");
    lacks(with(|one| one.convening.mode.clear()), "mode de convocation");
    lacks(with(|one| one.documents.clear()), "documents");
    lacks(with(|one| one.quorums.clear()), "quorum");
    lacks(with(|one| one.course = Course::Held { decisions: Vec::new() }), "résolutions");
    let mut failed = samples::failed_minutes();
    failed.quorums = samples::minutes().quorums;
    does_not_add_up(minutes(&failed), "carence");
}

#[test]
fn an_election_without_quorum_elects_nobody() {
    let mut one = samples::minutes();
    let election = elected(&mut one);
    election.quorum = samples::failed_minutes().quorums[0].quorum.clone();
    does_not_add_up(minutes(&one), "sièges");
    for candidate in &mut elected(&mut one).candidates {
        candidate.elected = false;
    }
    says(&minutes(&one).unwrap(), &["personne n’est élu"]);
}

#[test]
fn seats_that_stay_free_are_told() {
    let mut one = samples::minutes();
    let election = elected(&mut one);
    election.candidates[2].elected = false;
    says(&minutes(&one).unwrap(), &["1\u{a0}siège reste à pourvoir."]);
    for candidate in &mut elected(&mut one).candidates {
        candidate.elected = false;
    }
    says(&minutes(&one).unwrap(), &["Personne n’est élu. 3\u{a0}sièges restent à pourvoir."]);
}

#[test]
fn an_extract_holds_the_chosen_decisions_alone() {
    let paper = minutes_extract(&samples::minutes(), &samples::extract()).unwrap();
    at_home(&paper);
    says(
        &paper,
        &[
            "EXTRAIT DU PROCÈS-VERBAL",
            "Extrait certifié conforme à l’original",
            "n°\u{a0}12 au registre",
            "32 pour, 18 contre, 5\u{a0}abstentions",
            "59,12\u{a0}% des voix pour (exactement 10405/176\u{a0}%)",
            "Alix Exemple, Zoé Modèle, Sacha Patron",
            "ne sont pas reproduites",
            "greffe",
        ],
    );
    assert!(!paper.text.contains("article 12 des statuts") && !paper.text.contains("réserve statutaire"));
    golden("minutes_extract", &paper);
    let with = |change: fn(&mut Extract)| {
        let mut extract = samples::extract();
        change(&mut extract);
        minutes_extract(&samples::minutes(), &extract)
    };
    does_not_add_up(with(|one| one.decisions = vec![6]), "extrait");
    does_not_add_up(with(|one| one.decisions = vec![2, 1]), "extrait");
    lacks(with(|one| one.decisions.clear()), "extrait");
    lacks(with(|one| one.issuance.signatory.name.clear()), "signataire");
    let all = with(|one| one.decisions = vec![1, 2, 3, 4, 5]).unwrap();
    assert!(!all.text.contains("ne sont pas reproduites"));
    kept("minutes_extract_all", &all);
}

#[test]
fn votes_by_name_over_two_tables() {
    let paper = nominal_votes(&samples::nominal_votes()).unwrap();
    at_home(&paper);
    says(&paper, &["n°\u{a0}9", "par Alix Exemple", "Abst.", "Blanc", "(suite)", "secrets"]);
    golden("nominal_votes", &paper);
    let with = |change: fn(&mut NominalVotes)| {
        let mut votes = samples::nominal_votes();
        change(&mut votes);
        nominal_votes(&votes)
    };
    does_not_add_up(with(|one| one.resolutions[0].votes_for += 1), "résolution 1, pour");
    does_not_add_up(with(|one| one.colleges[0].lines[0].choices.truncate(8)), "votes");
    lacks(with(|one| one.resolutions.clear()), "résolutions");
}

#[test]
fn a_list_of_the_register_of_minutes() {
    let paper = minutes_register(&samples::minutes_register()).unwrap();
    at_home(&paper);
    says(&paper, &["n°\u{a0}1 à 12", "12\u{a0}procès-verbaux", "15 juin 2014", "signé le 18 juin 2014"]);
    golden("minutes_register", &paper);
    let with = |change: fn(&mut MinutesRegister)| {
        let mut register = samples::minutes_register();
        change(&mut register);
        minutes_register(&register)
    };
    does_not_add_up(with(|one| drop(one.entries.remove(3))), "numéros");
    does_not_add_up(with(|one| one.entries[5].signed_on = one.entries[0].held_on), "signatures");
    with(|one| one.entries[5].held_on = one.entries[0].held_on).unwrap();
    lacks(with(|one| one.entries[5].sha256 = "12".into()), "SHA-256");
    says(&with(|one| one.entries.clear()).unwrap(), &["Aucun procès-verbal"]);
}

#[test]
fn papers_after_an_assembly_are_the_same_bytes_each_time() {
    let twice = |make: &dyn Fn() -> Paper| assert_eq!(make(), make());
    twice(&|| minutes(&samples::minutes()).unwrap());
    twice(&|| minutes(&samples::failed_minutes()).unwrap());
    twice(&|| minutes_extract(&samples::minutes(), &samples::extract()).unwrap());
    twice(&|| nominal_votes(&samples::nominal_votes()).unwrap());
    twice(&|| minutes_register(&samples::minutes_register()).unwrap());
}
