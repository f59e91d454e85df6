//! What RGAA 4 and WCAG 2.2 ask and a machine can see, on every page: labels, headings, descriptions, names, languages.

use std::collections::{BTreeMap, BTreeSet};

use crate::pages_test::every_page;

/// What people fill in.
const FIELDS: [&str; 3] = ["input", "select", "textarea"];

/// A tag of a page: its name and its attributes.
struct Tag<'a> {
    name: &'a str,
    attributes: BTreeMap<&'a str, &'a str>,
    /// What follows it.
    rest: &'a str,
}

/// The opening tags of a page, in their order.
fn tags(html: &str) -> Vec<Tag<'_>> {
    let opening = html.match_indices('<').map(|(place, _)| &html[place + 1..]);
    let opening = opening.filter(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    opening
        .map(|rest| {
            let end = rest.find('>').unwrap();
            let (inside, rest) = (&rest[..end], &rest[end + 1..]);
            let name = inside.split([' ', '/']).next().unwrap();
            Tag { name, attributes: attributes(&inside[name.len()..]), rest }
        })
        .collect()
}

fn attributes(mut text: &str) -> BTreeMap<&str, &str> {
    let mut found = BTreeMap::new();
    loop {
        text = text.trim_start_matches([' ', '\n', '/']);
        let Some(end) = text.find(['=', ' ', '\n']) else {
            if !text.is_empty() {
                found.insert(text, "");
            }
            return found;
        };
        let name = &text[..end];
        if let Some(quoted) = text[end..].strip_prefix("=\"") {
            let close = quoted.find('"').unwrap();
            found.insert(name, &quoted[..close]);
            text = &quoted[close + 1..];
        } else {
            found.insert(name, "");
            text = &text[end..];
        }
    }
}

/// The words between a tag and its end.
fn words_of(tag: &Tag<'_>) -> String {
    let end = tag.rest.find(&format!("</{}>", tag.name)).unwrap_or_default();
    let mut text = String::new();
    let mut inside = false;
    for c in tag.rest[..end].chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(c),
            _ => {}
        }
    }
    text.trim().to_owned()
}

#[test]
fn every_field_has_a_label_and_what_describes_it_exists() {
    for (name, html) in every_page() {
        let tags = tags(&html);
        let ids: Vec<&str> = tags.iter().filter_map(|tag| tag.attributes.get("id").copied()).collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{name}: an identifier stands twice");
        let labelled: BTreeSet<&str> = tags
            .iter()
            .filter(|tag| tag.name == "label")
            .filter_map(|tag| tag.attributes.get("for").copied())
            .collect();
        for tag in &tags {
            let hidden = tag.attributes.get("type") == Some(&"hidden");
            if FIELDS.contains(&tag.name) && !hidden {
                let id = tag
                    .attributes
                    .get("id")
                    .unwrap_or_else(|| panic!("{name}: a field without an identifier"));
                assert!(labelled.contains(id), "{name}: {id} has no label");
            }
            if tag.name == "label" {
                assert!(!words_of(tag).is_empty(), "{name}: an empty label");
                assert!(unique.contains(tag.attributes["for"]), "{name}: a label of nothing");
            }
            for pointing in ["aria-describedby", "aria-labelledby"] {
                for id in tag.attributes.get(pointing).iter().flat_map(|ids| ids.split(' ')) {
                    assert!(unique.contains(id), "{name}: {pointing} names {id}, which is not there");
                }
            }
            if tag.attributes.contains_key("aria-invalid") {
                let described = tag.attributes.get("aria-describedby").unwrap_or(&"");
                assert!(described.contains("-error"), "{name}: a refused field does not say why");
            }
        }
    }
}

#[test]
fn headings_begin_with_one_first_and_leave_no_level_out() {
    for (name, html) in every_page() {
        let tags = tags(&html);
        let levels: Vec<u32> = tags
            .iter()
            .filter(|tag| tag.name.len() == 2 && tag.name.starts_with('h') && tag.name != "hr")
            .filter_map(|tag| tag.name[1..].parse().ok())
            .collect();
        assert_eq!(levels.first(), Some(&1), "{name}");
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{name}");
        for pair in levels.windows(2) {
            assert!(pair[1] <= pair[0] + 1, "{name}: a heading of level {} after {}", pair[1], pair[0]);
        }
    }
}

#[test]
fn a_refused_form_says_so_first_and_leads_to_the_field() {
    let mut refused = 0;
    for (name, html) in every_page() {
        let title = html.split("<title>").nth(1).unwrap().split("</title>").next().unwrap();
        let marked = title.starts_with("Erreur") || title.starts_with("Error");
        let tags = tags(&html);
        let alert = tags.iter().find(|tag| tag.attributes.get("role") == Some(&"alert"));
        assert_eq!(marked, alert.is_some(), "{name}: {title}");
        let Some(alert) = alert else { continue };
        refused += 1;
        let form = html.find("<form method=\"post\" action=").unwrap();
        assert!(
            html.len() - alert.rest.len() < html[form..].find("<label").map_or(html.len(), |at| form + at)
        );
        let blamed = html.contains("aria-invalid=\"true\"") || html.contains("class=\"choices wrong\"");
        let inside = alert.rest.split("</div>").next().unwrap();
        let target = inside.split("href=\"#").nth(1).map(|rest| rest.split('"').next().unwrap());
        assert_eq!(blamed, target.is_some(), "{name}: {inside}");
        let field =
            |id| tags.iter().any(|tag| FIELDS.contains(&tag.name) && tag.attributes.get("id") == Some(&id));
        assert!(target.is_none_or(field), "{name}: {target:?} is no field");
    }
    assert!(refused > 20, "{refused}");
}

#[test]
fn every_button_and_link_has_a_name() {
    for (name, html) in every_page() {
        for tag in tags(&html).iter().filter(|tag| matches!(tag.name, "a" | "button" | "summary")) {
            let told =
                tag.attributes.get("aria-label").map_or_else(|| words_of(tag), |label| (*label).to_owned());
            assert!(!told.is_empty(), "{name}: <{}> {:?}", tag.name, tag.attributes);
        }
    }
}

#[test]
fn passwords_and_codes_are_known_to_password_managers_and_no_paste_is_refused() {
    for (name, html) in every_page() {
        assert!(!html.contains("onpaste") && !html.contains("autocomplete=\"nope\""), "{name}");
        for tag in tags(&html).iter().filter(|tag| tag.name == "input") {
            let kind = tag.attributes.get("type").copied().unwrap_or("text");
            let offer = tag.attributes.get("autocomplete").copied();
            if kind == "password" {
                assert!(matches!(offer, Some("current-password" | "new-password")), "{name}: {offer:?}");
                assert!(!tag.attributes.contains_key("value"), "{name}: a password comes back");
            }
            if tag.attributes.get("inputmode") == Some(&"numeric")
                && tag.attributes.get("name") == Some(&"code")
            {
                assert_eq!(offer, Some("one-time-code"), "{name}");
            }
        }
    }
}

#[test]
fn every_form_that_writes_bears_the_sessions_word() {
    for (name, html) in every_page() {
        if !html.contains("class=\"menu\"") {
            continue; // nobody has signed in: the origin alone is asked for
        }
        for form in html.split("<form ").skip(1) {
            let form = form.split("</form>").next().unwrap();
            let writes = form.starts_with("method=\"post\"") || form.contains(" method=\"post\"");
            assert_eq!(
                writes,
                form.contains("name=\"csrf\" value=\"jeton-de-la-session\""),
                "{name}: {form}"
            );
        }
    }
}

#[test]
fn a_tag_is_read_with_its_attributes() {
    let tags = tags("<a href=\"/x\" hidden>un <b>mot</b></a><input name=\"n\" required>");
    assert_eq!(tags.len(), 3);
    assert_eq!(words_of(&tags[0]), "un mot");
    assert!(tags[0].attributes.contains_key("hidden") && tags[2].attributes["name"] == "n");
}
