//! People and programs come in, each with what they are: from the link that the first start prints to a user who is kept
//! out, and the trail of it all.

use kernel::testing::{TestDatabase, on_both_databases};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Browser, Client, Program, leads_to, mailed};

const MEMBERS: &str = "/api/v1/members";
const STATUTES: &str = "/api/v1/statutes";
const TOKENS: &str = "/api/v1/tokens";
const WELCOME: &str = "/bienvenue/";

/// Two members in the register; answers where they are read.
async fn two_members(client: &Client<'_>) -> [String; 2] {
    client.post(STATUTES, &client.example(STATUTES).await).await.ok(201);
    let applicant = client.example(MEMBERS).await;
    let mut paths = Vec::new();
    for _ in 0..2 {
        paths.push(client.post(MEMBERS, &applicant).await.header("location").to_owned());
    }
    [0, 1].map(|n| paths[n].clone())
}

/// Invites somebody from the page of users.
async fn invite(administrator: &Browser<'_>, fields: &[(&str, &str)]) {
    assert_eq!(administrator.get("/utilisateurs/inviter").await.status, 200);
    let answer = administrator.post("/utilisateurs/inviter", fields).await;
    assert!(leads_to(&answer).starts_with("/utilisateurs"), "{:?}", answer.headers);
}

/// The member comes, leaves, comes back by a mailed link, and sees what is theirs alone.
async fn sees_their_own(program: &Program, [own, other]: &[String; 2]) {
    let first = Browser::invited(program, &mailed(program, 2, "zoe@exemple.fr", WELCOME)).await;
    assert_eq!(first.get("/compte").await.status, 200);
    leads_to(&first.post("/deconnexion", &[]).await);
    assert_eq!(leads_to(&first.get("/compte").await), "/connexion?suite=/compte");

    let browser = Browser::of(program);
    for email in ["personne@exemple.fr", "zoe@exemple.fr"] {
        assert_eq!(browser.post("/connexion/lien", &[("email", email)]).await.status, 200, "{email}");
    }
    let link = mailed(program, 3, "zoe@exemple.fr", "/connexion/lien/");
    assert_eq!(browser.get(&link).await.status, 200, "looking at it does not use it up");
    leads_to(&browser.post(&link, &[]).await);
    assert_eq!(Browser::of(program).post(&link, &[]).await.status, 404, "once");
    let me = browser.get("/api/v1/me").await.ok(200);
    assert_eq!((&me["email"], &me["roles"]), (&json!("zoe@exemple.fr"), &json!(["member"])));
    assert_eq!(me["member_id"], own.rsplit('/').next().unwrap());
    assert_eq!(browser.get("/associe").await.status, 200);
    browser.get(own).await.ok(200);
    browser.get(other).await.refused(403, "access/not-yours");
    for path in [MEMBERS, "/api/v1/users", "/api/v1/trail"] {
        browser.get(path).await.refused(403, "access/forbidden");
    }
}

/// The employee makes a token that may read members, and takes it back; a second one is kept. Answers that one.
async fn makes_tokens(program: &Program, employee: &Browser<'_>) -> String {
    let me = employee.get("/api/v1/me").await.ok(200);
    let order = |scope: &str| json!({"user_id": me["user_id"], "name": "Tableur", "scopes": [scope]});
    assert_eq!(employee.get("/compte").await.status, 200);
    let create = async |scope: &str| employee.call(Method::POST, TOKENS, &order(scope)).await.ok(201);
    let narrow = create("members:read").await;
    let text = |token: &Value| token["token"].as_str().unwrap().to_owned();
    let sheet = Client::with(program, text(&narrow));
    sheet.get(MEMBERS).await.ok(200);
    sheet.get("/api/v1/invoices").await.refused(403, "access/out-of-scope");
    sheet.post(MEMBERS, &sheet.example(MEMBERS).await).await.refused(403, "access/out-of-scope");
    let path = format!("{TOKENS}/{}", narrow["token_id"].as_str().unwrap());
    employee.call(Method::DELETE, &path, &json!({})).await.ok(200);
    assert_eq!(sheet.get(MEMBERS).await.status, 401, "at once");
    text(&create("*").await)
}

/// The trail about somebody, as `kind` or `kind reason`, the oldest first.
async fn told(client: &Client<'_>, filter: &str) -> Vec<String> {
    let page = client.get(&format!("/api/v1/trail?sort=at&limit=1000&filter={filter}")).await.ok(200);
    let line = |row: &Value| {
        let word = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
        format!("{} {} {}", word("kind"), word("method"), word("reason"))
    };
    page["items"].as_array().unwrap().iter().map(line).collect()
}

fn id(user: &Value) -> &str {
    user["user_id"].as_str().unwrap()
}

on_both_databases!(from_the_first_link_to_a_user_who_is_kept_out, async |db: TestDatabase| {
    let program = Program::serve(&db);
    let machine = Client::of(&program);
    let members = two_members(&machine).await;
    let link = program.command(&db, &["accounts", "first-administrator"]);
    let link = String::from_utf8(link.stdout).unwrap();
    let administrator = Browser::first_administrator(&program, &link, "Ada Exemple", "ada@exemple.fr").await;
    let page = administrator.get("/utilisateurs").await;
    assert!(page.status == 200 && page.text.contains("Ada Exemple"), "{}", page.text);
    let second = program.command(&db, &["accounts", "first-administrator"]);
    assert!(second.status.code() == Some(1) && second.stdout.is_empty());

    let employee = [("name", "Luc Exemple"), ("email", "luc@exemple.fr"), ("roles", "staff")];
    invite(&administrator, &employee).await;
    let member = [("name", "Zoé Exemple"), ("email", "zoe@exemple.fr"), ("roles", "member"), ("member", "1")];
    invite(&administrator, &member).await;
    sees_their_own(&program, &members).await;

    let employee = Browser::invited(&program, &mailed(&program, 3, "luc@exemple.fr", WELCOME)).await;
    let luc = employee.get("/api/v1/me").await.ok(200);
    assert_eq!((&luc["second_factor"], &luc["recovery_codes_left"]), (&json!(true), &json!(10)));
    let kept = Client::with(&program, makes_tokens(&program, &employee).await);
    kept.get(MEMBERS).await.ok(200);
    assert_eq!(employee.get("/compte").await.status, 200);

    assert_eq!(administrator.get("/compte").await.status, 200);
    let path = format!("/api/v1/users/{}/disable", id(&luc));
    administrator.call(Method::POST, &path, &json!({"reason": "A quitté la maison"})).await.ok(200);
    assert_eq!(leads_to(&employee.get("/compte").await), "/connexion?suite=/compte");
    assert_eq!(employee.get("/api/v1/me").await.status, 401);
    assert_eq!(kept.get(MEMBERS).await.status, 401);
    let back = Browser::of(&program);
    let entry = [("email", "luc@exemple.fr"), ("password", crate::support::PASSWORD)];
    assert_eq!(back.post("/connexion", &entry).await.status, 401, "and does not come back");

    let lines = told(&machine, &format!("user_id:eq:{}", id(&luc))).await;
    for expected in ["signed_in invitation", "sessions_ended  disabled", "sign_in_refused password"] {
        assert!(lines.iter().any(|line| line.starts_with(expected)), "{expected} in {lines:?}");
    }
    let nobody = told(&machine, "kind:eq:sign_in_refused&filter=method:eq:link").await;
    assert_eq!(nobody.len(), 1, "somebody asked for a link who is nobody: {nobody:?}");
    let foreign = members[1].rsplit('/').next().unwrap();
    let looked = machine.get(&format!("/api/v1/trail?filter=owners:contains:{foreign}")).await.ok(200);
    let rights: Vec<&Value> =
        looked["items"].as_array().unwrap().iter().map(|row| &row["permissions"]).collect();
    assert!(rights.contains(&&json!(["refused members.file.read"])), "{looked}");
    assert!(program.stop().success());
});
