//! Why an order about a member is refused.

use serde::Serialize;
use values::{Day, Fraction, Money, Shares, Siren, Siret};

use crate::public::{CategoryCode, College, ExitCause, MemberKind, TransferApproval};

/// A refusal, with its data.
#[derive(Debug, Clone, PartialEq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MemberError {
    /// No such member.
    #[error("Cet associé n'est pas inscrit au registre.")]
    NotAdmitted {},
    /// The identifier is taken.
    #[error("Cet associé est déjà inscrit au registre sous le n° {number}.")]
    AlreadyAdmitted {
        /// Its number.
        number: u64,
    },
    /// The same legal entity is a member already: one member, one voice.
    #[error("L'entité de SIREN {siren} est déjà associée sous le n° {number}.")]
    SirenTaken {
        /// The entity.
        siren: Siren,
        /// Its number in the register.
        number: u64,
    },
    /// Somebody of that name and town is a member already.
    #[error(
        "« {name} », associé n° {number}, porte ce nom dans cette ville : s'il s'agit d'une autre personne, dites-le."
    )]
    LooksLike {
        /// Number in the register.
        number: u64,
        /// Name.
        name: String,
    },
    /// The membership has ended.
    #[error("Cet associé a quitté la coopérative le {} : une nouvelle admission demande une nouvelle décision.", left_on.french())]
    AlreadyLeft {
        /// When.
        left_on: Day,
    },
    /// The college is not that of the category.
    #[error("La catégorie « {category} » vote dans le collège « {} », pas « {} ».", expected.french(), given.french())]
    CollegeMismatch {
        /// The category.
        category: CategoryCode,
        /// Its college.
        expected: College,
        /// The one asked for.
        given: College,
    },
    /// The category is not open to such a member.
    #[error("La catégorie « {category} » n'est pas ouverte à ce type d'associé ({}).", kind.french())]
    KindNotAllowed {
        /// The category.
        category: CategoryCode,
        /// What the applicant is.
        kind: MemberKind,
        /// Who may be of the category.
        allowed: Vec<MemberKind>,
    },
    /// Too few shares for the category.
    #[error("La souscription de {} est inférieure au minimum de {} de la catégorie « {category} ».", offered.french(), minimum.french())]
    BelowMinimum {
        /// The category.
        category: CategoryCode,
        /// Its minimum.
        minimum: Money,
        /// What was offered.
        offered: Money,
    },
    /// No share at all.
    #[error("Il faut souscrire au moins une part.")]
    NoShares {},
    /// More shares than can be counted.
    #[error("{shares} parts de {} dépassent ce qui peut être compté.", nominal.french())]
    TooManyShares {
        /// As given.
        shares: Shares,
        /// Value of one.
        nominal: Money,
    },
    /// A share must be worth something.
    #[error("La valeur nominale d'une part doit être positive, pas {}.", nominal.french())]
    NominalNotPositive {
        /// As given.
        nominal: Money,
    },
    /// All shares have one nominal value.
    #[error("Les parts de cet associé valent {} : il ne peut en souscrire à {} (loi 47-1775, art. 11).", held.french(), offered.french())]
    NominalDiffers {
        /// Of the shares it holds.
        held: Money,
        /// Of those offered.
        offered: Money,
    },
    /// Less than a quarter paid at the subscription.
    #[error("Au moins un quart, soit {}, doit être versé à la souscription, pas {} (loi 47-1775, art. 12).", required.french(), offered.french())]
    BelowQuarter {
        /// The quarter.
        required: Money,
        /// What was paid.
        offered: Money,
    },
    /// More than what is due.
    #[error("Un versement de {} dépasse ce qui reste dû : {}.", offered.french(), due.french())]
    MoreThanDue {
        /// What is due.
        due: Money,
        /// What was paid.
        offered: Money,
    },
    /// A payment of nothing, or less.
    #[error("Un versement doit être positif, pas {}.", amount.french())]
    PaymentNotPositive {
        /// As given.
        amount: Money,
    },
    /// The board decides first.
    #[error("L'admission prend effet le {}, avant la décision du conseil du {}.", on.french(), decided_on.french())]
    BeforeDecision {
        /// Day of the decision.
        decided_on: Day,
        /// Day of the admission.
        on: Day,
    },
    /// Nothing happens to a member before it is one.
    #[error("Le {} précède l'admission du {}.", on.french(), admitted_on.french())]
    BeforeAdmission {
        /// Day of the admission.
        admitted_on: Day,
        /// As given.
        on: Day,
    },
    /// A member leaves after its last movement.
    #[error("La sortie ne peut prendre effet le {} : un mouvement de parts est daté du {}.", on.french(), last.french())]
    BeforeLastMovement {
        /// Day of the last movement.
        last: Day,
        /// As given.
        on: Day,
    },
    /// Something obligatory is empty.
    #[error("Il manque à la demande d'admission : {field}.")]
    Incomplete {
        /// Which field.
        field: String,
    },
    /// The address does not fit on an envelope.
    #[error("Une adresse a une à quatre lignes avant la ville ; celle-ci en a {lines}.")]
    AddressLines {
        /// How many it has.
        lines: usize,
    },
    /// A French postal code has five digits.
    #[error("« {postal_code} » n'est pas un code postal français.")]
    PostalCode {
        /// As given.
        postal_code: String,
    },
    /// A country is two capital letters.
    #[error("« {country} » n'est pas un code de pays (deux lettres capitales, ISO 3166-1).")]
    Country {
        /// As given.
        country: String,
    },
    /// The SIRET does not begin with the SIREN.
    #[error("Le SIRET {siret} ne commence pas par le SIREN {siren}.")]
    SiretOfAnother {
        /// The entity's number.
        siren: Siren,
        /// The establishment's number.
        siret: Siret,
    },
    /// It votes there already.
    #[error("Cet associé vote déjà dans le collège « {} » sous cette catégorie.", college.french())]
    SameCollege {
        /// Which.
        college: College,
    },
    /// More than was called, where the statutes allow no early payment.
    #[error("Un versement de {} dépasse ce qui est appelé et non versé : {} ; les statuts n'admettent pas de libération anticipée.", offered.french(), called.french())]
    MoreThanCalled {
        /// Called and not paid.
        called: Money,
        /// What was paid.
        offered: Money,
    },
    /// A call of nothing, or of more than everything.
    #[error("Un appel porte le capital appelé à une part comprise entre 0 et 1, pas à {up_to}.")]
    CallOutOfBounds {
        /// As given.
        up_to: Fraction,
    },
    /// Due before it is called.
    #[error("L'appel du {} ne peut pas être exigible dès le {}.", on.french(), due_on.french())]
    CallDueBefore {
        /// When due.
        due_on: Day,
        /// When called.
        on: Day,
    },
    /// A set-off without a statement of the current account, or the reverse.
    #[error(
        "Un versement par compte courant demande un arrêté de compte, et lui seul (C. com., art. L225-146)."
    )]
    AccountNotStated {},
    /// The statutes allow no conversion.
    #[error("Les statuts ne permettent pas de convertir un compte courant en parts.")]
    ConversionNotAllowed {},
    /// More than the current account.
    #[error("Le compte courant est de {} : il ne peut libérer {}.", balance.french(), offered.french())]
    MoreThanAccount {
        /// Of the account.
        balance: Money,
        /// What it is to pay.
        offered: Money,
    },
    /// Public bodies would hold more than their part.
    #[error("Les collectivités publiques ne peuvent détenir plus de {part} du capital : il reste {} à souscrire, pas {} (loi 47-1775, art. 19 septies).", room.french(), offered.french())]
    OverPublicCap {
        /// What they may hold.
        part: Fraction,
        /// What they may still take.
        room: Money,
        /// What was asked for.
        offered: Money,
    },
    /// More shares than are held.
    #[error("Cet associé détient {held} parts le {} : il ne peut en céder ou en retirer {asked}.", on.french())]
    MoreThanHeld {
        /// Held on the day.
        held: i64,
        /// Asked for.
        asked: i64,
        /// The day.
        on: Day,
    },
    /// A movement recorded late would make a later day wrong.
    #[error("Un mouvement daté du {} contredirait celui, déjà inscrit, du {}.", on.french(), later.french())]
    ContradictsLater {
        /// As given.
        on: Day,
        /// The day that would be wrong.
        later: Day,
    },
    /// Fewer shares than the category asks would remain.
    #[error("Il resterait {} de parts, moins que le minimum de {} de la catégorie « {category} » : retirez moins, ou mettez fin à la qualité d'associé.", left.french(), minimum.french())]
    MinimumLeft {
        /// Code of the category.
        category: String,
        /// Its minimum.
        minimum: Money,
        /// What would remain.
        left: Money,
    },
    /// A transfer without its approval.
    #[error("Une cession entre associés demande l'agrément préalable ({}).", by.french())]
    TransferNotApproved {
        /// Who approves.
        by: TransferApproval,
    },
    /// From a member to itself.
    #[error("Le cédant et le cessionnaire sont le même associé.")]
    TransferToSelf {},
    /// The statutes allow no partial withdrawal.
    #[error("Les statuts ne permettent pas le retrait d'une partie des parts.")]
    PartialWithdrawalNotAllowed {},
    /// Such an exit has no notice.
    #[error("Une sortie pour « {} » ne se notifie pas d'avance.", cause.french())]
    NoNoticeFor {
        /// As given.
        cause: ExitCause,
    },
    /// A notice is running.
    #[error("Une sortie au {} est déjà notifiée.", effective_on.french())]
    AlreadyNotified {
        /// When it takes effect.
        effective_on: Day,
    },
    /// No notice to take back.
    #[error("Aucune sortie n'est notifiée.")]
    NoNotice {},
    /// The statutes ask for a notice.
    #[error("Les statuts demandent un préavis de {months} mois : notifiez d'abord la sortie.")]
    NoticeMissing {
        /// How long.
        months: u8,
    },
    /// Before the end of the notice.
    #[error("La sortie ne peut prendre effet le {}, avant la fin du préavis le {}.", on.french(), effective_on.french())]
    InNotice {
        /// End of the notice.
        effective_on: Day,
        /// As given.
        on: Day,
    },
    /// Heard before it knows why.
    #[error("L'associé doit pouvoir préparer sa défense : l'audition du {} ne suit pas la proposition du {}.", hearing_on.french(), proposed_on.french())]
    HearingTooEarly {
        /// Day of the proposal.
        proposed_on: Day,
        /// Day of the hearing.
        hearing_on: Day,
    },
    /// One is under way.
    #[error("Une exclusion est déjà proposée depuis le {}.", proposed_on.french())]
    ExclusionUnderWay {
        /// Since when.
        proposed_on: Day,
    },
    /// None was proposed.
    #[error(
        "L'exclusion n'a pas été proposée : l'associé doit connaître les griefs et être entendu (C. com., art. L231-6)."
    )]
    NoExclusion {},
    /// A decision is needed.
    #[error("Une sortie pour « {} » demande le jour de la décision.", cause.french())]
    DecisionMissing {
        /// Why it leaves.
        cause: ExitCause,
    },
    /// Decided before the hearing.
    #[error("L'exclusion ne peut être décidée le {}, avant l'audition du {}.", decided_on.french(), hearing_on.french())]
    DecidedUnheard {
        /// Day of the hearing.
        hearing_on: Day,
        /// Day of the decision.
        decided_on: Day,
    },
    /// Not an exit by itself.
    #[error("« {} » ne se décide pas comme une sortie : elle suit la cession ou la réunion elle-même.", cause.french())]
    NotAnExit {
        /// As given.
        cause: ExitCause,
    },
    /// No such claim.
    #[error("Cet associé n'a pas de créance de remboursement n° {claim}.")]
    NoClaim {
        /// As given.
        claim: u32,
    },
    /// Before the exit.
    #[error("Le {} précède la sortie du {}.", on.french(), left_on.french())]
    BeforeExit {
        /// Day of the exit.
        left_on: Day,
        /// As given.
        on: Day,
    },
    /// More than may be repaid now.
    #[error("Il y a {} à rembourser, pas {} ; {} attendent sous le capital plancher (loi 47-1775, art. 13).", payable.french(), offered.french(), blocked.french())]
    MoreThanPayable {
        /// What may.
        payable: Money,
        /// Held back by the floor.
        blocked: Money,
        /// As given.
        offered: Money,
    },
    /// Five years are over.
    #[error("Les pertes ne réduisent plus un remboursement cinq ans après la sortie du {} (le {}).", left_on.french(), on.french())]
    TooLateForLosses {
        /// Day of the exit.
        left_on: Day,
        /// As given.
        on: Day,
    },
    /// Negative, or more than is still owed.
    #[error("Les pertes imputées vont de 0 à {}, pas {}.", most.french(), offered.french())]
    LossesOutOfBounds {
        /// The most.
        most: Money,
        /// As given.
        offered: Money,
    },
    /// As it was.
    #[error("Rien ne change.")]
    NothingChanges {},
    /// Instalments that do not make the claim.
    #[error("L'échéancier fait {} au lieu de {}.", offered.french(), expected.french())]
    ScheduleDoesNotAddUp {
        /// What is owed.
        expected: Money,
        /// What they make.
        offered: Money,
    },
    /// An instalment outside the term.
    #[error("L'échéance du {} sort du délai de remboursement, qui finit le {}.", due_on.french(), last.french())]
    InstalmentTooLate {
        /// As given.
        due_on: Day,
        /// End of the term.
        last: Day,
    },
    /// A person's name for an entity, or the reverse.
    #[error("Ce nom n'est pas celui d'un associé de ce type ({}).", kind.french())]
    NameOfAnotherKind {
        /// What it is.
        kind: MemberKind,
    },
    /// A person has no representative.
    #[error("Une personne physique n'a pas de représentant légal au registre.")]
    NoRepresentative {},
    /// None to revoke.
    #[error("Aucun accord pour les envois électroniques n'est enregistré.")]
    NoConsent {},
    /// Nothing to undo.
    #[error("Ces deux inscriptions n'ont pas été réunies.")]
    NotMerged {},
    /// The same entry twice.
    #[error("Une inscription ne se réunit pas avec elle-même.")]
    MergeOfOne {},
    /// Both are on the roll of an assembly.
    #[error("Ces deux inscriptions sont au rôle de l'assemblée du {} : leurs voix y sont comptées séparément.", day.french())]
    MergeOfVoters {
        /// Of the assembly.
        day: Day,
    },
    /// A movement in a year that is closed.
    #[error("Le {} appartient à l'exercice clos le {} : inscrivez le fait dans l'exercice ouvert.", on.french(), closed_on.french())]
    InClosedYear {
        /// Last day of the closed year.
        closed_on: Day,
        /// As given.
        on: Day,
    },
}
