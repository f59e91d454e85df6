//! Contracts as read.

use office::billing::public::{ContractId, ContractRow, ContractTerms, ContractView, Ending, ServedSince};
use office::partners::public::OrganisationId;
use office::values::{Day, Money};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::orders::ContractLineDto;
use super::{BuyerDto, BuyerReferencesDto, DayOfYear, ServedVenueDto, TermDto, YearlyDay};
use crate::money::Amount;
use crate::sample::{self, Sample};

/// Which contract.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ContractIdDto {
    /// Identifier.
    #[schema(value_type = String, format = Uuid)]
    pub contract_id: ContractId,
}

impl Sample for ContractIdDto {
    fn sample() -> Self {
        Self { contract_id: ContractId::new(sample::ID) }
    }
}

/// A contract as concluded.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ContractTermsDto {
    /// As people write it, unique.
    pub reference: String,
    /// Who pays, among the partners.
    #[serde(rename = "customer_id")]
    #[schema(value_type = String, format = Uuid)]
    pub customer: OrganisationId,
    /// Who pays, as printed.
    pub buyer: BuyerDto,
    /// What the buyer wants to read on its bills.
    pub references: BuyerReferencesDto,
    /// Places served when it was concluded; none for an online community.
    pub venues: Vec<ServedVenueDto>,
    /// What is sold, at frozen prices.
    pub lines: Vec<ContractLineDto>,
    /// From when to when.
    pub term: TermDto,
    /// Day of the yearly bill; the anniversary of the first day when absent.
    #[schema(value_type = Option<DayOfYear>)]
    pub billing_day: Option<YearlyDay>,
    /// Days from issue to due date.
    pub payment_days: u32,
}

mirror!(ContractTerms => ContractTermsDto {
    same reference, same customer, into buyer, into references, all venues, all lines, into term, opt billing_day,
    same payment_days,
});

impl Sample for ContractTermsDto {
    fn sample() -> Self {
        Self {
            reference: "C-2015-001".to_owned(),
            customer: OrganisationId::new(sample::OTHER_ID),
            buyer: BuyerDto::sample(),
            references: BuyerReferencesDto::sample(),
            venues: vec![ServedVenueDto::sample()],
            lines: vec![ContractLineDto::sample()],
            term: TermDto::sample(),
            billing_day: None,
            payment_days: 30,
        }
    }
}

/// A contract just concluded.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ConcludedDto {
    /// Identifier.
    #[schema(value_type = String, format = Uuid)]
    pub contract_id: ContractId,
    /// What was agreed, with the prices found.
    pub terms: ContractTermsDto,
}

impl Sample for ConcludedDto {
    fn sample() -> Self {
        Self { contract_id: ContractId::new(sample::ID), terms: ContractTermsDto::sample() }
    }
}

/// A place served for part of the term.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ServedSinceDto {
    /// The place.
    pub venue: ServedVenueDto,
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
    /// Last day, once it was withdrawn.
    #[schema(value_type = Option<String>, format = Date)]
    pub to: Option<Day>,
}

mirror!(ServedSince => ServedSinceDto { into venue, same from, same to });

/// An early end.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EndingDto {
    /// Last day of the contract.
    #[schema(value_type = String, format = Date)]
    pub last_day: Day,
    /// Why.
    pub reason: String,
}

mirror!(Ending => EndingDto { same last_day, same reason });

/// One contract, whole.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ContractDto {
    /// Identifier.
    #[serde(rename = "contract_id")]
    #[schema(value_type = String, format = Uuid)]
    pub id: ContractId,
    /// What was agreed, the buyer as corrected since.
    pub terms: ContractTermsDto,
    /// Places, with their days.
    pub served: Vec<ServedSinceDto>,
    /// Early end.
    pub ending: Option<EndingDto>,
    /// Number of its last fact.
    pub version: i64,
}

mirror!(ContractView => ContractDto { same id, into terms, all served, opt ending, same version });

impl Sample for ContractDto {
    fn sample() -> Self {
        let from = sample::parsed("2015-01-01");
        Self {
            id: ContractId::new(sample::ID),
            terms: ContractTermsDto::sample(),
            served: vec![ServedSinceDto { venue: ServedVenueDto::sample(), from, to: None }],
            ending: None,
            version: 1,
        }
    }
}

/// A contract in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ContractRowDto {
    /// Identifier.
    #[schema(format = Uuid)]
    pub contract_id: String,
    /// As people write it.
    pub reference: String,
    /// Who pays.
    #[schema(format = Uuid)]
    pub customer_id: String,
    /// Its name.
    pub customer_name: String,
    /// Day of signature.
    #[schema(format = Date)]
    pub signed_on: String,
    /// First day.
    #[schema(format = Date)]
    pub from_day: String,
    /// Last day agreed.
    #[schema(format = Date)]
    pub to_day: Option<String>,
    /// Last day after an early end.
    #[schema(format = Date)]
    pub ended_on: Option<String>,
    /// A year's amount excluding VAT.
    pub yearly: Amount,
    /// Places served and not withdrawn.
    pub venues: i64,
}

impl From<ContractRow> for ContractRowDto {
    fn from(row: ContractRow) -> Self {
        let ContractRow {
            contract_id,
            reference,
            customer_id,
            customer_name,
            signed_on,
            from_day,
            to_day,
            ended_on,
            yearly_cents,
            venues,
        } = row;
        Self {
            contract_id,
            reference,
            customer_id,
            customer_name,
            signed_on,
            from_day,
            to_day: super::bounded(to_day),
            ended_on: super::bounded(ended_on),
            yearly: Money::cents(yearly_cents).into(),
            venues,
        }
    }
}

impl Sample for ContractRowDto {
    fn sample() -> Self {
        Self {
            contract_id: sample::ID.to_string(),
            reference: "C-2015-001".to_owned(),
            customer_id: sample::OTHER_ID.to_string(),
            customer_name: "Commune de Saint-Exemple".to_owned(),
            signed_on: "2014-12-15".to_owned(),
            from_day: "2015-01-01".to_owned(),
            to_day: Some("2017-12-31".to_owned()),
            ended_on: Some("2016-12-31".to_owned()),
            yearly: Money::euros(900).into(),
            venues: 12,
        }
    }
}
