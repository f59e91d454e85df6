//! What the endpoints of members read and write.

mod alerts;
mod applicant;
mod applications;
mod calls;
mod capital;
mod entries;
mod history;
mod imports;
mod position;
mod register;
mod settlement;
mod years;

pub use alerts::RegisterAlertsDto;
pub use applicant::{AddressDto, ApplicantDto, EntityDto, PersonDto, RepresentativeDto};
pub use applications::{ApplicationAskDto, ApplicationFileDto, ApplicationIdDto, ApplicationRowDto};
pub use calls::CalledPaymentsDto;
pub use capital::{CapitalDto, CategoryCapitalDto, CollegeCapitalDto};
pub use entries::{AlikeDto, MemberIdDto, MergePreviewDto};
pub use history::{
    ActingDto, CallRowDto, ClaimRowDto, CollegePeriodDto, ExitNoticeDto, RefundFileDto, RepaymentDto,
};
pub use imports::{ImportMappingDto, ImportTableDto, MappingRowDto, MemberImportReportDto};
pub use position::{CapitalPositionDto, FlowDto, YearFlowDto};
pub use register::{MemberFileDto, MemberRowDto, MovementDto, MovementNumber, MovementRowDto};
pub use settlement::{AccountStatementDto, InstalmentDto, SettlementDto};
pub use years::{
    AccountsDto, AllocationDraftDto, AllocationDto, AllocationStepDto, InterestRowDto, ProposalDto,
    WithholdingDto, YearRowDto, YearSheetDto,
};
