//! Orders as JSON: what the API reads, and what it refuses to read.

use serde_json::{Value, json};

use super::{admission, member_id};
use crate::AdmitMember;
use crate::goldens::{person, supporters};

fn order() -> Value {
    let order = admission(member_id(1), person("Zoé", "Exemple"), supporters(), (4, 100), "2015-01-05");
    let json = serde_json::to_value(&order).unwrap();
    assert_eq!(serde_json::from_value::<AdmitMember>(json.clone()).unwrap(), order, "reads back as itself");
    json
}

fn refused(change: impl FnOnce(&mut Value)) -> String {
    let mut json = order();
    change(&mut json);
    serde_json::from_value::<AdmitMember>(json).unwrap_err().to_string()
}

#[test]
fn an_admission_reads_as_one_would_write_it() {
    let json = order();
    assert_eq!(json["applicant"]["kind"], "NaturalPerson");
    assert_eq!(json["applicant"]["family_name"], "Exemple");
    assert_eq!(
        (&json["college"], &json["shares"], &json["paid"]),
        (&json!("Supporters"), &json!(4), &json!("100.00"))
    );
}

#[test]
fn what_cannot_be_meant_is_not_read() {
    assert!(refused(|of| of["shares"] = json!(-4)).contains("-4"));
    assert!(refused(|of| of["shares"] = json!(1.5)).contains("1.5"));
    assert!(refused(|of| of["paid"] = json!("12.345")).contains("12.345"));
    assert!(refused(|of| of["college"] = json!("Salariés")).contains("Salariés"));
    assert!(refused(|of| of["on"] = json!("2015-02-30")).contains("2015-02-30"));
    assert!(refused(|of| of["vote"] = json!(2)).contains("vote"));
    assert!(refused(|of| of["applicant"]["vote"] = json!(2)).contains("vote"));
    assert!(refused(|of| of["applicant"]["kind"] = json!("Robot")).contains("Robot"));
    assert!(refused(|of| of["terms"]["code"] = json!("Très cher")).contains("Très cher"));
}
