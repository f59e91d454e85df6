//! A row as an application, under a mapping.

use std::collections::BTreeMap;

use values::{Day, EmailAddress, Money, Rna, Shares, Siren, Siret};

use super::cells;
use super::fault::{ImportError, RowFault};
use super::keys::Keys;
use crate::public::{
    Applicant, CategoryCode, College, EntityProfile, ImportField, ImportMapping, MemberId, MemberKind,
    PaymentMeans, PersonProfile, PostalAddress, Representative, Settlement, SourceCell, SourceRow,
};
use crate::rules::folding::fold;

/// Fields without which nobody can be a member, whatever the kind.
const NEEDED: [ImportField; 3] = [ImportField::Category, ImportField::Shares, ImportField::Paid];
/// Letters of a column's name, of a default or of a word at most.
const MOST_LETTERS: usize = 200;

/// What a row asks for; the terms of the category come from the statutes of its day.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Candidate {
    pub(crate) id: MemberId,
    pub(crate) applicant: Applicant,
    /// That of the category when nothing is said.
    pub(crate) college: Option<College>,
    pub(crate) category: CategoryCode,
    pub(crate) decided_on: Day,
    pub(crate) on: Day,
    pub(crate) shares: Shares,
    pub(crate) paid: Money,
    pub(crate) settlement: Settlement,
    pub(crate) distinct: bool,
    /// What was paid later, and when.
    pub(crate) later: Option<(Money, Day)>,
}

/// A mapping that was held against the head of a table.
#[derive(Debug)]
pub(crate) struct Plan<'m> {
    mapping: &'m ImportMapping,
    columns: BTreeMap<ImportField, usize>,
    width: usize,
}

/// Refuses a mapping that says nothing, or says it at too great a length.
pub(crate) fn check(mapping: &ImportMapping) -> Result<(), ImportError> {
    let good = |text: &str| !text.trim().is_empty() && text.chars().count() <= MOST_LETTERS;
    let plain = mapping.columns.iter().chain(&mapping.defaults);
    let words = mapping
        .words
        .iter()
        .flat_map(|(field, words)| words.iter().flat_map(move |(from, to)| [(field, from), (field, to)]));
    match plain.chain(words).find(|(_, text)| !good(text)) {
        Some((field, _)) => Err(ImportError::BadMapping { field: *field }),
        None => Ok(()),
    }
}

impl<'m> Plan<'m> {
    /// Refuses a mapping that does not fit the table, or that cannot make a member of any row.
    pub(crate) fn new(mapping: &'m ImportMapping, head: &[String]) -> Result<Self, ImportError> {
        check(mapping)?;
        let (mut columns, mut missing) = (BTreeMap::new(), Vec::new());
        for (field, name) in &mapping.columns {
            let asked = fold(name);
            let mut places =
                head.iter().enumerate().filter(|(_, given)| *given == name || fold(given) == asked);
            match (places.next(), places.next()) {
                (Some((place, _)), None) => {
                    columns.insert(*field, place);
                }
                (Some(_), Some(_)) => return Err(ImportError::RepeatedColumn { column: name.clone() }),
                (None, _) => missing.push(name.clone()),
            }
        }
        if !missing.is_empty() {
            return Err(ImportError::MissingColumns { missing, head: head.to_vec() });
        }
        let given = |field: &ImportField| columns.contains_key(field) || mapping.defaults.contains_key(field);
        let mut fields: Vec<ImportField> = NEEDED.into_iter().filter(|field| !given(field)).collect();
        if !given(&ImportField::On) && !given(&ImportField::DecidedOn) {
            fields.push(ImportField::On);
        }
        if !fields.is_empty() {
            return Err(ImportError::FieldsNotMapped { fields });
        }
        Ok(Self { mapping, columns, width: head.len() })
    }

    /// What a row asks for. Its key is taken from `keys` whatever comes of it, so that keys follow the table.
    pub(crate) fn candidate(&self, row: &SourceRow, keys: &mut Keys) -> Result<Candidate, RowFault> {
        let number = self.text(row, ImportField::Number);
        let id = keys.next(row, number.as_ref().ok().and_then(Option::as_deref));
        number?;
        if row.cells.len() > self.width {
            return Err(RowFault::TooManyCells { expected: self.width, found: row.cells.len() });
        }
        let (decided_on, on) = self.days(row)?;
        let needed = |field| RowFault::Missing { field };
        let category = self.text(row, ImportField::Category)?.ok_or(needed(ImportField::Category))?;
        let category = category.parse().map_err(|error: crate::public::CategoryCodeError| {
            RowFault::Malformed { field: ImportField::Category, reason: error.to_string() }
        })?;
        let shares = self.cell(row, ImportField::Shares)?;
        let shares = cells::count(ImportField::Shares, &shares)?.ok_or(needed(ImportField::Shares))?;
        let paid = self.amount(row, ImportField::Paid)?.ok_or(needed(ImportField::Paid))?;
        Ok(Candidate {
            id,
            applicant: self.applicant(row)?,
            college: self.word(row, ImportField::College, &College::ALL, |of| [of.as_str(), of.french()])?,
            category,
            decided_on,
            on,
            shares: Shares::new(shares),
            paid,
            settlement: self.settlement(row)?,
            distinct: self.yes(row, ImportField::Distinct)?,
            later: self.later(row)?,
        })
    }

    /// The cell of a field, its words put into ours; the default where it is empty.
    fn cell(&self, row: &SourceRow, field: ImportField) -> Result<SourceCell, RowFault> {
        let given = self.columns.get(&field).and_then(|column| row.cells.get(*column));
        let given = match given {
            None | Some(SourceCell::Empty) => match self.mapping.defaults.get(&field) {
                Some(text) => SourceCell::Text(text.trim().to_owned()),
                None => return Ok(SourceCell::Empty),
            },
            Some(cell) => cell.clone(),
        };
        let (SourceCell::Text(text) | SourceCell::Number(text)) = &given else { return Ok(given) };
        if let Some(words) = self.mapping.words.get(&field)
            && let Some(meant) = words.iter().find(|(word, _)| fold(word) == fold(text))
        {
            return Ok(SourceCell::Text(meant.1.trim().to_owned()));
        }
        let lost =
            |letter: char| letter == '\u{fffd}' || (letter.is_control() && letter != '\n' && letter != '\t');
        if text.contains(lost) {
            return Err(RowFault::LostCharacter { field, value: text.replace(lost, "") });
        }
        Ok(given)
    }

    fn text(&self, row: &SourceRow, field: ImportField) -> Result<Option<String>, RowFault> {
        Ok(match self.cell(row, field)? {
            SourceCell::Empty => None,
            SourceCell::Text(text) | SourceCell::Number(text) => Some(text),
            SourceCell::Day(day) => Some(day.to_string()),
        })
    }

    fn said(&self, row: &SourceRow, field: ImportField) -> Result<String, RowFault> {
        Ok(self.text(row, field)?.unwrap_or_default())
    }

    fn amount(&self, row: &SourceRow, field: ImportField) -> Result<Option<Money>, RowFault> {
        cells::amount(field, &self.cell(row, field)?, self.mapping.decimals)
    }

    fn day(&self, row: &SourceRow, field: ImportField) -> Result<Option<Day>, RowFault> {
        cells::day(field, &self.cell(row, field)?, self.mapping.days)
    }

    fn word<T: Copy>(
        &self,
        row: &SourceRow,
        field: ImportField,
        all: &[T],
        names: fn(T) -> [&'static str; 2],
    ) -> Result<Option<T>, RowFault> {
        self.text(row, field)?.map(|text| cells::word(field, &text, all, names)).transpose()
    }

    fn yes(&self, row: &SourceRow, field: ImportField) -> Result<bool, RowFault> {
        let names = |yes| if yes { ["oui", "true"] } else { ["non", "false"] };
        Ok(self.word(row, field, &[true, false], names)?.unwrap_or(false))
    }

    /// A number in a form with a key. A spreadsheet that took it for an amount has lost the zeros before it.
    fn number<T: std::str::FromStr<Err: std::fmt::Display>>(
        &self,
        row: &SourceRow,
        field: ImportField,
        digits: usize,
    ) -> Result<Option<T>, RowFault> {
        let text = match self.cell(row, field)? {
            SourceCell::Empty => return Ok(None),
            SourceCell::Number(text) => format!("{text:0>digits$}"),
            SourceCell::Text(text) => text.chars().filter(|letter| !letter.is_whitespace()).collect(),
            SourceCell::Day(day) => day.to_string(),
        };
        let wrong = |error: T::Err| RowFault::Malformed { field, reason: error.to_string() };
        text.parse().map(Some).map_err(wrong)
    }

    /// The decision and the first day; where one of them is not said, it is the other.
    fn days(&self, row: &SourceRow) -> Result<(Day, Day), RowFault> {
        let (decided_on, on) = (self.day(row, ImportField::DecidedOn)?, self.day(row, ImportField::On)?);
        match (decided_on, on) {
            (Some(decided_on), Some(on)) => Ok((decided_on, on)),
            (Some(day), None) | (None, Some(day)) => Ok((day, day)),
            (None, None) => Err(RowFault::Missing { field: ImportField::On }),
        }
    }

    fn settlement(&self, row: &SourceRow) -> Result<Settlement, RowFault> {
        let names = |of: PaymentMeans| [of.as_str(), of.french()];
        let means = self.word(row, ImportField::Means, &PaymentMeans::ALL, names)?;
        Ok(Settlement {
            means: means.unwrap_or(PaymentMeans::Unstated),
            reference: self.said(row, ImportField::Reference)?,
        })
    }

    fn later(&self, row: &SourceRow) -> Result<Option<(Money, Day)>, RowFault> {
        let amount = self.amount(row, ImportField::PaidLater)?.filter(|amount| !amount.is_zero());
        let Some(amount) = amount else { return Ok(None) };
        let on = self.day(row, ImportField::PaidLaterOn)?;
        Ok(Some((amount, on.ok_or(RowFault::Missing { field: ImportField::PaidLaterOn })?)))
    }

    fn applicant(&self, row: &SourceRow) -> Result<Applicant, RowFault> {
        let (given_name, family_name) =
            (self.said(row, ImportField::GivenName)?, self.said(row, ImportField::FamilyName)?);
        let name = self.said(row, ImportField::Name)?;
        let names = |of: MemberKind| [of.as_str(), of.french()];
        let kind = match self.word(row, ImportField::Kind, &MemberKind::ALL, names)? {
            Some(kind) => kind,
            // Somebody with a first name and without a legal name is a human being; more is not guessed.
            None if name.is_empty() && !given_name.is_empty() => MemberKind::NaturalPerson,
            None => return Err(RowFault::Missing { field: ImportField::Kind }),
        };
        let address = self.address(row)?;
        let email = self.number::<EmailAddress>(row, ImportField::Email, 0)?;
        if kind == MemberKind::NaturalPerson {
            return Ok(Applicant::NaturalPerson(PersonProfile { given_name, family_name, address, email }));
        }
        let representative = Representative {
            given_name: self.said(row, ImportField::RepresentativeGivenName)?,
            family_name: self.said(row, ImportField::RepresentativeFamilyName)?,
            capacity: self.said(row, ImportField::RepresentativeCapacity)?,
        };
        // Where one column names everybody, an entity's name stands in that of the family names.
        let name = if name.is_empty() && given_name.is_empty() { family_name } else { name };
        let entity = EntityProfile {
            name,
            siren: self.number::<Siren>(row, ImportField::Siren, 9)?,
            siret: self.number::<Siret>(row, ImportField::Siret, 14)?,
            rna: self.number::<Rna>(row, ImportField::Rna, 0)?,
            address,
            representative,
            email,
        };
        Ok(match kind {
            MemberKind::Company => Applicant::Company(entity),
            MemberKind::Association => Applicant::Association(entity),
            MemberKind::PublicBody | MemberKind::NaturalPerson => Applicant::PublicBody(entity),
        })
    }

    fn address(&self, row: &SourceRow) -> Result<PostalAddress, RowFault> {
        use ImportField::{AddressLine1, AddressLine2, AddressLine3, AddressLine4};
        let mut lines = Vec::new();
        for field in [AddressLine1, AddressLine2, AddressLine3, AddressLine4] {
            lines.extend(self.text(row, field)?);
        }
        let country = match self.said(row, ImportField::Country)? {
            country if country.is_empty() || fold(&country) == "france" => "FR".to_owned(),
            country => country.to_uppercase(),
        };
        let mut postal_code = self.said(row, ImportField::PostalCode)?;
        // 1250 is 01250 of which a spreadsheet took the zero: no French code has four digits.
        if country == "FR" && postal_code.len() == 4 && postal_code.bytes().all(|byte| byte.is_ascii_digit())
        {
            postal_code.insert(0, '0');
        }
        Ok(PostalAddress { lines, postal_code, city: self.said(row, ImportField::City)?, country })
    }
}
