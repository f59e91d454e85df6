//! What voters read on their own devices, and what whoever follows a session reads.

use kernel::prelude::*;
use members::public::MemberId;

use crate::public::{
    AssemblyError, AssemblyId, AssemblyRow, AttendanceRow, RollRow, SpokenFor, Voice, VotingBooth,
    VotingError,
};
use crate::rules::forms::last_electronic_moment;
use crate::{Assemblies, permissions, views};

/// Proxies read at once: more than any ceiling of the law lets one member hold.
const PROXIES: u64 = 1_000;
/// Released proxies shown at once.
const RELEASED: u64 = 50;

impl Assemblies {
    /// The assemblies in which the member has a voice now: those whose roll is sealed and that are not over, the next
    /// first. Nobody but the member reads them so.
    pub async fn callings(&self, member: MemberId) -> Result<Vec<AssemblyRow>, Failure> {
        self.own_voice(member)?;
        views::assemblies::calling(self.kernel.reader(), member).await
    }

    /// What the member needs to vote in an assembly. Refused to whoever is not on its roll.
    pub async fn booth(&self, assembly: AssemblyId, member: MemberId) -> Result<VotingBooth, Failure> {
        self.own_voice(member)?;
        let db = self.kernel.reader();
        let sheet = self.assembly_sheet(assembly).await?;
        let voter = views::roll::some(db, assembly, &[member]).await?.pop();
        let voter = voter.ok_or(AssemblyError::NotOnRoll { member })?;
        let number = format!("number:eq:{}", voter.number);
        let attendance = self.lines(assembly, vec![number, STANDING.to_owned()], 1).await?.pop();
        let holder = format!("holder:eq:{member}");
        let represented = "mode:eq:represented".to_owned();
        let proxies = self.lines(assembly, vec![holder, represented, STANDING.to_owned()], PROXIES).await?;
        let college = format!("college:eq:{}", voter.college.as_str());
        let released = self.lines(assembly, vec!["released:eq:true".to_owned(), college], RELEASED).await?;
        let named = self.lines(assembly, naming(member), PROXIES).await?;
        let mut held = Vec::with_capacity(proxies.len() + named.len());
        for (line, new_texts_only) in
            proxies.into_iter().map(|line| (line, false)).chain(named.into_iter().map(|line| (line, true)))
        {
            let voice = self.voice_of(assembly, line.voter).await?;
            held.push(Voice { new_texts_only, ..voice });
        }
        Ok(VotingBooth {
            forms_until: last_electronic_moment(sheet.convened.day),
            own: self.voice_of(assembly, voter).await?,
            attendance,
            held,
            resolutions: views::resolution_sheets::of(db, assembly).await?,
            released: released
                .into_iter()
                .map(|line| line.voter)
                .filter(|of| of.member_id != member)
                .collect(),
            assembly: sheet,
        })
    }

    /// Who stands behind an order that was carried out: the voter and those for whom it spoke, by number.
    pub async fn spoken_for(
        &self,
        assembly: AssemblyId,
        voter: MemberId,
        members: &[MemberId],
    ) -> Result<SpokenFor, Failure> {
        self.own_voice(voter)?;
        let holder = format!("holder:eq:{voter}");
        let mut rows = Vec::new();
        if members.iter().any(|member| *member != voter) {
            let proxies = self.lines(assembly, vec![holder, STANDING.to_owned()], PROXIES).await?;
            let named = self.lines(assembly, naming(voter), PROXIES).await?;
            rows.extend(proxies.into_iter().chain(named).map(|line| line.voter));
        }
        rows.extend(views::roll::some(self.kernel.reader(), assembly, &[voter]).await?);
        rows.retain(|row| members.contains(&row.member_id));
        rows.sort_by_key(|row| row.number);
        let titles = views::titles::of(self.kernel.reader(), assembly).await?;
        Ok(SpokenFor { voices: rows, titles })
    }

    /// Who on the roll bears a number in the register, for a member that names somebody on its form.
    pub async fn numbered_voter(
        &self,
        assembly: AssemblyId,
        member: MemberId,
        number: u64,
    ) -> Result<RollRow, Failure> {
        self.own_voice(member)?;
        let row = views::roll::numbered(self.kernel.reader(), assembly, number).await?;
        row.ok_or_else(|| AssemblyError::from(VotingError::NoSuchVoter { number }).into())
    }

    /// Number of the last fact of an assembly, for who follows it.
    pub async fn assembly_version(&self, assembly: AssemblyId) -> Result<u64, Failure> {
        self.kernel.require(permissions::ASSEMBLY_READ)?;
        let version = views::assemblies::version(self.kernel.reader(), assembly).await?;
        version.ok_or_else(|| AssemblyError::NotConvened {}.into())
    }

    /// How one member takes part; `None` as long as it does not.
    pub async fn attendance_of(
        &self,
        assembly: AssemblyId,
        number: u64,
    ) -> Result<Option<AttendanceRow>, Failure> {
        self.kernel.require(permissions::ATTENDANCE_READ)?;
        let number = format!("number:eq:{number}");
        Ok(self.lines(assembly, vec![number, STANDING.to_owned()], 1).await?.pop())
    }

    async fn voice_of(&self, assembly: AssemblyId, voter: RollRow) -> Result<Voice, Failure> {
        let cast = views::votes::of_member(self.kernel.reader(), assembly, voter.member_id).await?;
        let cast = cast.into_iter().map(|(resolution, (choice, ..))| (resolution, choice)).collect();
        Ok(Voice { voter, cast, new_texts_only: false })
    }

    async fn lines(
        &self,
        assembly: AssemblyId,
        filters: Vec<String>,
        limit: u64,
    ) -> Result<Vec<AttendanceRow>, Failure> {
        let request = PageRequest { limit: Some(limit), filters, ..PageRequest::default() };
        Ok(views::attendance_sheets::of(self.kernel.reader(), assembly, &request).await?.items)
    }
}

/// The members whose forms name somebody, and who take part by them alone.
fn naming(holder: MemberId) -> Vec<String> {
    vec![format!("named:eq:{holder}"), "mode:eq:postal".to_owned(), STANDING.to_owned()]
}

/// The lines of the sheet that stand.
const STANDING: &str = "withdrawn:eq:false";
