//! The letters with one-use links: subject and plain text from `templates/mail/<letter>/`, French first.
//!
//! What can never happen: a placeholder that reaches a reader; a name that is read as one.

use kernel::prelude::Outgoing;

/// Which letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Letter {
    /// An invitation.
    Invitation,
    /// A link to sign in.
    SignInLink,
    /// A link to set a forgotten password.
    PasswordReset,
}

impl Letter {
    fn templates(self) -> (&'static str, &'static str) {
        macro_rules! of {
            ($name:literal) => {
                (
                    include_str!(concat!("../../../../templates/mail/", $name, "/subject.txt")),
                    include_str!(concat!("../../../../templates/mail/", $name, "/body.txt")),
                )
            };
        }
        match self {
            Self::Invitation => of!("invitation"),
            Self::SignInLink => of!("sign-in-link"),
            Self::PasswordReset => of!("password-reset"),
        }
    }

    /// The letter to somebody, with the address of its link.
    pub(crate) fn to(self, name: &str, email: &str, link: &str) -> Outgoing {
        let (subject, body) = self.templates();
        Outgoing {
            kind: "mail".to_owned(),
            recipient: email.to_owned(),
            subject: subject.trim().to_owned(),
            body: filled(body, name, link),
            attachments: Vec::new(),
        }
    }
}

/// Fills the two placeholders; what is filled in is never read as a template.
fn filled(template: &str, name: &str, link: &str) -> String {
    let named = |part: &str| part.replace("{name}", name);
    template.split("{link}").map(named).collect::<Vec<_>>().join(link)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_letter_bears_its_link_once_and_no_placeholder() {
        for letter in [Letter::Invitation, Letter::SignInLink, Letter::PasswordReset] {
            let note = letter.to("Zoé {link}", "zoe@exemple.fr", "https://coop.exemple/entrer/abc");
            assert_eq!(note.body.matches("https://coop.exemple/entrer/abc").count(), 1, "{letter:?}");
            assert!(!note.body.replace("Zoé {link}", "").contains('{'), "{letter:?}");
            assert!(!note.subject.contains('\n') && note.subject.contains(" / "), "{letter:?}");
            assert!(note.body.starts_with("Bonjour Zoé") && note.body.contains("Hello Zoé"), "{letter:?}");
        }
    }
}
