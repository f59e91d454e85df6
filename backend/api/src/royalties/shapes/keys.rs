//! Keys: into which pots a base is cut.

use office::royalties::public::{BasisPoints, Beneficiary, Code, KeyRow, KeySet, PotKey};
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::royalties::words;
use crate::sample::{self, Sample};

/// A pot and its key.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PotKeyDto {
    /// Name in data, once in a set: lowercase letters, digits and inner hyphens.
    #[schema(value_type = String, pattern = "^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$")]
    pub code: Code,
    /// What people call it, in French.
    pub name: String,
    /// Its part of the base in hundredths of a percent: 1000 for 10 %.
    #[schema(maximum = 10_000)]
    pub basis_points: u16,
    /// Whom it is for.
    #[schema(value_type = words::Beneficiary)]
    pub beneficiary: Beneficiary,
}

impl From<PotKeyDto> for PotKey {
    fn from(key: PotKeyDto) -> Self {
        let PotKeyDto { code, name, basis_points, beneficiary } = key;
        Self { code, name, basis_points: BasisPoints(basis_points), beneficiary }
    }
}

impl From<PotKey> for PotKeyDto {
    fn from(key: PotKey) -> Self {
        let PotKey { code, name, basis_points: BasisPoints(basis_points), beneficiary } = key;
        Self { code, name, basis_points, beneficiary }
    }
}

/// The set that holds from a day until the next set.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct KeySetDto {
    /// First day on which it holds.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
    /// Who decided it and when, in words.
    pub decision: String,
    /// The pots, in the order in which they are shown; 10 000 basis points in all.
    pub pots: Vec<PotKeyDto>,
}

impl From<KeySet> for KeySetDto {
    fn from(set: KeySet) -> Self {
        let KeySet { from, decision, pots } = set;
        Self { from, decision, pots: pots.into_iter().map(Into::into).collect() }
    }
}

impl Sample for KeySetDto {
    fn sample() -> Self {
        let pot = |code, name: &str, basis_points, beneficiary| PotKeyDto {
            code: sample::parsed(code),
            name: name.to_owned(),
            basis_points,
            beneficiary,
        };
        Self {
            from: sample::parsed("2014-07-01"),
            decision: "Conseil coopératif du 12 juin 2014".to_owned(),
            pots: vec![
                pot("running", "Part fonctionnement SCIC", 2_000, Beneficiary::Cooperative),
                pot("research", "Recherche & développement", 1_500, Beneficiary::Cooperative),
                pot("savings", "Fonds épargne solidaire", 1_000, Beneficiary::SavingsFund),
                pot("fixed", "Part fixe contribution aux catalogues", 1_500, Beneficiary::RightsHolders),
                pot("variable", "Part variable", 4_000, Beneficiary::RightsHolders),
            ],
        }
    }
}

/// A pot of a key set, in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct KeyRowDto {
    /// Day and pot.
    pub key_id: String,
    /// First day on which its set holds.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
    /// Place in its set, from 0.
    pub place: u64,
    /// The pot and its key.
    #[serde(flatten)]
    pub pot: PotKeyDto,
    /// Who decided the set.
    pub decision: String,
}

impl From<KeyRow> for KeyRowDto {
    fn from(row: KeyRow) -> Self {
        let KeyRow { id, from, place, pot, decision } = row;
        Self { key_id: id, from, place, pot: pot.into(), decision }
    }
}

impl Sample for KeyRowDto {
    fn sample() -> Self {
        let pot = PotKeyDto {
            code: sample::parsed("running"),
            name: "Part fonctionnement SCIC".to_owned(),
            basis_points: 2_000,
            beneficiary: Beneficiary::Cooperative,
        };
        Self {
            key_id: "2014-07-01:running".to_owned(),
            from: sample::parsed("2014-07-01"),
            place: 0,
            pot,
            decision: "Conseil coopératif du 12 juin 2014".to_owned(),
        }
    }
}
