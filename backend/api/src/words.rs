//! Words of the trade in the documentation: the schema lists what the domain knows, so that it cannot fall behind.

/// Gives a domain's enum a documented name: `words! { College "doc" = path::to::College }`. The enum has `ALL` and
/// `as_str`, which is also its form in JSON. Use it as `#[schema(value_type = words::College)]`.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $word:ty : $description:literal),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub enum $name {}

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::schema::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .description(Some($description))
                    .enum_values(Some(<$word>::ALL.map(<$word>::as_str)))
                    .into()
            }
        }

        impl utoipa::ToSchema for $name {}
    )+};
}

pub(crate) use words;
