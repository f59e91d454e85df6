//! Signing in through an identity provider: what the office needs of the wire, and what is remembered meanwhile.
//!
//! Why it exists: pages may not know wires, and a wire knows neither users nor browsers. What can never happen here: an
//! answer of the provider taken without what the very browser that left has kept; what it keeps read or altered by
//! anybody (it is sealed); a person let in whom the accounts do not know.

use accounts::public::{Attempt, ProviderIdentity, SignInStep};
use async_trait::async_trait;
use data_encoding::BASE64URL_NOPAD;
use kernel::prelude::{Failure, KernelError};
use serde::{Deserialize, Serialize};
use values::Timestamp;

use crate::Office;

/// What the kept words are sealed for.
const PURPOSE: &str = "office.identity/away";

/// A provider that vouches for people; a wire behind it verifies every word.
#[async_trait]
pub trait IdentityProvider: Send + Sync {
    /// As people know it: on the button of the sign-in page.
    fn name(&self) -> &str;

    /// Begins a sign-in.
    async fn begin(&self, at: Timestamp) -> Result<Departure, ProviderFailure>;

    /// Ends it: who came back, with what [`Self::begin`] had remembered.
    async fn finish(
        &self,
        memory: &str,
        answer: &ProviderAnswer,
        at: Timestamp,
    ) -> Result<ProviderIdentity, ProviderFailure>;

    /// Where one signs out at the provider too, to come `back` afterwards; `None` when it offers nothing of the kind.
    async fn sign_out_url(&self, back: &str, at: Timestamp) -> Result<Option<String>, ProviderFailure>;
}

/// The beginning of a sign-in.
#[derive(Clone, PartialEq, Eq)]
pub struct Departure {
    /// Where the browser goes.
    pub url: String,
    /// What must be remembered of it; secret.
    pub memory: String,
}

/// What the address holds to which the provider sends the browser back.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct ProviderAnswer {
    /// What is exchanged for the identity.
    pub code: Option<String>,
    /// As it was given.
    pub state: Option<String>,
    /// Who answers (RFC 9207).
    pub iss: Option<String>,
    /// Why there is no code (RFC 6749, 4.1.2.1).
    pub error: Option<String>,
}

/// A sign-in that the provider, or the way there and back, did not let succeed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{french}")]
pub struct ProviderFailure {
    /// Whose turn it is.
    pub fault: ProviderFault,
    /// A sentence for a person.
    pub french: String,
}

/// Whose turn it is when a sign-in through the provider failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProviderFault {
    /// The provider's: it does not answer.
    Down,
    /// An administrator's: the provider, or the settings, are not as they should be.
    Misconfigured,
    /// The person's: they declined, or the provider did.
    Declined,
    /// The browser's: it must begin again.
    BeginAgain,
}

/// Why nobody came in.
#[derive(Debug, thiserror::Error)]
pub enum NotIn {
    /// The provider's side.
    #[error(transparent)]
    Provider(#[from] ProviderFailure),
    /// The house's side.
    #[error("{0}")]
    House(Failure),
}

impl From<Failure> for NotIn {
    fn from(failure: Failure) -> Self {
        Self::House(failure)
    }
}

impl From<KernelError> for NotIn {
    fn from(error: KernelError) -> Self {
        Self::House(error.into())
    }
}

/// Somebody on the way to the provider.
#[derive(Clone, PartialEq, Eq)]
pub struct Away {
    /// Where the browser goes.
    pub url: String,
    /// What it keeps for [`Office::come_back`], in a cookie of a few minutes.
    pub kept: String,
}

/// What is sealed into [`Away::kept`].
#[derive(Serialize, Deserialize)]
struct Kept {
    memory: String,
    onward: Option<String>,
}

impl Office {
    /// Sends somebody to the provider; `onward` is the page to which they want to come in.
    pub async fn go_away(
        &self,
        provider: &dyn IdentityProvider,
        at: Timestamp,
        onward: Option<&str>,
    ) -> Result<Away, NotIn> {
        let Departure { url, memory } = provider.begin(at).await?;
        let kept = serde_json::to_vec(&Kept { memory, onward: onward.map(str::to_owned) })
            .map_err(|error| KernelError::Corrupt { reason: error.to_string() })?;
        let sealed = self.kernel.vault().seal(PURPOSE, &kept)?;
        Ok(Away { url, kept: BASE64URL_NOPAD.encode(&sealed) })
    }

    /// Takes somebody back from the provider; answers the step that follows, and the page that they wanted.
    pub async fn come_back(
        &self,
        provider: &dyn IdentityProvider,
        kept: Option<&str>,
        answer: &ProviderAnswer,
        attempt: &Attempt,
    ) -> Result<(SignInStep, Option<String>), NotIn> {
        let Kept { memory, onward } =
            kept.and_then(|kept| self.unsealed(kept)).ok_or_else(ProviderFailure::begin_again)?;
        let identity = provider.finish(&memory, answer, attempt.at).await?;
        Ok((self.accounts.sign_in_with_provider(attempt, identity).await?, onward))
    }

    /// What a browser has kept; nothing when anybody changed it, or when the house has another key since.
    fn unsealed(&self, kept: &str) -> Option<Kept> {
        let sealed = BASE64URL_NOPAD.decode(kept.as_bytes()).ok()?;
        let clear = self.kernel.vault().open(PURPOSE, &sealed).ok()?;
        serde_json::from_slice(&clear).ok()
    }
}

impl ProviderFailure {
    /// The browser has kept nothing that fits.
    fn begin_again() -> Self {
        let french =
            "Cette connexion n'a pas été commencée dans ce navigateur, ou trop longtemps avant. Recommencez.";
        Self { fault: ProviderFault::BeginAgain, french: french.to_owned() }
    }
}

impl ProviderFault {
    /// A stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::Down => "provider-down",
            Self::Misconfigured => "provider-misconfigured",
            Self::Declined => "provider-declined",
            Self::BeginAgain => "provider-begin-again",
        }
    }
}

#[cfg(test)]
mod tests {
    use accounts::public::{EnteringError, InviteUser, UserId};
    use kernel::KeySource;
    use kernel::access::Role;
    use kernel::testing::{TestDatabase, context, tester, vault};
    use values::Uuid;

    use super::*;

    /// Vouches for Léa, for whoever brings what it remembered.
    struct Vouching;

    #[async_trait]
    impl IdentityProvider for Vouching {
        fn name(&self) -> &'static str {
            "Essai"
        }

        async fn begin(&self, _: Timestamp) -> Result<Departure, ProviderFailure> {
            let (url, memory) = ("https://id.example/authorize".to_owned(), "s3cret".to_owned());
            Ok(Departure { url, memory })
        }

        async fn finish(
            &self,
            memory: &str,
            answer: &ProviderAnswer,
            _: Timestamp,
        ) -> Result<ProviderIdentity, ProviderFailure> {
            assert_eq!((memory, answer.code.as_deref()), ("s3cret", Some("code")));
            Ok(ProviderIdentity {
                issuer: "https://id.example".to_owned(),
                subject: "1".to_owned(),
                email: "lea@example.org".to_owned(),
                email_verified: true,
                name: "Léa".to_owned(),
                roles: None,
                second_factor: true,
                provision: false,
            })
        }

        async fn sign_out_url(&self, _: &str, _: Timestamp) -> Result<Option<String>, ProviderFailure> {
            Ok(None)
        }
    }

    async fn office() -> (Office, TestDatabase) {
        let database = TestDatabase::sqlite();
        let kernel = database.kernel(Office::projectors()).await;
        let office = Office::new(kernel.reader().clone(), KeySource::Random, vault());
        (office.acting_for(tester()), database)
    }

    fn attempt() -> Attempt {
        Attempt::from(context().at, Uuid::nil(), "127.0.0.1".parse().expect("an address"), "test")
    }

    #[tokio::test]
    async fn whoever_brings_back_what_they_kept_comes_in() {
        let (office, _database) = office().await;
        let away = office.go_away(&Vouching, context().at, Some("/compte")).await.expect("off");
        assert_eq!(away.url, "https://id.example/authorize");
        assert!(!away.kept.contains("s3cret"), "it is sealed");
        let answer = ProviderAnswer { code: Some("code".to_owned()), ..ProviderAnswer::default() };

        let unknown = office.come_back(&Vouching, Some(&away.kept), &answer, &attempt()).await;
        let Err(NotIn::House(failure)) = unknown else { panic!("the house does not know her: {unknown:?}") };
        assert_eq!(failure.refusal::<EnteringError>(), Some(&EnteringError::NoAccount {}));

        let order = InviteUser {
            id: UserId::new(Uuid::now_v7()),
            name: "Léa".to_owned(),
            email: "lea@example.org".parse().expect("an address"),
            roles: vec![Role::Sales],
            member: None,
            organisation: None,
        };
        office.accounts.invite_user(&context(), order, &|secret| secret.to_owned()).await.expect("invited");
        let known = office.come_back(&Vouching, Some(&away.kept), &answer, &attempt()).await;
        let Ok((SignInStep::Complete(_), onward)) = known else { panic!("she is known: {known:?}") };
        assert_eq!(onward.as_deref(), Some("/compte"));
    }

    #[tokio::test]
    async fn the_provider_is_not_asked_for_a_browser_that_kept_nothing() {
        let (office, _database) = office().await;
        let away = office.go_away(&Vouching, context().at, None).await.expect("off");
        let mut altered = away.kept.clone().into_bytes();
        altered[40] = if altered[40] == b'A' { b'B' } else { b'A' };
        let altered = String::from_utf8(altered).expect("text");
        let other =
            office.kernel.vault().seal("another purpose", b"{\"memory\":\"s3cret\"}").expect("sealed");
        for kept in [None, Some(""), Some("é"), Some(altered.as_str()), Some(&BASE64URL_NOPAD.encode(&other))]
        {
            let answer = office.come_back(&Vouching, kept, &ProviderAnswer::default(), &attempt()).await;
            let Err(NotIn::Provider(failure)) = answer else { panic!("{kept:?}: {answer:?}") };
            assert_eq!(failure.fault, ProviderFault::BeginAgain, "{kept:?}");
        }
    }
}
