//! One refusal, one variant with its data: a person reads the sentence, a program reads the code and the data,
//! a test compares the variant.

use std::any::Any;

use sea_orm::DbErr;
use serde::{Deserialize, Serialize};

use crate::KernelError;

/// What kind of "no" it is; the API turns it into an HTTP status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefusalKind {
    /// The request can never be right as it stands (422).
    Invalid,
    /// What it speaks of does not exist (404).
    NotFound,
    /// It contradicts what has already happened (409).
    Conflict,
    /// Nobody has signed in (401).
    Unauthenticated,
    /// The actor may not (403).
    Forbidden,
    /// Not now: the same may be asked again after the `retry_after` seconds of its data (429).
    Later,
}

/// A refusal by a rule of the trade. `Display` is a French sentence for a person. Implement with [`refusals!`].
pub trait Refusal: std::error::Error + Send + Sync + 'static {
    /// Stable identifier, `room/reason`; the last part of the problem's `type`.
    fn code(&self) -> &'static str;
    /// Which kind of "no".
    fn kind(&self) -> RefusalKind;
    /// The data of the refusal, a JSON object (or null when there is none).
    fn data(&self) -> serde_json::Value;
    /// The refusal as itself, so that callers can look for a precise variant.
    fn as_any(&self) -> &dyn Any;
}

/// Why a use case did not happen.
#[derive(Debug)]
pub enum Failure {
    /// A rule refused it.
    Refused(Box<dyn Refusal>),
    /// The machine failed beneath it.
    Kernel(KernelError),
}

impl Failure {
    /// The refusal, if it is one of type `E`.
    pub fn refusal<E: Refusal>(&self) -> Option<&E> {
        match self {
            Self::Refused(refusal) => refusal.as_any().downcast_ref(),
            Self::Kernel(_) => None,
        }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused(refusal) => refusal.fmt(f),
            Self::Kernel(error) => error.fmt(f),
        }
    }
}

impl<E: Refusal> From<E> for Failure {
    fn from(refusal: E) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl From<KernelError> for Failure {
    fn from(error: KernelError) -> Self {
        Self::Kernel(error)
    }
}

impl From<DbErr> for Failure {
    fn from(error: DbErr) -> Self {
        Self::Kernel(error.into())
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Kernel(error.into())
    }
}

/// Gives an error enum its codes and kinds: `refusals! { E in "room" { Variant = "reason" : Invalid, … } }`.
/// The enum derives `Debug`, `Clone`, `PartialEq`, `thiserror::Error` and `Serialize` (externally tagged). A long list
/// may be several enums: `… } and { Variant, … }` names the variants that hold a refusal of their own.
#[macro_export]
macro_rules! refusals {
    ($error:ident in $room:literal {
        $($variant:ident = $code:literal : $kind:ident),+ $(,)?
    } $(and { $($inner:ident),+ $(,)? })?) => {
        impl $crate::Refusal for $error {
            fn code(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => concat!($room, "/", $code),)+
                    $($(Self::$inner(refusal) => $crate::Refusal::code(refusal),)+)?
                }
            }
            fn kind(&self) -> $crate::RefusalKind {
                match self {
                    $(Self::$variant { .. } => $crate::RefusalKind::$kind,)+
                    $($(Self::$inner(refusal) => $crate::Refusal::kind(refusal),)+)?
                }
            }
            fn data(&self) -> ::serde_json::Value {
                $($(if let Self::$inner(refusal) = self { return $crate::Refusal::data(refusal); })+)?
                match ::serde_json::to_value(self) {
                    Ok(::serde_json::Value::Object(fields)) => {
                        fields.into_iter().next().map_or(::serde_json::Value::Null, |(_, data)| data)
                    }
                    _ => ::serde_json::Value::Null,
                }
            }
            fn as_any(&self) -> &dyn ::std::any::Any { self }
        }
    };
}
