//! Which pages take a file: nowhere else is so much read for anybody.
//!
//! What can never happen: a file taken at an address that only looks like one of these.

/// Pages whose form brings a file; `{id}` stands for an identifier, and for nothing else.
const PAGES: [&str; 2] = ["/associes/import", "/assemblees/{id}/documents"];

/// Whether a page at that address takes a file: nowhere else is so much read.
pub(crate) fn is_expected(path: &str) -> bool {
    PAGES.iter().any(|page| stands_for(page, path))
}

/// Whether a path is that page, part by part: the same words, an identifier as we write them where one stands.
fn stands_for(page: &str, path: &str) -> bool {
    let (mut page, mut path) = (page.split('/'), path.split('/'));
    loop {
        match (page.next(), path.next()) {
            (None, None) => return true,
            (Some("{id}"), Some(part)) => {
                if !is_identifier(part) {
                    return false;
                }
            }
            (Some(word), Some(part)) if word == part => {}
            _ => return false,
        }
    }
}

/// Whether a part of a path is an identifier as addresses write it: 32 digits of 16, in five groups.
fn is_identifier(part: &str) -> bool {
    let groups = [8, 4, 4, 4, 12];
    let mut parts = part.split('-');
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_hexdigit());
    let whole =
        groups.iter().all(|length| parts.next().is_some_and(|group| group.len() == *length && digits(group)));
    whole && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_on_the_pages_that_take_one_and_nowhere_else() {
        let id = "0190b7a6-0000-7000-8000-00000000000A";
        for path in ["/associes/import", &format!("/assemblees/{id}/documents")] {
            assert!(is_expected(path), "{path}");
        }
        for path in [
            "/assemblees/{id}/documents".to_owned(),
            "/assemblees//documents".to_owned(),
            "/assemblees/documents".to_owned(),
            "/assemblees/0190b7a6/documents".to_owned(),
            "/assemblees/0190b7a6-0000-7000-8000-00000000000g/documents".to_owned(),
            format!("/assemblees/{id}/documents/"),
            format!("/assemblees/{id}/documents/{id}"),
            format!("/assemblees/{id}-/documents"),
            format!("/assemblees/{id}/{id}/documents"),
            format!("/assemblees/{id}/x/../documents"),
            format!("/assemblees/..%2f{id}/documents"),
            format!("//assemblees/{id}/documents"),
            format!("/Assemblees/{id}/documents"),
            format!("/assemblees/{id}/seance"),
            "/associes/import/".to_owned(),
            "/associes/import/x".to_owned(),
            String::new(),
            "/".to_owned(),
        ] {
            assert!(!is_expected(&path), "{path}");
        }
    }
}
