//! The room as a whole, on both databases.

mod importing;
mod venues;
mod wrong_files;

use kernel::prelude::*;
use values::Day;

use crate::goldens::day;

/// The list exactly as published.
const REAL: &[u8] = include_bytes!("../../data/bibliotheques-publiques.csv");

/// The first `rows` rows of the real list, header included.
fn beginning(rows: usize) -> Vec<u8> {
    REAL.split_inclusive(|byte| *byte == b'\n').take(rows + 1).flatten().copied().collect()
}

/// The same text with one piece replaced; the piece must be there.
fn replaced(bytes: &[u8], from: &str, to: &[u8]) -> Vec<u8> {
    let place =
        bytes.windows(from.len()).position(|window| window == from.as_bytes()).expect("the piece is there");
    [&bytes[..place], to, &bytes[place + from.len()..]].concat()
}

fn first_list() -> Day {
    day("2014-09-01")
}

fn filters(filters: &[&str]) -> PageRequest {
    PageRequest {
        filters: filters.iter().map(|filter| (*filter).to_owned()).collect(),
        ..PageRequest::default()
    }
}
