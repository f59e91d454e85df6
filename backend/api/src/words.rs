//! Words of the trade in the documentation: the schema lists what the domain knows, so that it cannot fall behind.

/// Gives a domain's enum a documented name, to be used as `#[schema(value_type = words::College)]`:
/// `words! { College = path::to::College : "doc" }` when the enum has `ALL` and `as_str`, which is also its form in
/// JSON; else `words! { Stage = path::to::Stage { Convened, Open } : "doc" }`, where a variant left out does not
/// compile.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $word:ty : $description:literal),+ $(,)?) => {$(
        crate::words::words!(@schema $(#[$doc])* $name, $description, <$word>::ALL.map(<$word>::as_str));
    )+};
    ($($(#[$doc:meta])* $name:ident = $word:ty { $($variant:ident),+ } : $description:literal),+ $(,)?) => {$(
        crate::words::words!(@schema $(#[$doc])* $name, $description, {
            let complete = |word: $word| match word { $(<$word>::$variant)|+ => word };
            [$(serde_json::json!(complete(<$word>::$variant))),+]
        });
    )+};
    (@schema $(#[$doc:meta])* $name:ident, $description:literal, $values:expr) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub enum $name {}

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::schema::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .description(Some($description))
                    .enum_values(Some($values))
                    .into()
            }
        }

        impl utoipa::ToSchema for $name {}
    };
}

pub(crate) use words;
