//! Accounts over HTTP: users, sessions, tokens, the trail. Nobody signs in here; no secret is shown twice.

use std::net::Ipv4Addr;

use actix_web::test::TestRequest;
use kernel::access::{Exercise, Principal, Role};
use kernel::testing::context;
use office::accounts::public::{AcceptInvitation, Attempt, SignInStep};
use office::values::{Timestamp, Uuid};
use serde_json::{Value, json};

use super::{Answer, Api, api, example};

const USERS: &str = "/api/v1/users";
const TOKENS: &str = "/api/v1/tokens";
const TRAIL: &str = "/api/v1/trail";
const PASSWORD: &str = "une+lampe+sous+la+pluie";

fn now() -> Timestamp {
    "2015-03-03T09:00:00Z".parse().unwrap()
}

fn attempt() -> Attempt {
    Attempt::from(now(), Uuid::now_v7(), Ipv4Addr::LOCALHOST.into(), "Firefox")
}

async fn put(api: &Api, path: &str, body: &Value) -> Answer {
    api.send(TestRequest::put().uri(path).set_json(body)).await
}

async fn delete(api: &Api, path: &str) -> Answer {
    api.send(TestRequest::delete().uri(path)).await
}

fn id_of(made: &Value) -> Uuid {
    made["user_id"].as_str().unwrap().parse().unwrap()
}

/// Somebody invited; answers where they are read.
async fn invited(api: &Api, email: &str, roles: &[&str]) -> String {
    let body = json!({"name": "Zoé Exemple", "email": email, "roles": roles});
    let made = api.post(USERS, &body).await;
    let location = made.header("location").to_owned();
    assert_eq!(location, format!("{USERS}/{}", made.ok(201)["user_id"].as_str().unwrap()));
    location
}

/// The one-use secret of the last mail that waits.
async fn mailed(api: &Api) -> String {
    let later = Timestamp::from_micros(now().micros() + 1);
    let lease = std::time::Duration::from_secs(1);
    let notes = api.office.kernel.claim_notes("mail", later, lease, 100).await.unwrap();
    let body = &notes.last().expect("a mail").note.body;
    let begin = body.find("/bienvenue/").expect("a link") + "/bienvenue/".len();
    body[begin..].chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect()
}

/// A member-role user who has come and signed in.
async fn member(api: &Api, email: &str) -> (String, Principal) {
    let path = invited(api, email, &["member"]).await;
    let accept = AcceptInvitation { name: None, email: None, password: PASSWORD.to_owned() };
    let step = api.office.accounts.accept_invitation(&attempt(), &mailed(api).await, accept).await.unwrap();
    let SignInStep::Complete(session) = step else { panic!("{step:?}") };
    let found = api.office.accounts.identify_session(now(), &session.secret).await.unwrap().unwrap();
    (path, found.principal)
}

async fn get_as(api: &Api, who: &Principal, path: &str) -> Answer {
    api.send_as(who.clone(), TestRequest::get().uri(path)).await
}

#[actix_web::test]
async fn the_life_of_a_user() {
    let api = api().await;
    let made = api.post(USERS, &example("post", USERS)).await.ok(201);
    let path = format!("{USERS}/{}", made["user_id"].as_str().unwrap());
    let read = api.get(&path).await.ok(200);
    assert_eq!((&read["state"], &read["kind"]), (&json!("invited"), &json!("person")));
    assert_eq!((&read["has_password"], &read["second_factor_required"]), (&json!(false), &json!(true)));
    assert_eq!(api.post(&format!("{path}/invitation"), &json!({})).await.ok(200), made);
    let roles = format!("{path}/roles");
    put(&api, &roles, &example("put", "/api/v1/users/{user_id}/roles")).await.ok(200);
    assert_eq!(api.get(&path).await.ok(200)["roles"], json!(["staff", "sales"]));
    put(&api, &format!("{path}/links"), &json!({"member_id": null, "organisation_id": null})).await.ok(200);
    assert_eq!(api.get(&path).await.ok(200)["member_id"], json!(null));
    api.post(&format!("{path}/disable"), &json!({"reason": "A quitté la maison"})).await.ok(200);
    assert_eq!(api.get(&path).await.ok(200)["state"], "disabled");
    api.post(&format!("{path}/invitation"), &json!({})).await.refused(409, "accounts/disabled");
    api.post(&format!("{path}/disable"), &json!({"reason": "Encore"}))
        .await
        .refused(409, "accounts/disabled");
    api.post(&format!("{path}/enable"), &json!({})).await.ok(200);
    api.post(&format!("{path}/enable"), &json!({})).await.refused(409, "accounts/not-disabled");
    delete(&api, &format!("{path}/second-factor")).await.refused(409, "accounts/no-second-factor");
}

#[actix_web::test]
async fn what_cannot_be_is_refused_with_the_reason() {
    let api = api().await;
    let path = invited(&api, "zoe@example.org", &["staff"]).await;
    let invite = async |name: &str, email: &str, roles: Value| {
        api.post(USERS, &json!({"name": name, "email": email, "roles": roles})).await
    };
    invite("Zoé", "ZOE@example.org", json!(["staff"])).await.refused(409, "accounts/email-taken");
    invite(" ", "a@example.org", json!(["staff"])).await.refused(422, "accounts/name-out-of-range");
    invite("A", "a@example.org", json!([])).await.refused(422, "accounts/no-role");
    let wrong = invite("A", "nobody", json!(["staff"])).await.refused(422, "request/unexpected-form");
    assert_eq!(wrong["data"]["path"], "email", "{wrong}");
    invite("A", "a@example.org", json!(["king"])).await.refused(422, "request/unexpected-form");
    put(&api, &format!("{path}/roles"), &json!({"roles": []})).await.refused(422, "accounts/no-role");
    let silent = api.post(&format!("{path}/disable"), &json!({"reason": " "})).await;
    silent.refused(422, "accounts/reason-out-of-range");
    let nowhere = format!("{USERS}/{}", Uuid::from_u128(9));
    api.get(&nowhere).await.refused(404, "accounts/unknown-user");
    put(&api, &format!("{nowhere}/roles"), &json!({"roles": ["staff"]}))
        .await
        .refused(404, "accounts/unknown-user");
    put(&api, &format!("{nowhere}/links"), &json!({})).await.refused(404, "accounts/unknown-user");
    for act in ["enable", "invitation"] {
        api.post(&format!("{nowhere}/{act}"), &json!({})).await.refused(404, "accounts/unknown-user");
    }
    api.get(&format!("{nowhere}/sessions")).await.refused(404, "accounts/unknown-user");
    delete(&api, &format!("{nowhere}/sessions")).await.refused(404, "accounts/unknown-user");
    delete(&api, &format!("/api/v1/sessions/{}", Uuid::from_u128(9)))
        .await
        .refused(404, "accounts/unknown-session");
    // The house has no account of its own, and a person has one administrator at least.
    api.get("/api/v1/me").await.refused(409, "accounts/not-a-person");
}

#[actix_web::test]
async fn the_register_is_read_as_of_any_day_and_exported() {
    let api = api().await;
    invited(&api, "zoe@example.org", &["staff"]).await;
    api.post("/api/v1/machines", &json!({"name": "Site web", "roles": ["sales"]})).await.ok(201);
    let total =
        async |query: &str| api.get(&format!("{USERS}?{query}")).await.ok(200)["total"].as_u64().unwrap();
    assert_eq!(total("").await, 2);
    assert_eq!(total("as_of=2015-03-02").await, 0);
    assert_eq!(total("filter=kind:eq:machine").await, 1);
    assert_eq!(total("filter=search:contains:zoe&filter=roles:contains:staff").await, 1);
    let page = api.get(&format!("{USERS}?limit=1&sort=-search")).await;
    assert!(page.header("link").contains("rel=\"next\""), "{:?}", page.headers);
    assert_eq!(page.ok(200)["items"][0]["name"], "Zoé Exemple");
    let csv = api.get(&format!("{USERS}?format=csv")).await.text;
    assert!(csv.starts_with("user_id,kind,name,email,roles,state,"), "{csv}");
    api.get(&format!("{USERS}?sort=password")).await.refused(422, "lists/unknown-field");
}

#[actix_web::test]
async fn a_member_sees_their_own_account_and_nobody_elses() {
    let api = api().await;
    let (path, zoe) = member(&api, "zoe@example.org").await;
    let (others, _) = member(&api, "lou@example.org").await;
    let me = get_as(&api, &zoe, "/api/v1/me").await.ok(200);
    assert_eq!((&me["email"], &me["has_password"]), (&json!("zoe@example.org"), &json!(true)));
    assert_eq!(format!("{USERS}/{}", id_of(&me)), path);
    get_as(&api, &zoe, USERS).await.refused(403, "access/forbidden");
    get_as(&api, &zoe, &path).await.refused(403, "access/forbidden");
    get_as(&api, &zoe, TRAIL).await.refused(403, "access/forbidden");
    let mine = get_as(&api, &zoe, &format!("{path}/sessions")).await.ok(200);
    assert_eq!((&mine["total"], &mine["items"][0]["network"]), (&json!(1), &json!("127.0.0.0/24")));
    get_as(&api, &zoe, &format!("{others}/sessions")).await.refused(403, "access/not-yours");
    let theirs = api.get(&format!("{others}/sessions?filter=agent:contains:fire&sort=seen_at")).await.ok(200);
    let session = format!("/api/v1/sessions/{}", theirs["items"][0]["session_id"].as_str().unwrap());
    let end = async |path: &str| api.send_as(zoe.clone(), TestRequest::delete().uri(path)).await;
    end(&session).await.refused(403, "access/not-yours");
    end(&format!("/api/v1/sessions/{}", Uuid::from_u128(9))).await.refused(403, "access/not-yours");
    delete(&api, &session).await.ok(200);
    delete(&api, &session).await.refused(404, "accounts/unknown-session");
    assert_eq!(end(&format!("{path}/sessions")).await.ok(200), json!({"ended": 1}));
    assert_eq!(get_as(&api, &zoe, &format!("{path}/sessions")).await.ok(200)["total"], 0);
}

#[actix_web::test]
async fn a_token_is_shown_once_and_revoked_at_once() {
    let api = api().await;
    let machine = json!({"name": "Site web", "roles": ["sales"], "member_id": null, "organisation_id": null});
    let machine = id_of(&api.post("/api/v1/machines", &machine).await.ok(201));
    let order = json!({"user_id": machine, "name": "Vitrine", "scopes": ["partners:read"]});
    let keyed = || TestRequest::post().uri(TOKENS).insert_header(("idempotency-key", "one"));
    let made = api.send(keyed().set_json(&order)).await.ok(201);
    let text = made["token"].as_str().unwrap();
    assert!(text.starts_with("qt_") && text.len() == 46, "{text}");
    assert_eq!(made["expires_on"], "2015-06-01", "ninety days");
    let again = api.send(keyed().set_json(&order)).await.ok(201);
    assert_eq!((&again["token_id"], &again["token"]), (&made["token_id"], &json!(null)));
    let who = api.office.accounts.identify_token(now(), text).await.unwrap().unwrap();
    get_as(&api, &who, "/api/v1/organisations").await.ok(200);
    get_as(&api, &who, "/api/v1/me").await.refused(403, "access/out-of-scope");
    let listed = api.get(&format!("{TOKENS}?filter=user_name:eq:Site%20web&sort=-created_at")).await;
    assert!(!listed.text.contains(text));
    let listed = listed.ok(200);
    assert_eq!((&listed["total"], &listed["items"][0]["state"]), (&json!(1), &json!("valid")));
    let path = format!("{TOKENS}/{}", made["token_id"].as_str().unwrap());
    delete(&api, &path).await.ok(200);
    assert!(api.office.accounts.identify_token(now(), text).await.unwrap().is_none());
    delete(&api, &path).await.refused(409, "accounts/token-revoked");
    delete(&api, &format!("{TOKENS}/{}", Uuid::from_u128(9))).await.refused(404, "accounts/unknown-token");
    assert_eq!(api.get(TOKENS).await.ok(200)["items"][0]["state"], "revoked");
}

#[actix_web::test]
async fn a_token_that_cannot_be_is_refused() {
    let api = api().await;
    let machine = json!({"name": "Site web", "roles": ["sales"]});
    let machine = id_of(&api.post("/api/v1/machines", &machine).await.ok(201));
    let (path, zoe) = member(&api, "zoe@example.org").await;
    let order = |user: &Value, scopes: &[&str], expires_on: Value| json!({"user_id": user, "name": "Essai", "scopes": scopes, "expires_on": expires_on});
    let create = async |body: Value| api.post(TOKENS, &body).await;
    let site = json!(machine);
    create(order(&site, &[], json!(null))).await.refused(422, "accounts/scopes-out-of-range");
    let unknown =
        create(order(&site, &["partner"], json!(null))).await.refused(422, "accounts/unknown-scope");
    assert_eq!(unknown["data"]["scope"], "partner");
    for wrong in ["2015-03-02", "2016-03-04"] {
        create(order(&site, &["*"], json!(wrong))).await.refused(422, "accounts/expiry-out-of-range");
    }
    let nobody = json!(Uuid::from_u128(9));
    create(order(&nobody, &["*"], json!(null))).await.refused(404, "accounts/unknown-user");
    let person = json!(path.rsplit('/').next().unwrap());
    create(order(&person, &["*"], json!(null))).await.refused(403, "accounts/not-a-machine");
    let nameless = json!({"user_id": site, "name": "", "scopes": ["*"]});
    create(nameless).await.refused(422, "accounts/token-name-out-of-range");
    api.post(&format!("{USERS}/{machine}/disable"), &json!({"reason": "Essai"})).await.ok(200);
    create(order(&site, &["*"], json!(null))).await.refused(409, "accounts/disabled");
    // One's own is one's own, and a token makes none that may more.
    let own = TestRequest::post().uri(TOKENS).set_json(order(&person, &["read"], json!(null)));
    let own = api.send_as(zoe.clone(), own).await.ok(201)["token"].as_str().unwrap().to_owned();
    let token = api.office.accounts.identify_token(now(), &own).await.unwrap().unwrap();
    let more = TestRequest::post().uri(TOKENS).set_json(order(&person, &["*"], json!(null)));
    api.send_as(token, more).await.refused(403, "access/out-of-scope");
    let others = TestRequest::post().uri(TOKENS).set_json(order(&site, &["*"], json!(null)));
    api.send_as(zoe.clone(), others).await.refused(403, "access/not-yours");
    assert_eq!(get_as(&api, &zoe, TOKENS).await.ok(200)["total"], 1, "one's own alone");
}

#[actix_web::test]
async fn the_trail_tells_who_came_and_who_looked() {
    let api = api().await;
    let (path, zoe) = member(&api, "zoe@example.org").await;
    let refused = attempt();
    api.office.accounts.sign_in_with_password(&refused, "zoe@example.org", "guess").await.unwrap_err();
    get_as(&api, &zoe, USERS).await.refused(403, "access/forbidden");
    let exercised: Vec<Exercise> = zoe.take_exercised();
    api.office.accounts.record_exercise(&attempt(), &zoe, "GET", USERS, exercised).await.unwrap();
    let id = path.rsplit('/').next().unwrap();
    let kinds = async |query: &str| -> Vec<String> {
        let page = api.get(&format!("{TRAIL}?{query}")).await.ok(200);
        let rows = page["items"].as_array().unwrap();
        rows.iter().map(|row| row["kind"].as_str().unwrap().to_owned()).collect()
    };
    let about = kinds(&format!("filter=user_id:eq:{id}&sort=at")).await;
    assert!(
        about.contains(&"signed_in".to_owned()) && about.contains(&"sign_in_refused".to_owned()),
        "{about:?}"
    );
    assert_eq!(kinds("filter=kind:eq:exercised").await, ["exercised"]);
    let row = api.get(&format!("{TRAIL}?filter=kind:eq:exercised")).await.ok(200)["items"][0].clone();
    assert_eq!((&row["actor"], &row["path"]), (&json!(format!("user:{id}")), &json!(format!("GET {USERS}"))));
    assert_eq!(row["permissions"], json!(["refused accounts.users.read"]));
    let csv = api.get(&format!("{TRAIL}?format=csv&filter=on_day:ge:2015-03-03")).await.text;
    assert!(csv.starts_with("entry_id,at,correlation,actor,kind,"), "{csv}");
    assert!(!csv.contains("guess"));
    let staff = Principal::user(Uuid::from_u128(5), [Role::Staff]);
    get_as(&api, &staff, TRAIL).await.refused(403, "access/forbidden");
    let auditor = Principal::user(Uuid::from_u128(6), [Role::Auditor]);
    get_as(&api, &auditor, TRAIL).await.ok(200);
}

#[actix_web::test]
async fn the_last_administrator_stays() {
    let api = api().await;
    let secret = api.office.accounts.first_administrator(&context()).await.unwrap().unwrap();
    let accept = AcceptInvitation {
        name: Some("Zoé".to_owned()),
        email: Some("zoe@example.org".to_owned()),
        password: PASSWORD.to_owned(),
    };
    let early = Attempt { at: context().at, ..attempt() };
    api.office.accounts.accept_invitation(&early, &secret, accept).await.unwrap();
    let user = api.get(USERS).await.ok(200)["items"][0]["user_id"].as_str().unwrap().to_owned();
    let path = format!("{USERS}/{user}");
    put(&api, &format!("{path}/roles"), &json!({"roles": ["staff"]}))
        .await
        .refused(409, "accounts/last-administrator");
    let disable = api.post(&format!("{path}/disable"), &json!({"reason": "Essai"})).await;
    disable.refused(409, "accounts/last-administrator");
    let again = api.post(&format!("{path}/invitation"), &json!({})).await;
    again.refused(409, "accounts/already-active");
    let machine = api.post("/api/v1/machines", &example("post", "/api/v1/machines")).await.ok(201);
    let again = api.post(&format!("{USERS}/{}/invitation", id_of(&machine)), &json!({})).await;
    again.refused(409, "accounts/not-a-person");
}

#[actix_web::test]
async fn a_write_may_rest_on_what_was_read() {
    let api = api().await;
    let path = invited(&api, "zoe@example.org", &["staff"]).await;
    let tag = api.get(&path).await.header("etag").to_owned();
    let change = async |roles: Value| {
        let request =
            TestRequest::put().uri(&format!("{path}/roles")).insert_header(("if-match", tag.as_str()));
        api.send(request.set_json(json!({"roles": roles}))).await
    };
    change(json!(["sales"])).await.ok(200);
    change(json!(["auditor"])).await.refused(412, "request/precondition-failed");
    assert_eq!(api.get(&path).await.ok(200)["roles"], json!(["sales"]));
}
