//! Flows through the pages as a browser goes through them: a house of its own for each test, on SQLite, behind the
//! door that the program has.

mod account;
mod applying;
mod assemblies;
mod documents;
mod entering;
mod gathering;
mod importing;
mod mailing;
mod mandates;
mod meetings;
mod merging;
mod outbox;
mod people;
mod refusals;
mod register;
mod statutes;
mod voting;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use accounts::Hashing;
use actix_web::App;
use actix_web::cookie::Cookie;
use actix_web::http::{Method, StatusCode, header};
use actix_web::middleware::from_fn;
use actix_web::test::{TestRequest, call_service, init_service, read_body};
use actix_web::web::Data;
use door::{Door, Rules};
use futures::FutureExt;
use futures::future::LocalBoxFuture;
use hmac::{Hmac, KeyInit, Mac};
use kernel::testing::{TestDatabase, tester, vault};
use office::Office;
use office::accounts::public::{InviteUser, UserId};
use office::jobs::Worker;
use office::kernel::access::Role;
use office::kernel::{Actor, Clock, Context, KeySource};
use office::values::{Timestamp, Uuid};

const HERE: &str = "http://127.0.0.1:8017";
pub(super) const PASSWORD: &str = "une lampe sous la pluie";

/// A clock that tests turn.
struct Turned(AtomicI64);

impl Clock for Turned {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(self.0.load(Ordering::SeqCst))
    }
}

type Send = Box<dyn Fn(TestRequest) -> LocalBoxFuture<'static, Answer>>;

/// The pages of an empty office behind its door; the database lives as long as it is held.
pub(super) struct House {
    send: Send,
    /// In the house's hands.
    pub(super) office: Office,
    clock: Arc<Turned>,
    _database: TestDatabase,
}

/// A page, read.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: header::HeaderMap,
    pub(super) text: String,
}

impl House {
    pub(super) async fn new() -> Self {
        let database = TestDatabase::sqlite();
        let kernel = database.kernel(Office::projectors()).await; // migrates
        let mut office = Office::new(kernel.reader().clone(), KeySource::Random, vault());
        office.accounts = office.accounts.hashing(Hashing::cheap());
        let office = office.acting_for(tester());
        let at: Timestamp = "2016-05-20T08:00:00Z".parse().unwrap();
        let clock = Arc::new(Turned(AtomicI64::new(at.micros())));
        let rules = Rules { show: Some(crate::refused), ..Rules::default() };
        let door = Data::new(Door::new(office.clone(), clock.clone(), rules));
        let app = App::new()
            .app_data(door)
            .wrap(from_fn(door::enter))
            .configure(crate::configure(office.clone(), clock.clone()));
        let service = Rc::new(init_service(app).await);
        let send = move |request: TestRequest| {
            let service = Rc::clone(&service);
            async move {
                let response = call_service(&*service, request.to_request()).await;
                let (status, headers) = (response.status(), response.headers().clone());
                let text = String::from_utf8_lossy(&read_body(response).await).into_owned();
                Answer { status, headers, text }
            }
            .boxed_local()
        };
        Self { send: Box::new(send), office, clock, _database: database }
    }

    pub(super) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub(super) fn wait(&self, seconds: i64) {
        self.clock.0.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }

    pub(super) fn context(&self) -> Context {
        Context::new(Actor::new("test"), self.now(), Uuid::now_v7())
    }

    /// Does whatever job waits, as the program's loop does.
    pub(super) async fn work(&self) {
        let trades = office::jobs::trades();
        let beat = || std::future::pending().boxed_local();
        let worker = Worker { trades: &trades, clock: &*self.clock, stopping: &|| false, beat: &beat };
        while self.office.work_once(&worker).await.unwrap().is_some() {}
    }

    /// A browser without cookies.
    pub(super) fn browser(&self) -> Browser<'_> {
        Browser {
            house: self,
            cookies: RefCell::default(),
            csrf: RefCell::default(),
            foreign: Cell::new(false),
        }
    }

    /// A person who has chosen [`PASSWORD`]; a browser where they are signed in. A second factor that the role requires
    /// is set up on the way; its key is given back.
    pub(super) async fn person(&self, email: &str, roles: &[Role]) -> (Browser<'_>, Option<String>) {
        let id = UserId::new(Uuid::now_v7());
        let order = InviteUser {
            id,
            name: email.split('@').next().unwrap().to_owned(),
            email: email.parse().unwrap(),
            roles: roles.to_vec(),
            member: None,
            organisation: None,
        };
        let secret = Arc::new(std::sync::Mutex::new(String::new()));
        let kept = Arc::clone(&secret);
        let link = move |text: &str| {
            text.clone_into(&mut kept.lock().unwrap());
            text.to_owned()
        };
        self.office.accounts.invite_user(&self.context(), order, &link).await.unwrap();
        let path = format!("/bienvenue/{}", secret.lock().unwrap());
        let browser = self.browser();
        let next = browser.post(&path, &[("password", PASSWORD), ("again", PASSWORD)]).await.to();
        if !next.starts_with("/connexion/double-authentification") {
            return (browser, None);
        }
        let key = browser.enrol(&next).await;
        (browser, Some(key))
    }

    /// Text of the mails that wait, the latest last.
    pub(super) async fn mails(&self) -> Vec<String> {
        let far = Timestamp::from_micros(self.now().micros() + 1);
        let notes = self
            .office
            .kernel
            .claim_notes("mail", far, std::time::Duration::from_hours(1), 100)
            .await
            .unwrap();
        notes.into_iter().map(|claimed| claimed.note.body).collect()
    }
}

/// A browser: it keeps cookies, and sends back the hidden fields of the page that it was shown last.
pub(super) struct Browser<'a> {
    house: &'a House,
    cookies: RefCell<BTreeMap<String, String>>,
    csrf: RefCell<String>,
    /// Whether its forms come from a page of another site.
    pub(super) foreign: Cell<bool>,
}

impl Browser<'_> {
    pub(super) async fn get(&self, path: &str) -> Answer {
        self.send(TestRequest::get().uri(path)).await
    }

    /// Sends a form as the page before had it.
    pub(super) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let csrf = self.csrf.borrow().clone();
        let token = (!csrf.is_empty()).then_some(("csrf", csrf.as_str()));
        let fields: Vec<(&str, &str)> = fields.iter().copied().chain(token).collect();
        let origin = if self.foreign.get() { "https://evil.example" } else { HERE };
        let request = TestRequest::default()
            .method(Method::POST)
            .uri(path)
            .insert_header((header::ORIGIN, origin))
            .set_form(fields);
        self.send(request).await
    }

    /// Sends a form with a file as the page before had it; the session's word comes first, the file last.
    pub(super) async fn upload(&self, path: &str, fields: &[(&str, &str)], file: &[u8]) -> Answer {
        let csrf = self.csrf.borrow().clone();
        let mut body = Vec::new();
        for (name, value) in [("csrf", csrf.as_str())].into_iter().chain(fields.iter().copied()) {
            let head =
                format!("--limite\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(head.into_bytes());
        }
        body.extend(
            b"--limite\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\"a.csv\"\r\n\r\n",
        );
        body.extend(file);
        body.extend(b"\r\n--limite--\r\n");
        let origin = if self.foreign.get() { "https://evil.example" } else { HERE };
        let request = TestRequest::post()
            .uri(path)
            .insert_header((header::ORIGIN, origin))
            .insert_header((header::CONTENT_TYPE, "multipart/form-data; boundary=limite"))
            .set_payload(body);
        self.send(request).await
    }

    async fn send(&self, request: TestRequest) -> Answer {
        let peer: SocketAddr = "127.0.0.1:40000".parse().unwrap();
        let cookies: Vec<String> =
            self.cookies.borrow().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = request
            .peer_addr(peer)
            .insert_header((header::HOST, "127.0.0.1:8017"))
            .insert_header((header::ACCEPT, "text/html"))
            .insert_header((header::USER_AGENT, "Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0"));
        if !cookies.is_empty() {
            request = request.insert_header((header::COOKIE, cookies.join("; ")));
        }
        let answer = (self.house.send)(request).await;
        for line in answer.headers.get_all(header::SET_COOKIE) {
            let cookie = Cookie::parse(line.to_str().unwrap().to_owned()).unwrap();
            let gone = cookie.max_age().is_some_and(actix_web::cookie::time::Duration::is_zero);
            let mut cookies = self.cookies.borrow_mut();
            if gone {
                cookies.remove(cookie.name());
            } else {
                cookies.insert(cookie.name().to_owned(), cookie.value().to_owned());
            }
        }
        if let Some(token) = answer.value("csrf") {
            *self.csrf.borrow_mut() = token;
        }
        answer
    }

    /// Goes through the page that sets the second factor up; gives its key.
    pub(super) async fn enrol(&self, page: &str) -> String {
        let key: String =
            self.get(page).await.ok().between("<kbd>", "</kbd>").chars().filter(|c| *c != ' ').collect();
        let answer = self.post(page, &[("code", &code(&key, self.house.now()))]).await.ok();
        assert_eq!(answer.text.matches("<li><kbd>").count(), 10, "ten recovery codes");
        key
    }

    /// Signs in with [`PASSWORD`] and the key of the second factor.
    pub(super) async fn sign_in(&self, email: &str, key: &str) -> Answer {
        let next = self.post("/connexion", &[("email", email), ("password", PASSWORD)]).await.to();
        self.post(&next, &[("code", &code(key, self.house.now()))]).await
    }

    pub(super) fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.borrow().get(name).cloned()
    }

    /// Another browser with the same cookies.
    pub(super) fn forget_form(&self) {
        self.csrf.borrow_mut().clear();
    }
}

impl Answer {
    #[track_caller]
    pub(super) fn ok(self) -> Self {
        self.is(200)
    }

    #[track_caller]
    pub(super) fn is(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{:?} {}", self.headers.get(header::LOCATION), self.text);
        self
    }

    /// Where it sends the browser on.
    #[track_caller]
    pub(super) fn to(&self) -> String {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.text);
        self.headers.get(header::LOCATION).unwrap().to_str().unwrap().to_owned()
    }

    #[track_caller]
    pub(super) fn says(&self, text: &str) -> &Self {
        assert!(self.text.contains(text), "« {text} » is not in {}", self.text);
        self
    }

    /// The value of a field of the page.
    pub(super) fn value(&self, name: &str) -> Option<String> {
        let field = self.text.split(&format!("name=\"{name}\" value=\"")).nth(1)?;
        field.split('"').next().map(str::to_owned)
    }

    #[track_caller]
    pub(super) fn between(&self, before: &str, after: &str) -> String {
        let rest =
            self.text.split(before).nth(1).unwrap_or_else(|| panic!("no « {before} » in {}", self.text));
        rest.split(after).next().unwrap().to_owned()
    }
}

/// The code that an application shows at a moment (RFC 6238), reckoned here on its own.
pub(super) fn code(key: &str, at: Timestamp) -> String {
    let key = data_encoding::BASE32_NOPAD.decode(key.as_bytes()).unwrap();
    let step = u64::try_from(at.micros() / 30_000_000).unwrap();
    let mut mac = Hmac::<sha1::Sha1>::new_from_slice(&key).unwrap();
    mac.update(&step.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let offset = usize::from(hash[19] & 15);
    let word = u32::from_be_bytes(hash[offset..offset + 4].try_into().unwrap()) & 0x7fff_ffff;
    format!("{:06}", word % 1_000_000)
}

/// The part of a link in a mail that begins at `path`.
pub(super) fn link_in(mail: &str, path: &str) -> String {
    let place = mail.find(&format!("{HERE}{path}")).unwrap_or_else(|| panic!("no link {path} in {mail}"));
    mail[place + HERE.len()..].split_whitespace().next().unwrap().to_owned()
}
