//! The fields of who holds shares: an address, a representative.

use office::members::public::{PostalAddress, Representative};
use serde::{Deserialize, Serialize};

use crate::forms::{Field, FormPage};

/// An address as it is typed, line by line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Place {
    #[serde(default)]
    pub(crate) lines: String,
    #[serde(default)]
    pub(crate) postal_code: String,
    #[serde(default)]
    pub(crate) city: String,
    #[serde(default)]
    pub(crate) country: String,
}

impl Place {
    /// As the form opens: in France.
    pub(crate) fn opened() -> Self {
        Self { country: "FR".to_owned(), ..Self::default() }
    }

    /// The address as it is known.
    pub(crate) fn of(address: &PostalAddress) -> Self {
        Self {
            lines: address.lines.join("\n"),
            postal_code: address.postal_code.clone(),
            city: address.city.clone(),
            country: address.country.clone(),
        }
    }

    /// The address that is meant; whether it can be one is the room's question.
    pub(crate) fn read(&self) -> PostalAddress {
        let lines = self.lines.lines().map(str::trim).filter(|line| !line.is_empty());
        PostalAddress {
            lines: lines.map(str::to_owned).collect(),
            postal_code: self.postal_code.trim().to_owned(),
            city: self.city.trim().to_owned(),
            country: self.country.trim().to_uppercase(),
        }
    }

    /// The fields.
    pub(crate) fn asking(&self, page: FormPage) -> FormPage {
        let words = page.words();
        let lines = Field::area("lines", words.say("field-lines")).holding(&self.lines);
        let code = Field::text("postal_code", words.say("field-postal-code")).holding(&self.postal_code);
        let city = Field::text("city", words.say("column-town")).holding(&self.city);
        let country = Field::text("country", words.say("field-country")).holding(&self.country);
        page.asking(lines.hinting(words.say("field-lines-hint")))
            .asking(code.typed("numeric").half())
            .asking(city.half())
            .asking(country.hinting(words.say("field-country-hint")))
    }
}

/// A representative as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Acting {
    #[serde(default)]
    pub(crate) representative_given_name: String,
    #[serde(default)]
    pub(crate) representative_family_name: String,
    #[serde(default)]
    pub(crate) capacity: String,
}

impl Acting {
    /// Who is meant.
    pub(crate) fn read(&self) -> Representative {
        Representative {
            given_name: self.representative_given_name.trim().to_owned(),
            family_name: self.representative_family_name.trim().to_owned(),
            capacity: self.capacity.trim().to_owned(),
        }
    }

    /// The fields; they may stay empty where the form is also one for persons.
    pub(crate) fn asking(&self, page: FormPage, required: bool) -> FormPage {
        let words = page.words();
        let field = |name, key: &str, value: &str| {
            let field = Field::text(name, words.say(key)).holding(value);
            Field { required, ..field }
        };
        let given = ("representative_given_name", &self.representative_given_name);
        let family = ("representative_family_name", &self.representative_family_name);
        let capacity = field("capacity", "field-capacity", &self.capacity);
        page.asking(field(given.0, "field-given-name", given.1).half())
            .asking(field(family.0, "field-family-name", family.1).half())
            .asking(capacity.hinting(words.say("field-capacity-hint")))
    }
}
