//! Rows of the lists of issued papers, lines, payments and receivables.

use office::billing::public::{InvoiceRow, LineRow, PaymentRow, ReceivableRow};
use office::values::{Money, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;

use crate::billing::words;
use crate::money::Amount;
use crate::sample::{self, Sample};

/// Takes a row of a view apart by name; `cents` become amounts under a name of their own.
macro_rules! row {
    ($row:ident => $dto:ident { $($way:ident $field:ident),+ ; $($cents:ident => $amount:ident),+ ; $($extra:ident),* }) => {
        impl From<$row> for $dto {
            fn from(row: $row) -> Self {
                let $row { $($field),+ , $($cents),+ , $($extra: _),* } = row;
                Self { $($field: moved!($way $field)),+ , $($amount: Money::cents($cents).into()),+ }
            }
        }
    };
}

/// An issued paper in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct InvoiceRowDto {
    /// Identifier.
    #[schema(format = Uuid)]
    pub invoice_id: String,
    /// Number.
    pub number: String,
    /// Series.
    pub series: String,
    /// Invoice or credit note.
    #[schema(value_type = words::InvoiceKind)]
    pub kind: String,
    /// Who pays.
    #[schema(format = Uuid)]
    pub customer_id: String,
    /// Its name.
    pub customer_name: String,
    /// Contract.
    #[schema(format = Uuid)]
    pub contract_id: Option<String>,
    /// Its reference.
    pub contract_reference: Option<String>,
    /// Issue date.
    #[schema(format = Date)]
    pub issue_day: String,
    /// Due date.
    #[schema(format = Date)]
    pub due_day: String,
    /// Year of issue.
    pub year: i64,
    /// Excluding VAT; positive on a credit note too.
    pub net: Amount,
    /// VAT.
    pub vat: Amount,
    /// Including VAT.
    pub gross: Amount,
    /// Paid.
    pub paid: Amount,
    /// Taken back by credit notes.
    pub credited: Amount,
    /// Left to pay; negative when a credit followed the payment.
    pub left: Amount,
    /// Headline state.
    #[schema(value_type = words::InvoiceStatus)]
    pub status: String,
    /// On a credit note, the invoice corrected.
    #[schema(format = Uuid)]
    pub preceding_id: Option<String>,
    /// SHA-256 of the frozen paper.
    pub paper_sha256: Option<String>,
}

row!(InvoiceRow => InvoiceRowDto {
    same invoice_id, same number, same series, same kind, same customer_id, same customer_name, text contract_id,
    text contract_reference, same issue_day, same due_day, same year, same status, text preceding_id,
    text paper_sha256;
    net_cents => net, vat_cents => vat, gross_cents => gross, paid_cents => paid, credited_cents => credited,
    left_cents => left;
});

impl Sample for InvoiceRowDto {
    fn sample() -> Self {
        Self {
            invoice_id: sample::ID.to_string(),
            number: "FA2015-000001".to_owned(),
            series: "FA2015".to_owned(),
            kind: "invoice".to_owned(),
            customer_id: sample::OTHER_ID.to_string(),
            customer_name: "Commune de Saint-Exemple".to_owned(),
            contract_id: Some(sample::ID.to_string()),
            contract_reference: Some("C-2015-001".to_owned()),
            issue_day: "2015-01-15".to_owned(),
            due_day: "2015-02-14".to_owned(),
            year: 2015,
            net: Money::euros(810).into(),
            vat: Money::euros(162).into(),
            gross: Money::euros(972).into(),
            paid: Money::euros(500).into(),
            credited: Money::ZERO.into(),
            left: Money::euros(472).into(),
            status: "partly_settled".to_owned(),
            preceding_id: Some(sample::OTHER_ID.to_string()),
            paper_sha256: Some("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned()),
        }
    }
}

/// A line of an issued paper in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct InvoiceLineRowDto {
    /// Paper and number of the line.
    pub line_id: String,
    /// Paper.
    #[schema(format = Uuid)]
    pub invoice_id: String,
    /// Its number.
    pub number: String,
    /// Invoice or credit note.
    #[schema(value_type = words::InvoiceKind)]
    pub kind: String,
    /// 1, 2, 3…
    pub line_number: i64,
    /// Who pays.
    #[schema(format = Uuid)]
    pub customer_id: String,
    /// Product.
    pub product: String,
    /// Its family.
    #[schema(value_type = words::ProductFamily)]
    pub family: String,
    /// As printed.
    pub designation: String,
    /// VAT category.
    #[schema(value_type = words::VatCategory)]
    pub vat_category: String,
    /// VAT rate in percent.
    pub vat_rate: String,
    /// Decimal text.
    pub quantity: String,
    /// Excluding VAT.
    pub unit_price: Amount,
    /// Net amount, negative on a credit note.
    pub net: Amount,
    /// Issue date of the paper.
    #[schema(format = Date)]
    pub issue_day: String,
    /// Its year.
    pub year: i64,
}

row!(LineRow => InvoiceLineRowDto {
    same line_id, same invoice_id, same number, same kind, same line_number, same customer_id, same product,
    same family, same designation, same vat_category, same vat_rate, same quantity, same issue_day, same year;
    unit_price_cents => unit_price, net_cents => net;
    recorded_at
});

impl Sample for InvoiceLineRowDto {
    fn sample() -> Self {
        Self {
            line_id: format!("{}/1", sample::ID),
            invoice_id: sample::ID.to_string(),
            number: "FA2015-000001".to_owned(),
            kind: "invoice".to_owned(),
            line_number: 1,
            customer_id: sample::OTHER_ID.to_string(),
            product: "TOUCH-MED".to_owned(),
            family: "subscription".to_owned(),
            designation: "Abonnement 1D touch, médiathèque".to_owned(),
            vat_category: "S".to_owned(),
            vat_rate: "20".to_owned(),
            quantity: "1".to_owned(),
            unit_price: Money::euros(900).into(),
            net: Money::euros(810).into(),
            issue_day: "2015-01-15".to_owned(),
            year: 2015,
        }
    }
}

/// A payment received, in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct InvoicePaymentRowDto {
    /// Invoice and place of the fact in its stream.
    pub payment_id: String,
    /// Invoice.
    #[schema(format = Uuid)]
    pub invoice_id: String,
    /// Amount.
    pub amount: Amount,
    /// Day of the bank.
    #[schema(format = Date)]
    pub on_day: String,
    /// The bank's reference.
    pub reference: String,
    /// When it was recorded.
    #[schema(value_type = String, format = DateTime)]
    pub recorded_at: Timestamp,
}

impl From<PaymentRow> for InvoicePaymentRowDto {
    fn from(row: PaymentRow) -> Self {
        let PaymentRow { payment_id, invoice_id, amount_cents, on_day, reference, recorded_at } = row;
        Self {
            payment_id,
            invoice_id,
            amount: Money::cents(amount_cents).into(),
            on_day,
            reference,
            recorded_at: Timestamp::from_micros(recorded_at),
        }
    }
}

impl Sample for InvoicePaymentRowDto {
    fn sample() -> Self {
        Self {
            payment_id: format!("{}/3", sample::ID),
            invoice_id: sample::ID.to_string(),
            amount: Money::euros(500).into(),
            on_day: "2015-02-02".to_owned(),
            reference: "VIR-0042".to_owned(),
            recorded_at: sample::parsed("2015-02-03T08:30:00.000000Z"),
        }
    }
}

/// What an invoice still asked for at the end of a day.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReceivableRowDto {
    /// Invoice.
    #[schema(format = Uuid)]
    pub invoice_id: String,
    /// Number.
    pub number: String,
    /// Who owes.
    #[schema(format = Uuid)]
    pub customer_id: String,
    /// Its name.
    pub customer_name: String,
    /// Issue date.
    #[schema(format = Date)]
    pub issue_day: String,
    /// Due date.
    #[schema(format = Date)]
    pub due_day: String,
    /// Including VAT.
    pub gross: Amount,
    /// Left to pay at the end of the day; negative when we owe the customer.
    pub left: Amount,
}

row!(ReceivableRow => ReceivableRowDto {
    same invoice_id, same number, same customer_id, same customer_name, same issue_day, same due_day;
    gross_cents => gross, left_cents => left;
});

impl Sample for ReceivableRowDto {
    fn sample() -> Self {
        Self {
            invoice_id: sample::ID.to_string(),
            number: "FA2015-000001".to_owned(),
            customer_id: sample::OTHER_ID.to_string(),
            customer_name: "Commune de Saint-Exemple".to_owned(),
            issue_day: "2015-01-15".to_owned(),
            due_day: "2015-02-14".to_owned(),
            gross: Money::euros(972).into(),
            left: Money::euros(472).into(),
        }
    }
}
