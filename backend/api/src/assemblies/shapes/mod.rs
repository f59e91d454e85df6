//! What the endpoints of assemblies read and write.

mod booth;
mod calendar;
mod course;
mod deadlines;
mod differences;
mod documents;
mod drafts;
mod live;
mod mandates;
mod meeting_clauses;
mod membership;
mod minutes;
mod notice;
mod preparing;
mod result;
mod sending;
mod sheets;
mod statutes;
mod year_end;

pub use booth::{BoothDto, CallingsDto, MemberVoicesDto, OwnProxyDto, SpokenForDto, VoicesLeftDto};
pub use calendar::{CalendarDto, CalendarEntryDto, CalendarYearDto, DutyDoneDto, DutyMarkDto};
pub use course::{AppliedDto, CollegeCountDto, CourseDto, ResolutionSheetDto};
pub use deadlines::DeadlinesDto;
pub use differences::RollDifferencesDto;
pub use documents::DocumentRowDto;
pub use drafts::{CandidacyDto, ConsequenceDto, ProposerDto, ResolutionDraftDto, ResolutionDto};
pub use live::LiveViewDto;
pub use mandates::MandateDto;
pub use meeting_clauses::MeetingClausesDto;
pub use membership::MembershipClausesDto;
pub use minutes::{MinutesRowDto, ParticipationDto, RecountDto, RecountsDto, ResultDto};
pub use notice::{AssemblyRowDto, AssemblySheetDto, BureauDto, WarningDto};
pub use preparing::{
    CallingDto, DispatchRowDto, PlanDto, PlanRowDto, PlanSheetDto, QuestionRowDto, RequestRowDto,
};
pub use result::{
    CollegeAttendanceDto, CollegeResultDto, OutcomeDto, QuorumDto, ResultWarningDto, WeightedResultDto,
};
pub use sending::SentConvocationsDto;
pub use sheets::{AttendanceRowDto, FormChoiceDto, IfAmendedDto, PresenceDto, RollRowDto, VoteRowDto};
pub use statutes::{MajorityDto, StatutesDocumentDto, StatutesVersionDto};
pub use year_end::YearEndDto;
