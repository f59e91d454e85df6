//! One field, one group of choices.

use std::borrow::Cow;

use crate::language::Words;
use crate::notices::Sentence;

/// What a ticked box sends.
pub(crate) const YES: &str = "oui";

/// How much of a form's width a field takes, where there is room for two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Width {
    /// All of it.
    Whole,
    /// Half of it, beside another one.
    Half,
}

/// A field to fill in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Field {
    /// Its name in the form.
    pub(crate) name: Cow<'static, str>,
    /// Its identifier in the page, unique there.
    pub(crate) id: String,
    /// What it asks for.
    pub(crate) label: String,
    /// `text`, `email`, `password`, `date`; `area` for several lines, `select` for one of [`Self::choices`].
    pub(crate) kind: &'static str,
    /// What it holds; never a password.
    pub(crate) value: String,
    /// What the browser may offer, as in the list of WCAG 1.3.5.
    pub(crate) autocomplete: Option<&'static str>,
    /// Which keyboard a phone shows.
    pub(crate) keyboard: Option<&'static str>,
    /// What helps to fill it in.
    pub(crate) hint: Option<String>,
    /// Why it was refused.
    pub(crate) error: Option<Sentence>,
    /// Whether it is shown and cannot be changed.
    pub(crate) fixed: bool,
    /// Whether it must be filled in.
    pub(crate) required: bool,
    /// Whether the page opens with the cursor in it.
    pub(crate) focus: bool,
    /// How much of the form's width it takes.
    pub(crate) width: Width,
    /// Value and words of each choice.
    pub(crate) choices: Vec<(String, String)>,
    /// Which files the browser offers to choose from.
    pub(crate) accept: &'static str,
}

/// Endings of a list.
const LISTS: &str = ".csv,.txt,.tsv,.xlsx";

impl Field {
    fn new(name: &'static str, label: String, kind: &'static str) -> Self {
        Self {
            name: Cow::Borrowed(name),
            id: name.to_owned(),
            label,
            kind,
            value: String::new(),
            autocomplete: None,
            keyboard: None,
            hint: None,
            error: None,
            fixed: false,
            required: true,
            focus: false,
            width: Width::Whole,
            choices: Vec::new(),
            accept: LISTS,
        }
    }

    /// A line of text.
    pub(crate) fn text(name: &'static str, label: String) -> Self {
        Self::new(name, label, "text")
    }

    /// An e-mail address, which is also the name under which one signs in.
    pub(crate) fn email(name: &'static str, label: String) -> Self {
        let field = Self::new(name, label, "email");
        Self { autocomplete: Some("username"), ..field }
    }

    /// A day.
    pub(crate) fn day(name: &'static str, label: String) -> Self {
        Self::new(name, label, "date")
    }

    /// An amount in euros, as people write it.
    pub(crate) fn amount(name: &'static str, label: String) -> Self {
        Self::new(name, label, "text").typed("decimal")
    }

    /// A whole number.
    pub(crate) fn whole(name: &'static str, label: String) -> Self {
        Self::new(name, label, "text").typed("numeric")
    }

    /// Several lines of text.
    pub(crate) fn area(name: &'static str, label: String) -> Self {
        Self::new(name, label, "area")
    }

    /// One of some; the first is chosen unless it holds another.
    pub(crate) fn select(name: &'static str, label: String, choices: Vec<(String, String)>) -> Self {
        Self { choices, ..Self::new(name, label, "select") }
    }

    /// A file to choose, a list unless [`Self::accepting`] says otherwise; the form must be
    /// [`super::FormPage::uploading`].
    pub(crate) fn file(name: &'static str, label: String) -> Self {
        Self::new(name, label, "file")
    }

    /// The same, of files with these endings.
    pub(crate) fn accepting(self, accept: &'static str) -> Self {
        Self { accept, ..self }
    }

    /// The password that one has.
    pub(crate) fn password(name: &'static str, label: String) -> Self {
        let field = Self::new(name, label, "password");
        Self { autocomplete: Some("current-password"), ..field }
    }

    /// A password that one chooses.
    pub(crate) fn new_password(name: &'static str, label: String) -> Self {
        let field = Self::new(name, label, "password");
        Self { autocomplete: Some("new-password"), ..field }
    }

    /// The six digits of an application.
    pub(crate) fn code(name: &'static str, label: String) -> Self {
        let field = Self::new(name, label, "text");
        Self { autocomplete: Some("one-time-code"), keyboard: Some("numeric"), ..field }
    }

    /// The same under a name that was put together, of one of several that are alike.
    pub(crate) fn named(self, name: String) -> Self {
        Self { id: name.clone(), name: Cow::Owned(name), ..self }
    }

    /// The same, filled in. A password stays empty.
    pub(crate) fn holding(self, value: &str) -> Self {
        if self.kind == "password" {
            return self;
        }
        Self { value: value.to_owned(), ..self }
    }

    /// The same, with what helps to fill it in.
    pub(crate) fn hinting(self, hint: String) -> Self {
        Self { hint: Some(hint), ..self }
    }

    /// The same, which is shown and cannot be changed.
    pub(crate) fn fixed(self) -> Self {
        Self { fixed: true, ..self }
    }

    /// The same, beside another one where there is room.
    pub(crate) fn half(self) -> Self {
        Self { width: Width::Half, ..self }
    }

    /// The same, for the browser's own offers.
    pub(crate) fn offered(self, autocomplete: &'static str) -> Self {
        Self { autocomplete: Some(autocomplete), ..self }
    }

    /// The same, which is about somebody else: the browser must not offer the reader's own.
    pub(crate) fn not_offered(self) -> Self {
        Self { autocomplete: None, ..self }
    }

    /// The same, for which a phone shows that keyboard.
    pub(crate) fn typed(self, keyboard: &'static str) -> Self {
        Self { keyboard: Some(keyboard), ..self }
    }

    /// The same, which may stay empty; its label says so.
    pub(crate) fn optional(self, words: Words) -> Self {
        let label = words.tell("field-optional", &[("field", &self.label)]);
        Self { label, required: false, ..self }
    }

    /// The same, where the page opens until something is refused.
    pub(crate) fn focused(self) -> Self {
        Self { focus: true, ..self }
    }

    /// Whether it stands beside another one.
    pub(crate) fn is_beside(&self) -> bool {
        self.width == Width::Half
    }

    /// What describes it: hint and error, by their identifiers.
    pub(crate) fn described_by(&self) -> Option<String> {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.id));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.id));
        let both: Vec<String> = [hint, error].into_iter().flatten().collect();
        (!both.is_empty()).then(|| both.join(" "))
    }
}

/// A box to tick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    /// Its value in the form.
    pub(crate) value: String,
    /// What it means.
    pub(crate) label: String,
    /// More about it.
    pub(crate) hint: Option<String>,
    /// Whether it is ticked.
    pub(crate) ticked: bool,
}

/// Boxes to tick under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    /// Name of every box in the form, and identifier of the group in the page.
    pub(crate) name: Cow<'static, str>,
    /// What they are about.
    pub(crate) legend: String,
    /// What helps to choose.
    pub(crate) hint: Option<String>,
    /// Why the choice was refused.
    pub(crate) error: Option<Sentence>,
    /// The boxes.
    pub(crate) choices: Vec<Choice>,
    /// Whether only one of them can be chosen.
    pub(crate) single: bool,
}

/// A part of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    /// To fill in.
    Field(Field),
    /// To tick.
    Group(Group),
    /// What those below are about.
    Heading(String),
    /// What those down to the next end have in common.
    Begin(String),
    /// The end of them.
    End,
}

impl From<Field> for Part {
    fn from(field: Field) -> Self {
        Self::Field(field)
    }
}

impl From<Group> for Part {
    fn from(group: Group) -> Self {
        Self::Group(group)
    }
}

impl Group {
    /// One box to tick, which says yes.
    pub(crate) fn yes(name: &'static str, legend: String, label: String, ticked: bool) -> Self {
        let choice = Choice { value: YES.to_owned(), label, hint: None, ticked };
        let name = Cow::Borrowed(name);
        Self { name, legend, hint: None, error: None, choices: vec![choice], single: false }
    }
}

impl Part {
    /// Its name in the form.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Field(field) => &field.name,
            Self::Group(group) => &group.name,
            Self::Heading(_) | Self::Begin(_) | Self::End => "",
        }
    }

    /// Identifier of what takes the cursor in it: the field, or the first box of a group.
    pub(crate) fn anchor(&self) -> String {
        match self {
            Self::Field(field) => field.id.clone(),
            Self::Group(group) => format!("{}-1", group.name),
            Self::Heading(_) | Self::Begin(_) | Self::End => String::new(),
        }
    }

    /// Takes the cursor away.
    pub(crate) fn leave(&mut self) {
        if let Self::Field(field) = self {
            field.focus = false;
        }
    }

    /// Says beside it why it was refused; the page opens there.
    pub(crate) fn blame(&mut self, error: Sentence) {
        match self {
            Self::Field(field) => (field.error, field.focus) = (Some(error), true),
            Self::Group(group) => group.error = Some(error),
            Self::Heading(_) | Self::Begin(_) | Self::End => {}
        }
    }
}
