//! `members_register`: every member that ever was, with the days and the recording times of its entry and exit.
//!
//! Inline, because it is the roll of a vote. Personal data whose key is destroyed are empty here after the next
//! rebuild, and the name says so.

use async_trait::async_trait;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction};
use values::{Siren, Siret, Timestamp};

use super::columns::{column, text, whole};
use crate::member::{Holder, MemberEvent, PersonIdentity};
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
    let email = match holder {
        Holder::Person { identity, email } => {
            let person = identity.value();
            let named = |first: fn(&PersonIdentity) -> [&str; 2]| {
                person.map_or_else(|| ERASED.to_owned(), |of| first(of).join(" "))
            };
            row.name = Set(named(|of| [&of.given_name, &of.family_name]));
            row.search = Set(fold(&named(|of| [&of.family_name, &of.given_name])));
            row.siren = Set(String::new());
            row.siret = Set(String::new());
            row.representative = Set(String::new());
            locate(row, person.map(|of| &of.address));
            email
        }
        Holder::Entity { name, siren, siret, address, representative, email, kind: _ } => {
            let entity = siren.clone().or_else(|| siret.as_ref().map(Siret::siren));
            let acts = representative.value();
            let acts = acts.map(|of| format!("{} {}, {}", of.given_name, of.family_name, of.capacity));
            row.name = Set(name.clone());
            row.search = Set(fold(name));
            row.siren = Set(entity.map(|siren| siren.to_string()).unwrap_or_default());
            row.siret = Set(siret.as_ref().map(ToString::to_string).unwrap_or_default());
            row.representative = Set(acts.unwrap_or_default());
            locate(row, Some(address));
            email
        }
    };
    let email = email.as_ref().and_then(Personal::value);
    row.email = Set(email.map(ToString::to_string).unwrap_or_default());
}

fn locate(row: &mut ActiveModel, address: Option<&PostalAddress>) {
    let of = |part: fn(&PostalAddress) -> String| address.map(part).unwrap_or_default();
    row.address_lines = Set(of(|address| address.lines.join("\n")));
    row.postal_code = Set(of(|address| address.postal_code.clone()));
    row.city = Set(of(|address| address.city.clone()));
    row.country = Set(of(|address| address.country.clone()));
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
