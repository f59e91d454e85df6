//! The terms under which one becomes a member: a clause of the dated statutes, which arrives with the command.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use values::Money;

use super::{College, MemberKind};

/// The name of a category in the statutes: 1 to 40 lower-case letters, digits and hyphens, e.g. `supporter-person`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CategoryCode(String);

/// Why a text names no category.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("« {text} » n'est pas un code de catégorie : 1 à 40 minuscules sans accent, chiffres ou tirets.")]
pub struct CategoryCodeError {
    /// As written.
    pub text: String,
}

impl CategoryCode {
    /// As written in the statutes.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for CategoryCode {
    type Err = CategoryCodeError;

    fn from_str(text: &str) -> Result<Self, CategoryCodeError> {
        let fits = (1..=40).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if fits { Ok(Self(text.to_owned())) } else { Err(CategoryCodeError { text: text.to_owned() }) }
    }
}

impl TryFrom<String> for CategoryCode {
    type Error = CategoryCodeError;
    fn try_from(text: String) -> Result<Self, CategoryCodeError> {
        text.parse()
    }
}

impl From<CategoryCode> for String {
    fn from(code: CategoryCode) -> Self {
        code.0
    }
}

impl fmt::Display for CategoryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A category of members (loi 47-1775, art. 19 septies) as the statutes in force describe it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CategoryTerms {
    /// Its name in the statutes.
    pub code: CategoryCode,
    /// The college in which its members vote.
    pub college: College,
    /// Who may be of it.
    pub kinds: Vec<MemberKind>,
    /// Least subscription at admission.
    pub minimum: Money,
    /// Value of one share; the same for all categories (loi 47-1775, art. 11).
    pub nominal: Money,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_plain() {
        assert!("supporter-person".parse::<CategoryCode>().is_ok());
        for wrong in ["", "Salariés", "a b", &"x".repeat(41)] {
            assert!(wrong.parse::<CategoryCode>().is_err(), "{wrong}");
        }
    }
}
