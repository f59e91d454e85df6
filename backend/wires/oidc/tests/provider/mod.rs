//! The provider of the tests as a process, and a browser that signs in with it. Shared with the journeys.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use reqwest::header::{COOKIE, LOCATION, SET_COOKIE};
use reqwest::redirect::Policy;
use reqwest::{Client, Response, Url};

/// The client that `server.js` knows.
pub(crate) const CLIENT_ID: &str = "quintette";
/// Its secret.
pub(crate) const CLIENT_SECRET: &str = "shared-between-the-test-and-its-provider";
/// Redirects that a browser follows before it is sent in circles.
const PATIENCE: usize = 12;

/// A running provider; ends with its test.
pub(crate) struct TestProvider {
    child: Child,
    issuer: String,
}

impl TestProvider {
    /// Starts `server.js` of this folder on a free port of loopback.
    pub(crate) fn start(folder: &str) -> Self {
        let folder = Path::new(folder);
        let modules = folder.join("node_modules");
        assert!(
            modules.join("oidc-provider").is_dir(),
            "the provider of the tests is not installed: scripts/prepare test"
        );
        let own = modules.join(".bin/node");
        let node = if own.is_file() { own } else { "node".into() };
        let mut child = Command::new(node)
            .arg("server.js")
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node starts");
        let mut issuer = String::new();
        let said = BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut issuer);
        assert!(said.is_ok_and(|length| length > 0), "the provider ended before it listened");
        Self { child, issuer: issuer.trim().to_owned() }
    }

    /// Its issuer, which is its address.
    pub(crate) fn issuer(&self) -> &str {
        &self.issuer
    }
}

impl Drop for TestProvider {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// A person's browser: cookies by server, redirects followed by hand.
#[derive(Default)]
pub(crate) struct Browser {
    cookies: Mutex<BTreeMap<String, BTreeMap<String, String>>>,
}

impl Browser {
    /// Signs in at the provider, beginning at `url`, as the person of `words` (`account=lea`, `deny=1`); answers the
    /// address below `back` to which the provider sends the browser in the end. That address is not visited.
    pub(crate) async fn sign_in(&self, url: &str, words: &str, back: &str) -> Url {
        let mut url = Url::parse(url).expect("an address");
        for _ in 0..PATIENCE {
            if url.as_str().starts_with(back) {
                return url;
            }
            if url.path().starts_with("/interaction/") {
                url.set_query(Some(words));
            }
            let answer = self.get(url.clone()).await;
            url = target(&answer, &url);
        }
        panic!("the browser is sent in circles, to {url}");
    }

    /// One page.
    pub(crate) async fn get(&self, url: Url) -> Response {
        self.send(|http| http.get(url.clone()), &url).await
    }

    /// One request with this browser's cookies; what the answer sets is kept.
    pub(crate) async fn send(
        &self,
        request: impl FnOnce(&Client) -> reqwest::RequestBuilder,
        url: &Url,
    ) -> Response {
        let http = Client::builder().redirect(Policy::none()).build().expect("a client");
        let mut request = request(&http);
        let cookies = self.cookies_for(url);
        if !cookies.is_empty() {
            request = request.header(COOKIE, cookies);
        }
        let answer = request.send().await.expect("the server answers");
        self.keep(url, &answer);
        answer
    }

    fn cookies_for(&self, url: &Url) -> String {
        let all = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        let own = all.get(url.authority()).into_iter().flatten();
        own.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn keep(&self, url: &Url, answer: &Response) {
        let mut all = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        let own = all.entry(url.authority().to_owned()).or_default();
        for cookie in answer.headers().get_all(SET_COOKIE) {
            let cookie = cookie.to_str().expect("text");
            let (name, value) =
                cookie.split(';').next().and_then(|pair| pair.split_once('=')).expect("a cookie");
            if value.is_empty() {
                own.remove(name);
            } else {
                own.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// Where an answer sends the browser.
pub(crate) fn target(answer: &Response, from: &Url) -> Url {
    let location = answer.headers().get(LOCATION);
    let location = location.unwrap_or_else(|| panic!("{from} answers {} and leads nowhere", answer.status()));
    from.join(location.to_str().expect("text")).expect("an address")
}
