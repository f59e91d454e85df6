//! What the endpoints of assemblies read and write.

mod notice;
mod result;
mod sheets;
mod statutes;

pub use notice::{
    AssemblyRowDto, AssemblySheetDto, BureauDto, ResolutionDraftDto, ResolutionDto, WarningDto,
};
pub use result::{
    CollegeAttendanceDto, CollegeResultDto, OutcomeDto, ParticipationDto, QuorumDto, ResolutionSheetDto,
    ResultDto, ResultWarningDto, WeightedResultDto,
};
pub use sheets::{AttendanceRowDto, PresenceDto, RollRowDto, VoteRowDto};
pub use statutes::{MajorityDto, StatutesDocumentDto, StatutesVersionDto};
