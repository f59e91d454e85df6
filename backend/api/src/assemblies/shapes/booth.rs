//! What a member reads before it votes from its own device: its voice, those that it holds, what is open.

use office::assemblies::public::AssemblyId;
use office::assemblies::public::{
    AssemblyRow, Choice, MemberVoice, RollRow, SpokenFor, Verdict, Voice, VoicesLeft, VotingBooth,
};
use office::members::public::{College, MemberId};
use office::values::{Day, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;

use super::{AssemblyRowDto, AssemblySheetDto, AttendanceRowDto, ResolutionSheetDto, RollRowDto};
use crate::assemblies::words;
use crate::members::words as member_words;
use crate::sample::{self, Sample};

/// The assemblies in which a member has a voice now.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Callings)]
pub struct CallingsDto {
    /// The next first.
    pub assemblies: Vec<AssemblyRowDto>,
}

impl From<Vec<AssemblyRow>> for CallingsDto {
    fn from(rows: Vec<AssemblyRow>) -> Self {
        Self { assemblies: rows.into_iter().map(Into::into).collect() }
    }
}

impl Sample for CallingsDto {
    fn sample() -> Self {
        Self { assemblies: vec![AssemblyRowDto::sample()] }
    }
}

/// A vote that was cast with a voice.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[schema(as = CastVote)]
pub struct CastVoteDto {
    /// Number of the resolution on the agenda.
    pub resolution: u32,
    /// What it says.
    #[schema(value_type = words::Choice)]
    pub choice: Choice,
}

/// A voice, and what was cast with it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Voice)]
pub struct VoiceDto {
    /// Whose it is.
    pub voter: RollRowDto,
    /// Its votes, in the order of the agenda.
    pub cast: Vec<CastVoteDto>,
    /// Whether it may be used only on what a form could not know: amended texts, and what comes up in session (R225-78).
    pub new_texts_only: bool,
}

impl From<Voice> for VoiceDto {
    fn from(Voice { voter, cast, new_texts_only }: Voice) -> Self {
        let cast = cast.into_iter().map(|(resolution, choice)| CastVoteDto { resolution, choice }).collect();
        Self { voter: voter.into(), cast, new_texts_only }
    }
}

impl Sample for VoiceDto {
    fn sample() -> Self {
        let cast = vec![CastVoteDto { resolution: 1, choice: Choice::For }];
        Self { voter: RollRowDto::sample(), cast, new_texts_only: false }
    }
}

/// What a member needs to vote in an assembly.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = VotingBooth)]
pub struct BoothDto {
    /// The notice and where the assembly stands.
    pub assembly: AssemblySheetDto,
    /// The member's own voice.
    pub own: VoiceDto,
    /// How the member takes part; nothing as long as it does not.
    pub attendance: Option<AttendanceRowDto>,
    /// The voices of those whose proxy the member holds, by number.
    pub held: Vec<VoiceDto>,
    /// The resolutions in the order of the agenda.
    pub resolutions: Vec<ResolutionSheetDto>,
    /// Members of the same college whose proxy is released, for whoever takes it.
    pub released: Vec<RollRowDto>,
    /// Until when a form is taken from the member itself (C. com., art. R225-77).
    #[schema(value_type = Option<String>, format = DateTime)]
    pub forms_until: Option<Timestamp>,
}

impl From<VotingBooth> for BoothDto {
    fn from(booth: VotingBooth) -> Self {
        let VotingBooth { assembly, own, attendance, held, resolutions, released, forms_until } = booth;
        Self {
            assembly: assembly.into(),
            own: own.into(),
            attendance: attendance.map(Into::into),
            held: held.into_iter().map(Into::into).collect(),
            resolutions: resolutions.into_iter().map(Into::into).collect(),
            released: rows(released),
            forms_until,
        }
    }
}

impl Sample for BoothDto {
    fn sample() -> Self {
        Self {
            assembly: AssemblySheetDto::sample(),
            own: VoiceDto::sample(),
            attendance: Some(AttendanceRowDto::sample()),
            held: vec![VoiceDto { cast: Vec::new(), ..VoiceDto::sample() }],
            resolutions: vec![ResolutionSheetDto::sample()],
            released: Vec::new(),
            forms_until: Some(sample::parsed("2016-06-23T13:00:00.000000Z")),
        }
    }
}

fn rows(rows: Vec<RollRow>) -> Vec<RollRowDto> {
    rows.into_iter().map(Into::into).collect()
}

/// What was done with a proxy, by the member itself: the booth shows how it stands.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = OwnProxy)]
pub struct OwnProxyDto {
    /// Of which assembly.
    #[schema(value_type = String, format = Uuid)]
    pub assembly_id: AssemblyId,
}

impl Sample for OwnProxyDto {
    fn sample() -> Self {
        Self { assembly_id: AssemblyId::new(sample::ID) }
    }
}

/// A resolution by its short name.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ResolutionTitle)]
pub struct TitleDto {
    /// Number on the agenda.
    pub resolution: u32,
    /// Its short name.
    pub title: String,
}

/// Who and what an order spoke for, in words.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = SpokenFor)]
pub struct SpokenForDto {
    /// The voices, by number in the register.
    pub voices: Vec<RollRowDto>,
    /// The resolutions on the agenda.
    pub titles: Vec<TitleDto>,
}

impl From<SpokenFor> for SpokenForDto {
    fn from(SpokenFor { voices, titles }: SpokenFor) -> Self {
        let titles = titles.into_iter().map(|(resolution, title)| TitleDto { resolution, title }).collect();
        Self { voices: rows(voices), titles }
    }
}

impl Sample for SpokenForDto {
    fn sample() -> Self {
        let title = TitleDto { resolution: 1, title: "Comptes de l'exercice 2015".to_owned() };
        Self { voices: vec![RollRowDto::sample()], titles: vec![title] }
    }
}

/// Voices of a college that may still be counted without names.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[schema(as = CollegeVoicesLeft)]
pub struct CollegeVoicesDto {
    /// Which.
    #[schema(value_type = member_words::College)]
    pub college: College,
    /// Those whose hands may be raised in the room.
    pub in_the_room: u64,
    /// All of them, as a secret vote on paper counts them.
    pub all: u64,
}

/// How many voices may still be counted without names.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = VoicesLeft)]
pub struct VoicesLeftDto {
    /// By college.
    pub colleges: Vec<CollegeVoicesDto>,
}

impl From<Vec<VoicesLeft>> for VoicesLeftDto {
    fn from(colleges: Vec<VoicesLeft>) -> Self {
        let line = |VoicesLeft { college, in_the_room, all }| CollegeVoicesDto { college, in_the_room, all };
        Self { colleges: colleges.into_iter().map(line).collect() }
    }
}

impl Sample for VoicesLeftDto {
    fn sample() -> Self {
        Self { colleges: vec![CollegeVoicesDto { college: College::Employees, in_the_room: 9, all: 12 }] }
    }
}

/// How a member's voice was used on one resolution.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = MemberVoice)]
pub struct MemberVoiceDto {
    /// Of which assembly.
    #[schema(value_type = String, format = Uuid)]
    pub assembly_id: AssemblyId,
    /// Its day.
    #[schema(value_type = String, format = Date)]
    pub day: Day,
    /// Its place.
    pub place: String,
    /// Number of the resolution on the agenda.
    pub resolution: u32,
    /// Its short name.
    pub title: String,
    /// The vote; nothing when none was cast in the member's name.
    #[schema(value_type = Option<words::Choice>)]
    pub choice: Option<Choice>,
    /// Who cast it, when it was the holder of the member's proxy.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub holder: Option<MemberId>,
    /// Whether the chair cast it by law, for a blank proxy.
    pub by_chair: bool,
    /// What the assembly decided.
    #[schema(value_type = Option<words::Verdict>)]
    pub verdict: Option<Verdict>,
}

/// How a member's voice was used in the assemblies that are over.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = MemberVoices)]
pub struct MemberVoicesDto {
    /// The latest assembly first, each in the order of its agenda.
    pub voices: Vec<MemberVoiceDto>,
}

impl From<Vec<MemberVoice>> for MemberVoicesDto {
    fn from(voices: Vec<MemberVoice>) -> Self {
        let line = |voice| {
            let MemberVoice { assembly_id, day, place, resolution, title, choice, holder, by_chair, verdict } =
                voice;
            MemberVoiceDto { assembly_id, day, place, resolution, title, choice, holder, by_chair, verdict }
        };
        Self { voices: voices.into_iter().map(line).collect() }
    }
}

impl Sample for MemberVoicesDto {
    fn sample() -> Self {
        let voice = MemberVoiceDto {
            assembly_id: AssemblyId::new(sample::ID),
            day: sample::parsed("2016-06-24"),
            place: "Au siège".to_owned(),
            resolution: 1,
            title: "Comptes de l'exercice 2015".to_owned(),
            choice: Some(Choice::For),
            holder: Some(MemberId::new(sample::OTHER_ID)),
            by_chair: false,
            verdict: Some(Verdict::Adopted),
        };
        Self { voices: vec![voice] }
    }
}
