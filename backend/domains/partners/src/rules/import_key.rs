//! What makes two rows of the official list the same library, in this file and in next year's.
//!
//! The ministry's code where there is one; else name, commune and address as published, folded. Identifiers
//! of venues are computed from it, so the scheme can never change.

use uuid::Uuid;

use super::folding::fold;
use crate::public::{ImportId, ImportKey, LibraryCode, VenueId};

/// Namespace of the identifiers that this room computes.
const NAMESPACE: Uuid = Uuid::from_u128(0x6f0b_2c1d_9a54_5e0e_8d3f_51a7_70c4_e2b9);

/// The published columns that identify a library without a code.
#[derive(Debug, Clone, Copy)]
pub struct Identity<'a> {
    /// Name and second line of the name.
    pub name: [&'a str; 2],
    /// INSEE code of the commune, or its département and name where the code is missing.
    pub commune: &'a str,
    /// Complement and street.
    pub address: [&'a str; 2],
}

/// The key of a library with a code.
pub fn of_code(code: LibraryCode) -> ImportKey {
    ImportKey::new(format!("code/{}", code.get()))
}

/// The key of a library without a code.
pub fn of_identity(identity: Identity<'_>) -> ImportKey {
    ImportKey::new(format!(
        "sans-code/{}/{}/{}",
        fold(identity.commune),
        fold(&identity.name.join(" ")),
        fold(&identity.address.join(" ")),
    ))
}

/// The identifier of the venue with this key: the same in every database, for ever.
pub fn venue_id(key: &ImportKey) -> VenueId {
    VenueId::new(Uuid::new_v5(&NAMESPACE, format!("bibliotheques-publiques/{key}").as_bytes()))
}

/// The identifier under which the import of these bytes is recorded.
pub fn import_id(sha256: &str) -> ImportId {
    ImportId::new(Uuid::new_v5(&NAMESPACE, format!("import/{sha256}").as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coded_library_keeps_its_identifier_for_ever() {
        let key = of_code(LibraryCode::new(11));
        assert_eq!(key.as_str(), "code/11");
        assert_eq!(venue_id(&key).to_string(), "58b613bf-fc5d-5f16-976c-8712713a9001");
    }

    #[test]
    fn cosmetic_changes_do_not_make_another_library() {
        let one =
            Identity { name: ["15 - Médiathèque", "du Cantal"], commune: "15014", address: ["", "45 Bd"] };
        let other =
            Identity { name: ["15 - MEDIATHEQUE", "DU  CANTAL"], commune: "15014", address: ["", "45 bd."] };
        assert_eq!(of_identity(one), of_identity(other));
        assert_ne!(of_identity(one), of_identity(Identity { commune: "15015", ..one }));
    }
}
