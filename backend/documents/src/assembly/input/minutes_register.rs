//! What the list of the register of minutes says (C. com. R225-106, R225-22).
//!
//! Minutes have their number from their signature: those of an earlier assembly that are signed later come after.
//!
//! What can never happen: a gap in the numbers, minutes signed before their assembly, or a fingerprint that is none.

use values::Day;

use crate::DocumentError;
use crate::checks::{filled, mentions, of_cooperative, told};
use crate::identity::Cooperative;

/// Hexadecimal digits of a SHA-256.
const FINGERPRINT: usize = 64;

/// Pages of the register's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MinutesRegister {
    /// The cooperative on the day of printing.
    pub cooperative: Cooperative,
    /// Day on which the list is printed.
    pub printed_on: Day,
    /// The minutes by their numbers, without a gap.
    pub entries: Vec<RegisteredMinutes>,
}

/// Minutes in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisteredMinutes {
    /// Number in the register.
    pub number: u32,
    /// Day of the assembly.
    pub held_on: Day,
    /// Day of the signatures.
    pub signed_on: Day,
    /// Its nature: « Assemblée générale ordinaire », « Assemblée générale extraordinaire – carence ».
    pub kind: String,
    /// How many items were put to the vote.
    pub decisions: u64,
    /// SHA-256 of the PDF file of the signed minutes, in hexadecimal digits.
    pub sha256: String,
}

impl MinutesRegister {
    pub(in crate::assembly) fn check(&self) -> Result<(), DocumentError> {
        of_cooperative(&self.cooperative)?;
        for entry in &self.entries {
            let printed = entry.sha256.len() == FINGERPRINT
                && entry.sha256.chars().all(|digit| digit.is_ascii_hexdigit());
            mentions(&[
                ("nature de l’assemblée", filled(&entry.kind)),
                ("empreinte SHA-256 du procès-verbal", printed),
            ])?;
            told(entry.held_on <= entry.signed_on, "jour des signatures", || {
                (format!("{} ou après", entry.held_on.french()), entry.signed_on.french())
            })?;
        }
        for pair in self.entries.windows(2) {
            let (first, second) = (&pair[0], &pair[1]);
            told(first.number.checked_add(1) == Some(second.number), "numéros du registre", || {
                (first.number.saturating_add(1).to_string(), second.number.to_string())
            })?;
        }
        Ok(())
    }
}
