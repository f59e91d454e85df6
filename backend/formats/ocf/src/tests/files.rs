use std::io::{Cursor, Read};

use data_encoding::HEXLOWER;
use md5::{Digest, Md5};
use serde_json::Value;

use super::*;
use crate::objects::Monetary;

#[test]
fn the_same_facts_make_the_same_archive() {
    let table = years();
    let bytes = archive(&table).unwrap();
    let mut turned = table.clone();
    turned.movements.reverse();
    turned.stakeholders.reverse();
    assert!(archive(&turned).unwrap() == bytes, "neither order of the input matters");

    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let files = package(&table).unwrap();
    let names: Vec<_> = files.iter().map(|file| file.name).collect();
    assert_eq!(zip.len(), names.len());
    assert!(names.is_sorted());
    for file in files {
        let mut entry = zip.by_name(file.name).unwrap();
        assert_eq!(entry.last_modified(), Some(zip::DateTime::default()), "no clock is read");
        let mut read = Vec::new();
        entry.read_to_end(&mut read).unwrap();
        assert!(read == file.bytes, "{}", file.name);
    }
}

#[test]
fn the_manifest_names_each_file_with_its_sum_and_each_limit() {
    let files = package(&years()).unwrap();
    let manifest: Value = serde_json::from_slice(&files[0].bytes).unwrap();
    let mut named: Vec<(String, String)> = Vec::new();
    for (key, value) in manifest.as_object().unwrap().iter().filter(|(key, _)| key.ends_with("_files")) {
        for file in value.as_array().unwrap() {
            assert!(key.starts_with("st") || key.starts_with("tr"), "{key} is empty");
            let text = |name: &str| file[name].as_str().unwrap().to_owned();
            named.push((text("filepath"), text("md5")));
        }
    }
    named.sort();
    let expected: Vec<_> = files[1..]
        .iter()
        .map(|file| (format!("./{}", file.name), HEXLOWER.encode(&Md5::digest(&file.bytes))))
        .collect();
    assert_eq!(named, expected);
    let comments: Vec<&str> =
        manifest["comments"].as_array().unwrap().iter().map(|comment| comment.as_str().unwrap()).collect();
    assert_eq!(comments, limits());
}

#[test]
fn the_page_of_the_room_says_each_limit() {
    let page = include_str!("../../README.md");
    for sentence in limits() {
        assert!(page.contains(sentence), "README.md lacks « {sentence} »");
    }
}

#[test]
fn a_price_of_one_share_has_ten_places_at_most() {
    for (cents, shares, expected) in [
        (5000, 1, "50.00"),
        (50_000, 12, "41.6666666666"),
        (199_999, 40, "49.99975"),
        (1, 1000, "0.00001"),
        (0, 7, "0.00"),
        (i64::MAX, 1, "92233720368547758.07"),
    ] {
        assert_eq!(Monetary::per_share(Money::cents(cents), shares).amount, expected);
    }
}

#[test]
fn a_country_is_two_capital_letters() {
    assert_eq!("FR".parse(), Ok(Country::FRANCE));
    for wrong in ["", "F", "fr", "FRA", "F1", "é"] {
        assert_eq!(wrong.parse::<Country>(), Err(CapTableError::NotACountry { text: wrong.into() }));
    }
}
