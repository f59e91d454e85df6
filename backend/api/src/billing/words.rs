//! Words of billing, as documented.
//!
//! What can never happen: a word of the domain that the documentation lacks, since the list names every variant.

use office::billing::public as billing;

/// Gives an enum of the domain a documented name; its words are as JSON has them.
macro_rules! words {
    ($($name:ident { $($variant:ident),+ $(,)? } : $description:literal),+ $(,)?) => {$(
        #[doc = $description]
        #[derive(Debug)]
        pub enum $name {}

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                fn is_listed(word: billing::$name) -> bool {
                    match word {
                        $(billing::$name::$variant)|+ => true,
                    }
                }
                let all = [$(billing::$name::$variant),+].into_iter().filter(|word| is_listed(*word));
                utoipa::openapi::schema::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .description(Some($description))
                    .enum_values(Some(all.filter_map(|word| serde_json::to_value(word).ok())))
                    .into()
            }
        }

        impl utoipa::ToSchema for $name {}
    )+};
}

words! {
    BuyerStatus { PublicBody, TaxablePerson, NotTaxable } :
        "What the buyer is before the law: it decides identifiers, payment term and penalties.",
    VatExigibility { OnPayment, OnDebits } : "When VAT on services becomes due (CGI, art. 269-2 c).",
    ProductFamily { Subscription, Device, Training, Service } : "Family of a product.",
    Unit { Year, Piece, Day, LumpSum } : "What a quantity counts.",
    VatCategory { S, E, Ae, K, G, O, Z } : "VAT category (UNTDID 5305).",
    InvoiceKind { Invoice, CreditNote } : "Facture or avoir.",
    InvoiceStatus { Unpaid, PartlySettled, Paid, Credited, CreditNote } : "Headline state of an issued paper.",
    OperationNature { Goods, Services, Mixed } : "Goods, services or both (décret 2022-1299).",
    BillingKind { Annual } : "Which run bills it.",
}
