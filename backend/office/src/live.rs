//! An assembly as the room's screen shows it: the quorum, who takes part, the vote that is open and the last result.
//!
//! However many follow it, it is read once for each version. What can never happen here: a name; a tally before its vote
//! is closed (only how many voices have voted); an older view than the last one that was told.

use std::collections::BTreeMap;
use std::sync::Arc;

use assemblies::permissions::ASSEMBLY_READ;
use assemblies::public::{
    AssemblyId, AssemblyKind, CollegeParticipation, LiveQuorum, ResolutionSheet, ResolutionState, Stage,
};
use futures::lock::Mutex;
use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::Day;

use crate::Office;

/// What everybody in the room may see of an assembly at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveView {
    /// Which.
    pub assembly_id: AssemblyId,
    /// Number of its last fact: another number is another view.
    pub version: u64,
    /// What it may decide.
    pub kind: AssemblyKind,
    /// Its day.
    pub day: Day,
    /// Its place.
    pub place: String,
    /// Where it stands.
    pub stage: Stage,
    /// The quorum that those who take part now make, for each kind of decision on the agenda.
    pub quorums: Vec<LiveQuorum>,
    /// Who takes part, by college.
    pub participation: Vec<CollegeParticipation>,
    /// The votes that are open, in the order of the agenda.
    pub open: Vec<OpenVote>,
    /// The votes that are closed, the last one first.
    pub closed: Vec<ResolutionSheet>,
    /// Resolutions that wait for their vote.
    pub waiting: u64,
}

/// A vote that is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenVote {
    /// What is put to the vote.
    #[serde(flatten)]
    pub resolution: ResolutionSheet,
    /// Voices in the urn, forms sent before among them.
    pub voices: u64,
    /// Voices of all who take part now.
    pub of: u64,
}

/// The last view of each assembly that this process was asked for: a handful a year.
#[derive(Debug, Clone, Default)]
pub(crate) struct Screens(Arc<Mutex<BTreeMap<AssemblyId, LiveView>>>);

impl Office {
    /// The assembly as it stands.
    pub async fn live(&self, assembly: AssemblyId) -> Result<LiveView, Failure> {
        self.kernel.require(ASSEMBLY_READ)?;
        let version = self.assemblies.assembly_version(assembly).await?;
        // Whoever comes while it is read waits, and finds it.
        let mut screens = self.screens.0.lock().await;
        if let Some(known) = screens.get(&assembly).filter(|known| known.version >= version) {
            return Ok(known.clone());
        }
        let view = self.read_live(assembly).await?;
        screens.insert(assembly, view.clone());
        Ok(view)
    }

    async fn read_live(&self, assembly: AssemblyId) -> Result<LiveView, Failure> {
        let (result, voices) = self.assemblies.standing(assembly).await?;
        let quorums = result.quorums();
        let row = result.assembly.row;
        let of = result.participation.iter().map(|college| college.attending).sum();
        let in_state = |state: ResolutionState| {
            result.resolutions.iter().filter(move |sheet| sheet.course.state == state)
        };
        let mut closed: Vec<ResolutionSheet> = in_state(ResolutionState::Closed).cloned().collect();
        closed.sort_by_key(|sheet| (sheet.course.closed_at, sheet.resolution.number));
        closed.reverse();
        let open = in_state(ResolutionState::Open).map(|sheet| opened(sheet, &voices, of)).collect();
        let waiting = in_state(ResolutionState::Waiting).count();
        Ok(LiveView {
            assembly_id: assembly,
            version: row.version,
            kind: row.kind,
            day: row.day,
            place: row.place,
            stage: row.stage,
            quorums,
            open,
            closed,
            waiting: u64::try_from(waiting).unwrap_or(u64::MAX),
            participation: result.participation,
        })
    }

    /// Number of the last fact of an assembly: whoever follows it reads [`Self::live`] again when it is another.
    pub async fn live_version(&self, assembly: AssemblyId) -> Result<u64, Failure> {
        self.kernel.require(ASSEMBLY_READ)?;
        self.assemblies.assembly_version(assembly).await
    }
}

fn opened(sheet: &ResolutionSheet, voices: &BTreeMap<u32, u64>, of: u64) -> OpenVote {
    let voices = voices.get(&sheet.resolution.number).copied().unwrap_or_default();
    OpenVote { resolution: sheet.clone(), voices, of }
}
