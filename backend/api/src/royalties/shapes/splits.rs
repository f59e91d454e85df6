//! Splits: from the revenue of a period to its pots, to the cent.

use office::royalties::public::{
    BasisPoints, Beneficiary, Code, DistributionDetail, DistributionRow, Period, Pot, PotRow, RevenueLine,
    SacemDues,
};
use office::values::{Day, Fraction, Money};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::fraction::NumberDto;
use crate::money::Amount;
use crate::royalties::words;
use crate::sample::{self, Sample};

/// The dues of the Sacem on the subscriptions of a period.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum SacemDuesDto {
    /// What the Sacem's own statement claims.
    Statement {
        /// Never negative.
        amount: Amount,
        /// Number or date of the statement.
        reference: String,
    },
    /// A rate on the revenue in scope, rounded half up to the cent.
    Rate {
        /// In hundredths of a percent.
        #[schema(maximum = 10_000)]
        basis_points: u16,
    },
}

impl From<SacemDuesDto> for SacemDues {
    fn from(dues: SacemDuesDto) -> Self {
        match dues {
            SacemDuesDto::Statement { amount, reference } => {
                Self::Statement { amount: amount.into(), reference }
            }
            SacemDuesDto::Rate { basis_points } => Self::Rate { basis_points: BasisPoints(basis_points) },
        }
    }
}

impl Sample for SacemDuesDto {
    fn sample() -> Self {
        Self::Statement { amount: Money::euros(2_500).into(), reference: "Relevé Sacem 2015-12".to_owned() }
    }
}

/// The dues that were deducted, and where they come from: a statement or a rate.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SacemDto {
    /// The dues.
    pub amount: Amount,
    /// Number or date of the statement; absent when they were computed.
    pub reference: Option<String>,
    /// The rate in hundredths of a percent; absent when a statement claims them.
    pub basis_points: Option<u16>,
}

/// A split, without its lines and pots.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DistributionRowDto {
    /// Period split.
    #[schema(value_type = String)]
    pub period: Period,
    /// Day of the split.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// Revenue recognised in the period, excluding VAT.
    pub recognised: Amount,
    /// Of which in scope: subscriptions.
    pub scope: Amount,
    /// Of which left out; scope and excluded make the recognised revenue.
    pub excluded: Amount,
    /// The Sacem's dues.
    pub sacem: SacemDto,
    /// What was split: scope less dues, never negative.
    pub base: Amount,
    /// By how much the dues exceeded the scope.
    pub shortfall: Amount,
    /// Day of effect of the keys used.
    #[schema(value_type = String, format = Date)]
    pub keys_from: Day,
    /// What goes to the rights holders, singly and together.
    pub rights_holders: Amount,
    /// Of which their savings fund.
    pub savings_fund: Amount,
    /// Listens of the period, as known on the day of the split.
    pub listens: u64,
    /// Euros a listen, savings fund included; absent when nothing was listened to.
    pub per_listen: Option<NumberDto>,
    /// Euros a listen without the savings fund; absent when nothing was listened to.
    pub per_listen_without_savings: Option<NumberDto>,
}

impl From<DistributionRow> for DistributionRowDto {
    fn from(row: DistributionRow) -> Self {
        let DistributionRow {
            period,
            on,
            recognised,
            scope,
            excluded,
            sacem,
            sacem_amount,
            base,
            shortfall,
            keys_from,
            rights_holders,
            savings_fund,
            listens,
            per_listen,
            per_listen_without_savings,
        } = row;
        let (reference, basis_points) = match sacem {
            SacemDues::Statement { amount: _, reference } => (Some(reference), None),
            SacemDues::Rate { basis_points: BasisPoints(rate) } => (None, Some(rate)),
        };
        Self {
            period,
            on,
            recognised: recognised.into(),
            scope: scope.into(),
            excluded: excluded.into(),
            sacem: SacemDto { amount: sacem_amount.into(), reference, basis_points },
            base: base.into(),
            shortfall: shortfall.into(),
            keys_from,
            rights_holders: rights_holders.into(),
            savings_fund: savings_fund.into(),
            listens,
            per_listen: per_listen.map(Into::into),
            per_listen_without_savings: per_listen_without_savings.map(Into::into),
        }
    }
}

impl Sample for DistributionRowDto {
    fn sample() -> Self {
        let sacem = SacemDto {
            amount: Money::euros(2_500).into(),
            reference: Some("Relevé Sacem 2015-12".to_owned()),
            basis_points: Some(400), // never both; filled because the sample's members are the columns of a CSV
        };
        Self {
            period: sample::parsed("2015"),
            on: sample::parsed("2016-02-01"),
            recognised: Money::euros(103_180).into(),
            scope: Money::euros(62_500).into(),
            excluded: Money::euros(40_680).into(),
            sacem,
            base: Money::euros(60_000).into(),
            shortfall: Money::euros(0).into(),
            keys_from: sample::parsed("2014-07-01"),
            rights_holders: Money::euros(39_000).into(),
            savings_fund: Money::euros(6_000).into(),
            listens: 388_000,
            per_listen: Fraction::new(39, 388).map(Into::into),
            per_listen_without_savings: Fraction::new(33, 388).map(Into::into),
        }
    }
}

/// A part of the revenue of a period.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RevenueLineDto {
    /// What was sold.
    pub label: String,
    /// Excluding VAT; negative when credit notes exceed invoices.
    pub amount: Amount,
    /// Whether it is split with the creators (subscriptions) or left out (devices, training).
    pub in_scope: bool,
}

impl From<RevenueLine> for RevenueLineDto {
    fn from(line: RevenueLine) -> Self {
        let RevenueLine { label, amount, in_scope } = line;
        Self { label, amount: amount.into(), in_scope }
    }
}

/// A pot of a split.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PotDto {
    /// Code of the pot.
    #[schema(value_type = String)]
    pub code: Code,
    /// Its French name on the day of the split.
    pub name: String,
    /// Its key on the day of the split, in hundredths of a percent.
    pub basis_points: u16,
    /// Whom it is for.
    #[schema(value_type = words::Beneficiary)]
    pub beneficiary: Beneficiary,
    /// What it received.
    pub amount: Amount,
}

impl From<Pot> for PotDto {
    fn from(pot: Pot) -> Self {
        let Pot { code, name, basis_points: BasisPoints(basis_points), beneficiary, amount } = pot;
        Self { code, name, basis_points, beneficiary, amount: amount.into() }
    }
}

impl PotDto {
    fn example(code: &str, name: &str, basis_points: u16, beneficiary: Beneficiary) -> Self {
        Self {
            code: sample::parsed(code),
            name: name.to_owned(),
            basis_points,
            beneficiary,
            amount: Money::euros(6 * i64::from(basis_points)).into(),
        }
    }
}

/// A split with its lines and pots: all that is needed to compute it again.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DistributionDto {
    /// The split.
    #[serde(flatten)]
    pub split: DistributionRowDto,
    /// The revenue by product; in scope and left out.
    pub lines: Vec<RevenueLineDto>,
    /// The pots, which add up to the base.
    pub pots: Vec<PotDto>,
}

impl From<DistributionDetail> for DistributionDto {
    fn from(detail: DistributionDetail) -> Self {
        let DistributionDetail { split, lines, pots } = detail;
        Self {
            split: split.into(),
            lines: lines.into_iter().map(Into::into).collect(),
            pots: pots.into_iter().map(Into::into).collect(),
        }
    }
}

impl Sample for DistributionDto {
    fn sample() -> Self {
        let line = |label: &str, euros, in_scope| RevenueLineDto {
            label: label.to_owned(),
            amount: Money::euros(euros).into(),
            in_scope,
        };
        let mut split = DistributionRowDto::sample();
        split.sacem.basis_points = None;
        Self {
            split,
            lines: vec![line("TOUCH-MED", 62_500, true), line("BORNE", 40_680, false)],
            pots: vec![
                PotDto::example("running", "Part fonctionnement SCIC", 2_000, Beneficiary::Cooperative),
                PotDto::example("research", "Recherche & développement", 1_500, Beneficiary::Cooperative),
                PotDto::example("savings", "Fonds épargne solidaire", 1_000, Beneficiary::SavingsFund),
                PotDto::example("fixed", "Part fixe", 1_500, Beneficiary::RightsHolders),
                PotDto::example("variable", "Part variable", 4_000, Beneficiary::RightsHolders),
            ],
        }
    }
}

/// A pot of a split, in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PotRowDto {
    /// Period and pot.
    pub pot_id: String,
    /// Period split.
    #[schema(value_type = String)]
    pub period: Period,
    /// Place in its split, from 0.
    pub place: u64,
    /// The pot and what it received.
    #[serde(flatten)]
    pub pot: PotDto,
}

impl From<PotRow> for PotRowDto {
    fn from(row: PotRow) -> Self {
        let PotRow { id, period, place, pot } = row;
        Self { pot_id: id, period, place, pot: pot.into() }
    }
}

impl Sample for PotRowDto {
    fn sample() -> Self {
        let name = "Part fonctionnement SCIC";
        Self {
            pot_id: "2015:running".to_owned(),
            period: sample::parsed("2015"),
            place: 0,
            pot: PotDto::example("running", name, 2_000, Beneficiary::Cooperative),
        }
    }
}
