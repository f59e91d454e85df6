//! The words of a page: messages, and how figures are written around them.

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, langid, static_loader};
use office::kernel::access::Role;
use office::reports::public::{FigureValue, Growth, KeyFigure, Ratio};
use office::values::{Day, Fraction, Money, Timestamp, french};

use super::{Language, english, typeset};

static_loader! {
    static MESSAGES = {
        locales: "./messages",
        fallback_language: "fr",
        // Pages are in one direction of writing; isolation marks would only hinder searching in them.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static FRENCH: LanguageIdentifier = langid!("fr");
static ENGLISH: LanguageIdentifier = langid!("en");

/// Writes in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Words {
    /// The language.
    pub(crate) language: Language,
}

impl Words {
    /// A writer in that language.
    pub(crate) const fn of(language: Language) -> Self {
        Self { language }
    }

    fn identifier(self) -> &'static LanguageIdentifier {
        match self.language {
            Language::French => &FRENCH,
            Language::English => &ENGLISH,
        }
    }

    fn set(self, text: String) -> String {
        match self.language {
            Language::French => typeset(&text),
            Language::English => text,
        }
    }

    /// The message of that key, when there is one.
    pub(crate) fn find(self, key: &str) -> Option<String> {
        MESSAGES.try_lookup(self.identifier(), key).map(|text| self.set(text))
    }

    /// The message of that key; the key itself when it lacks, which a test refuses.
    pub(crate) fn say(self, key: &str) -> String {
        self.find(key).unwrap_or_else(|| key.to_owned())
    }

    /// A message with its parts, which are written already.
    pub(crate) fn tell(self, key: &str, parts: &[(&'static str, &str)]) -> String {
        // Counts come as they are written ("16 000"); none and one are numbers, for which a message may have a singular.
        let part = |(name, text): &(&'static str, &str)| {
            let value = match *text {
                "0" => FluentValue::from(0),
                "1" => FluentValue::from(1),
                text => FluentValue::from(text.to_owned()),
            };
            (Cow::Borrowed(*name), value)
        };
        let parts: HashMap<_, _> = parts.iter().map(part).collect();
        MESSAGES
            .try_lookup_with_args(self.identifier(), key, &parts)
            .map_or_else(|| key.to_owned(), |text| self.set(text))
    }

    /// A message with its parts taken from the data of a refusal, when there is such a message.
    pub(crate) fn tell_data(self, key: &str, data: &serde_json::Value) -> Option<String> {
        let written = |value: &serde_json::Value| match value {
            serde_json::Value::String(text) => FluentValue::from(text.clone()),
            serde_json::Value::Number(number) if number.is_u64() => number.as_u64().into(),
            other => FluentValue::from(other.to_string()),
        };
        let parts: HashMap<Cow<'static, str>, FluentValue<'_>> = data
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, value)| (Cow::Owned(name.clone()), written(value)))
            .collect();
        MESSAGES.try_lookup_with_args(self.identifier(), key, &parts).map(|text| self.set(text))
    }

    /// A moment, to the minute.
    pub(crate) fn moment(self, at: Timestamp) -> String {
        let text = at.to_string();
        match (at.day(), text.get(11..16)) {
            (Some(day), Some(hour)) => self.tell("moment", &[("day", &self.day(day)), ("hour", hour)]),
            _ => text,
        }
    }

    /// The name of a role.
    pub(crate) fn role(self, role: Role) -> String {
        self.say(match role {
            Role::Administrator => "role-administrator",
            Role::Staff => "role-staff",
            Role::Sales => "role-sales",
            Role::Member => "role-member",
            Role::Auditor => "role-auditor",
        })
    }

    /// Roles, one after the other.
    pub(crate) fn roles(self, roles: &[Role]) -> String {
        roles.iter().map(|role| self.role(*role)).collect::<Vec<_>>().join(", ")
    }

    /// What a token is limited to; a scope without words of its own stands as it is.
    pub(crate) fn scope(self, scope: &str) -> String {
        let room = |name: &str| self.find(&format!("room-{name}"));
        let of = |key: &str, room: &str| self.tell(key, &[("room", room)]);
        match scope {
            "*" => self.say("scope-all"),
            "read" => self.say("scope-read"),
            _ => match scope.strip_suffix(":read") {
                Some(name) => room(name).map_or_else(|| scope.to_owned(), |room| of("scope-of-read", &room)),
                None => room(scope).map_or_else(|| scope.to_owned(), |room| of("scope-of-write", &room)),
            },
        }
    }

    /// A number of things: `388 000` or `388,000`.
    pub(crate) fn count(self, count: u64) -> String {
        match self.language {
            Language::French => french::integer(i128::from(count)),
            Language::English => english::decimal(&count.to_string()),
        }
    }

    /// A plain decimal text.
    pub(crate) fn decimal(self, text: &str) -> String {
        match self.language {
            Language::French => french::decimal(text),
            Language::English => english::decimal(text),
        }
    }

    /// An amount, without its cents when they are zero.
    pub(crate) fn money(self, amount: Money) -> String {
        match self.language {
            Language::French => amount.french_short().replace('-', "−"),
            Language::English => {
                let text = english::money(amount);
                text.strip_suffix(".00").map_or_else(|| text.clone(), str::to_owned)
            }
        }
    }

    /// An amount to the cent, for columns that add up.
    pub(crate) fn exact_money(self, amount: Money) -> String {
        match self.language {
            Language::French => amount.french().replace('-', "−"),
            Language::English => english::money(amount),
        }
    }

    /// A number that is in percent already: `22,9 %`.
    pub(crate) fn percent(self, percent: &str) -> String {
        match self.language {
            Language::French => format!("{}{}%", french::decimal(percent), french::NO_BREAK),
            Language::English => format!("{}%", english::decimal(percent)),
        }
    }

    /// A part of a whole in percent, with so many decimals.
    pub(crate) fn part(self, part: &Ratio, digits: u32) -> String {
        fraction(part).map_or_else(String::new, |part| self.percent(&part.percent(digits)))
    }

    /// A day in words.
    pub(crate) fn day(self, day: Day) -> String {
        match self.language {
            Language::French => day.french(),
            Language::English => english::day(day),
        }
    }

    /// The name of a figure.
    pub(crate) fn name(self, figure: &KeyFigure) -> String {
        match self.language {
            Language::French => typeset(&figure.french),
            Language::English => figure.english.clone(),
        }
    }

    /// A figure as people read it, rounded as everywhere else.
    pub(crate) fn value(self, value: &FigureValue) -> String {
        if self.language == Language::French {
            return value.shown();
        }
        match value {
            FigureValue::Money { amount, .. } => self.money(*amount),
            FigureValue::Count { count } => self.count(*count),
            FigureValue::Fraction(part) => self.part(part, 0),
            FigureValue::UnitPrice(_) => {
                value.exact().map_or_else(String::new, |price| format!("€{}", price.decimal(2)))
            }
            FigureValue::Decimal { decimal } => english::decimal(&decimal.to_string()),
        }
    }

    /// A growth as people read it: `+ 150 %`, `+150%`.
    pub(crate) fn growth(self, growth: &Growth) -> String {
        if self.language == Language::French {
            return growth.shown.clone();
        }
        let Some(growth) = fraction(&growth.ratio) else { return String::new() };
        let percent = growth.percent(0);
        let sign = if percent.starts_with('-') || percent == "0" { "" } else { "+" };
        format!("{sign}{}%", english::decimal(&percent))
    }
}

fn fraction(ratio: &Ratio) -> Option<Fraction> {
    Fraction::new(ratio.num.parse().ok()?, ratio.den.parse().ok()?)
}
