//! The life of a token, as sentences.

use kernel::testing::TestFramework;
use values::Day;

use super::{Token, TokenCommand, TokenError, TokenEvent};
use crate::goldens::{day, token_created, user_id};

fn create(name: &str, scopes: &[&str], expires_on: Day) -> TokenCommand {
    TokenCommand::Create {
        user: user_id(2),
        name: name.to_owned(),
        scopes: scopes.iter().map(|scope| (*scope).to_owned()).collect(),
        on: day("2015-01-01"),
        expires_on,
    }
}

fn then(facts: Vec<TokenEvent>, order: TokenCommand, expected: Vec<TokenEvent>) {
    TestFramework::<Token>::with(()).given(facts).when(order).then_expect_events(expected);
}

fn refuses(facts: Vec<TokenEvent>, order: TokenCommand, refusal: TokenError) {
    TestFramework::<Token>::with(()).given(facts).when(order).then_expect_error(refusal);
}

#[test]
fn a_token_has_a_name_scopes_and_an_end() {
    let end = day("2015-04-01");
    then(vec![], create(" Site web ", &["members:read", "billing", "billing"], end), vec![token_created()]);
    refuses(vec![token_created()], create("Site web", &["*"], end), TokenError::AlreadyExists {});
    refuses(vec![], create("", &["*"], end), TokenError::NameOutOfRange { maximum: 100 });
    refuses(vec![], create("x", &[], end), TokenError::ScopesOutOfRange { maximum: 50 });
    let many: Vec<String> = (0..51).map(|n| format!("s{n}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    refuses(vec![], create("x", &many, end), TokenError::ScopesOutOfRange { maximum: 50 });
}

#[test]
fn a_token_ends_within_a_year() {
    let latest = day("2016-01-01");
    then(
        vec![],
        create("x", &["*"], latest),
        vec![TokenEvent::Created {
            user: user_id(2),
            name: "x".to_owned(),
            scopes: vec!["*".to_owned()],
            expires_on: latest,
        }],
    );
    for expires_on in [day("2014-12-31"), latest.plus_days(1)] {
        refuses(vec![], create("x", &["*"], expires_on), TokenError::ExpiryOutOfRange { expires_on, latest });
    }
}

#[test]
fn a_token_is_revoked_once() {
    then(vec![token_created()], TokenCommand::Revoke, vec![TokenEvent::Revoked {}]);
    refuses(vec![], TokenCommand::Revoke, TokenError::Unknown {});
    let revoked = vec![token_created(), TokenEvent::Revoked {}];
    refuses(revoked, TokenCommand::Revoke, TokenError::AlreadyRevoked {});
}
