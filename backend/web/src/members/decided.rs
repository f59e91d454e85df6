//! The resolution that an allocation follows, when its form was opened from what an assembly decided: it says the day, and
//! is noted as applied with the allocation.
//!
//! What can never happen here: an allocation that is noted of a resolution which did not decide it (the office refuses).

use office::assemblies::public::{AssemblyError, AssemblyId};
use office::kernel::Failure;
use office::values::Day;
use serde::{Deserialize, Serialize};

use super::tabs;
use crate::assemblies::{address, terms};
use crate::frame::Frame;
use crate::visitor::Reader;

/// As addresses and forms name it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Naming {
    #[serde(default)]
    assemblee: String,
    #[serde(default)]
    resolution: String,
}

/// A resolution that decided the allocation of a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decided {
    /// Of which assembly.
    pub(crate) assembly: AssemblyId,
    /// Its number.
    pub(crate) number: u32,
    /// Day of the decision.
    pub(crate) on: Day,
    /// What is said of it.
    pub(crate) told: String,
}

/// The address of the form that applies a resolution.
pub(crate) fn at(year: i32, assembly: AssemblyId, number: u32) -> String {
    format!("{}/{year}/affectation?assemblee={assembly}&resolution={number}", tabs::YEARS)
}

impl Naming {
    /// Whether a resolution is named.
    pub(crate) fn is_named(&self) -> bool {
        !self.assemblee.is_empty()
    }

    /// The resolution that is named, if one is.
    pub(crate) async fn decided(&self, reader: &Reader) -> Result<Option<Decided>, Failure> {
        if !self.is_named() {
            return Ok(None);
        }
        let (Ok(assembly), Ok(number)) = (self.assemblee.parse::<AssemblyId>(), self.resolution.parse())
        else {
            return Err(AssemblyError::NotConvened {}.into());
        };
        let assemblies = &reader.desk.assemblies;
        let (sheet, of) =
            (assemblies.assembly(assembly).await?, assemblies.resolution(assembly, number).await?);
        let words = reader.frame.words;
        let parts = [
            ("number", words.count(number.into())),
            ("title", of.resolution.draft.title),
            ("assembly", terms::title(words, &sheet.convened)),
        ];
        let parts = parts.each_ref().map(|(name, text)| (*name, text.as_str()));
        let told = words.tell("allocation-follows", &parts);
        Ok(Some(Decided { assembly, number, on: sheet.convened.day, told }))
    }
}

impl Decided {
    /// Name and value of what a form carries of it.
    pub(crate) fn hidden(&self) -> Vec<(&'static str, String)> {
        vec![("assemblee", self.assembly.to_string()), ("resolution", self.number.to_string())]
    }

    /// Where the reader goes on once it is applied.
    pub(crate) fn after(&self) -> String {
        format!("{}?fait=affectation", self.back())
    }

    /// The page of what follows the assembly.
    fn back(&self) -> String {
        format!("{}/suites", address(self.assembly))
    }

    /// The way back there.
    pub(crate) fn above(&self, frame: &Frame) -> crate::notices::Link {
        crate::notices::Link::new(frame.to(&self.back()), frame.words.say("following-title"))
    }
}
