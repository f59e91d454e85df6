//! Recovery codes: for a person who lost their authenticator. Ten, of sixty random bits each, usable once.

use data_encoding::BASE32_NOPAD;
use kernel::Vault;
use kernel::prelude::*;
use values::Uuid;

use super::random;

/// How many a person gets.
pub(crate) const COUNT: usize = 10;
/// Characters of a code, of five bits each.
const LENGTH: usize = 12;
/// What the vault marks codes for.
const PURPOSE: &str = "accounts.recovery";

/// Codes to be shown once, in groups of four characters.
pub(crate) struct RecoveryCodes(Vec<String>);

impl RecoveryCodes {
    /// New ones.
    pub(crate) fn random() -> Result<Self, KernelError> {
        let one = || -> Result<String, KernelError> {
            let text = BASE32_NOPAD.encode(&random::<8>()?);
            Ok([&text[..4], &text[4..8], &text[8..LENGTH]].join("-"))
        };
        Ok(Self((0..COUNT).map(|_| one()).collect::<Result<_, _>>()?))
    }

    /// What the table keeps of each.
    pub(crate) fn marks(&self, vault: &Vault, user: Uuid) -> Vec<String> {
        self.0.iter().filter_map(|code| Self::mark(vault, user, code)).collect()
    }

    /// To be shown.
    pub(crate) fn into_shown(self) -> Vec<String> {
        self.0
    }

    /// What the table keeps of a code as somebody typed it; `None` when it has not the form of one. Keyed, since sixty
    /// bits alone could be guessed by whoever reads the table.
    pub(crate) fn mark(vault: &Vault, user: Uuid, typed: &str) -> Option<String> {
        let code: String =
            typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
        if code.len() != LENGTH {
            return None;
        }
        let bytes = [user.as_bytes().as_slice(), code.as_bytes()].concat();
        Some(data_encoding::HEXLOWER.encode(&vault.mark(PURPOSE, &bytes)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_known_however_it_is_typed() {
        let vault = kernel::testing::vault();
        let codes = RecoveryCodes::random().unwrap();
        let marks = codes.marks(&vault, Uuid::nil());
        let shown = codes.into_shown();
        assert_eq!((shown.len(), marks.len()), (COUNT, COUNT));
        for (code, mark) in shown.iter().zip(&marks) {
            assert_eq!(code.len(), 14, "{code}");
            let typed = format!(" {} ", code.replace('-', " ").to_lowercase());
            assert_eq!(RecoveryCodes::mark(&vault, Uuid::nil(), &typed).as_ref(), Some(mark));
            assert_ne!(RecoveryCodes::mark(&vault, Uuid::from_u128(1), &typed).as_ref(), Some(mark));
        }
        assert_eq!(RecoveryCodes::mark(&vault, Uuid::nil(), "123456"), None, "that is another kind of code");
    }
}
