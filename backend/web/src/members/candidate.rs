//! Who asks to be a member, as it is typed: a person or an entity, with its address. Forms of an application and of an
//! admission ask for it in the same way.

use office::members::public::{Applicant, EntityProfile, MemberKind, PersonProfile};
use serde::{Deserialize, Serialize};

use super::holder::{Acting, Place};
use super::terms;
use crate::forms::reading::Reading;
use crate::forms::{Field, FormPage, Trouble};
use crate::frame::{Frame, Way};

/// What is sent of it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Candidate {
    kind: String,
    #[serde(default)]
    given_name: String,
    name: String,
    #[serde(default)]
    siren: String,
    #[serde(default)]
    siret: String,
    #[serde(default)]
    rna: String,
    #[serde(flatten)]
    acting: Acting,
    #[serde(flatten)]
    postal: Place,
    #[serde(default)]
    email: String,
}

impl Candidate {
    /// Nobody yet, of that kind.
    pub(crate) fn opened(kind: MemberKind) -> Self {
        Self { kind: kind.as_str().to_owned(), postal: Place::opened(), ..Self::default() }
    }

    /// A person with an address, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn named(given_name: &str, name: &str) -> Self {
        Self {
            given_name: given_name.to_owned(),
            name: name.to_owned(),
            postal: Place::of(&crate::samples::an_address()),
            ..Self::opened(MemberKind::NaturalPerson)
        }
    }

    /// What it is in law.
    pub(crate) fn kind(&self) -> MemberKind {
        self.kind.parse().unwrap_or(MemberKind::NaturalPerson)
    }

    /// Who applies.
    pub(crate) fn applicant(&self, read: Reading) -> Result<Applicant, Trouble> {
        let email = read.any_email("email", &self.email)?;
        let address = self.postal.read();
        let name = self.name.trim().to_owned();
        if self.kind() == MemberKind::NaturalPerson {
            let given_name = self.given_name.trim().to_owned();
            return Ok(Applicant::NaturalPerson(PersonProfile {
                given_name,
                family_name: name,
                address,
                email,
            }));
        }
        let profile = EntityProfile {
            name,
            siren: read.any("siren", &self.siren, "siren-wrong")?,
            siret: read.any("siret", &self.siret, "siret-wrong")?,
            rna: read.any("rna", &self.rna, "rna-wrong")?,
            address,
            representative: self.acting.read(),
            email,
        };
        Ok(match self.kind() {
            MemberKind::Association => Applicant::Association(profile),
            MemberKind::PublicBody => Applicant::PublicBody(profile),
            MemberKind::Company | MemberKind::NaturalPerson => Applicant::Company(profile),
        })
    }

    /// The fields.
    pub(crate) fn asking(&self, page: FormPage) -> FormPage {
        let words = page.words();
        let page = page.sending("kind", Some(self.kind().as_str()));
        let page = if self.kind() == MemberKind::NaturalPerson {
            self.asking_person(page)
        } else {
            self.asking_entity(page)
        };
        let email = Field::email("email", words.say("field-email")).holding(&self.email).not_offered();
        let page = self.postal.asking(page.about(words.say("field-address")));
        page.asking(email.optional(words))
    }

    fn asking_person(&self, page: FormPage) -> FormPage {
        let words = page.words();
        let field = |name, key: &str, value: &str| Field::text(name, words.say(key)).holding(value).half();
        page.asking(field("given_name", "field-given-name", &self.given_name).not_offered())
            .asking(field("name", "field-family-name", &self.name).not_offered())
    }

    fn asking_entity(&self, page: FormPage) -> FormPage {
        let words = page.words();
        let number = |name, key: &str, value: &str| {
            Field::text(name, words.say(key)).holding(value).optional(words).half()
        };
        let page = page
            .asking(Field::text("name", words.say("field-legal-name")).holding(&self.name).not_offered())
            .asking(number("siren", "field-siren", &self.siren).typed("numeric"))
            .asking(number("siret", "field-siret", &self.siret).typed("numeric"));
        let page = match self.kind() {
            MemberKind::Association => page.asking(number("rna", "field-rna", &self.rna)),
            _ => page,
        };
        self.acting.asking(page.about(words.say("field-representative")), true)
    }
}

/// The form at that address for each kind of applicant.
pub(crate) fn ways(frame: &Frame, path: &str, chosen: MemberKind) -> Vec<Way> {
    let way = |kind: MemberKind| Way {
        address: frame.to(&format!("{path}?type={kind}")),
        key: terms::kind_key(kind),
        here: kind == chosen,
        exactly: kind == chosen,
    };
    MemberKind::ALL.map(way).to_vec()
}
