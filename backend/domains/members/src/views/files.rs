//! One member with all that was known of it on a day: names, addresses and representatives of that day.

use kernel::prelude::*;
use sea_orm::{ConnectionTrait, EntityTrait};
use serde::Deserialize;
use values::{Day, EmailAddress, Timestamp};

use super::columns::{optional, text};
use super::history::{Change, kinds, particulars};
use super::register::{ERASED, Entity};
use super::{movements, refunds, standings};
use crate::public::{Acting, ExitNotice, MemberFile, MemberId, PostalAddress, Representative};

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Name {
    Person([String; 2]),
    Entity(String),
}

#[derive(Deserialize)]
pub(super) struct Acts {
    pub(super) who: Representative,
    proof: String,
}

/// One member, present or gone; `None` when it was not admitted by then.
pub(crate) async fn member(
    db: &impl ConnectionTrait,
    id: MemberId,
    as_of: Day,
    known_at: Option<Timestamp>,
) -> Result<Option<MemberFile>, Failure> {
    let Some(mut row) = standings::row(db, id, as_of, known_at).await? else { return Ok(None) };
    let Some(model) = Entity::find_by_id(id.to_string()).one(db).await? else { return Ok(None) };
    row.name = match latest(particulars::<Name>(db, id, kinds::NAME, as_of, known_at).await?) {
        Some(Name::Person(names)) => names.join(" "),
        Some(Name::Entity(name)) => name,
        None => ERASED.to_owned(),
    };
    let address = particulars::<PostalAddress>(db, id, kinds::ADDRESS, as_of, known_at).await?;
    let address = latest(address);
    row.city = address.as_ref().map(|address| address.city.clone()).unwrap_or_default();
    let email = latest(particulars::<EmailAddress>(db, id, kinds::EMAIL, as_of, known_at).await?);
    let acting = particulars::<Acts>(db, id, kinds::REPRESENTATIVE, as_of, known_at).await?;
    let representatives: Vec<Acting> = acting.into_iter().map(acted).collect();
    let left = standings::left(db, id, as_of, known_at).await?;
    let notice = latest(particulars::<ExitNotice>(db, id, kinds::NOTICE, as_of, known_at).await?);
    let acts = representatives.last().and_then(|of| of.who.as_ref());
    Ok(Some(MemberFile {
        siret: optional("siret", &model.siret)?,
        rna: optional("rna", &model.rna)?,
        counts_in_public_cap: model.counts_in_public_cap,
        formerly: optional("formerly", &model.formerly)?,
        representative: acts
            .map(|of| format!("{} {}, {}", of.given_name, of.family_name, of.capacity))
            .unwrap_or_default(),
        representatives,
        email: email.map(|email| email.to_string()).unwrap_or_default(),
        email_consent: latest(particulars::<String>(db, id, kinds::CONSENT, as_of, known_at).await?),
        address,
        colleges: standings::colleges(db, id, known_at).await?,
        notice: notice.filter(|_| left.is_none()),
        decided_on: text("decided_on", &model.decided_on)?,
        left_on: left.as_ref().map(|left| left.on),
        exit_cause: left.as_ref().map(|left| left.cause),
        exit_decided_on: left.as_ref().and_then(|left| left.decided_on),
        exit_reason: left.map(|left| left.reason).unwrap_or_default(),
        movements: movements::of_member(db, id, as_of, known_at).await?,
        refunds: refunds::of_member(db, id, as_of, known_at).await?,
        row,
    }))
}

/// What held last; `None` when it was erased or taken back.
fn latest<T>(changes: Vec<Change<T>>) -> Option<T> {
    changes.into_iter().last().and_then(|change| change.value)
}

fn acted(change: Change<Acts>) -> Acting {
    let on = change.on;
    match change.value {
        Some(Acts { who, proof }) => Acting { on, who: Some(who), proof },
        None => Acting { on, who: None, proof: String::new() },
    }
}
