//! The words of the register in the reader's language: colleges, kinds, operations, causes, means.

use office::members::public::{
    ApplicationState, CategoryTerms, ClaimRow, College, ExitCause, MemberKind, Operation, PaymentMeans,
    PostalAddress,
};

use crate::language::{Language, Words};

/// The name of a college: that of the statutes in French, ours in English.
pub(crate) fn college(words: Words, college: College) -> String {
    let code = college.as_str().to_ascii_lowercase();
    let english = (words.language == Language::English).then(|| words.find(&format!("college-{code}")));
    english.flatten().unwrap_or_else(|| college.french().to_owned())
}

/// What a member is in law.
pub(crate) fn kind(words: Words, kind: MemberKind) -> String {
    words.say(kind_key(kind))
}

/// Key of the words for what a member is in law.
pub(crate) fn kind_key(kind: MemberKind) -> &'static str {
    match kind {
        MemberKind::NaturalPerson => "kind-person",
        MemberKind::Company => "kind-company",
        MemberKind::Association => "kind-association",
        MemberKind::PublicBody => "kind-public-body",
    }
}

/// Key of the words for how far an application is.
pub(crate) fn application_key(state: ApplicationState) -> &'static str {
    match state {
        ApplicationState::Open => "application-open",
        ApplicationState::Accepted => "application-accepted",
        ApplicationState::Refused => "application-refused",
        ApplicationState::Withdrawn => "application-withdrawn",
    }
}

/// Key of the nature of an operation.
pub(crate) fn operation(operation: Operation) -> &'static str {
    match operation {
        Operation::Subscription => "movement-subscription",
        Operation::Payment => "movement-payment",
        Operation::Withdrawal => "movement-withdrawal",
        Operation::PartialWithdrawal => "movement-partial-withdrawal",
        Operation::TransferOut => "movement-transfer-out",
        Operation::TransferIn => "movement-transfer-in",
        Operation::Release => "movement-release",
        Operation::MergeOut => "movement-merge-out",
        Operation::MergeIn => "movement-merge-in",
    }
}

/// Why a membership ended.
pub(crate) fn cause(words: Words, cause: ExitCause) -> String {
    words.say(match cause {
        ExitCause::Resignation => "cause-resignation",
        ExitCause::Exclusion => "cause-exclusion",
        ExitCause::Death => "cause-death",
        ExitCause::Dissolution => "cause-dissolution",
        ExitCause::LossOfQuality => "cause-loss-of-quality",
        ExitCause::Transfer => "cause-transfer",
        ExitCause::Merge => "cause-merge",
    })
}

/// Why the shares of a claim left: an exit, or a withdrawal of some.
pub(crate) fn cause_of(words: Words, claim: &ClaimRow) -> String {
    match claim.cause.parse::<ExitCause>() {
        Ok(known) => cause(words, known),
        Err(_) => words.say("movement-partial-withdrawal"),
    }
}

/// By what means something was paid.
pub(crate) fn means(words: Words, means: PaymentMeans) -> String {
    words.say(match means {
        PaymentMeans::Transfer => "means-transfer",
        PaymentMeans::Cheque => "means-cheque",
        PaymentMeans::CurrentAccount => "means-current-account",
        PaymentMeans::Unstated => "means-unstated",
    })
}

/// A category of the statutes, with its college, its minimum and who may be of it.
pub(crate) fn category(words: Words, terms: &CategoryTerms) -> String {
    let kinds: Vec<String> = terms.kinds.iter().map(|one| kind(words, *one).to_lowercase()).collect();
    let parts = [
        ("college", college(words, terms.college)),
        ("code", terms.code.to_string()),
        ("minimum", words.money(terms.minimum)),
        ("kinds", kinds.join(", ")),
    ];
    let parts = parts.each_ref().map(|(name, text)| (*name, text.as_str()));
    words.tell("category-told", &parts)
}

/// An address, line by line as on an envelope.
pub(crate) fn address(address: &PostalAddress) -> Vec<String> {
    let town = [address.postal_code.as_str(), address.city.as_str()];
    let town = town.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ");
    let country = (address.country != "FR").then(|| address.country.clone());
    address.lines.iter().cloned().chain([town]).chain(country).filter(|line| !line.is_empty()).collect()
}
