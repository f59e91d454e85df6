//! The notice that all members get, and what each gets of its own.

use assemblies::public::{
    AbstentionTreatment, Candidacy, Convened, ConveningWarning, ResolutionSheet, last_paper_day,
    last_question_day,
};
use members::public::MemberFile;

use super::super::input::{
    Abstentions, Access as Printed, Addressee, Appointment, Candidate, DraftResolution, Hour, Item, Notice,
    Recipient, Scrutiny, ShortNotice, Vacancy, VotingTerms, WrittenQuestions,
};
use super::{Around, Names, agenda, by, election_title, items, meeting, name, proposer, rule, term};
use crate::DocumentError;
use crate::assembly_result::from_assemblies::threshold;
use crate::identity::Cooperative;
use crate::membership::{Holder, Issuance};
use crate::words::typeset;

/// Hours that an assembly takes in a calendar.
const DURATION: u8 = 2;

/// What the assembly's own facts do not tell of its notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeFacts {
    /// The cooperative on the day of dispatch.
    pub cooperative: Cooperative,
    /// Where, when and by whom it is sent.
    pub issuance: Issuance,
    /// What lies around the assembly.
    pub around: Around,
    /// Names of candidates and of members who propose.
    pub names: Names,
    /// Members on the register on that day: a ceiling of proxies may be a part of them.
    pub members: u32,
    /// Where one votes by electronic means, when the statutes have it.
    pub electronic_at: Option<String>,
    /// Titles of the documents that lie before the assembly.
    pub documents: Vec<String>,
}

/// The notice as it is sent: the texts are those of the dispatch, whatever was amended in session since.
pub fn notice(
    convened: &Convened,
    resolutions: &[ResolutionSheet],
    facts: NoticeFacts,
) -> Result<Notice, DocumentError> {
    let clauses = &convened.statutes.document;
    let sent: Vec<ResolutionSheet> =
        resolutions.iter().filter(|sheet| !sheet.course.in_session).cloned().collect();
    let contact = &facts.cooperative.contact;
    let mut return_to = vec![facts.cooperative.name.clone()];
    return_to.extend(facts.cooperative.seat.iter().cloned());
    let mut documents_at =
        vec![format!("au siège, {}, aux heures de bureau", facts.cooperative.seat.join(", "))];
    documents_at
        .extend(facts.documents.iter().map(|title| format!("{}{title}", typeset("en particulier : "))));
    Ok(Notice {
        meeting: meeting(convened, &facts.around)?,
        short: convened.warnings.iter().find_map(short),
        agenda: agenda(&sent),
        items: items(&sent).iter().filter_map(|item| printed(item, convened, &facts.names)).collect(),
        voting: VotingTerms {
            forms_until: last_paper_day(convened.day, clauses.meetings().paper_forms_days_before),
            electronic_at: facts.electronic_at.filter(|_| clauses.meetings().electronic_voting),
            abstentions: match convened.abstentions {
                AbstentionTreatment::NotCast => Abstentions::NotCast,
                AbstentionTreatment::Against => Abstentions::Against,
            },
            proxy_ceiling: clauses.proxy_ceiling.mandates(facts.members),
            return_to,
            return_email: contact.contains('@').then(|| contact.clone()),
        },
        questions: WrittenQuestions { email: contact.clone(), until: last_question_day(convened.day) },
        documents_at,
        enclosures: Vec::new(),
        cooperative: facts.cooperative,
        issuance: facts.issuance,
    })
}

fn short(warning: &ConveningWarning) -> Option<ShortNotice> {
    match warning {
        ConveningWarning::NoticeTooShort { reason, .. } => Some(ShortNotice { reason: reason.clone() }),
        ConveningWarning::NoticeJustEnough { .. } => None,
    }
}

fn printed(item: &[&ResolutionSheet], convened: &Convened, names: &Names) -> Option<Item> {
    let first = item.first()?;
    let draft = &first.resolution.draft;
    if let Some(candidacy) = &draft.candidacy {
        return Some(Item::Election(vacancy(item, candidacy, names)));
    }
    let majority = convened.statutes.document.majorities.of(draft.decision);
    Some(Item::Draft(DraftResolution {
        number: first.resolution.number,
        title: draft.title.clone(),
        text: first.course.first_text.clone().unwrap_or_else(|| draft.text.clone()),
        reasons: String::new(),
        proposer: proposer(&draft.proposer, names),
        backed_by_board: draft.backed_by_board,
        majority: threshold(majority, draft.decision),
    }))
}

fn vacancy(group: &[&ResolutionSheet], candidacy: &Candidacy, names: &Names) -> Vacancy {
    let first = group.first().map(|sheet| &sheet.resolution);
    let secret = group.iter().any(|sheet| sheet.course.secret);
    let candidates = group.iter().filter_map(|sheet| {
        let draft = &sheet.resolution.draft;
        let own = draft.candidacy.as_ref()?;
        Some(Candidate {
            name: name(names, own.candidate),
            about: format!(
                "résolution {}, pour un mandat de {}, sur proposition de {}",
                sheet.resolution.number,
                typeset(own.mandate.french()),
                by(&draft.proposer, names)
            ),
            backed_by_board: draft.backed_by_board,
        })
    });
    Vacancy {
        number: first.map_or(0, |resolution| resolution.number),
        title: election_title(candidacy),
        seats: candidacy.seats,
        term: term(candidacy.years),
        rule: first.map_or_else(String::new, |resolution| rule(resolution.draft.decision, candidacy.seats)),
        scrutiny: if secret {
            Scrutiny::Secret { how: "On y vote en séance, par bulletin et sans nom.".to_owned() }
        } else {
            Scrutiny::Nominal
        },
        candidates: candidates.collect(),
    }
}

/// The assembly as an appointment of two hours, since no notice says when it ends.
pub fn appointment(
    convened: &Convened,
    resolutions: &[ResolutionSheet],
    around: &Around,
    (cooperative, id): (String, String),
) -> Result<Appointment, DocumentError> {
    let meeting = meeting(convened, around)?;
    let later = Hour::at(meeting.at.hour() + DURATION, meeting.at.minute());
    let sent: Vec<ResolutionSheet> =
        resolutions.iter().filter(|sheet| !sheet.course.in_session).cloned().collect();
    Ok(Appointment {
        cooperative,
        id,
        revision: 0,
        until: later.or_else(|| Hour::at(23, 59)).unwrap_or(meeting.at),
        meeting,
        agenda: agenda(&sent),
    })
}

/// What identifies a member by electronic means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// The voting code, with or without spaces.
    pub code: String,
    /// The address that signs the member in at the door.
    pub sign_in: String,
}

/// What a member gets of its own: its address, its college, its shares on the day of its file, its one vote.
pub fn recipient(file: &MemberFile, colleges: bool, access: Option<Access>) -> Recipient {
    let holder = Holder::from(file);
    let representative = holder.entity.as_ref().and_then(|entity| entity.representative.as_ref());
    let representative = representative.map(|of| match of.capacity.as_str() {
        "" => of.name.clone(),
        capacity => format!("{}, {capacity}", of.name),
    });
    Recipient {
        addressee: Addressee {
            number: file.row.number,
            name: holder.name,
            representative,
            address: holder.address,
        },
        college: if colleges { file.row.college.french().to_owned() } else { String::new() },
        shares: u64::from(file.row.shares.count()),
        votes: 1,
        access: access.map(|access| Printed {
            code: access.code.chars().filter(|letter| !letter.is_whitespace()).collect(),
            sign_in: access.sign_in,
        }),
    }
}
