//! Every page, rendered from its sample in both languages, and compared with its golden file
//! (written again with `REGENERATE=1`).

use std::path::Path;

use askama::Template;
use office::kernel::{Failure, KernelError};

use crate::figures::key_figures::KeyFiguresPage;
use crate::frame::Frame;
use crate::language::{Language, Words};
use crate::notices;

const LANGUAGES: [Language; 2] = [Language::French, Language::English];

fn frame(language: Language) -> Frame {
    Frame { words: Words::of(language), chosen: language == Language::English, year: None }
}

/// Name and HTML of every page in a language.
fn pages(language: Language) -> Vec<(&'static str, String)> {
    let frame = || frame(language);
    let lost: Failure = KernelError::Unavailable { reason: "secret-host:5432".to_owned() }.into();
    let broken: Failure = KernelError::Corrupt { reason: "secret-row".to_owned() }.into();
    let year = |page: KeyFiguresPage| page.render().unwrap();
    let notice = |notice: notices::Notice| notice.render().unwrap();
    vec![
        ("key_figures", year(KeyFiguresPage::sample(frame()))),
        ("key_figures_sparse", year(KeyFiguresPage::sparse_sample(frame()))),
        ("empty_office", notice(notices::empty_office::notice(&frame()))),
        ("not_found", notice(notices::not_found::notice(&frame(), "/nulle-part/<script>"))),
        ("no_year", notice(notices::no_year::notice(&frame(), "1999", 2015))),
        ("no_year_wrong", notice(notices::no_year::notice(&frame(), "\"><b>x", 2015))),
        ("failed_database", notice(notices::failed::notice(&frame(), &lost))),
        ("failed_inside", notice(notices::failed::notice(&frame(), &broken))),
    ]
}

#[test]
fn every_page_is_as_its_golden_file() {
    for language in LANGUAGES {
        for (name, html) in pages(language) {
            let file = format!("{name}.{}.html", language.tag());
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(&file);
            if std::env::var_os("REGENERATE").is_some() {
                std::fs::write(&path, &html).unwrap();
            }
            let stored = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(stored == html, "golden/{file} is stale: look at the page, then run with REGENERATE=1");
        }
    }
}

#[test]
fn no_page_runs_a_script_sets_a_style_or_reaches_another_server() {
    for language in LANGUAGES {
        for (name, html) in pages(language) {
            for forbidden in [
                "<script",
                "<style",
                " style=",
                "javascript:",
                " onclick",
                "src=\"http",
                "href=\"http",
                "url(",
            ] {
                assert!(!html.contains(forbidden), "{name} {}: {forbidden}", language.tag());
            }
            assert!(!html.contains("secret-"), "{name} tells what the machine said");
        }
    }
    let style = include_str!("../../../templates/web/static/quintette.css");
    assert!(!style.contains("url(") && !style.contains("@import"));
}

#[test]
fn every_page_has_its_landmarks_one_first_heading_and_its_language() {
    for language in LANGUAGES {
        for (name, html) in pages(language) {
            assert!(
                html.starts_with(&format!("<!DOCTYPE html>\n<html lang=\"{}\">", language.tag())),
                "{name}"
            );
            for once in ["<h1", "<main", "<title>", "class=\"skip\"", "<header class=\"top\""] {
                let count = html.split("<body>").next().map_or(0, |head| head.matches(once).count())
                    + html.split("<body>").nth(1).map_or(0, |body| body.matches(once).count());
                let drawn = if once == "<title>" { html.matches("<svg xmlns").count() } else { 0 };
                assert_eq!(count - drawn, 1, "{name}: {once}");
            }
            assert_eq!(html.matches("<table").count(), html.matches("<caption").count(), "{name}");
            for pointed in html.split("aria-labelledby=\"").skip(1) {
                let id = pointed.split('"').next().unwrap();
                assert_eq!(html.matches(&format!(" id=\"{id}\"")).count(), 1, "{name}: {id}");
            }
        }
    }
}

#[test]
fn the_year_is_told_in_french_as_the_report_prints_it() {
    let html = KeyFiguresPage::sample(frame(Language::French)).render().unwrap();
    for text in [
        "169\u{202f}800\u{a0}€",
        "103\u{202f}180\u{a0}€",
        "+\u{a0}7\u{202f}080\u{a0}%",
        "+\u{a0}150\u{a0}%",
        "41\u{202f}272\u{a0}€ en 2014",
        "Chiffre d’affaires",
        "Les pôles comptent 22 personnes et 12,7 ETP",
        "ne fait pas le total",
        "0,09\u{a0}€ par écoute",
        "href=\"/rapports/2015.pdf\"",
        "href=\"/api/v1/reports/2015\"",
        "href=\"/api/docs/\"",
        "href=\"/api/openapi.json\"",
        "href=\"/?annee=2014\"",
        "href=\"/?annee=2015&#38;lang=en\"",
    ] {
        assert!(html.contains(text), "{text}");
    }
    for breaking in [" :", " ;", " %", " €", "« ", " »"] {
        assert!(!html.contains(breaking), "a space before « {breaking} » can break");
    }
    assert!(!html.contains("non renseigné"), "the sample knows every figure");
    assert_eq!(html.matches("<svg xmlns").count(), 8, "five pairs and three charts of bars");
}

#[test]
fn what_is_unknown_is_said_and_never_shown_as_zero() {
    let html = KeyFiguresPage::sparse_sample(frame(Language::French)).render().unwrap();
    assert!(html.contains("<dt>Capital social</dt>\n<dd class=\"value missing\">non renseigné</dd>"));
    for text in
        ["L’année 2013 n’est pas connue", "Le registre des sociétaires n’est pas renseigné", "rel=\"next\""]
    {
        assert!(html.contains(text), "{text}");
    }
    assert!(!html.contains("class=\"growth\"") && !html.contains("rel=\"prev\""));
}

#[test]
fn the_english_page_is_english_down_to_the_charts() {
    let html = KeyFiguresPage::sample(frame(Language::English)).render().unwrap();
    for text in [
        "€169,800",
        "+7,080%",
        "€41,272 in 2014",
        "Share capital",
        "22 people and 12.7 FTE",
        "full-time equivalents (FTE)",
    ] {
        assert!(html.contains(text), "{text}");
    }
    let formulas = html.split("class=\"definitions\"").nth(1).unwrap();
    assert!(!formulas.contains("<td lang=\"fr\">"), "every figure of the reports has an English formula");
    let english = |line: &&str| !line.contains("lang=\"fr\"");
    let french = html.lines().filter(english).find(|line| line.contains(['\u{202f}', '«']));
    assert_eq!(french, None, "what is French says so");
}
