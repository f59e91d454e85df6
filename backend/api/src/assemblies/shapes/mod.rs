//! What the endpoints of assemblies read and write.

mod calendar;
mod mandates;
mod membership;
mod minutes;
mod notice;
mod result;
mod sheets;
mod statutes;
mod year_end;

pub use calendar::{CalendarDto, CalendarEntryDto, CalendarYearDto, DutyDoneDto, DutyMarkDto};
pub use mandates::MandateDto;
pub use membership::MembershipClausesDto;
pub use minutes::{ParticipationDto, ResolutionSheetDto, ResultDto};
pub use notice::{
    AssemblyRowDto, AssemblySheetDto, BureauDto, ResolutionDraftDto, ResolutionDto, WarningDto,
};
pub use result::{
    CollegeAttendanceDto, CollegeResultDto, OutcomeDto, QuorumDto, ResultWarningDto, WeightedResultDto,
};
pub use sheets::{AttendanceRowDto, PresenceDto, RollRowDto, VoteRowDto};
pub use statutes::{MajorityDto, StatutesDocumentDto, StatutesVersionDto};
pub use year_end::YearEndDto;
