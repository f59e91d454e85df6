//! The papers at the door, after the session and of the register of minutes.
//!
//! What can never happen: minutes that differ from the bytes that were signed; a draft that could be taken for them (the
//! name of its file says so); an extract of minutes that nobody signed.

use std::collections::BTreeMap;

use assemblies::permissions::{ASSEMBLY_READ, ATTENDANCE_READ, MINUTES_WRITE, ROLL_READ, VOTES_READ};
use assemblies::public::{AssemblyId, AssemblySheet, MinutesRow, Presence, VoteRow};
use documents::Paper;
use documents::assembly::from_assemblies::{self, VotesFacts, appointment, meeting, nominal_votes};
use documents::assembly::{
    self, Extract, FILE_NAME, LapseCause, MinutesRegister, ProxyLapse, RegisteredMinutes,
};
use documents::calendar::MEDIA_TYPE;
use kernel::prelude::*;
use members::member::MemberError;
use members::public::MemberId;
use values::{Day, Timestamp};

use super::records::Records;
use crate::exchange::every_page;
use crate::{Office, OfficeError, Signed, StoredPaper};

impl Office {
    /// The feuille de présence: to be signed at the door, or with its certification once the session is over.
    pub async fn attendance_paper(&self, assembly: AssemblyId) -> Result<StoredPaper, Failure> {
        self.kernel.require(ATTENDANCE_READ)?;
        let sheet = self.inside().records(assembly).await?.attendance_sheet()?;
        Ok(assembly::attendance_sheet(&sheet).map_err(OfficeError::from)?.into())
    }

    /// The minutes: the signed ones, once there are any; until then a draft under the number that would come.
    pub async fn minutes_paper(&self, assembly: AssemblyId) -> Result<StoredPaper, Failure> {
        self.kernel.require(ROLL_READ)?;
        let inside = self.inside();
        if let Some((number, bytes)) = inside.assemblies.signed_minutes(assembly).await? {
            let day = inside.assemblies.assembly(assembly).await?.convened.day;
            return Ok(StoredPaper {
                file_name: format!("Proces-verbal-{number}-{day}.pdf"),
                media_type: "application/pdf".to_owned(),
                bytes,
            });
        }
        let next = inside.next_minutes().await?;
        let paper = minutes_of(&inside.records(assembly).await?, next)?;
        Ok(StoredPaper { file_name: format!("Projet-{}", paper.file_name), ..paper.into() })
    }

    /// Signs the minutes: the paper is frozen under the next number of the register, and given out ever after.
    pub async fn sign_minutes(
        &self,
        context: &Context,
        assembly: AssemblyId,
        on: Day,
    ) -> Result<AssemblySheet, Failure> {
        self.kernel.require(MINUTES_WRITE)?;
        let records = self.inside().records(assembly).await?;
        let paper = async |number| Ok(minutes_of(&records, number)?.bytes);
        self.assemblies.sign_minutes(context, assembly, on, paper).await
    }

    /// The annex of the votes by name, under the number of the minutes or the one that would come.
    pub async fn nominal_votes_paper(&self, assembly: AssemblyId) -> Result<StoredPaper, Failure> {
        self.kernel.require(VOTES_READ)?;
        let inside = self.inside();
        let records = inside.records(assembly).await?;
        let mut votes: BTreeMap<u32, Vec<VoteRow>> = BTreeMap::new();
        for sheet in records.resolutions.iter().filter(|sheet| sheet.outcome.is_some()) {
            let number = sheet.resolution.number;
            let rows =
                every_page(async |request| inside.assemblies.votes(assembly, number, request).await).await?;
            votes.insert(number, rows);
        }
        let signed = records.sheet.minutes.as_ref();
        let number = match signed {
            Some(minutes) => minutes.number,
            None => inside.next_minutes().await?,
        };
        let around = from_assemblies::Around { opened_at: records.sheet.opened_at, ..records.around.clone() };
        let facts = VotesFacts {
            cooperative: records.cooperative.clone(),
            meeting: meeting(&records.sheet.convened, &around).map_err(OfficeError::from)?,
            minutes: u32::try_from(number).unwrap_or(u32::MAX),
            drawn_up_on: signed.map_or(records.sheet.convened.day, |minutes| minutes.signed_on),
            resolutions: &records.resolutions,
            roll: &records.roll,
            attendance: &records.attendance,
            votes: &votes,
        };
        Ok(assembly::nominal_votes(&nominal_votes(facts)).map_err(OfficeError::from)?.into())
    }

    /// An extract of signed minutes with some resolutions alone, an election by any of its candidates.
    pub async fn extract_paper(
        &self,
        assembly: AssemblyId,
        resolutions: &[u32],
        purpose: String,
        (on, signed): (Day, &Signed),
    ) -> Result<StoredPaper, Failure> {
        self.kernel.require(ROLL_READ)?;
        let inside = self.inside();
        let records = inside.records(assembly).await?;
        let number = records.sheet.minutes.as_ref().map(|minutes| minutes.number);
        let number = number.ok_or_else(|| OfficeError::NoSuchPaper {
            what: "le procès-verbal de cette assemblée n’est pas signé".to_owned(),
        })?;
        let convened = &records.sheet.convened;
        let mut decisions: Vec<u32> = Vec::new();
        for asked in resolutions {
            let found = convened.resolutions.iter().find(|resolution| resolution.number == *asked);
            let head =
                found.and_then(|resolution| convened.election_of(resolution).first().map(|of| of.number));
            decisions.push(head.unwrap_or(*asked));
        }
        decisions.sort_unstable();
        decisions.dedup();
        let extract = Extract { decisions, purpose, issuance: inside.issuance(on, signed).await? };
        let minutes = records.minutes(number)?;
        Ok(assembly::minutes_extract(&minutes, &extract).map_err(OfficeError::from)?.into())
    }

    /// The list of the register of minutes: those of the assemblies of a period, printed on its last day.
    pub async fn minutes_register_paper(&self, from: Day, to: Day) -> Result<StoredPaper, Failure> {
        self.kernel.require(ASSEMBLY_READ)?;
        let inside = self.inside();
        let mut rows: Vec<MinutesRow> =
            every_page(async |request| inside.assemblies.minutes(request).await).await?;
        rows.sort_by_key(|row| row.number);
        // Numbers follow the signatures, which may not follow the days: what lies between two that are asked for is told
        // too, since the register has no gap.
        let within = |row: &MinutesRow| (from..=to).contains(&row.day);
        let first = rows.iter().position(within).unwrap_or(rows.len());
        let end = rows.iter().rposition(within).map_or(first, |last| last + 1);
        let rows = rows.drain(first..end);
        let mut entries = Vec::new();
        for row in rows {
            let held = inside.assemblies.assembly(row.assembly_id).await?.row;
            let failed = held.without_quorum > 0 && held.without_quorum == held.resolutions;
            let mut kind = row.kind.french().replacen('a', "A", 1);
            if failed {
                kind.push_str(" – carence");
            }
            entries.push(RegisteredMinutes {
                number: u32::try_from(row.number).unwrap_or(u32::MAX),
                held_on: row.day,
                signed_on: row.signed_on,
                kind,
                decisions: held.resolutions,
                sha256: row.sha256,
            });
        }
        let register =
            MinutesRegister { cooperative: inside.cooperative_on(to).await?, printed_on: to, entries };
        Ok(assembly::minutes_register(&register).map_err(OfficeError::from)?.into())
    }

    /// The assembly as an appointment for calendar programs.
    pub async fn assembly_calendar_file(&self, assembly: AssemblyId) -> Result<StoredPaper, Failure> {
        self.kernel.require(ASSEMBLY_READ)?;
        let inside = self.inside();
        let result = inside.assemblies.result(assembly).await?;
        let convened = &result.assembly.convened;
        let cooperative = inside.cooperative_on(convened.notice_sent_on).await?.name;
        let around = inside.around(convened).await?;
        let facts = appointment(convened, &result.resolutions, &around, (cooperative, assembly.to_string()))
            .map_err(OfficeError::from)?;
        let at = Timestamp::start_of(convened.notice_sent_on);
        Ok(StoredPaper {
            file_name: FILE_NAME.to_owned(),
            media_type: MEDIA_TYPE.to_owned(),
            bytes: assembly::appointment(&facts, at).map_err(OfficeError::from)?,
        })
    }

    /// The letter to a member whose proxy lapsed, since who held it has left the cooperative.
    pub async fn proxy_lapse_paper(
        &self,
        assembly: AssemblyId,
        member: MemberId,
        (on, signed): (Day, &Signed),
    ) -> Result<StoredPaper, Failure> {
        self.kernel.require(ATTENDANCE_READ)?;
        let inside = self.inside();
        let records = inside.records(assembly).await?;
        let nothing = |what: &str| OfficeError::NoSuchPaper { what: what.to_owned() };
        let row = records.attendance.iter().find(|row| row.voter.member_id == member);
        let row = row.ok_or_else(|| nothing("cet associé n’a pas donné de pouvoir"))?;
        let Presence::Represented { holder } = row.presence else {
            return Err(nothing("cet associé n’a pas donné de pouvoir à une personne nommée").into());
        };
        let of_holder = inside.members.member(holder, on, None).await?.ok_or(MemberError::NotAdmitted {})?;
        let left_on = of_holder.left_on.filter(|left| *left <= records.sheet.convened.day);
        let left_on = left_on.ok_or_else(|| nothing("le mandataire n’a pas quitté la coopérative"))?;
        let principal = inside.members.member(member, on, None).await?.ok_or(MemberError::NotAdmitted {})?;
        let convened = &records.sheet.convened;
        let clauses = convened.statutes.document.meetings();
        let last = assemblies::public::last_paper_day(convened.day, clauses.paper_forms_days_before);
        let letter = ProxyLapse {
            cooperative: inside.cooperative_on(on).await?,
            issuance: inside.issuance(on, signed).await?,
            principal: from_assemblies::recipient(&principal, false, None).addressee,
            meeting: meeting(convened, &records.around).map_err(OfficeError::from)?,
            holder: of_holder.row.name,
            received_on: row.recorded_at.french_clock().map_or(on, |(day, ..)| day),
            cause: LapseCause::HolderLeft { on: left_on },
            forms_until: (on <= last).then_some(last),
            electronic_at: clauses.electronic_voting.then(|| format!("{}/voter", self.address)),
        };
        Ok(assembly::proxy_lapse(&letter).map_err(OfficeError::from)?.into())
    }

    /// The number that the next minutes would have.
    async fn next_minutes(&self) -> Result<u64, Failure> {
        let latest =
            PageRequest { limit: Some(1), sort: Some("-number".to_owned()), ..PageRequest::default() };
        let rows = self.assemblies.minutes(&latest).await?.items;
        Ok(rows.first().map_or(1, |row| row.number.saturating_add(1)))
    }
}

fn minutes_of(records: &Records, number: u64) -> Result<Paper, OfficeError> {
    Ok(assembly::minutes(&records.minutes(number)?)?)
}
