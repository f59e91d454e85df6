//! What may be asked of the assemblies.

use std::collections::BTreeMap;

use kernel::access::Owner;
use kernel::prelude::*;
use members::public::MemberId;
use values::{Day, Timestamp};

use crate::assembly::Assembly;
use crate::public::{
    AssemblyError, AssemblyId, AssemblyResult, AssemblyRow, AssemblySheet, AttendanceRow, CollegeAttendance,
    CollegeParticipation, Convened, Deadlines, Decision, LiveQuorum, MemberVoice, PreparingError, Recount,
    Resolution, ResolutionSheet, ResolutionState, RollRow, Stage, StatutesError, StatutesVersion, VoteRow,
};
use crate::rules::deadlines::deadlines;
use crate::rules::quorum::measure;
use crate::{Assemblies, permissions, views};

impl Assemblies {
    /// The statutes in force on `day`, refused when there were none.
    pub async fn statutes_on(&self, day: Day) -> Result<StatutesVersion, Failure> {
        self.kernel.require(permissions::STATUTES_READ)?;
        self.version_on(day, None).await
    }

    /// The statutes in force on `day`, as far as they were known at `known_at`.
    pub async fn statutes_as_known(
        &self,
        day: Day,
        known_at: Option<Timestamp>,
    ) -> Result<StatutesVersion, Failure> {
        self.kernel.require(permissions::STATUTES_READ)?;
        self.version_on(day, known_at).await
    }

    /// The versions of the statutes, latest first.
    pub async fn statutes(&self, request: &PageRequest) -> Result<Page<StatutesVersion>, Failure> {
        self.kernel.require(permissions::STATUTES_READ)?;
        views::statutes::all(self.kernel.reader(), request).await
    }

    /// The assemblies, latest first.
    pub async fn assemblies(&self, request: &PageRequest) -> Result<Page<AssemblyRow>, Failure> {
        self.kernel.require(permissions::ASSEMBLY_READ)?;
        views::assemblies::all(self.kernel.reader(), request).await
    }

    /// One assembly.
    pub async fn assembly(&self, assembly: AssemblyId) -> Result<AssemblySheet, Failure> {
        self.kernel.require(permissions::ASSEMBLY_READ)?;
        self.assembly_sheet(assembly).await
    }

    /// The resolutions of one assembly, page by page.
    pub async fn resolutions(
        &self,
        assembly: AssemblyId,
        request: &PageRequest,
    ) -> Result<Page<ResolutionSheet>, Failure> {
        self.kernel.require(permissions::ASSEMBLY_READ)?;
        self.assembly_sheet(assembly).await?;
        views::resolution_sheets::all(self.kernel.reader(), assembly, request).await
    }

    /// One resolution with its result.
    pub async fn resolution(&self, assembly: AssemblyId, number: u32) -> Result<ResolutionSheet, Failure> {
        self.kernel.require(permissions::ASSEMBLY_READ)?;
        self.on_agenda(assembly, number).await
    }

    /// The frozen roll of one assembly.
    pub async fn roll(&self, assembly: AssemblyId, request: &PageRequest) -> Result<Page<RollRow>, Failure> {
        self.kernel.require(permissions::ROLL_READ)?;
        self.assembly_sheet(assembly).await?;
        views::roll::of(self.kernel.reader(), assembly, request).await
    }

    /// The lines of the roll of those members, by number; whoever is not on it is left out.
    pub async fn voters(&self, assembly: AssemblyId, members: &[MemberId]) -> Result<Vec<RollRow>, Failure> {
        self.kernel.require(permissions::ROLL_READ)?;
        views::roll::some(self.kernel.reader(), assembly, members).await
    }

    /// The attendance sheet of one assembly.
    pub async fn attendance(
        &self,
        assembly: AssemblyId,
        request: &PageRequest,
    ) -> Result<Page<AttendanceRow>, Failure> {
        self.kernel.require(permissions::ATTENDANCE_READ)?;
        self.assembly_sheet(assembly).await?;
        views::attendance_sheets::of(self.kernel.reader(), assembly, request).await
    }

    /// How many members each holder stands for, as the ceiling of the statutes counts them: by a proxy, or by a form that
    /// names it for what it could not know.
    pub async fn proxies_held(&self, assembly: AssemblyId) -> Result<BTreeMap<MemberId, u64>, Failure> {
        self.kernel.require(permissions::ATTENDANCE_READ)?;
        views::attendance_sheets::held(self.kernel.reader(), assembly).await
    }

    /// Who takes part, by college.
    pub async fn participation(&self, assembly: AssemblyId) -> Result<Vec<CollegeParticipation>, Failure> {
        self.kernel.require(permissions::ASSEMBLY_READ)?;
        let sheet = self.assembly_sheet(assembly).await?;
        let session = self.in_session(&sheet).await?;
        self.attending(&sheet, session.as_ref()).await
    }

    /// The quorum that those who take part now make, for each kind of decision on the agenda; none before the roll is
    /// frozen.
    pub async fn quorums(&self, assembly: AssemblyId) -> Result<Vec<LiveQuorum>, Failure> {
        self.kernel.require(permissions::ASSEMBLY_READ)?;
        let sheet = self.assembly_sheet(assembly).await?;
        let session = self.in_session(&sheet).await?;
        let participation = self.attending(&sheet, session.as_ref()).await?;
        Ok(live(&sheet.convened, &participation))
    }

    /// The votes by name on one resolution.
    pub async fn votes(
        &self,
        assembly: AssemblyId,
        resolution: u32,
        request: &PageRequest,
    ) -> Result<Page<VoteRow>, Failure> {
        self.kernel.require(permissions::VOTES_READ)?;
        self.on_agenda(assembly, resolution).await?;
        views::votes::on(self.kernel.reader(), assembly, resolution, request).await
    }

    /// How a member's voice was used in the latest assemblies that are over, latest first. Members read their own.
    pub async fn voice(&self, member: MemberId, assemblies: u64) -> Result<Vec<MemberVoice>, Failure> {
        self.kernel.require_over(permissions::VOICE_READ, Owner::Member(member.uuid()))?;
        let db = self.kernel.reader();
        let latest = PageRequest {
            limit: Some(assemblies),
            sort: Some("-day".to_owned()),
            filters: vec!["stage:eq:closed".to_owned()],
            ..PageRequest::default()
        };
        let mut voices = Vec::new();
        for AssemblyRow { assembly_id, day, place, .. } in views::assemblies::all(db, &latest).await?.items {
            let votes = views::votes::of_member(db, assembly_id, member).await?;
            for sheet in views::resolution_sheets::of(db, assembly_id).await? {
                let Resolution { number: resolution, draft } = sheet.resolution;
                let vote = votes.get(&resolution);
                voices.push(MemberVoice {
                    assembly_id,
                    day,
                    place: place.clone(),
                    resolution,
                    title: draft.title,
                    choice: vote.map(|(choice, ..)| *choice),
                    holder: vote.and_then(|(_, holder, _)| *holder),
                    by_chair: vote.is_some_and(|(.., by_chair)| *by_chair),
                    verdict: sheet.outcome.map(|outcome| outcome.verdict),
                });
            }
        }
        Ok(voices)
    }

    /// The facts of an assembly whose roll is sealed and whose session is not over, as this process remembers them.
    async fn in_session(&self, sheet: &AssemblySheet) -> Result<Option<Assembly>, Failure> {
        if !matches!(sheet.row.stage, Stage::RollFrozen | Stage::Open) {
            return Ok(None);
        }
        Ok(Some(self.kernel.remembered::<Assembly>(sheet.row.assembly_id).await?.state))
    }

    /// Who takes part, by college: from the facts of a session, before and after it from the views.
    async fn attending(
        &self,
        sheet: &AssemblySheet,
        session: Option<&Assembly>,
    ) -> Result<Vec<CollegeParticipation>, Failure> {
        match session {
            Some(state) => Ok(state.participation()),
            None => views::participation::by_college(self.kernel.reader(), sheet.row.assembly_id).await,
        }
    }

    /// An assembly as its screen shows it: its result, and how many voices are in the urn of each vote that is open (no
    /// tally, which nobody learns before the close). The sheet is read first: what is read after it is never older than
    /// its version says.
    pub async fn standing(
        &self,
        assembly: AssemblyId,
    ) -> Result<(AssemblyResult, BTreeMap<u32, u64>), Failure> {
        self.kernel.require(permissions::ASSEMBLY_READ)?;
        let sheet = self.assembly_sheet(assembly).await?;
        let session = self.in_session(&sheet).await?;
        let participation = self.attending(&sheet, session.as_ref()).await?;
        let resolutions = views::resolution_sheets::of(self.kernel.reader(), assembly).await?;
        let open = resolutions.iter().filter(|sheet| sheet.course.state == ResolutionState::Open);
        let numbers = open.map(|sheet| sheet.resolution.number);
        let voices = session.map(|state| numbers.map(|number| (number, state.voices_cast(number))).collect());
        Ok((AssemblyResult { assembly: sheet, participation, resolutions }, voices.unwrap_or_default()))
    }

    /// All that the minutes need.
    pub async fn result(&self, assembly: AssemblyId) -> Result<AssemblyResult, Failure> {
        self.standing(assembly).await.map(|(result, _)| result)
    }

    /// The last days before an assembly that is planned or called, under the statutes of its day.
    pub async fn deadlines(&self, assembly: AssemblyId) -> Result<Deadlines, Failure> {
        self.kernel.require(permissions::ASSEMBLY_READ)?;
        let db = self.kernel.reader();
        if let Some(sheet) = views::assemblies::one(db, assembly).await? {
            let clauses = sheet.convened.statutes.document.meetings();
            return Ok(deadlines(sheet.row.day, sheet.row.convocation, clauses));
        }
        let planned = views::plans::one(db, assembly).await?;
        let plan = planned.ok_or(AssemblyError::from(PreparingError::NotPlanned {}))?.plan;
        let statutes = views::statutes::on(db, plan.day, None).await?;
        let clauses = statutes.map_or_else(Default::default, |of| of.document.meetings());
        Ok(deadlines(plan.day, plan.convocation, clauses))
    }

    /// Computes every closed result again from the facts: the roll, the votes by name, the clauses of the day.
    pub async fn recount(&self, context: &Context, assembly: AssemblyId) -> Result<Vec<Recount>, Failure> {
        self.kernel.require(permissions::ASSEMBLY_READ)?;
        let context = context.clone().without_key();
        self.kernel
            .run(&context, async |uow: &mut UnitOfWork| {
                let state = uow.load::<Assembly>(assembly).await?.state;
                let mut recounts = Vec::new();
                for each in &state.convened()?.resolutions {
                    let resolution = each.number;
                    if let (Some(stored), Some(recomputed)) =
                        (state.outcome(resolution).cloned(), state.recount(resolution)?)
                    {
                        let agrees = stored == recomputed;
                        recounts.push(Recount { resolution, stored, recomputed, agrees });
                    }
                }
                Ok(recounts)
            })
            .await
    }

    /// Day of an assembly that is called and not yet held on a day.
    pub async fn called_around(&self, day: Day) -> Result<Option<Day>, Failure> {
        self.kernel.require(permissions::ASSEMBLY_READ)?;
        views::between::called_around(self.kernel.reader(), day).await
    }

    /// Day of an assembly on whose roll both members are, if there is one that was not given up.
    pub async fn both_on_one_roll(&self, one: MemberId, other: MemberId) -> Result<Option<Day>, Failure> {
        self.kernel.require(permissions::ROLL_READ)?;
        views::between::both_on_one_roll(self.kernel.reader(), one, other).await
    }

    /// Whether an assembly of that day adopted a resolution at the majority that amends the statutes.
    pub async fn decided_extraordinarily(&self, day: Day) -> Result<bool, Failure> {
        self.kernel.require(permissions::ASSEMBLY_READ)?;
        views::between::decided_extraordinarily(self.kernel.reader(), day).await
    }

    async fn version_on(&self, day: Day, known_at: Option<Timestamp>) -> Result<StatutesVersion, Failure> {
        let version = views::statutes::on(self.kernel.reader(), day, known_at).await?;
        version.ok_or_else(|| StatutesError::NoneInForce { on: day }.into())
    }

    /// One that does not exist is refused, never empty.
    pub(crate) async fn assembly_sheet(&self, assembly: AssemblyId) -> Result<AssemblySheet, Failure> {
        let sheet = views::assemblies::one(self.kernel.reader(), assembly).await?;
        sheet.ok_or_else(|| AssemblyError::NotConvened {}.into())
    }

    async fn on_agenda(&self, assembly: AssemblyId, number: u32) -> Result<ResolutionSheet, Failure> {
        let sheet = views::resolution_sheets::one(self.kernel.reader(), assembly, number).await?;
        sheet.ok_or_else(|| AssemblyError::NotOnAgenda { resolution: number }.into())
    }
}

impl AssemblyResult {
    /// The quorum that those who take part now make, for each kind of decision on the agenda.
    pub fn quorums(&self) -> Vec<LiveQuorum> {
        live(&self.assembly.convened, &self.participation)
    }
}

fn live(convened: &Convened, participation: &[CollegeParticipation]) -> Vec<LiveQuorum> {
    if participation.is_empty() {
        return Vec::new();
    }
    let attendance: Vec<CollegeAttendance> =
        participation.iter().map(CollegeParticipation::attendance).collect();
    let clauses = &convened.statutes.document;
    let on_agenda =
        |decision: &Decision| convened.resolutions.iter().any(|of| of.draft.decision == *decision);
    let measured = |decision| {
        let required = clauses.quorums.of(decision, convened.convocation);
        let quorum = measure(clauses.quorum_basis, required, clauses.weighting.as_ref(), &attendance);
        LiveQuorum { decision, quorum }
    };
    [Decision::Ordinary, Decision::Extraordinary].into_iter().filter(on_agenda).map(measured).collect()
}
