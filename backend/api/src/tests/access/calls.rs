//! The operations of the description, and how one of them is called with its documented example over things that exist.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::sync::Mutex;

use actix_web::http::Method;
use actix_web::test::TestRequest;
use kernel::access::{Principal, Role};
use kernel::testing::context;
use office::accounts::public::{AcceptInvitation, Attempt, CreateToken, InviteUser, SignInStep, UserId};
use office::kernel::Context;
use office::values::{Day, Uuid};
use serde_json::{Value, json};

use super::people::{ASKER, People};
use crate::tests::billing::shop::{Shop, shop};
use crate::tests::{Answer, euros, example};

/// One operation of the description.
pub(super) struct Operation {
    pub(super) id: String,
    /// Lower case.
    pub(super) method: String,
    pub(super) path: String,
    /// Whether it answers page by page, narrowed to what is one's own. The sessions of a user are a list of one user.
    pub(super) lists: bool,
    described: Value,
}

impl Operation {
    pub(super) fn name(&self) -> String {
        format!("{} {}", self.method.to_uppercase(), self.path)
    }

    fn parameters(&self) -> impl Iterator<Item = &Value> {
        self.described["parameters"].as_array().into_iter().flatten()
    }
}

/// All operations, by address and method.
pub(super) fn operations() -> Vec<Operation> {
    let document = serde_json::to_value(crate::document()).unwrap();
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, described) in item.as_object().unwrap() {
            let id = described["operationId"].as_str().unwrap_or_else(|| panic!("{method} {path} has no id"));
            let parameters = described["parameters"].as_array();
            let lists = parameters.into_iter().flatten().any(|parameter| parameter["name"] == "cursor")
                && !path.contains("{user_id}");
            let (id, method, path) = (id.to_owned(), method.clone(), path.clone());
            operations.push(Operation { id, method, path, lists, described: described.clone() });
        }
    }
    operations.sort_by(|a, b| (&a.path, &a.method).cmp(&(&b.path, &b.method)));
    operations
}

/// An office where one thing of each kind that somebody may own exists.
pub(super) struct World {
    shop: Shop,
    member: Uuid,
    organisation: Uuid,
    things: BTreeMap<&'static str, String>,
}

pub(super) async fn world() -> World {
    let shop = shop().await;
    let api = &shop.api;
    api.post("/api/v1/statutes", &example("post", "/api/v1/statutes")).await.ok(201);
    let admitted = api.post("/api/v1/members", &example("post", "/api/v1/members")).await.ok(201);
    let member = admitted["member_id"].as_str().unwrap().to_owned();
    // So that it holds a call and a claim.
    let more = json!({"shares": 8, "paid": euros("200.00"), "on": "2015-03-02"});
    let call = json!({"up_to": {"num": "1", "den": "2"}, "due_on": "2015-04-30", "on": "2015-03-02"});
    api.post(&format!("/api/v1/members/{member}/subscriptions"), &more).await.ok(201);
    assert_eq!(api.post("/api/v1/share-calls", &call).await.ok(200)["members"], 1);
    let some = json!({"shares": 1, "on": "2015-03-03"});
    api.post(&format!("/api/v1/members/{member}/withdrawals"), &some).await.ok(201);
    let applied = api.post("/api/v1/applications", &example("post", "/api/v1/applications")).await.ok(201);
    let application = applied["application_id"].as_str().unwrap().to_owned();
    let contract = shop.conclude("C-2015-001").await;
    let run = shop.run("2015-01-15").await.ok(200);
    let invoice = run["issued"][0]["invoice_id"].as_str().unwrap().to_owned();
    let things = BTreeMap::from([
        ("member_id", member.clone()),
        ("holder", member.clone()),
        ("application_id", application),
        ("organisation_id", shop.customer.clone()),
        ("customer_id", shop.customer.clone()),
        ("venue_id", shop.venues[0].clone()),
        ("price_list_id", shop.price_list.clone()),
        ("contract_id", contract),
        ("invoice_id", invoice),
        ("job_id", job(&shop).await),
        ("user_id", asker(&shop).await),
        ("token_id", token(&shop).await),
    ]);
    let (member, organisation) = (member.parse().unwrap(), shop.customer.parse().unwrap());
    World { shop, member, organisation, things }
}

const PASSWORD: &str = "une+lampe+sous+la+pluie";
const EMAIL: &str = "asker@example.org";

/// At the door a minute ago.
fn attempt() -> Attempt {
    let at = "2015-03-03T08:59:00Z".parse().unwrap();
    Attempt::from(at, Uuid::now_v7(), Ipv4Addr::LOCALHOST.into(), "Firefox")
}

/// The user who asks for jobs: a member, invited and come.
async fn asker(shop: &Shop) -> String {
    let accounts = &shop.api.office.accounts;
    let order = InviteUser {
        id: UserId::new(ASKER),
        name: "Alix Demande".to_owned(),
        email: EMAIL.parse().unwrap(),
        roles: vec![Role::Member],
        member: None,
        organisation: None,
    };
    let secret = Mutex::new(String::new());
    let link = |text: &str| {
        text.clone_into(&mut secret.lock().unwrap());
        text.to_owned()
    };
    let invited = Context { at: attempt().at, ..context() };
    accounts.invite_user(&invited, order, &link).await.unwrap();
    let accept = AcceptInvitation { name: None, email: None, password: PASSWORD.to_owned() };
    let secret = secret.lock().unwrap().clone();
    accounts.accept_invitation(&attempt(), &secret, accept).await.unwrap();
    ASKER.to_string()
}

/// A token of theirs.
async fn token(shop: &Shop) -> String {
    let own = shop.api.office.acting_for(Principal::user(ASKER, [Role::Member]));
    let signed = Context { actor: own.kernel.principal().actor().clone(), at: attempt().at, ..context() };
    let user = UserId::new(ASKER);
    let order =
        CreateToken { user, name: "Essai".to_owned(), scopes: vec!["*".to_owned()], expires_on: None };
    own.accounts.create_token(&signed, order).await.unwrap().id.to_string()
}

/// A job that somebody asked for and gave up, so that its events end.
async fn job(shop: &Shop) -> String {
    let asker = Principal::user(ASKER, [Role::Sales]);
    let signed = Context { actor: asker.actor().clone(), ..context() };
    let jobs = shop.api.office.acting_for(asker).jobs();
    let job = jobs.import_venues(&signed, Day::ymd(2015, 1, 1).unwrap(), Vec::new()).await.unwrap();
    jobs.cancel(&signed, job.id).await.unwrap().id.to_string()
}

impl World {
    /// Calls an operation with its documented example, over what exists here.
    pub(super) async fn call(&self, operation: &Operation, who: &People) -> Answer {
        // A session that has ended is none any more, so that each call that ends one needs another.
        let session = if operation.id == "end_session" { Some(self.session().await) } else { None };
        let thing = |name: &str| match name {
            "session_id" => session.clone(),
            name => self.things.get(name).cloned(),
        };
        self.ask(operation, who, thing).await
    }

    /// A session of the asker.
    async fn session(&self) -> String {
        let accounts = &self.shop.api.office.accounts;
        let step = accounts.sign_in_with_password(&attempt(), EMAIL, PASSWORD).await.unwrap();
        assert!(matches!(step, SignInStep::Complete(_)), "{step:?}");
        let sessions = accounts.sessions(UserId::new(ASKER), attempt().at).await.unwrap();
        sessions[0].id.to_string()
    }

    /// The same over what exists nowhere.
    pub(super) async fn call_nowhere(&self, operation: &Operation, who: &People) -> Answer {
        self.ask(operation, who, |_| None).await
    }

    async fn ask(
        &self,
        operation: &Operation,
        who: &People,
        thing: impl Fn(&str) -> Option<String>,
    ) -> Answer {
        let mut address = operation.path.clone();
        let mut query = Vec::new();
        for parameter in operation.parameters() {
            let name = parameter["name"].as_str().unwrap();
            let value = || thing(name).unwrap_or_else(|| sample(operation, parameter));
            match parameter["in"].as_str() {
                Some("path") => address = address.replace(&format!("{{{name}}}"), &value()),
                Some("query") if parameter["required"] == true => {
                    query.push(format!("{name}={}", value().replace(' ', "%20")));
                }
                _ => {}
            }
        }
        let method: Method = operation.method.to_uppercase().parse().unwrap();
        let request = TestRequest::default().method(method).uri(&format!("{address}?{}", query.join("&")));
        let contents = operation.described["requestBody"]["content"].as_object();
        let request = match contents.and_then(|contents| contents.iter().next()) {
            None => request,
            Some((kind, content)) if kind == "application/json" => {
                let mut body = content["example"].clone();
                put(&mut body, &thing);
                request.set_json(body)
            }
            Some((kind, content)) => {
                let text = content["example"].as_str().unwrap().to_owned();
                request.insert_header(("content-type", kind.as_str())).set_payload(text)
            }
        };
        self.shop.api.send_as(who.principal(self.member, self.organisation), request).await
    }
}

/// A parameter's example, or something of its form.
fn sample(operation: &Operation, parameter: &Value) -> String {
    let name = parameter["name"].as_str().unwrap_or_default();
    let schema = &parameter["schema"];
    let example = [&parameter["example"], &schema["example"]].into_iter().find(|example| !example.is_null());
    match (example, schema["type"].as_str(), schema["format"].as_str()) {
        (Some(Value::String(text)), _, _) => text.clone(),
        (Some(Value::Array(several)), _, _) => {
            let first = several.first().unwrap_or(&Value::Null);
            first.as_str().map_or_else(|| first.to_string(), str::to_owned)
        }
        (Some(example), _, _) => example.to_string(),
        (None, _, Some("uuid")) => Uuid::from_u128(0x1CE).to_string(),
        (None, Some("integer"), _) if name == "year" => "2015".to_owned(),
        (None, Some("integer"), _) => "1".to_owned(),
        _ => panic!("{}: the parameter {name} has no example", operation.name()),
    }
}

/// Puts what exists in place of the identifiers of an example.
fn put(value: &mut Value, thing: &impl Fn(&str) -> Option<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                match thing(name) {
                    Some(id) if value.is_string() => *value = id.into(),
                    _ => put(value, thing),
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| put(value, thing)),
        _ => {}
    }
}
