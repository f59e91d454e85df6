//! The fields of an import in the reader's words, and in the order in which a person looks for them.

use office::members::public::ImportField;

/// Fields that belong together, under the key of their heading.
pub(super) const GROUPS: [(&str, &[ImportField]); 5] = [
    (
        "import-group-who",
        &[
            ImportField::Kind,
            ImportField::GivenName,
            ImportField::FamilyName,
            ImportField::Name,
            ImportField::Siren,
            ImportField::Siret,
            ImportField::Rna,
            ImportField::Number,
        ],
    ),
    (
        "import-group-admission",
        &[ImportField::Category, ImportField::College, ImportField::On, ImportField::DecidedOn],
    ),
    (
        "import-group-shares",
        &[
            ImportField::Shares,
            ImportField::Paid,
            ImportField::Means,
            ImportField::Reference,
            ImportField::PaidLater,
            ImportField::PaidLaterOn,
        ],
    ),
    (
        "import-group-reach",
        &[
            ImportField::AddressLine1,
            ImportField::AddressLine2,
            ImportField::AddressLine3,
            ImportField::AddressLine4,
            ImportField::PostalCode,
            ImportField::City,
            ImportField::Country,
            ImportField::Email,
        ],
    ),
    (
        "import-group-representative",
        &[
            ImportField::RepresentativeGivenName,
            ImportField::RepresentativeFamilyName,
            ImportField::RepresentativeCapacity,
            ImportField::Distinct,
        ],
    ),
];

/// Fields that a whole list often shares, which one word then gives to all its rows; with the name in the form.
pub(super) const SHARED: [(ImportField, &str); 4] = [
    (ImportField::Kind, "tous-type"),
    (ImportField::Category, "tous-categorie"),
    (ImportField::On, "tous-entree"),
    (ImportField::Country, "tous-pays"),
];

/// Key of the words for a field.
pub(super) fn key(field: ImportField) -> &'static str {
    match field {
        ImportField::Kind => "import-field-kind",
        ImportField::Number => "import-field-number",
        ImportField::GivenName => "import-field-given-name",
        ImportField::FamilyName => "import-field-family-name",
        ImportField::Name => "import-field-name",
        ImportField::Siren => "import-field-siren",
        ImportField::Siret => "import-field-siret",
        ImportField::Rna => "import-field-rna",
        ImportField::AddressLine1 => "import-field-line-1",
        ImportField::AddressLine2 => "import-field-line-2",
        ImportField::AddressLine3 => "import-field-line-3",
        ImportField::AddressLine4 => "import-field-line-4",
        ImportField::PostalCode => "import-field-postal-code",
        ImportField::City => "import-field-city",
        ImportField::Country => "import-field-country",
        ImportField::Email => "import-field-email",
        ImportField::RepresentativeGivenName => "import-field-representative-given-name",
        ImportField::RepresentativeFamilyName => "import-field-representative-family-name",
        ImportField::RepresentativeCapacity => "import-field-representative-capacity",
        ImportField::College => "import-field-college",
        ImportField::Category => "import-field-category",
        ImportField::DecidedOn => "import-field-decided-on",
        ImportField::On => "import-field-on",
        ImportField::Shares => "import-field-shares",
        ImportField::Paid => "import-field-paid",
        ImportField::Means => "import-field-means",
        ImportField::Reference => "import-field-reference",
        ImportField::PaidLater => "import-field-paid-later",
        ImportField::PaidLaterOn => "import-field-paid-later-on",
        ImportField::Distinct => "import-field-distinct",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_field_is_asked_for_once() {
        let asked: Vec<ImportField> = GROUPS.iter().flat_map(|(_, fields)| fields.iter().copied()).collect();
        let all: BTreeSet<ImportField> = asked.iter().copied().collect();
        assert_eq!((asked.len(), all.len()), (ImportField::ALL.len(), ImportField::ALL.len()));
    }
}
