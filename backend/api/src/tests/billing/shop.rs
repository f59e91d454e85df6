//! A shop for the tests of billing: a seller, prices, a commune with two libraries.

use kernel::testing::context;
use office::partners::{RegisterOrganisation, RegisterVenue};
use serde_json::{Value, json};

use super::{CONTRACTS, INVOICES, LISTS, RUNS};
use crate::tests::{Answer, Api, api, euros, example};

/// An office that sells: a seller's identity, a price list, a commune with two libraries.
pub(in crate::tests) struct Shop {
    pub(in crate::tests) api: Api,
    pub(in crate::tests) price_list: String,
    pub(in crate::tests) customer: String,
    pub(in crate::tests) venues: [String; 2],
}

/// An identifier for what this test invents.
fn id(number: u32) -> String {
    format!("01a5e0c2-7c00-7000-8000-0000000001{number:02}")
}

pub(in crate::tests) async fn shop() -> Shop {
    let api = api().await;
    api.post("/api/v1/seller-identity", &example("post", "/api/v1/seller-identity")).await.ok(201);
    let mut list = example("post", LISTS);
    let books = json!({
        "product": "LIVRE-NUM", "family": "subscription", "designation": "Abonnement livres numériques",
        "unit": "year", "vat_rate": "5.5", "price": {"flat": euros("100.00")}
    });
    list["items"].as_array_mut().unwrap().push(books);
    let made = api.post(LISTS, &list).await.ok(201);
    let price_list = made["price_list_id"].as_str().unwrap().to_owned();
    let (customer, venues) = partners(&api).await;
    Shop { api, price_list, customer, venues }
}

/// A commune and two libraries, made in the partners' own room.
async fn partners(api: &Api) -> (String, [String; 2]) {
    let (customer, venues) = (id(1), [id(2), id(3)]);
    let address = json!({"lines": ["1 place de l'Exemple"], "postal_code": "42000", "city": "Saint-Exemple", "country": "FR"});
    let commune = json!({
        "id": customer, "on": "2014-11-03", "contact": {"name": "Zoé Exemple", "email": "culture@exemple.fr"},
        "profile": {
            "name": "Commune de Saint-Exemple", "kind": "commune", "billing_address": address,
            "identifiers": {"siren": "732829320", "siret": "73282932000074", "vat_number": null}
        }
    });
    let commune: RegisterOrganisation = serde_json::from_value(commune).unwrap();
    api.office.partners.register_organisation(&context(), commune).await.unwrap();
    for venue in &venues {
        let nowhere = json!({"code": "", "name": ""});
        let library = json!({
            "id": venue, "on": "2014-11-03",
            "description": {
                "name": "Médiathèque d'Exemple", "second_line": "", "complement": "", "street": "2 rue de l'Exemple",
                "postal_code": "42000", "cedex": "", "commune": "Saint-Exemple", "insee": "", "population": 20000,
                "department": nowhere, "region": nowhere, "coordinates": null, "kind": "municipal_library",
                "access": "open_building", "floor_area": null, "opening_minutes": null, "employees": null,
                "volunteers": null
            }
        });
        let library: RegisterVenue = serde_json::from_value(library).unwrap();
        api.office.partners.register_venue(&context(), library).await.unwrap();
    }
    (customer, venues)
}

impl Shop {
    pub(in crate::tests) fn served(&self, index: usize) -> Value {
        json!({"venue_id": self.venues[index], "name": "Médiathèque d'Exemple", "city": "Saint-Exemple", "weight": 1})
    }

    /// The documented contract with these partners and a second product: 910,00 € a year, of which 100,00 € at 5,5 %.
    pub(in crate::tests) fn contract(&self, reference: &str) -> Value {
        let mut contract = example("post", CONTRACTS);
        contract["reference"] = json!(reference);
        contract["customer_id"] = json!(self.customer);
        contract["price_list_id"] = json!(self.price_list);
        contract["venues"] = json!([self.served(0), self.served(1)]);
        contract["lines"].as_array_mut().unwrap().push(json!({"product": "LIVRE-NUM", "quantity": "1"}));
        contract
    }

    pub(in crate::tests) async fn conclude(&self, reference: &str) -> String {
        let concluded = self.api.post(CONTRACTS, &self.contract(reference)).await.ok(201);
        concluded["contract_id"].as_str().unwrap().to_owned()
    }

    pub(in crate::tests) async fn run(&self, on: &str) -> Answer {
        self.api.post(RUNS, &json!({"on": on})).await
    }

    /// The address of the one bill of a new contract, issued on 15 January 2015.
    pub(in crate::tests) async fn billed(&self) -> String {
        self.conclude("C-2015-001").await;
        let run = self.run("2015-01-15").await.ok(200);
        assert_eq!(run["issued"].as_array().unwrap().len(), 1, "{run}");
        format!("{INVOICES}/{}", run["issued"][0]["invoice_id"].as_str().unwrap())
    }

    /// The documented draft for this customer.
    pub(in crate::tests) fn draft(&self) -> Value {
        let mut request = example("post", INVOICES);
        request["draft"]["customer_id"] = json!(self.customer);
        request["draft"]["venues"] = json!([self.served(0)]);
        request
    }

    pub(in crate::tests) async fn pay(
        &self,
        invoice: &str,
        amount: &str,
        on: &str,
        reference: &str,
    ) -> Answer {
        let payment = json!({"amount": euros(amount), "on": on, "reference": reference});
        self.api.post(&format!("{invoice}/payments"), &payment).await
    }

    pub(in crate::tests) async fn numbers(&self) -> Vec<String> {
        let page = self.api.get(&format!("{INVOICES}?sort=number")).await.ok(200);
        let rows = page["items"].as_array().unwrap();
        rows.iter().map(|row| row["number"].as_str().unwrap().to_owned()).collect()
    }
}
