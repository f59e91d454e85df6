//! Partners over HTTP.

mod imports;

use actix_web::test::TestRequest;
use serde_json::{Value, json};

use super::{Answer, Api, api, example};

const ORGANISATIONS: &str = "/api/v1/organisations";
const VENUES: &str = "/api/v1/venues";
const STEPS: &str = "/api/v1/venue-steps";
const NOBODY: &str = "01a5e0c2-7c00-7000-8000-0000000000ff";

async fn register_organisation(api: &Api, name: &str, siret: Option<&str>) -> String {
    let mut request = example("post", ORGANISATIONS);
    (request["name"], request["siret"], request["siren"]) = (json!(name), json!(siret), Value::Null);
    let made = api.post(ORGANISATIONS, &request).await.ok(201);
    made["organisation_id"].as_str().unwrap().to_owned()
}

async fn register_venue(api: &Api, name: &str) -> String {
    let mut request = example("post", VENUES);
    request["description"]["name"] = json!(name);
    let made = api.post(VENUES, &request).await;
    let location = made.header("location").to_owned();
    let id = made.ok(201)["venue_id"].as_str().unwrap().to_owned();
    assert_eq!(location, format!("{VENUES}/{id}"));
    id
}

async fn step(api: &Api, venues: &[&str], step: Value, on: &str) -> Answer {
    api.post(STEPS, &json!({"venues": venues, "step": step, "on": on})).await
}

#[actix_web::test]
async fn the_life_of_an_organisation() {
    let api = api().await;
    let made = api.post(ORGANISATIONS, &example("post", ORGANISATIONS)).await;
    let location = made.header("location").to_owned();
    let id = made.ok(201)["organisation_id"].as_str().unwrap().to_owned();
    let at = |what: &str| format!("{ORGANISATIONS}/{id}{what}");
    assert_eq!(location, at(""));
    let recorded = json!({"organisation_id": id});
    let name = json!({"name": "Ville de Saint-Exemple", "on": "2015-01-01"});
    assert_eq!(api.post(&at("/name"), &name).await.ok(201), recorded);
    api.post(&at("/name"), &name).await.refused(409, "partners/nothing-new");
    let numbers = json!({"siren": "732829320", "on": "2015-01-01"});
    assert_eq!(api.post(&at("/identifiers"), &numbers).await.ok(201), recorded);
    let address = json!({"lines": ["Médiathèque", "3 rue de l'Exemple"], "postal_code": "42100", "city": "Saint-Exemple", "country": "FR"});
    let elsewhere = json!({"billing_address": address, "on": "2015-01-01"});
    assert_eq!(api.post(&at("/billing-address"), &elsewhere).await.ok(201), recorded);
    let contact = json!({"contact": {"name": "", "email": "mediatheque@exemple.fr"}, "on": "2015-01-01"});
    assert_eq!(api.post(&at("/contact"), &contact).await.ok(201), recorded);

    let read = api.get(&at("")).await.ok(200);
    assert_eq!((&read["name"], &read["kind"]), (&json!("Ville de Saint-Exemple"), &json!("commune")));
    assert_eq!((&read["siren"], &read["siret"]), (&json!("732829320"), &Value::Null));
    assert_eq!(read["address_lines"], json!(["Médiathèque", "3 rue de l'Exemple"]));
    assert_eq!((&read["postal_code"], &read["country"]), (&json!("42100"), &json!("FR")));
    assert_eq!(read["contact_email"], "mediatheque@exemple.fr");
    assert_eq!((&read["contact_name"], &read["venues"]), (&Value::Null, &json!(0)));
    assert_eq!((&read["registered_on"], &read["version"]), (&json!("2014-10-01"), &json!(5)));
    let found = api.get(&format!("{ORGANISATIONS}?filter=search:contains:SAINT%20exemple")).await.ok(200);
    assert_eq!((&found["total"], &found["items"][0]), (&json!(1), &read));
    let none = api.get(&format!("{ORGANISATIONS}?filter=kind:eq:company")).await.ok(200);
    assert_eq!(none["total"], 0);
}

#[actix_web::test]
async fn an_organisation_is_complete_and_its_numbers_agree() {
    let api = api().await;
    let form = "request/unexpected-form";
    let with = |member: &str, value: Value| {
        let mut request = example("post", ORGANISATIONS);
        request[member] = value;
        request
    };
    let refused =
        async |request: Value, kind: &str| api.post(ORGANISATIONS, &request).await.refused(422, kind);
    let problem = refused(with("nickname", json!("x")), form).await;
    assert!(problem["detail"].as_str().unwrap().contains("nickname"), "{problem}");
    assert_eq!(refused(with("kind", json!("empire")), form).await["data"]["path"], "kind");
    assert_eq!(refused(with("siret", json!("73282932000075")), form).await["data"]["path"], "siret");
    let mail = json!({"name": "Zoé", "email": "nowhere"});
    assert_eq!(refused(with("contact", mail), form).await["data"]["path"], "contact.email");
    refused(with("siren", json!("404833048")), "partners/siret-of-another").await;
    refused(with("name", json!(" ")), "partners/organisation-incomplete").await;
    let mut address = example("post", ORGANISATIONS)["billing_address"].clone();
    address["lines"] = json!([]);
    refused(with("billing_address", address.clone()), "partners/address-lines").await;
    (address["lines"], address["postal_code"]) = (json!(["1 rue"]), json!("4200"));
    refused(with("billing_address", address.clone()), "partners/postal-code").await;
    address["country"] = json!("CH");
    refused(with("billing_address", address), "partners/siren-abroad").await;
    assert_eq!(api.get(ORGANISATIONS).await.ok(200)["total"], 0);
}

#[actix_web::test]
async fn a_siret_belongs_to_one_organisation() {
    let api = api().await;
    let siret = "73282932000074";
    let first = register_organisation(&api, "Commune de Saint-Exemple", Some(siret)).await;
    let problem = api.post(ORGANISATIONS, &example("post", ORGANISATIONS)).await;
    let problem = problem.refused(409, "partners/siret-taken");
    assert_eq!(problem["data"], json!({"siret": siret, "holder": first}));
    let second = register_organisation(&api, "Musée de Saint-Exemple", None).await;
    let numbers = json!({"siret": siret, "on": "2015-01-01"});
    let path = format!("{ORGANISATIONS}/{second}/identifiers");
    api.post(&path, &numbers).await.refused(409, "partners/siret-taken");
    assert_eq!(api.get(ORGANISATIONS).await.ok(200)["total"], 2);
}

#[actix_web::test]
async fn what_nobody_registered_is_not_found() {
    let api = api().await;
    let nowhere = format!("{ORGANISATIONS}/{NOBODY}");
    let unknown = "partners/unknown-organisation";
    for what in ["", "/venues"] {
        api.get(&format!("{nowhere}{what}")).await.refused(404, unknown);
    }
    for what in ["/name", "/identifiers", "/billing-address", "/contact"] {
        let body = example("post", &format!("{ORGANISATIONS}/{{organisation_id}}{what}"));
        api.post(&format!("{nowhere}{what}"), &body).await.refused(404, unknown);
    }
    let venue = register_venue(&api, "Salle de l'Exemple").await;
    let entrust = json!({"venues": [venue], "on": "2015-01-01"});
    api.post(&format!("{nowhere}/venues"), &entrust).await.refused(404, unknown);
    for what in ["", "/stages"] {
        api.get(&format!("{VENUES}/{NOBODY}{what}")).await.refused(404, "partners/unknown-venue");
    }
    step(&api, &[NOBODY], json!({"to": "won"}), "2015-01-01").await.refused(404, "partners/unknown-venue");
    api.get(&format!("{VENUES}/mediatheque")).await.refused(404, "request/not-found");
}

#[actix_web::test]
async fn venues_go_forward_together_or_stay() {
    let api = api().await;
    let (one, two) = (register_venue(&api, "Alpha").await, register_venue(&api, "Bêta").await);
    let both = [one.as_str(), two.as_str()];
    let canvassed = json!({"to": "canvassed", "campaign": "Automne"});
    let moved = step(&api, &both[..1], canvassed.clone(), "2014-11-01").await.ok(200);
    assert_eq!(moved, json!({"venues": 1}));
    step(&api, &both, json!({"to": "won"}), "2015-02-01").await.ok(200);
    let backward = step(&api, &both[..1], json!({"to": "contacted"}), "2015-02-02").await;
    let problem = backward.refused(409, "partners/step-leads-nowhere");
    assert_eq!(problem["data"], json!({"from": "won", "to": "contacted"}));
    // The first could be lost, the second has been: neither moves.
    let lost = json!({"to": "lost", "reason": "Fermeture"});
    step(&api, &both[1..], lost.clone(), "2015-02-10").await.ok(200);
    let problem = step(&api, &both, lost.clone(), "2015-02-20").await.json;
    assert_eq!(problem["type"], "/problems/partners/venue-among-several", "{problem}");
    assert_eq!(problem["data"]["venue"].as_str(), Some(two.as_str()));
    let read = api.get(&format!("{VENUES}/{one}")).await.ok(200);
    assert_eq!((&read["stage"], &read["stage_on"]), (&json!("won"), &json!("2015-02-01")));
    step(&api, &both[..1], lost, "2015-01-31").await.refused(422, "partners/days-out-of-order");
    let nothing = json!({"to": "lost", "reason": " "});
    step(&api, &both[..1], nothing, "2015-02-20").await.refused(422, "partners/nothing-said");
    step(&api, &[], json!({"to": "trial"}), "2015-02-20").await.refused(422, "partners/no-venue");
    let twice = [both[0], both[0]];
    step(&api, &twice, json!({"to": "trial"}), "2015-02-20").await.refused(422, "partners/venue-named-twice");
    for wrong in [
        json!({"to": "listed"}),
        json!({"to": "won", "reason": "a word too much"}),
        json!({"to": "canvassed"}),
        json!("won"),
    ] {
        step(&api, &both[..1], wrong, "2015-02-20").await.refused(422, "request/unexpected-form");
    }

    let steps = api.get(&format!("{VENUES}/{one}/stages")).await.ok(200);
    let recorded_at = "2015-03-03T09:00:00.000000Z";
    let told = |stage: &str, reason: Value, on: &str| json!({"stage": stage, "reason": reason, "on": on, "recorded_at": recorded_at});
    let expected = [
        told("listed", Value::Null, "2014-10-01"),
        told("canvassed", json!("Automne"), "2014-11-01"),
        told("won", Value::Null, "2015-02-01"),
    ];
    assert_eq!(steps["steps"], json!(expected));
}

#[actix_web::test]
async fn past_days_are_answered_as_they_were() {
    let api = api().await;
    let venue = register_venue(&api, "Alpha").await;
    step(&api, &[&venue], json!({"to": "trial"}), "2014-12-01").await.ok(200);
    step(&api, &[&venue], json!({"to": "won"}), "2015-02-01").await.ok(200);
    let then = async |query: &str| api.get(&format!("{VENUES}?{query}")).await.ok(200);
    assert_eq!(then("as_of=2014-09-30").await["total"], 0);
    assert_eq!(then("as_of=2014-12-31").await["items"][0]["stage"], "trial");
    assert_eq!(then("as_of=2014-12-31&filter=stage:eq:won").await["total"], 0);
    assert_eq!(then("filter=stage:eq:won").await["total"], 1, "today is the clock's day");
    assert_eq!(then("as_of=2015-02-01&known_at=2015-03-03T08:59:59Z").await["total"], 0);

    let counts = async |query: &str| api.get(&format!("/api/v1/venue-counts?{query}")).await.ok(200);
    let winter = counts("as_of=2014-12-31").await;
    let numbers = json!({"listed": 0, "canvassed": 0, "contacted": 0, "trial": 1, "won": 0, "lost": 0});
    assert_eq!((&winter["total"], &winter["partner_venues"]), (&json!(1), &json!(0)));
    assert_eq!(winter["by_stage"], numbers);
    assert_eq!(winter["by_kind"], json!([{"kind": "concert_hall", "by_stage": numbers}]));
    assert_eq!(counts("as_of=2015-02-01").await["partner_venues"], 1);
    assert_eq!(counts("as_of=2015-02-01&known_at=2015-03-03T08:59:59Z").await["total"], 0);
    api.get("/api/v1/venue-counts?asof=2015-02-01").await.refused(422, "request/unknown-parameter");
    let reach = api.get("/api/v1/venue-penetration?as_of=2015-02-01").await.ok(200);
    let none = json!({"targeted": 0, "won": 0});
    let expected = json!({"as_of": "2015-02-01", "departmental": none, "municipal_canvassed": none});
    assert_eq!(reach, expected);
}

#[actix_web::test]
async fn an_organisation_pays_for_venues_in_place_of_another() {
    let api = api().await;
    let (one, two) = (register_venue(&api, "Alpha").await, register_venue(&api, "Bêta").await);
    let city = register_organisation(&api, "Commune de Saint-Exemple", None).await;
    let county = register_organisation(&api, "Département de l'Exemple", None).await;
    let pays = |organisation: &str| format!("{ORGANISATIONS}/{organisation}/venues");
    let order = |venues: &[&str], on: &str| json!({"venues": venues, "on": on});
    let made = api.post(&pays(&city), &order(&[&one, &two], "2015-01-01")).await;
    assert_eq!(made.header("location"), pays(&city));
    assert_eq!(made.ok(201), json!({"venues": 2}));
    api.post(&pays(&city), &order(&[&one], "2015-02-01"))
        .await
        .refused(409, "partners/venue-already-entrusted");
    api.post(&pays(&county), &order(&[&two], "2015-03-01")).await.ok(201);
    let paid = api.get(&pays(&city)).await.ok(200);
    let venues = paid["venues"].as_array().unwrap();
    assert_eq!((venues.len(), &venues[0]["venue_id"]), (1, &json!(one)));
    assert_eq!((&venues[0]["organisation_id"], &venues[0]["kind"]), (&json!(city), &json!("concert_hall")));
    assert_eq!(api.get(&format!("{ORGANISATIONS}/{county}")).await.ok(200)["venues"], 1);
    let paged = api.get(&format!("{VENUES}?filter=organisation_id:eq:{county}")).await.ok(200);
    assert_eq!((&paged["total"], &paged["items"][0]["venue_id"]), (&json!(1), &json!(two)));

    let releases = "/api/v1/venue-releases";
    let early = order(&[&one], "2014-12-31");
    api.post(releases, &early).await.refused(422, "partners/days-out-of-order");
    assert_eq!(api.post(releases, &order(&[&one], "2015-12-31")).await.ok(200), json!({"venues": 1}));
    api.post(releases, &order(&[&one], "2015-12-31")).await.refused(409, "partners/venue-not-entrusted");
    let read = api.get(&format!("{VENUES}/{one}")).await.ok(200);
    assert_eq!((&read["organisation_id"], &read["organisation_on"]), (&Value::Null, &json!("2015-12-31")));
    assert_eq!(api.get(&pays(&city)).await.ok(200), json!({"venues": []}));
}

#[actix_web::test]
async fn a_venue_is_described_by_what_is_known_of_it() {
    let api = api().await;
    let least = json!({
        "description": {"name": "Institut de l'Exemple", "commune": "Prague", "kind": "institut_francais", "access": "unknown"},
        "on": "2015-01-01"
    });
    let made = api.post(VENUES, &least).await.ok(201);
    let read = api.get(&format!("{VENUES}/{}", made["venue_id"].as_str().unwrap())).await.ok(200);
    assert_eq!((&read["library_code"], &read["floor_area"]), (&Value::Null, &Value::Null));
    assert_eq!((&read["department"], &read["population"]), (&json!(""), &json!(0)));
    let whole = example("post", VENUES);
    let id = api.post(VENUES, &whole).await.ok(201)["venue_id"].as_str().unwrap().to_owned();
    let read = api.get(&format!("{VENUES}/{id}")).await.ok(200);
    let given = &whole["description"];
    for same in ["name", "second_line", "street", "cedex", "insee", "kind", "access", "employees"] {
        assert_eq!(read[same], given[same], "{same}");
    }
    assert_eq!(
        (&read["longitude"], &read["region"]),
        (&given["coordinates"]["longitude"], &given["region"]["code"])
    );
    let with = |member: &str, value: Value| {
        let mut request = example("post", VENUES);
        request["description"][member] = value;
        request
    };
    let form = "request/unexpected-form";
    let path = |problem: Value| problem["data"]["path"].clone();
    let negative = api.post(VENUES, &with("floor_area", json!(-1))).await.refused(422, form);
    assert_eq!(path(negative), "description.floor_area");
    api.post(VENUES, &with("wheelchairs", json!(2))).await.refused(422, form);
    api.post(VENUES, &with("commune", json!(""))).await.refused(422, "partners/venue-incomplete");
    assert_eq!(api.get(VENUES).await.ok(200)["total"], 2);
}

#[actix_web::test]
async fn a_repeated_registration_names_the_same_organisation() {
    let api = api().await;
    let body = example("post", ORGANISATIONS);
    let keyed = || {
        let request = TestRequest::post().uri(ORGANISATIONS).insert_header(("idempotency-key", "client-1"));
        api.send(request.set_json(body.clone()))
    };
    let first = keyed().await;
    let again = keyed().await;
    assert_eq!(first.header("location"), again.header("location"));
    assert_eq!(first.ok(201), again.ok(201));
    assert_eq!(api.get(ORGANISATIONS).await.ok(200)["total"], 1);
}
