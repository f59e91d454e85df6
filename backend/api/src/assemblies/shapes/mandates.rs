//! Mandates: directors, chairs, auditors, reviewers.

use office::assemblies::public::{EndReason, MandateId, MandateKind, MandateRow};
use office::members::public::MemberId;
use office::values::Day;
use serde::Serialize;
use utoipa::ToSchema;

use crate::assemblies::words;
use crate::sample::{self, Sample};

/// A mandate.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Mandate)]
pub struct MandateDto {
    /// Which.
    #[schema(value_type = String, format = Uuid)]
    pub mandate_id: MandateId,
    /// What it is.
    #[schema(value_type = words::MandateKind)]
    pub kind: MandateKind,
    /// Whether it is a substitute's.
    pub substitute: bool,
    /// The member who holds it, when it is one.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub member_id: Option<MemberId>,
    /// Whether the holder is an entity.
    pub entity: bool,
    /// The holder's name; « Identité effacée » once the person's data are erased.
    pub name: String,
    /// Who acts for the entity (C. com., art. L225-20), or empty.
    pub representative: String,
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
    /// Years; of an auditor, financial years.
    pub years: u8,
    /// The latest day of its term: the last on which the assembly that ends it may be held.
    #[schema(value_type = String, format = Date)]
    pub ends_on: Day,
    /// Closing day of the accounts at whose assembly it ends; none for a reviewer, whose term is in years.
    #[schema(value_type = Option<String>, format = Date)]
    pub accounts_closed_on: Option<Day>,
    /// Day on which it ended before its term.
    #[schema(value_type = Option<String>, format = Date)]
    pub ended_on: Option<Day>,
    /// Why it did.
    #[schema(value_type = Option<words::EndReason>)]
    pub end_reason: Option<EndReason>,
    /// In more words, or empty.
    pub end_note: String,
    /// The earlier end, else the term.
    #[schema(value_type = String, format = Date)]
    pub last_day: Day,
    /// Day of the decision.
    #[schema(value_type = String, format = Date)]
    pub decided_on: Day,
    /// Who decided.
    pub decided_by: String,
    /// Facts so far.
    pub version: u64,
}

impl From<MandateRow> for MandateDto {
    fn from(row: MandateRow) -> Self {
        Self {
            mandate_id: row.mandate_id,
            kind: row.kind,
            substitute: row.substitute,
            member_id: row.member_id,
            entity: row.entity,
            name: row.name,
            representative: row.representative,
            from: row.from,
            years: row.years,
            ends_on: row.ends_on,
            accounts_closed_on: row.accounts_closed_on,
            ended_on: row.ended_on,
            end_reason: row.end_reason,
            end_note: row.end_note,
            last_day: row.last_day,
            decided_on: row.decided_on,
            decided_by: row.decided_by,
            version: row.version,
        }
    }
}

impl Sample for MandateDto {
    fn sample() -> Self {
        Self {
            mandate_id: MandateId::new(sample::ID),
            kind: MandateKind::Director,
            substitute: false,
            member_id: Some(MemberId::new(sample::OTHER_ID)),
            entity: true,
            name: "Exemple Diffusion".to_owned(),
            representative: "Zoé Exemple".to_owned(),
            from: sample::parsed("2015-06-18"),
            years: 3,
            ends_on: sample::parsed("2018-06-30"),
            accounts_closed_on: Some(sample::parsed("2017-12-31")),
            ended_on: Some(sample::parsed("2017-03-01")),
            end_reason: Some(EndReason::Resignation),
            end_note: "Changement d'activité".to_owned(),
            last_day: sample::parsed("2017-03-01"),
            decided_on: sample::parsed("2015-06-18"),
            decided_by: "Assemblée générale ordinaire".to_owned(),
            version: 2,
        }
    }
}
