//! The procès-verbal: what was decided, item by item, and what lay before it.

use std::cmp::Reverse;

use assemblies::public::{
    Applied, AssemblySheet, CallingRow, ConveningWarning, QuestionRow, ResolutionSheet, ResolutionState,
    Standing, Verdict,
};
use values::Day;

use super::super::input::{
    Amendment, Annex, AnsweredQuestion, AttendanceSheet, CandidateResult, CollegeSheet, Convening, Course,
    Decision, Failure, Manner, Minutes, Participation, VotedElection, VotedResolution, is_proxy,
};
use super::{
    Around, Names, UNKNOWN, agenda, bureau, clock, election_title, items, meeting, name, paragraphs,
    proposer, quorum_lines, rule, term,
};
use crate::DocumentError;
use crate::assembly_result::CollegeRoll;
use crate::assembly_result::from_assemblies::{method, notes, quorum, resolution, vote};
use crate::identity::Cooperative;
use crate::words::{counted, typeset};

/// What the minutes are made of.
#[derive(Debug, Clone)]
pub struct MinutesFacts<'f> {
    /// The cooperative on the day of the assembly.
    pub cooperative: Cooperative,
    /// Number in the register of minutes.
    pub number: u32,
    /// The assembly, closed.
    pub assembly: &'f AssemblySheet,
    /// What lies around it.
    pub around: Around,
    /// Its resolutions.
    pub resolutions: &'f [ResolutionSheet],
    /// Its attendance sheet, certified.
    pub sheet: &'f AttendanceSheet,
    /// How the notice was sent.
    pub calling: CallingRow,
    /// Titles of the documents that lay before it.
    pub documents: Vec<String>,
    /// Written questions.
    pub questions: &'f [QuestionRow],
    /// Names of the bureau, of candidates, of who proposed and of who asked.
    pub names: Names,
    /// The day of the second assembly, where it is known.
    pub next_on: Option<Day>,
}

/// The minutes of an assembly that is over.
pub fn minutes(facts: &MinutesFacts<'_>) -> Result<Minutes, DocumentError> {
    let (assembly, sheet) = (facts.assembly, facts.sheet);
    let convened = &assembly.convened;
    let (opened, closed) = (assembly.opened_at.and_then(clock), assembly.closed_at.and_then(clock));
    let lacks = |mention| DocumentError::MissingMention { mention };
    let around = Around { opened_at: assembly.opened_at, ..facts.around.clone() };
    let statutes = &convened.statutes;
    let seats = assembly.bureau.as_ref().ok_or(lacks("bureau de l’assemblée (C. com. R225-101)"))?;
    Ok(Minutes {
        cooperative: facts.cooperative.clone(),
        number: facts.number,
        meeting: meeting(convened, &around)?,
        convening: Convening {
            by: "le conseil d’administration".to_owned(),
            mode: mode(&facts.calling),
            sent_on: convened.notice_sent_on,
        },
        opened_at: opened.ok_or(lacks("heure d’ouverture de la séance"))?,
        closed_at: closed.ok_or(lacks("heure de clôture de la séance"))?,
        statutes: format!(
            "statuts adoptés le {}, en vigueur depuis le {}",
            statutes.adopted_on.french(),
            statutes.effective_on.french()
        ),
        agenda: agenda(facts.resolutions),
        bureau: bureau(seats, &facts.names),
        roll: sheet.colleges.iter().map(roll).collect(),
        participation: participation(sheet),
        quorums: quorum_lines(facts.resolutions),
        documents: documents(facts),
        questions: facts.questions.iter().map(|row| answered(row, &facts.names)).collect(),
        method: method(statutes.document.weighting.as_ref(), convened.abstentions),
        debate: paragraphs(&assembly.debate),
        course: course(facts),
        irregularities: irregularities(facts),
        consequences: facts.resolutions.iter().filter_map(consequence).collect(),
        annexes: annexes(sheet),
    })
}

/// In what manner the members were called, of what was noted of it.
fn mode(calling: &CallingRow) -> String {
    let ways = [
        (calling.by_post, "lettre adressée par la poste"),
        (calling.by_mail, "courrier électronique aux associés qui l’ont accepté par écrit"),
        (calling.by_hand, "remise en main propre"),
    ];
    let used: Vec<&str> = ways.iter().filter(|(number, _)| *number > 0).map(|(_, way)| *way).collect();
    if used.is_empty() { "avis adressé à chaque associé".to_owned() } else { used.join(", ") }
}

fn roll(college: &CollegeSheet) -> CollegeRoll {
    let count = |wanted: fn(&Manner) -> bool| college.totals(wanted).members;
    CollegeRoll {
        name: college.name.clone(),
        weight: college.weight,
        members: college.enrolled,
        present: count(|manner| matches!(manner, Manner::InPerson | Manner::Remote)),
        proxies: count(|manner| matches!(manner, Manner::Represented { .. })),
        blank_proxies: count(|manner| *manner == Manner::BlankProxy),
        postal: count(|manner| *manner == Manner::Postal),
    }
}

fn participation(sheet: &AttendanceSheet) -> Participation {
    let all = sheet.totals(|_| true);
    Participation {
        shares: sheet.total.shares,
        of_shares: all.shares,
        votes: sheet.total.votes,
        of_votes: all.votes,
        remote: sheet.totals(|manner| *manner == Manner::Remote).members,
    }
}

fn documents(facts: &MinutesFacts<'_>) -> Vec<String> {
    let always = [
        "Un exemplaire de l’avis de convocation et la preuve de son envoi",
        "La feuille de présence, certifiée exacte par le bureau",
        "Les pouvoirs et les formulaires de vote par correspondance reçus",
        "Les statuts et le texte des résolutions proposées",
    ];
    always.into_iter().map(str::to_owned).chain(facts.documents.iter().cloned()).collect()
}

fn answered(row: &QuestionRow, names: &Names) -> AnsweredQuestion {
    let none = "Aucune réponse n’est notée.";
    AnsweredQuestion {
        by: name(names, row.question.member),
        received_on: row.question.received_on,
        question: row.question.text.clone(),
        answer: if row.answer.is_empty() { none.to_owned() } else { row.answer.clone() },
    }
}

/// Without any quorum nothing was decided, whatever was counted.
fn course(facts: &MinutesFacts<'_>) -> Course {
    let outcomes = || facts.resolutions.iter().filter_map(|sheet| sheet.outcome.as_ref());
    let first = outcomes().next();
    if let Some(lacking) = first.filter(|_| outcomes().all(|outcome| !outcome.quorum.reached)) {
        return Course::Failed(Failure { quorum: quorum(&lacking.quorum), next_on: facts.next_on });
    }
    let decided = |item: &Vec<&ResolutionSheet>| decided(item, facts);
    Course::Held { decisions: items(facts.resolutions).iter().filter_map(decided).collect() }
}

/// What an item came to; nothing of what was withdrawn.
fn decided(item: &[&ResolutionSheet], facts: &MinutesFacts<'_>) -> Option<Decision> {
    let first = item.first()?;
    if first.resolution.draft.candidacy.is_some() {
        return elected(item, &facts.names).map(|election| Decision::Election(Box::new(election)));
    }
    let (draft, course) = (&first.resolution.draft, &first.course);
    let mut told = resolution(&first.resolution, first.outcome.as_ref()?);
    if course.secret {
        told.notes.push(typeset(&format!("Scrutin secret : {}", course.reason)));
    } else if course.in_session {
        told.notes.push(typeset(&format!("Point venu en séance : {}", course.reason)));
    }
    Some(Decision::Resolution(Box::new(VotedResolution {
        resolution: told,
        proposer: proposer(&draft.proposer, &facts.names),
        backed_by_board: draft.backed_by_board,
        amendment: course.first_text.clone().map(|initial| Amendment {
            by: "en séance".to_owned(),
            initial,
            course: course.reason.clone(),
        }),
        debate: paragraphs(&course.debate),
    })))
}

fn elected(group: &[&ResolutionSheet], names: &Names) -> Option<VotedElection> {
    let first = group.first()?;
    let candidacy = first.resolution.draft.candidacy.as_ref()?;
    let mut closed: Vec<(&ResolutionSheet, _)> =
        group.iter().filter_map(|sheet| Some((*sheet, sheet.outcome.as_ref()?))).collect();
    let seated = |sheet: &ResolutionSheet| sheet.course.standing == Some(Standing::Elected);
    closed.sort_by_key(|(sheet, outcome)| {
        (Reverse(outcome.result.share), Reverse(seated(sheet)), sheet.resolution.number)
    });
    let rank = |share| closed.iter().filter(|(_, outcome)| outcome.result.share > share).count() + 1;
    let candidates = closed.iter().map(|(sheet, outcome)| CandidateResult {
        rank: u32::try_from(rank(outcome.result.share)).unwrap_or(u32::MAX),
        name: sheet
            .resolution
            .draft
            .candidacy
            .as_ref()
            .map_or_else(|| UNKNOWN.to_owned(), |own| name(names, own.candidate)),
        votes: outcome.result.colleges.iter().map(|college| vote(college, outcome.result.counting)).collect(),
        total: outcome.result.total,
        share: outcome.result.share,
        elected: seated(sheet) && outcome.verdict == Verdict::Adopted,
    });
    let (_, measured) = closed.first()?;
    let mut told: Vec<String> = Vec::new();
    for (sheet, outcome) in &closed {
        let of = format!("Résolution {}", sheet.resolution.number);
        if sheet.course.standing == Some(Standing::Tied) {
            told.push(typeset(&format!(
                "{of} : égalité pour le dernier siège, un second tour est nécessaire."
            )));
        }
        let own = notes(&sheet.resolution, outcome.blank_proxies, &outcome.result);
        told.extend(own.into_iter().map(|note| format!("{}{note}", typeset(&format!("{of} : ")))));
    }
    Some(VotedElection {
        number: first.resolution.number,
        title: election_title(candidacy),
        seats: candidacy.seats,
        term: term(candidacy.years),
        rule: rule(first.resolution.draft.decision, candidacy.seats),
        secret: group.iter().any(|sheet| sheet.course.secret),
        quorum: quorum(&measured.quorum),
        candidates: candidates.collect(),
        debate: group.iter().flat_map(|sheet| paragraphs(&sheet.course.debate)).collect(),
        notes: told,
    })
}

fn irregularities(facts: &MinutesFacts<'_>) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    for warning in &facts.assembly.convened.warnings {
        if let ConveningWarning::NoticeTooShort { days, minimum, reason } = warning {
            told.push(typeset(&format!(
                "La convocation a été envoyée {days} jours avant l'assemblée, au lieu de {minimum} (C. com., art. R225-69) : \
                 {reason}"
            )));
        }
    }
    let corrected = paragraphs(&facts.assembly.corrections).into_iter();
    told.extend(corrected.map(|reason| typeset(&format!("La liste des votants a été corrigée : {reason}"))));
    for sheet in facts.resolutions.iter().filter(|sheet| sheet.course.state == ResolutionState::Withdrawn) {
        let (number, reason) = (sheet.resolution.number, &sheet.course.reason);
        told.push(typeset(&format!("La résolution {number} a été retirée de l'ordre du jour : {reason}")));
    }
    if facts.calling.bounced > 0 {
        let back = counted(facts.calling.bounced, "convocation est revenue", "convocations sont revenues");
        told.push(format!("{back} sans avoir été renvoyées avant l’assemblée."));
    }
    told
}

fn consequence(sheet: &ResolutionSheet) -> Option<String> {
    let done = match sheet.course.applied.as_ref()? {
        Applied::MandateGiven { .. } => "le mandat a été donné et inscrit.".to_owned(),
        Applied::MandateEnded { .. } => "le mandat a pris fin et la révocation est inscrite.".to_owned(),
        Applied::ResultAllocated { closed_on } => {
            format!("le résultat de l’exercice clos le {} a été affecté.", closed_on.french())
        }
        Applied::StatutesAdopted { version } => format!("la version {version} des statuts a été inscrite."),
    };
    Some(format!("{}{done}", typeset(&format!("Résolution {} : ", sheet.resolution.number))))
}

fn annexes(sheet: &AttendanceSheet) -> Vec<Annex> {
    let proxies = sheet.totals(is_proxy).members;
    let forms = sheet.totals(|manner| *manner == Manner::Postal).members;
    let annex = |title: &str, extent: String| Annex { title: title.to_owned(), extent };
    let mut annexes = vec![annex("Feuille de présence", String::new())];
    if proxies > 0 {
        annexes.push(annex("Pouvoirs", counted(proxies, "pouvoir", "pouvoirs")));
    }
    if forms > 0 {
        annexes.push(annex(
            "Formulaires de vote par correspondance",
            counted(forms, "formulaire", "formulaires"),
        ));
    }
    annexes.push(annex("Votes nominatifs des résolutions qui ne sont pas secrètes", String::new()));
    annexes
}
