//! Who may what is asked in the façade: every public use case asks before it loads or writes anything, and every right
//! that a room declares is asked somewhere.
//!
//! A rule reads text, not types: it looks for a question before the first `.await` of the method, since whatever
//! touches the database waits. What can never happen: a use case that anybody can call, unless it stands in
//! [`UNASKED`] with its reason.

use std::collections::{BTreeMap, BTreeSet};

use super::Finding;
use super::code::{Function, functions};
use super::sources::Source;

/// How a façade asks the kernel.
const QUESTIONS: &[&str] = &[
    ".require(",
    ".require_second(",
    ".require_over(",
    ".require_over_found(",
    ".reach(",
    ".reach_rows(",
    ".is_house(",
];

const ENTRANCE: &str =
    "an entrance: who knocks is nobody yet; what they bring is the proof, and the trail keeps it";
const DOOR: &str = "the door asks who it is, before anybody is anybody";
const LOOP: &str = "a loop of the program calls it; no request can";
const DELEGATES: &str = "its first step is a use case that asks";

/// Public methods that ask nobody's right, each with its reason.
const UNASKED: &[(&str, &str, &str)] = &[
    ("accounts", "invitation", ENTRANCE),
    ("accounts", "accept_invitation", ENTRANCE),
    ("accounts", "sign_in_with_password", ENTRANCE),
    ("accounts", "confirm_second_factor", ENTRANCE),
    ("accounts", "second_factor_to_enrol", ENTRANCE),
    ("accounts", "enrol_second_factor", ENTRANCE),
    ("accounts", "begin_second_factor", ENTRANCE),
    ("accounts", "request_sign_in_link", ENTRANCE),
    ("accounts", "request_member_link", ENTRANCE),
    ("accounts", "use_sign_in_link", ENTRANCE),
    ("accounts", "request_password_reset", ENTRANCE),
    ("accounts", "reset_password", ENTRANCE),
    ("accounts", "sign_in_with_provider", ENTRANCE),
    ("accounts", "confirm_identity", ENTRANCE),
    ("accounts", "sign_out", "whoever holds a session's secret may end that session"),
    ("accounts", "identify_session", DOOR),
    ("accounts", "identify_token", DOOR),
    ("accounts", "identify_user", "a long job asks who its asker is now; no request can"),
    ("accounts", "guess", "it tells nothing but how long to wait; the room whose code it is asks"),
    ("accounts", "record_exercise", "the door keeps the trail of what others asked"),
    ("office", "request_sign_in_link", ENTRANCE),
    ("office", "go_away", ENTRANCE),
    ("office", "come_back", ENTRANCE),
    ("office", "react", LOOP),
    ("office", "work_once", LOOP),
    ("office", "reached", LOOP),
    ("office", "forget_old_jobs", LOOP),
    ("office", "invoice_paper", DELEGATES),
    ("office", "attachment", DELEGATES),
];

/// The room of a façade's file: a domain's, or the office's. Views and tests are nobody's façade.
fn room(source: &Source) -> Option<&str> {
    if source.is_test() || source.path.contains("/views/") {
        return None;
    }
    let rest = source.path.strip_prefix("backend/")?;
    let rest = rest.strip_prefix("domains/").unwrap_or(rest);
    let (room, _) = rest.split_once("/src/")?;
    (room == "office" || source.path.starts_with("backend/domains/")).then_some(room)
}

fn rooms(sources: &[Source]) -> BTreeMap<&str, Vec<&Source>> {
    let mut rooms: BTreeMap<&str, Vec<&Source>> = BTreeMap::new();
    for source in sources {
        if let Some(room) = room(source) {
            rooms.entry(room).or_default().push(source);
        }
    }
    rooms
}

/// Whether the text before the first thing that waits asks, by itself or by one of `askers`.
fn asks(function: &Function<'_>, askers: &BTreeSet<&str>) -> bool {
    let before = function.body.find(".await").map_or(function.body, |end| &function.body[..end]);
    let before: String = before.split_whitespace().collect();
    QUESTIONS.iter().any(|question| before.contains(question))
        || askers.iter().any(|asker| before.contains(&format!("self.{asker}(")))
}

/// Functions that ask first, themselves or by one another.
fn askers<'s>(sources: &[&'s Source]) -> BTreeSet<&'s str> {
    let all: Vec<Function<'s>> = sources.iter().flat_map(|source| functions(&source.code)).collect();
    let mut askers = BTreeSet::new();
    loop {
        let found: BTreeSet<&str> =
            all.iter().filter(|function| asks(function, &askers)).map(|function| function.name).collect();
        if found.len() == askers.len() {
            return askers;
        }
        askers = found;
    }
}

/// Whether it is a method that other rooms can call and that can touch the database.
fn is_public(source: &Source, function: &Function<'_>) -> bool {
    let line = source.code.lines().nth(function.line - 1).unwrap_or_default();
    line.trim_start().starts_with("pub async fn ")
}

/// Public methods that ask nobody and are not excused, and excuses that nobody needs.
pub(super) fn unasked(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut excused = BTreeSet::new();
    for (room, sources) in rooms(sources) {
        let askers = askers(&sources);
        for source in sources {
            for function in functions(&source.code).iter().filter(|function| is_public(source, function)) {
                let excuse = UNASKED.iter().find(|(of, name, _)| (*of, *name) == (room, function.name));
                match (asks(function, &askers), excuse) {
                    (false, None) => findings.push(source.finding(
                        function.line,
                        &format!("`{}` loads before it asks what the caller may", function.name),
                    )),
                    (false, Some(excuse)) => drop(excused.insert(*excuse)),
                    (true, _) => {}
                }
            }
        }
    }
    let idle = UNASKED.iter().filter(|excuse| !excused.contains(*excuse));
    findings.extend(idle.map(|(room, name, _)| format!("{room}: `{name}` needs no excuse (UNASKED)")));
    findings
}

/// The rights that a `permissions.rs` declares: line, constant, name.
fn declared(source: &Source) -> Vec<(usize, String, String)> {
    let mut found = Vec::new();
    for (index, line) in source.text.lines().enumerate() {
        let Some((constant, rest)) = line.trim().split_once(':') else { continue };
        let is_constant =
            constant.chars().all(|c| c.is_ascii_uppercase() || c == '_') && !constant.is_empty();
        let mut quoted = rest.split('"');
        if let (true, Some(name)) = (is_constant, quoted.nth(1)) {
            found.push((index + 1, constant.to_owned(), name.to_owned()));
        }
    }
    found
}

/// Rights that nobody asks, that are named twice or after another room, or that the office does not know.
pub(super) fn badly_declared(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut names = BTreeSet::new();
    let rooms = rooms(sources);
    let above: &[&Source] = rooms.get("office").map_or(&[], Vec::as_slice);
    let office = sources.iter().find(|source| source.path == "backend/office/src/permissions.rs");
    for (room, sources) in &rooms {
        let room = *room;
        let Some(page) = sources.iter().find(|source| source.path.ends_with("/src/permissions.rs")) else {
            findings.push(format!("{room} declares no permissions.rs"));
            continue;
        };
        let asked = |constant: &str| {
            let is_word = |c: char| c.is_alphanumeric() || c == '_';
            // The room itself, or the office where a use case takes several rooms.
            let rest = sources.iter().chain(above).filter(|source| source.path != page.path);
            rest.flat_map(|source| source.code.split(|c| !is_word(c))).any(|word| word == constant)
        };
        for (line, constant, name) in declared(page) {
            if name.split('.').next() != Some(room) || name.split('.').count() != 3 {
                findings.push(page.finding(line, &format!("« {name} » is not `{room}.thing.verb`")));
            }
            if !asked(&constant) {
                findings.push(page.finding(line, &format!("nobody asks {constant}")));
            }
            if !names.insert(name.clone()) {
                findings.push(page.finding(line, &format!("« {name} » is taken")));
            }
        }
        let known = |office: &Source| office.code.contains(&format!("{room}::permissions::ALL"));
        if room != "office" && !office.is_some_and(known) {
            findings.push(page.finding(1, "office::permissions::all leaves it out"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members(text: &str) -> Source {
        Source::new("backend/domains/members/src/use_cases/queries.rs", text)
    }

    fn silent(text: &str) -> usize {
        let findings = unasked(&[members(text)]);
        findings.iter().filter(|finding| !finding.contains("UNASKED")).count()
    }

    #[test]
    fn a_use_case_that_asks_too_late_or_never_is_found() {
        let method =
            |body: &str| format!("impl Members {{\n pub async fn a(&self) -> R {{\n {body}\n }}\n}}");
        assert_eq!(silent(&method("self.kernel.require(X)?; views::one(db).await")), 0);
        assert_eq!(silent(&method("self.kernel\n  .reach_rows(X, p)?; views::one(db).await")), 0);
        assert_eq!(silent(&method("views::one(db).await")), 1, "one line less");
        assert_eq!(silent(&method("views::one(db).await; self.kernel.require(X)")), 1, "too late");
        assert_eq!(silent(&method("// self.kernel.require(X)?;\n views::one(db).await")), 1, "in prose");
    }

    #[test]
    fn a_function_of_the_room_may_ask_for_it() {
        let text = |question: &str| {
            format!(
                "impl Members {{\n pub async fn a(&self) {{ self.b().await }}\n async fn b(&self) {{ self.c()?; one().await }}\n fn c(&self) {{ {question} }} }}"
            )
        };
        assert_eq!(silent(&text("self.kernel.require(X)")), 0);
        assert_eq!(silent(&text("Ok(())")), 1);
    }

    #[test]
    fn what_is_no_facade_need_not_ask() {
        let text = "impl A {\n pub(crate) async fn a() { one().await }\n}";
        assert_eq!(silent(text), 0);
        let text = "pub async fn a() { one().await }";
        let elsewhere =
            ["backend/domains/members/src/views/a.rs", "backend/api/src/a.rs", "backend/office/src/tests.rs"];
        for path in elsewhere {
            assert!(unasked(&[Source::new(path, text)]).iter().all(|finding| finding.contains("UNASKED")));
        }
    }

    #[test]
    fn a_right_is_asked_named_once_and_after_its_room() {
        let page = |text: &str| Source::new("backend/domains/members/src/permissions.rs", text);
        let office = Source::new("backend/office/src/permissions.rs", "members::permissions::ALL");
        let found = |declared: &str, asked: &str| {
            badly_declared(&[page(declared), members(asked), Source::new(&office.path, &office.text)]).len()
        };
        assert_eq!(
            found("FILE_READ: Read \"members.file.read\" [Staff];", "require(permissions::FILE_READ)"),
            0
        );
        assert_eq!(found("FILE_READ: Read \"members.file.read\" [Staff];", "// FILE_READ"), 1);
        assert_eq!(found("FILE_READ: Read \"partners.file.read\" [];", "FILE_READ"), 1);
        assert_eq!(found("A: Read \"members.a.read\" [];\nB: Read \"members.a.read\" [];", "A B"), 1);
        let unknown = [page("A: Read \"members.a.read\" [];"), members("A")];
        assert_eq!(badly_declared(&unknown).len(), 1, "the office must know it");
    }
}
