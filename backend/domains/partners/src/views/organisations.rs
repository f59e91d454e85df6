//! `partners_organisations`: every organisation as it stands, with its numbers and its address.
//!
//! Inline, because a SIRET must be known to be taken the moment it is. A contact whose key is destroyed is
//! empty here after the next rebuild.

use async_trait::async_trait;
use kernel::listing::list;
use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, FromQueryResult, QueryOrder, QueryTrait, SqlErr};
use serde::Serialize;

use crate::organisation::{Identifiers, OrganisationEvent, SealedContact};
use crate::public::{OrganisationId, OrganisationRef, PostalAddress};
use crate::rules::folding::fold;

#[allow(unreachable_pub)] // sea-orm derives public items
mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "partners_organisations")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub organisation_id: String,
        pub name: String,
        pub search: String,
        pub kind: String,
        pub siren: String,
        pub siret: String,
        pub vat_number: String,
        pub address_lines: String,
        pub postal_code: String,
        pub city: String,
        pub country: String,
        pub contact_name: String,
        pub contact_email: String,
        pub registered_on: String,
        pub recorded_at: i64,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use entity::{ActiveModel, Column, Entity, Model};

/// An organisation in a list.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult, Serialize)]
pub struct OrganisationRow {
    /// Identifier.
    pub organisation_id: String,
    /// Legal name.
    pub name: String,
    /// An [`crate::public::OrganisationKind`].
    pub kind: String,
    /// SIREN, or empty.
    pub siren: String,
    /// SIRET, or empty.
    pub siret: String,
    /// VAT number, or empty.
    pub vat_number: String,
    /// Lines of the billing address, separated by line feeds.
    pub address_lines: String,
    /// Postal code.
    pub postal_code: String,
    /// Town.
    pub city: String,
    /// ISO 3166-1 code of the country.
    pub country: String,
    /// Name of the contact, or empty.
    pub contact_name: String,
    /// Address of the contact, or empty.
    pub contact_email: String,
    /// From when it is known.
    pub registered_on: String,
    /// Venues that it pays for.
    pub venues: i64,
    /// Number of its last fact; the `ETag` of single reads.
    pub version: i64,
}

/// Fields to filter and sort organisations by. `search` ignores case and accents.
pub static LISTING: Listing = Listing {
    fields: &[
        Field::text("name"),
        Field::text("search"),
        Field::text("kind"),
        Field::text("siren"),
        Field::text("siret"),
        Field::text("city"),
        Field::text("country"),
        Field::day("registered_on"),
        Field::int("venues"),
    ],
    key: "organisation_id",
    default_sort: "name",
};

/// The projector of `partners_organisations`.
pub(crate) struct OrganisationDirectory;

#[async_trait]
impl Projector for OrganisationDirectory {
    fn name(&self) -> &'static str {
        "partners.organisations"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["partners_organisations"]
    }

    fn streams(&self) -> &'static [&'static str] {
        &["partners.organisation"]
    }

    fn timing(&self) -> Timing {
        Timing::Inline
    }

    async fn project(&self, db: &DatabaseTransaction, event: &Recorded) -> Result<(), ProjectionError> {
        let Some(fact) = event.decode::<OrganisationEvent>()? else { return Ok(()) };
        let id = event.stream_id.clone();
        let mut row = ActiveModel { version: Set(event.sequence), ..Default::default() };
        match fact {
            OrganisationEvent::Registered { profile, contact } => {
                row.organisation_id = Set(id);
                row.kind = Set(profile.kind.as_str().to_owned());
                row.registered_on = Set(event.on.to_string());
                row.recorded_at = Set(event.at.micros());
                name(&mut row, &profile.name);
                identifiers(&mut row, &profile.identifiers);
                address(&mut row, &profile.billing_address);
                self::contact(&mut row, contact.as_ref());
                Entity::insert(row).exec_without_returning(db).await.map_err(raced)?;
                return Ok(());
            }
            OrganisationEvent::Renamed { name: new } => name(&mut row, &new),
            OrganisationEvent::Identified { identifiers: new } => identifiers(&mut row, &new),
            OrganisationEvent::BillingAddressChanged { address: new } => address(&mut row, &new),
            OrganisationEvent::ContactAppointed { contact } => self::contact(&mut row, Some(&contact)),
        }
        let update = Entity::update_many().set(row).filter(Column::OrganisationId.eq(id));
        update.exec(db).await.map_err(raced)?;
        Ok(())
    }
}

/// Another transaction has just taken the SIRET: a lost race, which the kernel decides again and then refuses.
fn raced(error: DbErr) -> ProjectionError {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => {
            KernelError::Conflict { stream: "partners.organisation (SIRET)".to_owned(), version: 0 }.into()
        }
        _ => error.into(),
    }
}

fn name(row: &mut ActiveModel, name: &str) {
    row.name = Set(name.to_owned());
    row.search = Set(fold(name));
}

fn identifiers(row: &mut ActiveModel, identifiers: &Identifiers) {
    row.siren = Set(identifiers.siren.as_ref().map(ToString::to_string).unwrap_or_default());
    row.siret = Set(identifiers.siret.as_ref().map(ToString::to_string).unwrap_or_default());
    row.vat_number = Set(identifiers.vat_number.as_ref().map(ToString::to_string).unwrap_or_default());
}

fn address(row: &mut ActiveModel, address: &PostalAddress) {
    row.address_lines = Set(address.lines.join("\n"));
    row.postal_code = Set(address.postal_code.clone());
    row.city = Set(address.city.clone());
    row.country = Set(address.country.to_string());
}

fn contact(row: &mut ActiveModel, contact: Option<&SealedContact>) {
    let contact = contact.and_then(Personal::value);
    row.contact_name = Set(contact.map(|contact| contact.name.clone()).unwrap_or_default());
    row.contact_email = Set(contact.map(|contact| contact.email.to_string()).unwrap_or_default());
}

fn with_venue_counts() -> SelectStatement {
    let venues = Query::select()
        .expr(Expr::cust("COUNT(*)"))
        .from(Alias::new("partners_venues"))
        .and_where(
            Expr::col((Alias::new("partners_venues"), Alias::new("organisation_id")))
                .equals((Entity, Column::OrganisationId)),
        )
        .to_owned();
    let mut query = Entity::find().into_query();
    query.expr_as(Expr::SubQuery(None, Box::new(venues.into())), Alias::new("venues"));
    query
}

/// A page of organisations.
pub(crate) async fn page(
    db: &impl ConnectionTrait,
    request: &PageRequest,
) -> Result<Page<OrganisationRow>, Failure> {
    list(db, with_venue_counts(), &LISTING, request).await
}

/// One organisation, as lists show it.
pub(crate) async fn one(
    db: &impl ConnectionTrait,
    id: OrganisationId,
) -> Result<Option<OrganisationRow>, Failure> {
    let query = with_venue_counts().and_where(Column::OrganisationId.eq(id.to_string())).to_owned();
    Ok(db.query_one(&query).await?.map(|row| OrganisationRow::from_query_result(&row, "")).transpose()?)
}

/// Organisations as contracts name them, in the order of their identifiers; unknown ones are left out.
pub(crate) async fn refs(
    db: &impl ConnectionTrait,
    ids: &[OrganisationId],
) -> Result<Vec<OrganisationRef>, Failure> {
    let mut found = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(500) {
        let models = Entity::find()
            .filter(Column::OrganisationId.is_in(chunk.iter().map(ToString::to_string)))
            .order_by_asc(Column::OrganisationId)
            .all(db)
            .await?;
        for model in models {
            found.push(as_ref(&model)?);
        }
    }
    Ok(found)
}

/// Who has this SIRET, if anybody.
pub(crate) async fn holder_of_siret(
    db: &impl ConnectionTrait,
    siret: &str,
) -> Result<Option<OrganisationId>, Failure> {
    let holder = Entity::find().filter(Column::Siret.eq(siret)).one(db).await?;
    Ok(holder.map(|model| parse(&model.organisation_id)).transpose()?)
}

fn as_ref(model: &Model) -> Result<OrganisationRef, KernelError> {
    let optional = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Ok(OrganisationRef {
        id: parse(&model.organisation_id)?,
        name: model.name.clone(),
        kind: parse(&model.kind)?,
        siren: optional(&model.siren).map(|text| parse(&text)).transpose()?,
        siret: optional(&model.siret).map(|text| parse(&text)).transpose()?,
        vat_number: optional(&model.vat_number).map(|text| parse(&text)).transpose()?,
        billing_address: PostalAddress {
            lines: model.address_lines.split('\n').map(str::to_owned).collect(),
            postal_code: model.postal_code.clone(),
            city: model.city.clone(),
            country: parse(&model.country)?,
        },
        contact_email: optional(&model.contact_email),
    })
}

/// A value out of a view; one that does not parse is a view that lies.
pub(super) fn parse<T>(text: &str) -> Result<T, KernelError>
where
    T: std::str::FromStr,
    T::Err: std::fmt::Display,
{
    text.parse()
        .map_err(|error| KernelError::Corrupt { reason: format!("vue partners : « {text} » : {error}") })
}
