//! `members_register`: every member that ever was, with the days and the recording times of its entry and exit.
//!
//! Inline, because it is the roll of a vote. Personal data whose key is destroyed are empty here after the next
//! rebuild, and the name says so.

use async_trait::async_trait;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction};
use values::{Siren, Timestamp};

use super::columns::{column, text, whole};
use crate::member::{Holder, MemberEvent};
use crate::public::{MemberId, PostalAddress};
use crate::rules::folding::fold;

/// Shown in place of a name that was erased.
pub(crate) const ERASED: &str = "Identité effacée";

#[allow(unreachable_pub)] // sea-orm derives public items
mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "members_register")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub member_id: String,
        pub number: i64,
        pub name: String,
        pub search: String,
        pub kind: String,
        pub college: String,
        pub category: String,
        pub siren: String,
        pub siret: String,
        pub representative: String,
        pub email: String,
        pub address_lines: String,
        pub postal_code: String,
        pub city: String,
        pub country: String,
        pub decided_on: String,
        pub admitted_on: String,
        pub recorded_at: i64,
        pub left_on: String,
        pub left_recorded_at: i64,
        pub exit_cause: String,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use entity::ActiveModel;
pub(super) use entity::{Column, Entity, Model};

/// The projector of `members_register`.
pub(crate) struct MemberRegister;

#[async_trait]
impl Projector for MemberRegister {
    fn name(&self) -> &'static str {
        "members.register"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["members_register"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["members.member"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        let Some(fact) = event.decode::<MemberEvent>()? else { return Ok(()) };
        let mut row = ActiveModel { version: Set(event.sequence), ..Default::default() };
        match fact {
            MemberEvent::Admitted { number, holder, college, terms, decided_on, on } => {
                row.member_id = Set(event.stream_id.clone());
                row.number = Set(column("number", number)?);
                row.kind = Set(holder.kind().as_str().to_owned());
                row.college = Set(college.as_str().to_owned());
                row.category = Set(terms.code.to_string());
                row.decided_on = Set(decided_on.to_string());
                row.admitted_on = Set(on.to_string());
                row.recorded_at = Set(event.at.micros());
                row.left_on = Set(String::new());
                row.left_recorded_at = Set(0);
                row.exit_cause = Set(String::new());
                describe(&mut row, &holder);
                Entity::insert(row).exec_without_returning(db).await?;
                return Ok(());
            }
            MemberEvent::MembershipEnded { cause, on, movement: _, shares: _, nominal: _, paid: _ } => {
                row.left_on = Set(on.to_string());
                row.left_recorded_at = Set(event.at.micros());
                row.exit_cause = Set(cause.as_str().to_owned());
            }
            MemberEvent::SharesSubscribed { .. } | MemberEvent::PaymentRecorded { .. } => {}
        }
        let mine = Column::MemberId.eq(event.stream_id.as_str());
        Entity::update_many().set(row).filter(mine).exec(db).await?;
        Ok(())
    }
}

fn describe(row: &mut ActiveModel, holder: &Holder) {
    let (name, search, siren, siret, representative, email, address) = match holder {
        Holder::Person { identity, email } => {
            let name = identity.value().map(|of| format!("{} {}", of.given_name, of.family_name));
            let search = identity.value().map(|of| format!("{} {}", of.family_name, of.given_name));
            let address = identity.value().map(|of| of.address.clone());
            (name, search, None, None, None, email, address)
        }
        Holder::Entity { name, siren, siret, address, representative, email, kind: _ } => {
            let acts = representative.value();
            let acts = acts.map(|of| format!("{} {}, {}", of.given_name, of.family_name, of.capacity));
            let siren = siren.clone().or_else(|| siret.as_ref().map(values::Siret::siren));
            (Some(name.clone()), Some(name.clone()), siren, siret.clone(), acts, email, Some(address.clone()))
        }
    };
    let email = email.as_ref().and_then(Personal::value);
    row.search = Set(fold(search.as_deref().unwrap_or(ERASED)));
    row.name = Set(name.unwrap_or_else(|| ERASED.to_owned()));
    row.siren = Set(siren.map(|siren| siren.to_string()).unwrap_or_default());
    row.siret = Set(siret.map(|siret| siret.to_string()).unwrap_or_default());
    row.representative = Set(representative.unwrap_or_default());
    row.email = Set(email.map(ToString::to_string).unwrap_or_default());
    locate(row, address);
}

fn locate(row: &mut ActiveModel, address: Option<PostalAddress>) {
    let PostalAddress { lines, postal_code, city, country } = address.unwrap_or_else(|| PostalAddress {
        lines: Vec::new(),
        postal_code: String::new(),
        city: String::new(),
        country: String::new(),
    });
    row.address_lines = Set(lines.join("\n"));
    row.postal_code = Set(postal_code);
    row.city = Set(city);
    row.country = Set(country);
}

impl Model {
    /// Whether it has left, with effect by `as_of` and recorded by `known_at`.
    pub(super) fn has_left(&self, as_of: &str, known_at: Option<Timestamp>) -> bool {
        !self.left_on.is_empty()
            && self.left_on.as_str() <= as_of
            && known_at.is_none_or(|moment| self.left_recorded_at <= moment.micros())
    }

    /// Domicile or seat; `None` once erased.
    pub(super) fn address(&self) -> Option<PostalAddress> {
        (!self.address_lines.is_empty()).then(|| PostalAddress {
            lines: self.address_lines.split('\n').map(str::to_owned).collect(),
            postal_code: self.postal_code.clone(),
            city: self.city.clone(),
            country: self.country.clone(),
        })
    }
}

/// The number of the present member that is this legal entity, if there is one.
pub(crate) async fn holder_of_siren(
    db: &impl ConnectionTrait,
    siren: &Siren,
) -> Result<Option<(MemberId, u64)>, Failure> {
    let present = Entity::find().filter(Column::Siren.eq(siren.as_str())).filter(Column::LeftOn.eq(""));
    let Some(row) = present.one(db).await? else { return Ok(None) };
    Ok(Some((text("member_id", &row.member_id)?, whole("number", row.number)?)))
}
