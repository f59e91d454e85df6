//! `/assemblees/{id}/deuxieme-convocation`: what could not be decided for want of a quorum is planned once more
//! (R225-69, L225-96 C. com.), with the agenda that it left.

use office::assemblies::permissions::ASSEMBLY_PLAN;
use office::assemblies::public::{AssemblyId, SecondCall};
use office::kernel::access::Permission;
use office::values::Uuid;
use serde::{Deserialize, Serialize};

use super::super::address;
use super::super::preparing::plan::calling_fields;
use super::{Act, Subject};
use crate::forms::FormPage;
use crate::forms::reading::No;
use crate::frame::Frame;
use crate::members::acts::Hands;

/// When and where the second call is held.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Second {
    /// Chosen when the form opens, so that a form that is sent twice plans one assembly.
    #[serde(default)]
    assembly: String,
    #[serde(default)]
    day: String,
    #[serde(default)]
    starts_at: String,
    #[serde(default)]
    place: String,
    #[serde(default)]
    remote: String,
    #[serde(default)]
    record_day: String,
}

impl Act for Second {
    const PERMISSION: Permission = ASSEMBLY_PLAN;
    const PART: &'static str = "deuxieme-convocation";
    const DONE: &'static str = "deuxieme";

    fn opened(subject: &Subject) -> Self {
        let convened = &subject.sheet.convened;
        Self {
            assembly: Uuid::now_v7().to_string(),
            starts_at: convened.starts_at.map(|hour| hour.to_string()).unwrap_or_default(),
            place: convened.place.clone(),
            remote: convened.remote.clone(),
            ..Self::default()
        }
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let form = subject
            .form(frame, "second-title", Self::PART)
            .saying(frame.words.say("second-about"))
            .sending("assembly", Some(&self.assembly));
        let held = [&self.day, &self.starts_at, &self.place, &self.remote, &self.record_day];
        calling_fields(form, held.map(String::as_str))
    }

    fn after(&self, _: &Subject) -> String {
        let plan = self.assembly.parse::<AssemblyId>().map(address).unwrap_or_default();
        format!("{plan}/preparation?fait={}", Self::DONE)
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let read = hands.read;
        let call = SecondCall {
            day: read.day("day", &self.day)?,
            starts_at: read.any("starts_at", &self.starts_at, "hour-wrong")?,
            place: self.place.trim().to_owned(),
            remote: self.remote.trim().to_owned(),
            record_day: read.day("record_day", &self.record_day)?,
        };
        let second: AssemblyId = read.parsed("day", &self.assembly, "day-wrong")?;
        hands.desk.assemblies.plan_second_call(&hands.context, subject.id(), second, call).await?;
        Ok(())
    }
}

/// The form in its states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let subject = crate::samples::assembly_subject(crate::samples::closed_assembly());
    let assembly = "0190b7a6-0000-7000-8000-000000000003".to_owned();
    vec![("second_call", Second { assembly, ..Second::opened(&subject) }.page(frame, &subject))]
}
