//! Which language is chosen, how it is typeset, and that every message exists in both.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::{Language, Words, english, typeset};
use office::values::Money;

#[test]
fn a_language_is_chosen_by_its_first_part() {
    for (tag, language) in [
        ("fr", Some(Language::French)),
        ("EN-gb", Some(Language::English)),
        (" en ", Some(Language::English)),
        ("de", None),
        ("", None),
        ("french", None),
    ] {
        assert_eq!(Language::of_tag(tag), language, "{tag}");
    }
}

#[test]
fn french_sentences_get_their_spaces_and_apostrophes() {
    assert_eq!(
        typeset("L'année : « 2015 » ; + 150 % ? 3 €"),
        "L’année\u{a0}: «\u{a0}2015\u{a0}»\u{202f}; + 150\u{a0}%\u{202f}? 3\u{a0}€"
    );
    assert_eq!(typeset("sans rien : "), "sans rien\u{a0}: ");
}

#[test]
fn what_there_is_once_is_said_in_the_singular() {
    let said = |language, count: u64| {
        let words = Words::of(language);
        words.tell("trail-caption", &[("count", &words.count(count))])
    };
    for (count, french, english) in [
        (0, "0 fait", "0 entries, latest first"),
        (1, "1 fait", "1 entry"),
        (2, "2 faits, du plus récent au plus ancien", "2 entries, latest first"),
        (1_234, "1\u{202f}234 faits, du plus récent au plus ancien", "1,234 entries, latest first"),
    ] {
        assert_eq!(
            (said(Language::French, count), said(Language::English, count)),
            (french.into(), english.into())
        );
    }
}

#[test]
fn english_amounts_have_their_sign_before_the_euro() {
    assert_eq!(english::money(Money::cents(10_318_005)), "€103,180.05");
    assert_eq!(english::money(Money::cents(-123_456)), "−€1,234.56");
    assert_eq!(english::decimal("-1234567.5"), "−1,234,567.5");
    assert_eq!(Words::of(Language::English).money(Money::euros(-718)), "−€718");
    assert_eq!(Words::of(Language::French).money(Money::euros(169_800)), "169\u{202f}800\u{a0}€");
}

#[test]
fn a_message_that_lacks_shows_its_key_and_parts_are_put_in() {
    let words = Words::of(Language::English);
    assert_eq!(words.say("no-such-key"), "no-such-key");
    assert_eq!(words.find("no-such-key"), None);
    assert_eq!(words.tell("category-from", &[("name", "A"), ("minimum", "B")]), "A, from B");
}

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn texts(folder: &Path, ending: &str) -> String {
    let mut all = String::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.push_str(&texts(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            all.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
    all
}

fn keys(file: &str) -> BTreeSet<String> {
    let text = std::fs::read_to_string(here(file)).unwrap();
    let key = |line: &str| line.split_once(" = ").map(|(key, _)| key.to_owned());
    text.lines().filter(|line| !line.starts_with(['#', ' '])).filter_map(key).collect()
}

/// Message files of pages, in both languages.
const PAGES: [&str; 13] = [
    "pages",
    "entering",
    "people",
    "outbox",
    "members",
    "calendar",
    "mandates",
    "statutes",
    "assemblies",
    "import",
    "voting",
    "meetings",
    "papers_of_assemblies",
];
/// What the rooms say in French only, in English.
const ENGLISH_ONLY: [&str; 2] = ["messages/en/figures.ftl", "messages/en/refusals.ftl"];

/// English names of colleges exist in English only: in French they are those of the statutes.
fn of_pages(language: &str) -> BTreeSet<String> {
    let of_file = |name: &&str| keys(&format!("messages/{language}/{name}.ftl"));
    PAGES.iter().flat_map(of_file).filter(|key| !key.starts_with("college-")).collect()
}

#[test]
fn every_message_exists_in_both_languages_and_reads() {
    let french = of_pages("fr");
    assert_eq!(french, of_pages("en"));
    assert!(french.len() > 300, "{}", french.len());
    for language in [Language::French, Language::English] {
        for key in &french {
            assert!(Words::of(language).find(key).is_some() || needs_parts(key), "{key}");
        }
    }
}

fn needs_parts(key: &str) -> bool {
    let text = texts(&here("messages/fr"), ".ftl");
    text.lines().any(|line| line.starts_with(&format!("{key} = ")) && line.contains("{ $"))
}

/// Beginnings of keys that are put together.
const MADE: [&str; 7] = ["formula-", "measure-", "second-", "chart-", "refusal-", "room-", "reason-"];

#[test]
fn every_message_that_is_asked_for_exists_and_every_message_is_asked_for() {
    let asking = texts(&here("src"), ".rs") + &texts(&here("../../templates/web"), ".html");
    let known: BTreeSet<String> =
        of_pages("fr").into_iter().chain(ENGLISH_ONLY.iter().flat_map(|file| keys(file))).collect();
    let unused: Vec<&String> = known
        .iter()
        .filter(|key| !asking.contains(&format!("\"{key}\"")))
        .filter(|key| !MADE.iter().any(|made| key.starts_with(made)))
        .collect();
    assert_eq!(unused, Vec::<&String>::new());
    for call in [".say(\"", ".tell(\""] {
        for rest in asking.split(call).skip(1) {
            let key = rest.split('"').next().unwrap();
            assert!(known.contains(key) || key == "no-such-key", "{key}");
        }
    }
}

/// Where the assemblies refuse something: the French sentence stands there, the English one in the messages.
const REFUSING: [&str; 6] = [
    "assembly/error",
    "assembly/preparing_error",
    "assembly/voting_error",
    "statutes/error",
    "mandate/error",
    "calendar/error",
];

/// What a variant of a refusal carries, by the names of its fields.
fn carried<'a>(variants: &'a str, variant: &str) -> Vec<&'a str> {
    let Some((_, rest)) = variants.split_once(&format!("\n    {variant} {{\n")) else { return Vec::new() };
    let (fields, _) = rest.split_once("\n    }").unwrap();
    fields.lines().filter_map(|line| line.trim().split_once(": ").map(|(name, _)| name)).collect()
}

#[test]
fn every_refusal_of_the_assemblies_is_said_in_english_with_nothing_that_it_does_not_carry() {
    let english = std::fs::read_to_string(here("messages/en/refusals.ftl")).unwrap();
    let mut lacking = Vec::new();
    let mut said = 0;
    for file in REFUSING {
        let text = std::fs::read_to_string(here(&format!("../domains/assemblies/src/{file}.rs"))).unwrap();
        let (variants, codes) = text.split_once("refusals! {").unwrap();
        // `NoPlace = "no-place" : Invalid,`
        let named = |line: &'_ str| {
            let (variant, rest) = line.trim().split_once(" = \"")?;
            let (code, _) = rest.split_once("\" : ")?;
            Some((variant.to_owned(), code.to_owned()))
        };
        for (variant, code) in codes.lines().filter_map(named) {
            let key = format!("refusal-{code} = ");
            let Some(message) = english.lines().find(|line| line.starts_with(&key)) else {
                lacking.push(code);
                continue;
            };
            let fields = carried(variants, &variant);
            for part in message.split("{ $").skip(1) {
                let name = part.split(' ').next().unwrap();
                assert!(fields.contains(&name), "{code} says {name}, of {fields:?}");
            }
            said += 1;
        }
    }
    assert_eq!(lacking, Vec::<String>::new());
    assert!(said > 120, "{said} refusals were read");
}
