//! `members_register`: every member that ever was, under the name and in the town of today; what changes is in the
//! history beside it.
//!
//! Inline, because it is the roll of a vote. Personal data whose key is destroyed are empty here after the next
//! rebuild, and the name says so.

use async_trait::async_trait;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::IntoCondition;
use sea_orm::{ActiveValue::Set, Condition, DatabaseTransaction, QueryOrder};
use values::{Siren, Siret};

use super::columns::{column, text, whole};
use crate::member::{Holder, HolderAddress, HolderName, MemberEvent, PersonIdentity, PersonName};
use crate::public::{Alike, Applicant, MemberId};
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
        pub counts_in_public_cap: bool,
        pub formerly: String,
        pub siren: String,
        pub siret: String,
        pub rna: String,
        pub city: String,
        pub decided_on: String,
        pub admitted_on: String,
        pub recorded_at: i64,
        pub left_on: String,
        pub named_on: String,
        pub moved_on: String,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use entity::ActiveModel;
pub(super) use entity::{Column, Entity};

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
            MemberEvent::Admitted {
                number, holder, decided_on, counts_in_public_cap, formerly, on, ..
            } => {
                row.member_id = Set(event.stream_id.clone());
                row.number = Set(column("number", number)?);
                row.kind = Set(holder.kind().as_str().to_owned());
                row.counts_in_public_cap = Set(counts_in_public_cap);
                row.formerly = Set(formerly.map(|id| id.to_string()).unwrap_or_default());
                row.decided_on = Set(decided_on.to_string());
                row.admitted_on = Set(on.to_string());
                row.recorded_at = Set(event.at.micros());
                row.left_on = Set(String::new());
                row.named_on = Set(on.to_string());
                row.moved_on = Set(on.to_string());
                describe(&mut row, &holder);
                Entity::insert(row).exec_without_returning(db).await?;
                return Ok(());
            }
            MemberEvent::MembershipEnded { on, .. } | MemberEvent::MergedInto { on, .. } => {
                row.left_on = Set(on.to_string());
            }
            MemberEvent::MergeUndone { .. } => row.left_on = Set(String::new()),
            MemberEvent::NameChanged { name, on } => {
                let first = ActiveModel { version: Set(event.sequence), ..Default::default() };
                update(db, event, first, Column::Version.ne(-1)).await?;
                rename(&mut row, &name);
                row.named_on = Set(on.to_string());
                return update(db, event, row, Column::NamedOn.lte(on.to_string())).await;
            }
            MemberEvent::AddressChanged { address, on } => {
                let first = ActiveModel { version: Set(event.sequence), ..Default::default() };
                update(db, event, first, Column::Version.ne(-1)).await?;
                let city = match &address {
                    HolderAddress::Person(address) => address.value(),
                    HolderAddress::Entity(address) => Some(address),
                };
                row.city = Set(city.map(|address| address.city.clone()).unwrap_or_default());
                row.moved_on = Set(on.to_string());
                return update(db, event, row, Column::MovedOn.lte(on.to_string())).await;
            }
            MemberEvent::SharesSubscribed { .. }
            | MemberEvent::PaymentRecorded { .. }
            | MemberEvent::PaymentCalled { .. }
            | MemberEvent::SharesWithdrawn { .. }
            | MemberEvent::SharesTransferredOut { .. }
            | MemberEvent::SharesTransferredIn { .. }
            | MemberEvent::ExitNotified { .. }
            | MemberEvent::ExitNoticeWithdrawn { .. }
            | MemberEvent::ExclusionProposed { .. }
            | MemberEvent::ExclusionAbandoned { .. }
            | MemberEvent::RefundReleased { .. }
            | MemberEvent::RefundAdjusted { .. }
            | MemberEvent::RefundRescheduled { .. }
            | MemberEvent::RefundPaid { .. }
            | MemberEvent::RefundBeneficiaryNamed { .. }
            | MemberEvent::CollegeChanged { .. }
            | MemberEvent::RepresentativeNamed { .. }
            | MemberEvent::EmailChanged { .. }
            | MemberEvent::EmailConsentGiven { .. }
            | MemberEvent::EmailConsentRevoked { .. }
            | MemberEvent::MergeReceived { .. }
            | MemberEvent::MergeReturned { .. } => {}
        }
        update(db, event, row, Column::Version.ne(-1)).await
    }
}

/// Writes what changed into the member's row, where `condition` holds too.
async fn update(
    db: &DatabaseTransaction,
    event: &Recorded,
    row: ActiveModel,
    condition: impl IntoCondition,
) -> Result<(), ProjectionError> {
    let mine = Column::MemberId.eq(event.stream_id.as_str());
    Entity::update_many().set(row).filter(mine).filter(condition.into_condition()).exec(db).await?;
    Ok(())
}

/// The name as lists print it, and as they sort it: persons by family name.
fn rename(row: &mut ActiveModel, name: &HolderName) {
    let (name, search) = match name {
        HolderName::Person(name) => match name.value() {
            Some(PersonName { given_name, family_name }) => {
                (format!("{given_name} {family_name}"), format!("{family_name} {given_name}"))
            }
            None => (ERASED.to_owned(), ERASED.to_owned()),
        },
        HolderName::Entity(name) => (name.clone(), name.clone()),
    };
    row.name = Set(name);
    row.search = Set(fold(&search));
}

fn describe(row: &mut ActiveModel, holder: &Holder) {
    match holder {
        Holder::Person { identity, email: _ } => {
            let person = identity.value();
            let named = |first: fn(&PersonIdentity) -> [&str; 2]| {
                person.map_or_else(|| ERASED.to_owned(), |of| first(of).join(" "))
            };
            row.name = Set(named(|of| [&of.given_name, &of.family_name]));
            row.search = Set(fold(&named(|of| [&of.family_name, &of.given_name])));
            row.siren = Set(String::new());
            row.siret = Set(String::new());
            row.rna = Set(String::new());
            row.city = Set(person.map(|of| of.address.city.clone()).unwrap_or_default());
        }
        Holder::Entity { name, siren, siret, rna, address, .. } => {
            let entity = siren.clone().or_else(|| siret.as_ref().map(Siret::siren));
            row.name = Set(name.clone());
            row.search = Set(fold(name));
            row.siren = Set(entity.map(|siren| siren.to_string()).unwrap_or_default());
            row.siret = Set(siret.as_ref().map(ToString::to_string).unwrap_or_default());
            row.rna = Set(rna.as_ref().map(ToString::to_string).unwrap_or_default());
            row.city = Set(address.city.clone());
        }
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

/// Present members that look like an applicant: the same number, or the same name and town.
pub(crate) async fn alike(db: &impl ConnectionTrait, applicant: &Applicant) -> Result<Vec<Alike>, Failure> {
    let (search, city, rna) = match applicant {
        Applicant::NaturalPerson(person) => {
            (fold(&format!("{} {}", person.family_name, person.given_name)), &person.address.city, None)
        }
        Applicant::Company(entity) | Applicant::Association(entity) | Applicant::PublicBody(entity) => {
            (fold(&entity.name), &entity.address.city, entity.rna.as_ref())
        }
    };
    let mut same = Condition::any().add(Column::Search.eq(search.as_str()));
    let siren = applicant.siren();
    if let Some(siren) = &siren {
        same = same.add(Column::Siren.eq(siren.as_str()));
    }
    if let Some(rna) = rna {
        same = same.add(Column::Rna.eq(rna.as_str()));
    }
    let rows = Entity::find()
        .filter(Column::LeftOn.eq(""))
        .filter(same)
        .order_by_asc(Column::Number)
        .all(db)
        .await?;
    let mut found = Vec::new();
    for row in rows {
        let because = if siren.as_ref().is_some_and(|siren| siren.as_str() == row.siren) {
            "siren"
        } else if rna.is_some_and(|rna| rna.as_str() == row.rna) {
            "rna"
        } else if fold(&row.city) == fold(city) {
            "name-and-town"
        } else {
            continue;
        };
        found.push(Alike {
            member_id: text("member_id", &row.member_id)?,
            number: whole("number", row.number)?,
            name: row.name,
            because: because.to_owned(),
        });
    }
    Ok(found)
}

/// Who has the place that an applicant asks for.
pub(crate) enum Taken {
    /// The legal entity is a member already.
    BySiren {
        /// Which entity.
        siren: Siren,
        /// Its number.
        number: u64,
    },
    /// Somebody looks the same.
    ByAlike {
        /// Its number.
        number: u64,
        /// Its name.
        name: String,
    },
}

/// Whether a present member other than `id` is this applicant, or looks like it; an entity with a number is told by
/// that alone, and nobody is asked of one that was found `distinct`.
pub(crate) async fn taken_by(
    db: &impl ConnectionTrait,
    id: MemberId,
    applicant: &Applicant,
    distinct: bool,
) -> Result<Option<Taken>, Failure> {
    if let Some(siren) = applicant.siren() {
        let holder = holder_of_siren(db, &siren).await?.filter(|(holder, _)| *holder != id);
        return Ok(holder.map(|(_, number)| Taken::BySiren { siren, number }));
    }
    if distinct {
        return Ok(None);
    }
    let first = alike(db, applicant).await?.into_iter().next().filter(|alike| alike.member_id != id);
    Ok(first.map(|alike| Taken::ByAlike { number: alike.number, name: alike.name }))
}

/// The number of a member, present or gone.
pub(crate) async fn number_of(db: &impl ConnectionTrait, id: MemberId) -> Result<Option<u64>, Failure> {
    let Some(row) = Entity::find_by_id(id.to_string()).one(db).await? else { return Ok(None) };
    Ok(Some(whole("number", row.number)?))
}

/// The number of the last member admitted, 0 when there is none.
pub(crate) async fn last_number(db: &impl ConnectionTrait) -> Result<u64, Failure> {
    let last = Entity::find().order_by_desc(Column::Number).one(db).await?;
    Ok(last.map(|row| whole("number", row.number)).transpose()?.unwrap_or(0))
}
