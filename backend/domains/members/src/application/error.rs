//! Why an order about an application is refused. What a member could not be either is refused as it is of a member.

use std::any::Any;

use kernel::{Refusal, RefusalKind};
use serde::Serialize;
use values::Day;

use crate::member::MemberError;
use crate::public::{ApplicationState, CategoryCode};

/// A refusal, with its data.
#[derive(Debug, Clone, PartialEq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ApplicationError {
    /// No such application.
    #[error("Cette candidature n'existe pas.")]
    NotFound {},
    /// The identifier is taken.
    #[error("Cette candidature est déjà enregistrée, reçue le {}.", received_on.french())]
    AlreadyReceived {
        /// Day on which it came.
        received_on: Day,
    },
    /// It is over: decided, or withdrawn.
    #[error("Cette candidature n'est plus ouverte : {} le {}.", state.french().to_lowercase(), on.french())]
    Over {
        /// How it ended.
        state: ApplicationState,
        /// When.
        on: Day,
    },
    /// Before what was recorded of it already.
    #[error("Le {} précède ce qui est déjà enregistré de cette candidature, le {}.", on.french(), last_on.french())]
    BeforeReceipt {
        /// Day of the last fact.
        last_on: Day,
        /// As given.
        on: Day,
    },
    /// A reason is missing.
    #[error("Il manque le motif.")]
    NoReason {},
    /// The statutes' terms that were looked up are not those of the category asked for.
    #[error(
        "La candidature demande désormais la catégorie « {asked} », pas « {given} » : relisez-la avant de décider."
    )]
    OtherCategory {
        /// The one asked for.
        asked: CategoryCode,
        /// The one that was looked up.
        given: CategoryCode,
    },
    /// The applicant's data were erased on their request.
    #[error("Les données de ce candidat ont été effacées : il ne peut plus être admis.")]
    Erased {},
    /// It waits for a decision: nothing of it can be erased.
    #[error(
        "Cette candidature attend une décision : enregistrez le refus ou le retrait avant d'effacer les données."
    )]
    StillOpen {},
    /// The applicant became a member, whose identity the register must keep.
    #[error("Ce candidat est devenu associé : le registre doit garder son identité (C. com., art. R228-8).")]
    BecameMember {},
    /// The applicant's data are erased already.
    #[error("Les données de ce candidat ont déjà été effacées, le {}.", erased_on.french())]
    AlreadyErased {
        /// When.
        erased_on: Day,
    },
    /// The same applicant has one that is open.
    #[error(
        "« {name} » a déjà une candidature ouverte, n° {number} : s'il s'agit d'une autre personne, dites-le."
    )]
    OpenAlready {
        /// Its number.
        number: u64,
        /// The applicant's name.
        name: String,
    },
    /// The same legal entity has one that is open.
    #[error("L'entité de SIREN {siren} a déjà une candidature ouverte, n° {number}.")]
    SirenOpen {
        /// The entity.
        siren: String,
        /// Its number.
        number: u64,
    },
    /// No member could be so.
    #[error(transparent)]
    Member(#[from] MemberError),
}

impl Refusal for ApplicationError {
    fn code(&self) -> &'static str {
        match self {
            Self::NotFound {} => "members/no-application",
            Self::AlreadyReceived { .. } => "members/application-already-received",
            Self::Over { .. } => "members/application-over",
            Self::BeforeReceipt { .. } => "members/before-receipt",
            Self::NoReason {} => "members/no-reason",
            Self::OtherCategory { .. } => "members/other-category",
            Self::Erased {} => "members/applicant-erased",
            Self::StillOpen {} => "members/application-open",
            Self::BecameMember {} => "members/applicant-became-member",
            Self::AlreadyErased { .. } => "members/applicant-already-erased",
            Self::OpenAlready { .. } => "members/application-open-already",
            Self::SirenOpen { .. } => "members/application-siren-open",
            Self::Member(refusal) => refusal.code(),
        }
    }

    fn kind(&self) -> RefusalKind {
        match self {
            Self::NotFound {} => RefusalKind::NotFound,
            Self::BeforeReceipt { .. } | Self::NoReason {} => RefusalKind::Invalid,
            Self::AlreadyReceived { .. }
            | Self::Over { .. }
            | Self::OtherCategory { .. }
            | Self::Erased {}
            | Self::StillOpen {}
            | Self::BecameMember {}
            | Self::AlreadyErased { .. }
            | Self::OpenAlready { .. }
            | Self::SirenOpen { .. } => RefusalKind::Conflict,
            Self::Member(refusal) => refusal.kind(),
        }
    }

    fn data(&self) -> serde_json::Value {
        if let Self::Member(refusal) = self {
            return refusal.data();
        }
        match serde_json::to_value(self) {
            Ok(serde_json::Value::Object(fields)) => {
                fields.into_iter().next().map_or(serde_json::Value::Null, |(_, data)| data)
            }
            _ => serde_json::Value::Null,
        }
    }

    fn as_any(&self) -> &dyn Any {
        match self {
            Self::Member(refusal) => refusal,
            _ => self,
        }
    }
}
