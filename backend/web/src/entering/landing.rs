//! Where somebody goes after the entrance.
//!
//! What can never happen here: a link to the entrance that leads on to another server (an open redirect), or round in
//! a circle.

use crate::frame::encoded;

/// Characters of an address at most.
const LONGEST: usize = 512;

/// The page of this server that was asked for; `None` for anything else.
///
/// Browsers drop tabs and line feeds inside an address and read `\` as `/`, so that `/\t/evil.example` would leave.
pub(crate) fn local(asked: Option<&str>) -> Option<&str> {
    let path = asked?;
    let visible = path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let elsewhere = path.starts_with("//") || !path.starts_with('/');
    let again = ["/connexion", "/deconnexion", "/bienvenue", "/mot-de-passe"].iter().any(|entrance| {
        path.strip_prefix(entrance)
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
    });
    (visible && !elsewhere && !again && path.len() <= LONGEST).then_some(path)
}

/// A page of the entrance that remembers where to go afterwards.
pub(crate) fn towards(path: &str, asked: Option<&str>) -> String {
    match local(asked) {
        Some(page) => format!("{path}?suite={}", encoded(page)),
        None => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_this_server_are_gone_to() {
        for page in
            ["/", "/compte", "/utilisateurs?tri=-nom&page=2", "/?annee=2015", "/connexions", "/api/docs/"]
        {
            assert_eq!(local(Some(page)), Some(page));
        }
        for elsewhere in [
            "https://evil.example/",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            " //evil.example",
            "javascript:alert(1)",
            "evil.example",
            "",
            "/connexion",
            "/connexion?suite=/",
            "/deconnexion",
            "/mot-de-passe/oublie",
            "/é",
        ] {
            assert_eq!(local(Some(elsewhere)), None, "{elsewhere:?}");
        }
        assert_eq!(local(Some(&format!("/{}", "a".repeat(600)))), None);
        assert_eq!(local(None), None);
    }

    #[test]
    fn the_way_is_kept_through_the_entrance() {
        assert_eq!(
            towards("/connexion/code", Some("/compte?a=b&c")),
            "/connexion/code?suite=/compte%3Fa%3Db%26c"
        );
        assert_eq!(towards("/connexion/code", Some("//evil.example")), "/connexion/code");
    }
}
