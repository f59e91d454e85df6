//! Every key set of the CCT, pot by pot, with its day of effect.

use super::columns::{page, text, whole};
use crate::keys::KeysEvent;
use crate::public::{BasisPoints, Beneficiary, KeyRow, KeySet, PotKey};
use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, Func, Query};
use sea_orm::{DatabaseTransaction, Iterable, QueryOrder, QuerySelect, Set};
use values::{Day, Timestamp};

/// One pot of one key set.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "royalties_keys")]
pub(crate) struct Model {
    /// `2014-07-01:running`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key_id: String,
    /// First day on which the set holds.
    pub from_day: String,
    /// Place in the set, from 0.
    pub place: i64,
    /// Code of the pot.
    pub code: String,
    /// Its French name.
    pub name: String,
    /// Its part.
    pub basis_points: i64,
    /// Whom it is for.
    pub beneficiary: String,
    /// Who decided the set.
    pub decision: String,
    /// Time of record, in microseconds.
    pub recorded_at: i64,
}

/// No relation: a view stands alone.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Fills `royalties_keys`.
pub(crate) struct KeySets;

#[async_trait]
impl Projector for KeySets {
    fn name(&self) -> &'static str {
        "royalties.keys"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["royalties_keys"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["royalties.keys"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        let Some(KeysEvent::Set { from, pots, decision }) = event.decode::<KeysEvent>()? else {
            return Ok(());
        };
        for (place, pot) in (0i64..).zip(pots) {
            let row = ActiveModel {
                key_id: Set(format!("{from}:{}", pot.code)),
                from_day: Set(from.to_string()),
                place: Set(place),
                code: Set(pot.code.to_string()),
                name: Set(pot.name),
                basis_points: Set(i64::from(pot.basis_points.value())),
                beneficiary: Set(pot.beneficiary.as_str().to_owned()),
                decision: Set(decision.clone()),
                recorded_at: Set(event.at.micros()),
            };
            Entity::insert(row).exec_without_returning(db).await?;
        }
        Ok(())
    }
}

/// Reads the stored word for a beneficiary.
pub(super) fn beneficiary(word: &str) -> Result<Beneficiary, KernelError> {
    Beneficiary::named(word)
        .ok_or_else(|| KernelError::Corrupt { reason: format!("beneficiary « {word} » inconnu") })
}

impl Model {
    fn pot(&self) -> Result<PotKey, KernelError> {
        Ok(PotKey {
            code: text("code", &self.code)?,
            name: self.name.clone(),
            basis_points: BasisPoints(whole("basis_points", self.basis_points)?),
            beneficiary: beneficiary(&self.beneficiary)?,
        })
    }

    fn row(self) -> Result<KeyRow, KernelError> {
        let pot = self.pot()?;
        let from = text("from_day", &self.from_day)?;
        Ok(KeyRow { id: self.key_id, from, place: whole("place", self.place)?, pot, decision: self.decision })
    }
}

/// What the list of keys can be filtered and sorted by.
pub(crate) static LISTING: Listing = Listing {
    fields: &[
        Field::day("from_day"),
        Field::text("code"),
        Field::text("name"),
        Field::int("basis_points"),
        Field::text("beneficiary"),
        Field::int("place"),
    ],
    key: "key_id",
    default_sort: "-from_day",
};

/// One page of all keys, past, present and future.
pub(crate) async fn keys(db: &impl ConnectionTrait, request: &PageRequest) -> Result<Page<KeyRow>, Failure> {
    let base = Query::select().columns(Column::iter()).from(Entity).to_owned();
    Ok(page(list::<Model>(db, base, &LISTING, request).await?, Model::row)?)
}

/// The set that holds on a day, as known at a moment.
pub(crate) async fn in_force(
    db: &impl ConnectionTrait,
    on: Day,
    known_at: Option<Timestamp>,
) -> Result<Option<KeySet>, Failure> {
    let known = known_at.map_or(i64::MAX, Timestamp::micros);
    let latest: Option<Option<String>> = Entity::find()
        .select_only()
        .expr(Expr::from(Func::max(Expr::col(Column::FromDay))))
        .filter(Column::FromDay.lte(on.to_string()))
        .filter(Column::RecordedAt.lte(known))
        .into_tuple()
        .one(db)
        .await?;
    let Some(from) = latest.flatten() else { return Ok(None) };
    let rows = Entity::find().filter(Column::FromDay.eq(&from)).order_by_asc(Column::Place).all(db).await?;
    let decision = rows.first().map(|row| row.decision.clone()).unwrap_or_default();
    let pots = rows.iter().map(Model::pot).collect::<Result<_, _>>()?;
    Ok(Some(KeySet { from: text("from_day", &from)?, decision, pots }))
}
