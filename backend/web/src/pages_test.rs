//! Every page, rendered from its sample in both languages, and compared with its golden file
//! (written again with `REGENERATE=1`).

use std::path::Path;

use actix_web::http::StatusCode;
use askama::Template;
use office::kernel::access::AccessError;
use office::kernel::{Failure, KernelError};

use crate::account::new_token::NewTokenPage;
use crate::account::profile::ProfilePage;
use crate::account::tokens::TokensPage;
use crate::assemblies::aftermath::AftermathPage;
use crate::assemblies::calling::CallingPage;
use crate::assemblies::desk::DeskPage;
use crate::assemblies::differences::DifferencesPage;
use crate::assemblies::list::AssembliesPage;
use crate::assemblies::mailing::MailingPage;
use crate::assemblies::minutes::MinutesPage;
use crate::assemblies::preparing::documents::DocumentsPage;
use crate::assemblies::preparing::page::PreparationPage;
use crate::assemblies::resolution::ResolutionPage;
use crate::assemblies::session::SessionPage;
use crate::assemblies::sheet::AssemblyPage;
use crate::assemblies::votes::VotesPage;
use crate::calendar::page::CalendarPage;
use crate::entering::enrolment::EnrolmentPage;
use crate::entering::recovery_codes::RecoveryCodesPage;
use crate::figures::key_figures::KeyFiguresPage;
use crate::forms::FormPage;
use crate::frame::Frame;
use crate::language::{Language, Words};
use crate::mandates::list::MandatesPage;
use crate::members::allocation::AllocationPage;
use crate::members::applications::list::ApplicationsPage;
use crate::members::capital::CapitalPage;
use crate::members::file::FilePage;
use crate::members::importing::report::ReportPage;
use crate::members::list::RegisterPage;
use crate::members::refunds::RefundsPage;
use crate::members::twins::TwinsPage;
use crate::members::years::YearsPage;
use crate::outbox::list::OutboxPage;
use crate::outbox::note::NotePage;
use crate::own::page::OwnPage;
use crate::people::list::UsersPage;
use crate::people::user::UserPage;
use crate::trail::journal::TrailPage;
use crate::visitor::Visitor;
use crate::voting::booth::BoothPage;
use crate::voting::callings::CallingsPage;
use crate::voting::receipt::ReceiptPage;
use crate::voting::review::ReviewPage;
use crate::voting::screen::ScreenPage;
use crate::{account, assemblies, calendar, entering, mandates, members, notices, people, statutes, voting};

const LANGUAGES: [Language; 2] = [Language::French, Language::English];

fn frame(language: Language) -> Frame {
    Frame::sample(Words::of(language), language == Language::English)
}

/// The frame of somebody who has signed in.
fn visited(language: Language) -> Frame {
    let ways = vec![
        ("/", "nav-figures"),
        ("/associe", "nav-own"),
        ("/associes", "nav-members"),
        ("/utilisateurs", "nav-users"),
        ("/journal", "nav-trail"),
        ("/api/docs/", "nav-api"),
    ];
    let (name, email) = ("Claire Martin".to_owned(), "claire.martin@exemple.fr".to_owned());
    let visitor = Some(Visitor { name, email, ways });
    Frame { visitor, csrf: "jeton-de-la-session".to_owned(), ..frame(language) }
}

/// Name and HTML of the pages of the entrance.
fn entrance(language: Language) -> Vec<(&'static str, String)> {
    let frame = &frame(language);
    let forms = [
        entering::password::samples(frame),
        entering::code::samples(frame),
        entering::link::samples(frame),
        entering::invitation::samples(frame),
        entering::reset::samples(frame),
        vec![("forgotten", entering::forgotten::sample(frame))],
    ];
    let notices = [
        entering::link::notices(frame),
        entering::provider::notices(frame),
        vec![
            ("forgotten_sent", entering::forgotten::notice(frame)),
            ("welcome_over", entering::invitation::notice(frame)),
            ("reset_over", entering::reset::notice(frame)),
        ],
    ];
    let enrolments =
        EnrolmentPage::samples(frame).into_iter().map(|(name, page)| (name, page.render().unwrap()));
    let forms = forms.into_iter().flatten().map(|(name, page)| (name, page.render().unwrap()));
    let notices = notices.into_iter().flatten().map(|(name, page)| (name, page.render().unwrap()));
    let codes = ("recovery_codes", RecoveryCodesPage::sample(frame).render().unwrap());
    forms.chain(notices).chain(enrolments).chain([codes]).collect()
}

/// Name and HTML of the pages of people.
fn rooms(language: Language) -> Vec<(&'static str, String)> {
    let frame = &visited(language);
    let forms = [
        account::password::samples(frame),
        account::second_factor::samples(frame),
        account::new_token::samples(frame),
        people::inviting::samples(frame),
        people::roles::samples(frame),
        people::linking::samples(frame),
        members::admission::samples(frame),
        members::applications::receiving::samples(frame),
        members::applications::deciding::samples(frame),
        members::years::samples(frame),
        members::importing::samples(frame),
        members::importing::columns::samples(frame),
        calendar::marking::samples(frame),
        mandates::giving::samples(frame),
        mandates::changing::samples(frame),
        around_assemblies(frame),
        assemblies::papers::samples(frame),
        assemblies::mailing::samples(frame),
        assemblies::extract::samples(frame),
        members::acts::shares::samples(frame),
        members::acts::exit::samples(frame),
        members::acts::notice::samples(frame),
        members::acts::exclusion::samples(frame),
        members::acts::particulars::samples(frame),
        members::acts::merge::samples(frame),
        members::acts::refund::samples(frame),
        vec![
            ("college", members::acts::college::sample(frame)),
            ("pay", members::acts::payment::sample(frame)),
        ],
        vec![("disable", people::disabling::sample(frame)), ("machine", people::machine::sample(frame))],
    ];
    let mut pages: Vec<(&'static str, String)> =
        forms.into_iter().flatten().map(|(name, page)| (name, page.render().unwrap())).collect();
    pages.extend(rendered(ProfilePage::samples(frame)));
    pages.extend(rendered(TokensPage::samples(frame)));
    pages.extend(rendered(OwnPage::samples(frame)));
    pages.extend(rendered(RegisterPage::samples(frame)));
    pages.extend(rendered(ApplicationsPage::samples(frame)));
    pages.extend(rendered(CapitalPage::samples(frame)));
    pages.extend(rendered(RefundsPage::samples(frame)));
    pages.extend(rendered(YearsPage::samples(frame)));
    pages.extend(rendered(CalendarPage::samples(frame)));
    pages.extend([rendered(MandatesPage::samples(frame)), statutes::samples(frame)].concat());
    pages.extend(meetings(frame));
    pages.extend(votes(frame));
    pages.extend(rendered(TwinsPage::samples(frame)));
    pages.extend(rendered(ReportPage::samples(frame)));
    pages.extend(rendered(AllocationPage::samples(frame)));
    pages.extend(rendered(FilePage::samples(frame)));
    pages.push(("token_made", NewTokenPage::sample(frame).render().unwrap()));
    pages.extend(rendered(UsersPage::samples(frame)));
    pages.extend(rendered(UserPage::samples(frame)));
    pages.extend(rendered(OutboxPage::samples(frame)));
    pages.extend(rendered(NotePage::samples(frame)));
    pages.extend(rendered(TrailPage::samples(frame)));
    pages
}

/// The forms around an assembly, in the order of its life.
fn around_assemblies(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    use assemblies::{acts, preparing};
    [
        preparing::plan::samples(frame),
        preparing::agenda::samples(frame),
        preparing::asked::samples(frame),
        preparing::questions::samples(frame),
        preparing::convening::samples(frame),
        acts::sending::samples(frame),
        acts::roll::samples(frame),
        acts::presence::samples(frame),
        acts::proxies::samples(frame),
        acts::forms::samples(frame),
        acts::opening::samples(frame),
        acts::agenda::samples(frame),
        acts::counting::samples(frame),
        acts::ending::samples(frame),
        acts::following::samples(frame),
        acts::second::samples(frame),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Name and HTML of those pages.
pub(crate) fn rendered<P: Template>(samples: Vec<(&'static str, P)>) -> Vec<(&'static str, String)> {
    samples.into_iter().map(|(name, page)| (name, page.render().unwrap())).collect()
}

/// Name and HTML of the pages of the assemblies.
fn meetings(frame: &Frame) -> Vec<(&'static str, String)> {
    [
        rendered(AssembliesPage::samples(frame)),
        rendered(AssemblyPage::samples(frame)),
        rendered(ResolutionPage::samples(frame)),
        rendered(VotesPage::samples(frame)),
        rendered(PreparationPage::samples(frame)),
        rendered(DocumentsPage::samples(frame)),
        rendered(MailingPage::samples(frame)),
        rendered(DifferencesPage::samples(frame)),
        rendered(CallingPage::samples(frame)),
        rendered(DeskPage::samples(frame)),
        rendered(SessionPage::samples(frame)),
        rendered(AftermathPage::samples(frame)),
        rendered(MinutesPage::samples(frame)),
    ]
    .concat()
}

/// Name and HTML of the pages of the vote.
fn votes(frame: &Frame) -> Vec<(&'static str, String)> {
    let forms = [voting::entrance::samples(frame), voting::entry::samples(frame)].into_iter().flatten();
    let mut pages: Vec<(&'static str, String)> =
        forms.map(|(name, page)| (name, page.render().unwrap())).collect();
    pages.extend(rendered(voting::entry::notices(frame)));
    pages.extend(rendered(CallingsPage::samples(frame)));
    pages.extend(rendered(BoothPage::samples(frame)));
    pages.extend(rendered(ReviewPage::samples(frame)));
    pages.extend(rendered(ReceiptPage::samples(frame)));
    pages.extend(rendered(ScreenPage::samples(frame)));
    pages
}

/// The one script of the house, on the one page that follows something.
const SCRIPT: &str = "<script src=\"/static/live.js\" defer></script>";

/// Name and HTML of every page in both languages.
pub(crate) fn every_page() -> Vec<(String, String)> {
    let of = |language: Language| {
        pages(language).into_iter().map(move |(name, html)| (format!("{name}.{}", language.tag()), html))
    };
    LANGUAGES.into_iter().flat_map(of).collect()
}

/// Name and HTML of every page in a language.
fn pages(language: Language) -> Vec<(&'static str, String)> {
    let frame = || visited(language);
    let forbidden: Failure = AccessError::Forbidden { permission: "accounts.users.read".to_owned() }.into();
    let lost: Failure = KernelError::Unavailable { reason: "secret-host:5432".to_owned() }.into();
    let broken: Failure = KernelError::Corrupt { reason: "secret-row".to_owned() }.into();
    let year = |page: KeyFiguresPage| page.render().unwrap();
    let notice = |notice: notices::Notice| notice.render().unwrap();
    let mut pages = vec![
        ("key_figures", year(KeyFiguresPage::sample(frame()))),
        ("key_figures_sparse", year(KeyFiguresPage::sparse_sample(frame()))),
        ("empty_office", notice(notices::empty_office::notice(&frame()))),
        ("not_found", notice(notices::not_found::notice(&frame(), "/nulle-part/<script>"))),
        ("no_year", notice(notices::no_year::notice(&frame(), "1999", 2015))),
        ("no_year_wrong", notice(notices::no_year::notice(&frame(), "\"><b>x", 2015))),
        ("failed_database", notice(notices::failed::notice(&frame(), &lost))),
        ("failed_inside", notice(notices::failed::notice(&frame(), &broken))),
        ("forbidden", notice(notices::failed::notice(&frame(), &forbidden))),
        (
            "too_many",
            notice(notices::at_the_door::notice(
                &frame(),
                StatusCode::TOO_MANY_REQUESTS,
                "request/too-many-requests",
                "Trop de demandes : patientez 12 secondes.",
            )),
        ),
    ];
    pages.extend(entrance(language));
    pages.extend(rooms(language));
    pages
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
            let html = if name.starts_with("screen_") { html.replacen(SCRIPT, "", 1) } else { html };
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
