//! What is read of an assembly for its papers, all of it once: the roll, who takes part, the register of its day.
//!
//! What can never happen: papers of one assembly that were made of different facts.

use std::collections::BTreeMap;

use assemblies::public::{
    AssemblyId, AssemblySheet, AttendanceRow, CallingRow, QuestionRow, ResolutionSheet, RollRow,
};
use documents::assembly::from_assemblies::{
    Around, Line, MinutesFacts, Names, SheetFacts, attendance_sheet, minutes,
};
use documents::assembly::{AttendanceSheet, Minutes};
use documents::identity::Cooperative;
use kernel::prelude::*;
use members::public::{MemberContact, MemberId};

use crate::exchange::every_page;
use crate::{Office, OfficeError};

/// The facts of an assembly.
pub(super) struct Records {
    pub(super) cooperative: Cooperative,
    pub(super) sheet: AssemblySheet,
    pub(super) resolutions: Vec<ResolutionSheet>,
    pub(super) around: Around,
    pub(super) roll: Vec<RollRow>,
    pub(super) attendance: Vec<AttendanceRow>,
    pub(super) lines: BTreeMap<MemberId, Line>,
    calling: CallingRow,
    documents: Vec<String>,
    questions: Vec<QuestionRow>,
}

impl Office {
    /// Reads them all, in the hands of the house.
    pub(super) async fn records(&self, assembly: AssemblyId) -> Result<Records, Failure> {
        let result = self.assemblies.result(assembly).await?;
        let day = result.assembly.convened.day;
        let contacts =
            every_page(async |request| self.members.contacts(day, None, true, request).await).await?;
        let documents = self.assemblies.documents(assembly).await?;
        Ok(Records {
            cooperative: self.cooperative_on(day).await?,
            around: self.around(&result.assembly.convened).await?,
            roll: every_page(async |request| self.assemblies.roll(assembly, request).await).await?,
            attendance: every_page(async |request| self.assemblies.attendance(assembly, request).await)
                .await?,
            lines: contacts.iter().map(|contact| (contact.row.member_id, line(contact))).collect(),
            calling: self.assemblies.calling(assembly).await?,
            documents: documents
                .into_iter()
                .filter(|row| !row.removed)
                .map(|row| row.attachment.title)
                .collect(),
            questions: self.assemblies.questions(assembly).await?,
            sheet: result.assembly,
            resolutions: result.resolutions,
        })
    }
}

fn line(contact: &MemberContact) -> Line {
    let representative = contact.representative.as_ref().map(|who| {
        let name = format!("{} {}", who.given_name, who.family_name);
        if who.capacity.is_empty() { name } else { format!("{name}, {}", who.capacity) }
    });
    let domicile =
        contact.address.as_ref().map(|of| format!("{}, {} {}", of.lines.join(", "), of.postal_code, of.city));
    Line { representative, domicile: domicile.unwrap_or_default() }
}

impl Records {
    /// The sheet at the door, or as it was certified.
    pub(super) fn attendance_sheet(&self) -> Result<AttendanceSheet, OfficeError> {
        Ok(attendance_sheet(&SheetFacts {
            cooperative: self.cooperative.clone(),
            assembly: &self.sheet,
            around: self.around.clone(),
            resolutions: &self.resolutions,
            roll: &self.roll,
            attendance: &self.attendance,
            lines: &self.lines,
        })?)
    }

    /// The minutes under a number of their register.
    pub(super) fn minutes(&self, number: u64) -> Result<Minutes, OfficeError> {
        let sheet = self.attendance_sheet()?;
        Ok(minutes(&MinutesFacts {
            cooperative: self.cooperative.clone(),
            number: u32::try_from(number).unwrap_or(u32::MAX),
            assembly: &self.sheet,
            around: self.around.clone(),
            resolutions: &self.resolutions,
            sheet: &sheet,
            calling: self.calling,
            documents: self.documents.clone(),
            questions: &self.questions,
            names: self.names(),
            next_on: None,
        })?)
    }

    /// Names by the roll.
    pub(super) fn names(&self) -> Names {
        self.roll.iter().map(|voter| (voter.member_id, voter.display_name.clone())).collect()
    }
}
