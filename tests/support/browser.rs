//! A person's browser before the pages of the house: cookies, forms as the page before had them, an authenticator, and
//! the mailbox of the data folder.
//!
//! What can never happen: a form without the secret of its page, a redirect that is followed unseen.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};

use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use reqwest::header::{ACCEPT, CONTENT_TYPE, COOKIE, ORIGIN, SET_COOKIE};
use reqwest::redirect::Policy;
use reqwest::{Method, RequestBuilder, Url};
use serde_json::Value;
use sha1::Sha1;

use super::{Answer, Client, Program};

/// The password of everybody in the journeys.
pub(crate) const PASSWORD: &str = "une+lampe+sous+la+pluie";

/// One browser of one person.
pub(crate) struct Browser<'p> {
    program: &'p Program,
    client: Client<'p>,
    http: reqwest::Client,
    cookies: RefCell<BTreeMap<String, String>>,
    csrf: RefCell<String>,
}

impl<'p> Browser<'p> {
    /// Without cookies.
    pub(crate) fn of(program: &'p Program) -> Self {
        let http = reqwest::Client::builder().redirect(Policy::none()).build().expect("a client");
        let (cookies, csrf) = (RefCell::default(), RefCell::default());
        Self { program, client: Client::nobody(program), http, cookies, csrf }
    }

    /// The first administrator, come by a fresh link and with a second factor.
    pub(crate) async fn first_administrator(
        program: &'p Program,
        link: &str,
        name: &str,
        email: &str,
    ) -> Self {
        let browser = Self::of(program);
        let fields = [("name", name), ("email", email), ("password", PASSWORD), ("again", PASSWORD)];
        browser.come(&path_in(link, "/bienvenue/"), &fields).await;
        browser
    }

    /// Somebody invited, come by the link of their mail; with a second factor where their role requires it.
    pub(crate) async fn invited(program: &'p Program, path: &str) -> Self {
        let browser = Self::of(program);
        browser.come(path, &[("password", PASSWORD), ("again", PASSWORD)]).await;
        browser
    }

    async fn come(&self, path: &str, fields: &[(&str, &str)]) {
        assert_eq!(self.get(path).await.status, 200);
        let next = self.post(path, fields).await;
        let next = leads_to(&next).to_owned();
        if next.starts_with("/connexion/double-authentification") {
            let key: String = between(&self.get(&next).await.text, "<kbd>", "</kbd>")
                .chars()
                .filter(|c| *c != ' ')
                .collect();
            let codes = self.post(&next, &[("code", &code(&key))]).await;
            assert_eq!(codes.status, 200, "{}", codes.text);
        }
    }

    /// A page.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path)).await
    }

    /// A form, with the hidden field of the page that was shown last.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let csrf = self.csrf.borrow().clone();
        let token = (!csrf.is_empty()).then_some(("csrf", csrf.as_str()));
        let fields: Vec<(&str, &str)> = fields.iter().copied().chain(token).collect();
        let request =
            self.request(Method::POST, path).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(form(&fields))).await
    }

    /// A write of the API, as a script of a page sends it.
    pub(crate) async fn call(&self, method: Method, path: &str, body: &Value) -> Answer {
        let request = self.request(method, path).header("x-csrf-token", self.csrf.borrow().as_str());
        self.send(request.json(body)).await
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let cookies: Vec<String> =
            self.cookies.borrow().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = self.http.request(method, self.program.url(path)).header(ORIGIN, self.program.url(""));
        request.header(ACCEPT, "text/html, application/json;q=0.9").header(COOKIE, cookies.join("; "))
    }

    async fn send(&self, request: RequestBuilder) -> Answer {
        let answer = self.client.send(request).await;
        for cookie in answer.headers.get_all(SET_COOKIE) {
            let cookie = cookie.to_str().expect("text");
            let (name, value) =
                cookie.split(';').next().and_then(|pair| pair.split_once('=')).expect("a cookie");
            if value.is_empty() {
                self.cookies.borrow_mut().remove(name);
            } else {
                self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
            }
        }
        if let Some((_, rest)) = answer.text.split_once("name=\"csrf\" value=\"") {
            rest.split('"').next().unwrap_or_default().clone_into(&mut self.csrf.borrow_mut());
        }
        answer
    }
}

/// Fields as a form sends them, in the way of a query.
fn form(fields: &[(&str, &str)]) -> String {
    let mut url = Url::parse("http://form/").expect("an address");
    url.query_pairs_mut().extend_pairs(fields);
    url.query().unwrap_or_default().to_owned()
}

/// Where an answer sends the browser.
#[track_caller]
pub(crate) fn leads_to(answer: &Answer) -> &str {
    assert_eq!(answer.status, 303, "{}", answer.text);
    answer.header("location")
}

fn between(text: &str, before: &str, after: &str) -> String {
    let rest = text.split(before).nth(1).unwrap_or_else(|| panic!("no « {before} » in {text}"));
    rest.split(after).next().unwrap_or_default().to_owned()
}

/// The code that an authenticator shows now (RFC 6238), reckoned here on its own.
fn code(key: &str) -> String {
    let key = BASE32_NOPAD.decode(key.as_bytes()).expect("base32");
    let step = SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock").as_secs() / 30;
    let mut mac = Hmac::<Sha1>::new_from_slice(&key).expect("any length");
    mac.update(&step.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let place = usize::from(hash[19] & 15);
    let word: [u8; 4] = hash[place..place + 4].try_into().expect("four bytes");
    format!("{:06}", (u32::from_be_bytes(word) & 0x7fff_ffff) % 1_000_000)
}

/// The part of a text that begins at a path and ends with the link.
pub(crate) fn path_in(text: &str, path: &str) -> String {
    let begin = text.find(path).unwrap_or_else(|| panic!("no {path} in {text}"));
    text[begin..].split_whitespace().next().unwrap_or_default().to_owned()
}

/// Waits until so many mails have left since the program began; answers the path of the link in the only one to an
/// address that holds such a path.
pub(crate) fn mailed(program: &Program, sent: u64, to: &str, path: &str) -> String {
    program.wait_until(|lines| {
        let rounds =
            lines.iter().filter(|line| line["message"] == "outgoing notes" && line["what"] == "mails");
        rounds.filter_map(|line| line["sent"].as_u64()).sum::<u64>() >= sent
    });
    let files = std::fs::read_dir(program.data().join("mail")).expect("mails");
    let texts = files.map(|file| std::fs::read_to_string(file.expect("a file").path()).expect("text"));
    let texts: Vec<String> = texts.map(|text| plain(&text)).collect();
    let found: Vec<&String> = texts.iter().filter(|text| text.contains(to) && text.contains(path)).collect();
    assert_eq!(found.len(), 1, "{texts:?}");
    path_in(found[0], path)
}

/// Quoted-printable (RFC 2045, 6.7) made readable as far as links go, which are ASCII.
fn plain(mail: &str) -> String {
    mail.replace("=\r\n", "").replace("=\n", "").replace("=3D", "=")
}
