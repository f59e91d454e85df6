//! What a report is made of: a table of cells, a chart of bars; and how they become files and drawings.
//!
//! It exists so that a report says what is to be read and nothing of where: the same table is a page, a spreadsheet and
//! a part of a paper. What is read is always text made from exact numbers; a float is a length on a drawing, never
//! a figure.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

/// A report as rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// French title with its year.
    pub title: String,
    /// Columns, from left to right.
    pub columns: Vec<Column>,
    /// Rows, each with one cell a column.
    pub rows: Vec<Vec<Cell>>,
    /// What the reader must know, in French: figures that do not add up, figures that are missing.
    pub notes: Vec<String>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// French name.
    pub name: String,
    /// What its cells hold.
    pub kind: ColumnKind,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// Words.
    Text,
    /// Numbers, aligned to the right.
    Number,
}

/// A cell: what people read, and the number beneath it when there is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// What people read, in French.
    pub shown: String,
    /// The number, exact, in the unit shown (euros, people, percents); absent for words and missing figures.
    pub number: Option<Decimal>,
}

impl Table {
    /// The table as comma-separated values: numbers where there are numbers, what people read elsewhere. Titles and
    /// notes are left out, since a program reads the first line as names.
    pub fn csv(&self, dialect: tables::Dialect) -> Result<Vec<u8>, tables::TableError> {
        tables::csv(&self.head(), self.rows.iter().map(|row| row.iter().map(plain).collect()), dialect)
    }

    /// The table as a workbook of one sheet.
    pub fn workbook(&self) -> Result<Vec<u8>, tables::TableError> {
        let mut book = tables::Workbook::new("Rapport", &self.head())?;
        for row in &self.rows {
            book.push(row.iter().map(plain).collect())?;
        }
        book.finish()
    }

    fn head(&self) -> Vec<&str> {
        self.columns.iter().map(|column| column.name.as_str()).collect()
    }
}

fn plain(cell: &Cell) -> tables::Cell {
    match cell.number {
        Some(number) => tables::Cell::Decimal(number.to_string()),
        None if cell.shown.is_empty() => tables::Cell::Empty,
        None => tables::Cell::Text(cell.shown.clone()),
    }
}

/// A report as a drawing: what it says, and its bars.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chart {
    /// French title with its year.
    pub title: String,
    /// What it shows, in a French sentence with its figures, for those who cannot see it.
    pub description: String,
    /// Its bars.
    pub body: ChartBody,
}

/// The bars of a chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ChartBody {
    /// Lying bars on one scale, with a second measure on a scale of its own or without.
    Bars {
        /// French name of the measure.
        measure: String,
        /// French name of the second measure.
        second: Option<String>,
        /// From top to bottom.
        bars: Vec<Bar>,
    },
    /// Each figure in two years, each pair on a scale of its own.
    Growth {
        /// The year before and the year told.
        years: (String, String),
        /// From left to right.
        pairs: Vec<Pair>,
    },
}

/// A lying bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bar {
    /// French label.
    pub label: String,
    /// Its length, in the unit of the measure.
    pub value: Decimal,
    /// What is written at its end, in French.
    pub shown: String,
    /// The second measure, with what is written at its end.
    pub second: Option<(Decimal, String)>,
}

/// A figure in two years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// French label.
    pub label: String,
    /// The year before, with what is written above.
    pub before: (Decimal, String),
    /// The year told, with what is written above.
    pub now: (Decimal, String),
    /// The growth as it is printed.
    pub growth: String,
}

impl Chart {
    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        match &self.body {
            ChartBody::Bars { bars, .. } => bars.is_empty(),
            ChartBody::Growth { pairs, .. } => pairs.is_empty(),
        }
    }

    /// Draws it. Refused when a value is negative or the size is too small.
    pub fn draw(&self, size: charts::Size) -> Result<charts::Drawing, charts::ChartError> {
        let caption = charts::Caption { title: self.title.clone(), description: self.description.clone() };
        match &self.body {
            ChartBody::Bars { measure, second, bars } => {
                let measures = second.as_ref().map(|second| (measure.clone(), second.clone()));
                let bar = |bar: &Bar| charts::Bar {
                    label: bar.label.clone(),
                    value: length(bar.value),
                    shown: bar.shown.clone(),
                    second: bar.second.as_ref().map(|(value, shown)| (length(*value), shown.clone())),
                };
                charts::Bars { caption, measures, bars: bars.iter().map(bar).collect() }.draw(size)
            }
            ChartBody::Growth { years, pairs } => {
                let year = |(value, shown): &(Decimal, String)| (length(*value), shown.clone());
                let pair = |pair: &Pair| charts::Pair {
                    label: pair.label.clone(),
                    before: year(&pair.before),
                    now: year(&pair.now),
                    growth: pair.growth.clone(),
                };
                charts::Growth { caption, years: years.clone(), pairs: pairs.iter().map(pair).collect() }
                    .draw(size)
            }
        }
    }

    /// The sentence of a chart of bars: each label with its figures.
    pub(super) fn told(bars: &[Bar]) -> String {
        let one = |bar: &Bar| match &bar.second {
            Some((_, second)) => format!("{} : {} ({second})", bar.label, bar.shown),
            None => format!("{} : {}", bar.label, bar.shown),
        };
        bars.iter().map(one).collect::<Vec<_>>().join(" ; ")
    }
}

/// A length on a drawing; what cannot be one is refused by the drawing itself.
fn length(value: Decimal) -> f64 {
    value.to_f64().unwrap_or(f64::NAN)
}
