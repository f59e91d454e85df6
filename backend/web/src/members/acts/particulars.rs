//! `/associes/{id}/coordonnees` and below: another address, name, e-mail, representative; convocations by e-mail.

use door::Desk;
use office::kernel::Failure;
use office::kernel::access::Permission;
use office::members::Particular;
use office::members::permissions::PARTICULARS_CHANGE;
use office::members::public::{MemberKind, NewName};
use serde::{Deserialize, Serialize};

use super::{Act, Hands, Subject};
use crate::forms::reading::No;
use crate::forms::{Field, FormPage, Group, YES};
use crate::frame::Frame;
use crate::members::holder::{self, Place};

/// The parts of a file that change, with the titles of their forms.
const PARTS: [(&str, &str); 5] = [
    ("coordonnees", "address-title"),
    ("coordonnees/nom", "name-title"),
    ("coordonnees/courriel", "email-title"),
    ("coordonnees/accord", "consent-title"),
    ("coordonnees/representant", "representative-title"),
];

fn is_person(subject: &Subject) -> bool {
    subject.file.row.kind == MemberKind::NaturalPerson
}

/// The form of a part, beside those of the others.
fn form(frame: &Frame, subject: &Subject, part: &'static str, title: &str) -> FormPage {
    let offered = |(other, _): &(&str, &str)| *other != "coordonnees/representant" || !is_person(subject);
    let ways = PARTS.into_iter().filter(offered);
    let ways = ways.map(|(other, key)| subject.way(frame, other, key, other == part)).collect();
    subject.form(frame, title, part, "record-button").with_tabs(ways)
}

fn since(page: FormPage, on: &str) -> FormPage {
    let label = page.words().say("field-since");
    page.asking(Field::day("on", label).holding(on))
}

async fn change(hands: &Hands<'_>, subject: &Subject, particular: Particular, on: &str) -> Result<(), No> {
    let on = hands.read.day("on", on)?;
    let member = subject.file.row.member_id;
    hands.desk.members.change_particular(&hands.context, member, particular, on).await?;
    Ok(())
}

/// Another address.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Address {
    on: String,
    #[serde(flatten)]
    postal: Place,
}

impl Act for Address {
    const PERMISSION: Permission = PARTICULARS_CHANGE;
    const DONE: &'static str = "coordonnees";

    async fn opened(_: &Desk, _: &Frame, subject: &Subject) -> Result<Self, Failure> {
        let postal = subject.file.address.as_ref().map_or_else(Place::opened, Place::of);
        Ok(Self { on: subject.today.to_string(), postal })
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        since(self.postal.asking(form(frame, subject, "coordonnees", "address-title")), &self.on)
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        change(hands, subject, Particular::Address(self.postal.read()), &self.on).await
    }
}

/// Another name.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Rename {
    on: String,
    #[serde(default)]
    given_name: String,
    name: String,
}

impl Act for Rename {
    const PERMISSION: Permission = PARTICULARS_CHANGE;
    const DONE: &'static str = "coordonnees";

    async fn opened(_: &Desk, _: &Frame, subject: &Subject) -> Result<Self, Failure> {
        // A person's printed name does not tell where the first name ends: it is typed again.
        let name = if is_person(subject) { String::new() } else { subject.file.row.name.clone() };
        Ok(Self { on: subject.today.to_string(), given_name: String::new(), name })
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let page = form(frame, subject, "coordonnees/nom", "name-title");
        let field = |name, key: &str, value: &str| Field::text(name, words.say(key)).holding(value);
        let page = if is_person(subject) {
            page.asking(field("given_name", "field-given-name", &self.given_name).half())
                .asking(field("name", "field-family-name", &self.name).half())
        } else {
            page.asking(field("name", "field-legal-name", &self.name))
        };
        since(page, &self.on)
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let name = self.name.trim().to_owned();
        let new = if is_person(subject) {
            NewName::Person { given_name: self.given_name.trim().to_owned(), family_name: name }
        } else {
            NewName::Entity { name }
        };
        change(hands, subject, Particular::Name(new), &self.on).await
    }
}

/// Another e-mail, or none.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Email {
    on: String,
    email: String,
}

impl Act for Email {
    const PERMISSION: Permission = PARTICULARS_CHANGE;
    const DONE: &'static str = "coordonnees";

    async fn opened(_: &Desk, _: &Frame, subject: &Subject) -> Result<Self, Failure> {
        Ok(Self { on: subject.today.to_string(), email: subject.file.email.clone() })
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let email = Field::email("email", words.say("field-email")).holding(&self.email).not_offered();
        let page = form(frame, subject, "coordonnees/courriel", "email-title");
        since(page.asking(email.hinting(words.say("email-none-hint")).optional(words)), &self.on)
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let email = hands.read.any_email("email", &self.email)?;
        change(hands, subject, Particular::Email(email), &self.on).await
    }
}

/// Convocations by e-mail, or by letter again.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Consent {
    on: String,
    #[serde(default)]
    agreed: String,
    proof: String,
}

impl Act for Consent {
    const PERMISSION: Permission = PARTICULARS_CHANGE;
    const DONE: &'static str = "coordonnees";

    async fn opened(_: &Desk, _: &Frame, subject: &Subject) -> Result<Self, Failure> {
        let proof = subject.file.email_consent.clone();
        let agreed = proof.as_ref().map(|_| YES.to_owned()).unwrap_or_default();
        Ok(Self { on: subject.today.to_string(), agreed, proof: proof.unwrap_or_default() })
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let agreed =
            Group::yes("agreed", words.say("field-consent"), words.say("consent-agreed"), self.agreed == YES);
        let proof = Field::text("proof", words.say("field-proof")).holding(&self.proof).not_offered();
        let page = form(frame, subject, "coordonnees/accord", "consent-title")
            .saying(words.say("consent-about"))
            .asking(agreed)
            .asking(proof.hinting(words.say("field-proof-hint")).optional(words));
        since(page, &self.on)
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let particular = if self.agreed == YES {
            Particular::EmailConsent { proof: self.proof.trim().to_owned() }
        } else {
            Particular::EmailConsentRevoked
        };
        change(hands, subject, particular, &self.on).await
    }
}

/// Somebody else who acts for the entity.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Acting {
    on: String,
    proof: String,
    #[serde(flatten)]
    who: holder::Acting,
}

impl Act for Acting {
    const PERMISSION: Permission = PARTICULARS_CHANGE;
    const DONE: &'static str = "coordonnees";

    async fn opened(_: &Desk, _: &Frame, subject: &Subject) -> Result<Self, Failure> {
        Ok(Self { on: subject.today.to_string(), ..Self::default() })
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let page = form(frame, subject, "coordonnees/representant", "representative-title");
        let proof = Field::text("proof", words.say("field-decision")).holding(&self.proof).not_offered();
        let page = self.who.asking(page, true);
        since(page.asking(proof.hinting(words.say("field-decision-hint")).optional(words)), &self.on)
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let representative = self.who.read();
        let proof = self.proof.trim().to_owned();
        change(hands, subject, Particular::Representative { representative, proof }, &self.on).await
    }
}

/// The forms in their states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let person = crate::samples::subject();
    let entity = Subject { file: crate::samples::entity(), ..person.clone() };
    let on = person.today.to_string();
    let postal = Place { postal_code: "4200".into(), ..Place::of(&crate::samples::an_address()) };
    let wrong = crate::samples::postal_code(frame.words);
    let proof = entity.file.email_consent.clone().unwrap_or_default();
    let acting = Acting { on: on.clone(), ..Acting::default() };
    let address = Address { on: on.clone(), postal };
    vec![
        ("address_refused", address.page(frame, &entity).refused_by(Some(&wrong))),
        ("name", Rename { on: on.clone(), ..Rename::default() }.page(frame, &person)),
        ("member_email", Email { on: on.clone(), email: "zoe@exemple.fr".into() }.page(frame, &person)),
        ("consent", Consent { on, agreed: YES.to_owned(), proof }.page(frame, &entity)),
        ("representative", acting.page(frame, &entity)),
    ]
}
