//! `POST /contracts`

use actix_web::{HttpResponse, post};
use door::Desk;
use office::Office;
use office::billing::ConcludeContract;
use office::billing::permissions::CONTRACT_CONCLUDE;
use office::billing::public::{ContractId, PriceListId};
use office::kernel::Context;
use office::kernel::access::Permission;
use office::partners::public::OrganisationId;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::new_id::new_id;
use super::shapes::{
    BuyerDto, BuyerReferencesDto, ConcludedDto, DayOfYear, LineOrderDto, ServedVenueDto, TermDto, YearlyDay,
};
use crate::body::Body;
use crate::bulk::{Made, Write, bulk};
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// What is needed to conclude a contract.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ConcludeContractRequest {
    /// Day of signature: the price list must be in force on it.
    #[schema(value_type = String, format = Date)]
    pub signed_on: Day,
    /// As people write it, unique, at most 50 characters.
    pub reference: String,
    /// Who pays, among the partners.
    #[serde(rename = "customer_id")]
    #[schema(value_type = String, format = Uuid)]
    pub customer: OrganisationId,
    /// Who pays, as printed.
    pub buyer: BuyerDto,
    /// What the buyer wants to read on its bills.
    #[serde(default)]
    pub references: BuyerReferencesDto,
    /// Places served; none for an online community.
    #[serde(default)]
    pub venues: Vec<ServedVenueDto>,
    /// Price list.
    #[serde(rename = "price_list_id")]
    #[schema(value_type = String, format = Uuid)]
    pub price_list: PriceListId,
    /// What is ordered.
    pub lines: Vec<LineOrderDto>,
    /// From when to when.
    pub term: TermDto,
    /// Day of the yearly bill; the anniversary of the first day when absent.
    #[schema(value_type = Option<DayOfYear>)]
    pub billing_day: Option<YearlyDay>,
    /// Days to pay; when absent the seller's usual term, and never more than 30 for a public body.
    pub payment_days: Option<u32>,
}

impl Sample for ConcludeContractRequest {
    fn sample() -> Self {
        Self {
            signed_on: sample::parsed("2014-12-15"),
            reference: "C-2015-001".to_owned(),
            customer: OrganisationId::new(sample::OTHER_ID),
            buyer: BuyerDto::sample(),
            references: BuyerReferencesDto::sample(),
            venues: vec![ServedVenueDto::sample()],
            price_list: PriceListId::new(sample::ID),
            lines: vec![LineOrderDto::sample()],
            term: TermDto::sample(),
            billing_day: None,
            payment_days: Some(30),
        }
    }
}

impl ConcludeContractRequest {
    fn of(self, contract: ContractId) -> ConcludeContract {
        let Self { signed_on, reference, customer, buyer, references, .. } = self;
        let Self { venues, price_list, lines, term, billing_day, payment_days, .. } = self;
        ConcludeContract {
            contract,
            signed_on,
            reference,
            customer,
            buyer: buyer.into(),
            references: references.into(),
            venues: venues.into_iter().map(Into::into).collect(),
            price_list,
            lines: lines.into_iter().map(Into::into).collect(),
            term: term.into(),
            billing_day: billing_day.map(Into::into),
            payment_days,
        }
    }
}

impl Write for ConcludeContractRequest {
    type Made = ConcludedDto;
    const COLLECTION: &'static str = "contracts";
    const PERMISSION: Permission = CONTRACT_CONCLUDE;

    async fn write(self, office: &Office, context: &Context) -> Result<Made<ConcludedDto>, Problem> {
        let contract = ContractId::new(new_id(context));
        let order = self.of(contract);
        let terms = office.conclude_contract(context, order).await?;
        let made = ConcludedDto { contract_id: contract, terms: terms.into() };
        Ok(Made { location: format!("/api/v1/contracts/{contract}"), made })
    }
}

bulk! {
    /// Conclude many contracts.
    ///
    /// Each row is the body of `POST /contracts`, done in a transaction of its own: a row that is refused stops no other.
    conclude_contracts(ConcludeContracts) "/contracts/bulk" [ConcludeContractRequest => ConcludedDto] in "billing"
}

/// Conclude a contract.
///
/// At the prices of a list in force on the day of signature, frozen for the contract.
#[utoipa::path(
    tag = "billing",
    request_body(content = ConcludeContractRequest, example = json!(ConcludeContractRequest::sample())),
    responses((status = 201, description = "Concluded.", body = ConcludedDto, example = json!(ConcludedDto::sample())))
)]
#[post("/contracts")]
pub(super) async fn conclude_contract(
    office: Desk,
    body: Body<ConcludeContractRequest>,
) -> Result<HttpResponse, Problem> {
    Ok(body.value.write(&office, &body.context).await?.answer())
}
