//! Mends published addresses: fillers instead of blanks, and streets that slid into a neighbouring column.
//!
//! The list carries `NC`, `0` or `-` where nothing is known, spreadsheet errors (`#NAME?`), and in some
//! rows the street stands in `Complément` or `Libellé 2`. Nothing is invented here: a text is kept,
//! moved to the street or dropped as a filler.

use super::folding::{fold, squeeze};

/// The three address columns of a row after mending; an unknown line is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mended {
    /// Second line of the name (`Libellé 2`).
    pub second_line: String,
    /// Building, floor, post box (`Complément`).
    pub complement: String,
    /// Number and way (`Adresse`).
    pub street: String,
}

/// Mends the three columns of one row.
pub fn mend(second_line: &str, complement: &str, street: &str) -> Mended {
    let mut mended =
        Mended { second_line: text(second_line), complement: text(complement), street: text(street) };
    if mended.street.is_empty() && is_way(&mended.complement) {
        mended.street = std::mem::take(&mut mended.complement);
    }
    if mended.street.is_empty() && is_way(&mended.second_line) {
        mended.street = std::mem::take(&mut mended.second_line);
    }
    mended
}

/// A published text without its fillers: leading `NC`, `0`, `.`, `-`, lonely backslashes, spreadsheet errors
/// and e-mail addresses that are no postal address.
pub fn text(published: &str) -> String {
    let words: Vec<&str> = published.split_whitespace().filter(|word| *word != "\\").collect();
    let kept: Vec<&str> = words.into_iter().skip_while(|word| is_filler(word)).collect();
    let text = squeeze(kept.join(" ").trim_end_matches('\\'));
    let is_mail = text.contains('@') && text.contains('.') && !text.contains(' ');
    if text.starts_with('#') || is_mail { String::new() } else { text }
}

/// The delivery mention after the town (`CEDEX 9`), or nothing: the column also holds postal codes, names of
/// places and fillers, which are dropped.
pub fn cedex(published: &str) -> String {
    let folded = fold(published);
    match folded.strip_prefix("cedex").map(str::trim) {
        Some("") => "CEDEX".to_owned(),
        Some(number) => match number.parse::<u8>() {
            Ok(number) => format!("CEDEX {number}"),
            Err(_) => String::new(),
        },
        None => String::new(),
    }
}

fn is_filler(word: &str) -> bool {
    matches!(word, "NC" | "nc" | "Nc" | "0" | "." | "-" | "xx" | "XX")
}

/// Words that begin the name of a way or a place where mail is delivered, folded.
const WAYS: &[&str] = &[
    "allee",
    "allees",
    "av",
    "ave",
    "avenue",
    "bd",
    "bld",
    "boulevard",
    "chemin",
    "cite",
    "cour",
    "cours",
    "esplanade",
    "espace",
    "faubourg",
    "grand",
    "grande",
    "impasse",
    "lieu",
    "lieudit",
    "mail",
    "montee",
    "parc",
    "parvis",
    "passage",
    "pl",
    "place",
    "placette",
    "promenade",
    "quai",
    "quartier",
    "residence",
    "rn",
    "rond",
    "route",
    "rte",
    "rue",
    "ruelle",
    "sentier",
    "square",
    "traverse",
    "voie",
    "zone",
];

fn is_way(text: &str) -> bool {
    let folded = fold(text);
    let first = folded.split(' ').next().unwrap_or_default();
    first.starts_with(|digit: char| digit.is_ascii_digit()) || WAYS.contains(&first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(second: &str, complement: &str, street: &str) -> [String; 3] {
        let mended = mend(second, complement, street);
        [mended.second_line, mended.complement, mended.street]
    }

    #[test]
    fn a_street_that_slid_comes_back() {
        assert_eq!(lines("", "chemin des écoliers", ""), ["", "", "chemin des écoliers"]);
        assert_eq!(lines("Impasse des écoles", "", ""), ["", "", "Impasse des écoles"]);
        assert_eq!(
            lines("groupe scolaire", "1 rue des Ecoles", ""),
            ["groupe scolaire", "", "1 rue des Ecoles"]
        );
        assert_eq!(lines("BP 95287", "", ""), ["BP 95287", "", ""]);
    }

    #[test]
    fn a_known_street_is_left_alone() {
        assert_eq!(lines("1 rue Basse", "Mairie", "2 rue Haute"), ["1 rue Basse", "Mairie", "2 rue Haute"]);
    }

    #[test]
    fn fillers_are_dropped_and_numbers_kept() {
        assert_eq!(text("NC NC Rue Gabriel Peri"), "Rue Gabriel Peri");
        assert_eq!(text("0 RUE DU STADE"), "RUE DU STADE");
        assert_eq!(text("- - -"), "");
        assert_eq!(text("#NAME?"), "");
        assert_eq!(text("bibliotheque@exemple.fr"), "");
        assert_eq!(text("07  RUE DE LA VALLEE"), "07 RUE DE LA VALLEE");
        assert_eq!(text("Bibliothèque \\"), "Bibliothèque");
        assert_eq!(text("Médi@thèque l'@telier"), "Médi@thèque l'@telier");
    }

    #[test]
    fn only_a_cedex_is_a_cedex() {
        assert_eq!(cedex("cedex 09"), "CEDEX 9");
        assert_eq!(cedex("CEDEX9"), "CEDEX 9");
        assert_eq!(cedex("Cedex"), "CEDEX");
        for filler in ["NC", "0", "FRANCE", "13692", "CIDEX 1613", "."] {
            assert_eq!(cedex(filler), "");
        }
    }
}
