//! How the procès-verbal is set, of an assembly that decided or of one that lacked its quorum.
//!
//! What can never happen: minutes without one of the mentions of C. com. R225-106; decisions in minutes of failure; a
//! short notice or another irregularity that the minutes pass over.

use pdf::{Document, Level, Rich, TextStyle};

use super::convocation::numbered;
use super::input::{Call, Course, Failure, Minutes};
use super::{bureau, decisions};
use crate::assembly_result::layout::{quorum_line, roll};
use crate::look::{self, BRICK};
use crate::membership::sheet::{banner, capitalised, open, outlined};
use crate::words::{count, counted, percent, typeset};
use values::Fraction;

/// Lays out checked minutes.
pub(super) fn lay_out(minutes: &Minutes) -> Document {
    let failed = matches!(minutes.course, Course::Failed(_));
    let (title, capitals) = if failed {
        ("Procès-verbal de carence", "PROCÈS-VERBAL DE CARENCE")
    } else {
        ("Procès-verbal", "PROCÈS-VERBAL")
    };
    let meeting = &minutes.meeting;
    let number = typeset(&format!("n° {} au registre", minutes.number));
    let mut document =
        open(&minutes.cooperative, &format!("{title} – {}", meeting.title()), &number, meeting.on);
    banner(&mut document, &minutes.cooperative, capitals, &capitalised(&number));
    document.heading(Level::Title, &meeting.title());
    opening(&mut document, minutes);
    people(&mut document, minutes);
    participation(&mut document, minutes);
    laid_before(&mut document, minutes);
    match &minutes.course {
        Course::Held { decisions: decided } => {
            document.heading(Level::One, "Délibérations");
            method(&mut document, minutes);
            for decision in decided {
                decisions::write(&mut document, decision);
            }
        }
        Course::Failed(failure) => want_of_quorum(&mut document, minutes, failure),
    }
    debate(&mut document, &minutes.debate);
    sentences(&mut document, "Irrégularités et avertissements", &minutes.irregularities);
    sentences(&mut document, "Suites données", &minutes.consequences);
    close(&mut document, minutes);
    document
}

/// When, where and how it was convened, and its agenda.
fn opening(document: &mut Document, minutes: &Minutes) {
    let (meeting, convening) = (&minutes.meeting, &minutes.convening);
    let text = format!(
        "Le {} à {}, les associés de {}, {}, se sont réunis en {}, sur {}.",
        meeting.on.french(),
        minutes.opened_at.french(),
        minutes.cooperative.name,
        minutes.cooperative.legal_form,
        meeting.name(),
        meeting.convocation()
    );
    document.paragraph(typeset(&text));
    let days = u64::try_from(convening.sent_on.days_until(meeting.on)).unwrap_or(0);
    let days = counted(days, "jour", "jours");
    let remote = meeting.remote.as_ref().map_or_else(String::new, |remote| format!(" ; {}", remote.means));
    let sent = format!("{}, {days} avant l'assemblée, par {}", convening.sent_on.french(), convening.by);
    let mut pairs = vec![
        ("Lieu", Rich::strong(&meeting.place).plain(typeset(&remote))),
        ("Convoquée le", typeset(&sent).into()),
        ("Mode de convocation", convening.mode.as_str().into()),
        ("Ouverte à", Rich::strong(minutes.opened_at.french())),
        ("Levée à", Rich::strong(minutes.closed_at.french())),
        ("Règles de vote", capitalised(&minutes.statutes).into()),
    ];
    if let Call::Second(first) = &meeting.call {
        let text = format!("Convoquée pour le {}, sans quorum : {}", first.held_on.french(), first.lack());
        pairs.insert(1, ("Première assemblée", typeset(&text).into()));
    }
    document.key_values(&pairs, 110.0);
    document.heading(Level::Two, "Ordre du jour");
    numbered(document, &minutes.agenda);
}

fn people(document: &mut Document, minutes: &Minutes) {
    document.together(|inner| {
        inner.heading(Level::Two, "Bureau");
        let pairs: Vec<(&str, Rich)> = minutes
            .bureau
            .iter()
            .map(|officer| (officer.office.as_str(), Rich::strong(&officer.name)))
            .collect();
        inner.key_values(&pairs, 110.0);
    });
}

/// Who takes part, with how many shares and votes, and the quorum that it makes.
fn participation(document: &mut Document, minutes: &Minutes) {
    let part = &minutes.participation;
    let share = |some: u64, of: u64| {
        let share = Fraction::new(some.into(), of.into()).unwrap_or(Fraction::ZERO);
        format!("{} sur {} ({})", count(some), count(of), percent(share, 2))
    };
    let members = minutes.roll.iter().map(|college| college.members).sum();
    let attending = minutes.roll.iter().map(crate::assembly_result::CollegeRoll::total).sum();
    document.together(|inner| {
        inner.heading(Level::One, "Participation et quorum");
        roll(inner, &minutes.roll);
        inner.space(6.0);
    });
    document.together(|inner| {
        let mut pairs: Vec<(&str, Rich)> = vec![
            ("Associés", share(attending, members).into()),
            ("Parts", share(part.shares, part.of_shares).into()),
            ("Voix", share(part.votes, part.of_votes).into()),
        ];
        if part.remote > 0 {
            pairs.push((
                "Dont à distance",
                counted(part.remote, "associé présent", "associés présents").into(),
            ));
        }
        inner.key_values(&pairs, 110.0);
        inner.space(4.0);
    });
    document.together(|inner| {
        inner.boxed(look::pale_box(), |inner| {
            for line in &minutes.quorums {
                quorum_line(inner, &line.quorum, &line.decisions);
            }
        });
    });
}

/// Documents and written questions.
fn laid_before(document: &mut Document, minutes: &Minutes) {
    document.together(|inner| {
        inner.heading(Level::Two, "Documents et rapports soumis à l’assemblée");
        inner.bullets(minutes.documents.iter().map(Rich::from));
    });
    if minutes.questions.is_empty() {
        return;
    }
    document.heading(Level::Two, "Questions écrites");
    for question in &minutes.questions {
        document.together(|inner| {
            let by = format!("{}, le {}", question.by, question.received_on.french());
            let style = TextStyle { after: 2.0, ..inner.body() };
            inner.paragraph_styled(Rich::strong(by).plain(typeset(" : ")).plain(&question.question), style);
            inner.paragraph(Rich::from(typeset("Réponse : ")).plain(&question.answer));
        });
    }
}

/// How results are computed.
fn method(document: &mut Document, minutes: &Minutes) {
    if minutes.method.is_empty() {
        return;
    }
    let style = TextStyle { after: 2.0, ..document.small() };
    for sentence in &minutes.method {
        document.paragraph_styled(sentence, style);
    }
    let exact = "Les fractions sont exactes ; les pourcentages sont arrondis pour la lecture seulement.";
    document.paragraph_styled(typeset(exact), document.small());
}

/// What minutes of failure say in place of decisions.
fn want_of_quorum(document: &mut Document, minutes: &Minutes, failure: &Failure) {
    let quorum = &failure.quorum;
    let lack = format!(
        "Le quorum n'est pas atteint : {} ({}) au lieu de {} ({}) au moins, compté en {}. L'assemblée ne peut délibérer ; \
         aucune résolution n'est mise aux voix.",
        quorum.attained,
        percent(quorum.attained, 2),
        quorum.required,
        percent(quorum.required, 2),
        quorum.basis
    );
    let next = match failure.next_on {
        Some(day) => format!(
            "Une deuxième assemblée sera convoquée pour le {} sur le même ordre du jour, dix jours au moins à l'avance (C. \
             com., art. R225-69). ",
            day.french()
        ),
        None => "Une deuxième assemblée sera convoquée sur le même ordre du jour, dix jours au moins à l'avance (C. com., \
                 art. R225-69). "
            .to_owned(),
    };
    let kept = "Les pouvoirs et les votes par correspondance reçus restent valables pour elle (C. com., art. R225-77 et \
                R225-79).";
    document.together(|inner| {
        inner.heading(Level::One, "Carence de quorum");
        inner.boxed(outlined(), |inner| {
            let style = TextStyle { after: 4.0, ..inner.body() };
            inner.paragraph_styled(Rich::strong(typeset(&lack)).colored(BRICK), style);
            inner.paragraph_styled(typeset(&format!("{next}{kept}")), TextStyle { after: 0.0, ..style });
        });
        let chair = minutes.bureau.first().map(|officer| officer.name.as_str()).unwrap_or_default();
        inner.space(6.0);
        inner.paragraph(format!("{chair} constate la carence et lève la séance."));
    });
}

/// What was said besides the items.
fn debate(document: &mut Document, said: &[String]) {
    if said.is_empty() {
        return;
    }
    document.heading(Level::Two, "Débats");
    for paragraph in said {
        document.paragraph(paragraph);
    }
}

/// A list of sentences under a heading, when there are any.
fn sentences(document: &mut Document, title: &str, sentences: &[String]) {
    if sentences.is_empty() {
        return;
    }
    document.together(|inner| {
        inner.heading(Level::Two, title);
        inner.bullets(sentences.iter().map(Rich::from));
    });
}

/// The end, the annexes and the signatures.
fn close(document: &mut Document, minutes: &Minutes) {
    if !minutes.annexes.is_empty() {
        document.together(|inner| {
            inner.heading(Level::Two, "Annexes");
            inner.bullets(minutes.annexes.iter().map(|annex| {
                let extent =
                    if annex.extent.is_empty() { String::new() } else { format!(" ({})", annex.extent) };
                Rich::from(format!("{}{extent}", annex.title))
            }));
        });
    }
    let text = format!(
        "L'ordre du jour étant épuisé et personne ne demandant plus la parole, la séance est levée à {}. De tout ce qui \
         précède il est dressé le présent procès-verbal, porté sous le n° {} au registre des délibérations et signé par les \
         membres du bureau (C. com., art. R225-106).",
        minutes.closed_at.french(),
        minutes.number
    );
    let failed = format!(
        "La séance est levée à {}. Il est dressé le présent procès-verbal de carence, porté sous le n° {} au registre des \
         délibérations et signé par les membres du bureau (C. com., art. R225-106).",
        minutes.closed_at.french(),
        minutes.number
    );
    document.together(|inner| {
        inner.heading(Level::Two, "Clôture");
        let text = if matches!(minutes.course, Course::Failed(_)) { &failed } else { &text };
        inner.paragraph_styled(typeset(text), TextStyle { after: 10.0, ..inner.body() });
        bureau::signatures(inner, &minutes.bureau);
    });
}
