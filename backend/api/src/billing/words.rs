//! Words of billing, as documented.

use office::billing::public as billing;

crate::words::words! {
    /// See [`billing::BuyerStatus`].
    BuyerStatus = billing::BuyerStatus { PublicBody, TaxablePerson, NotTaxable } :
        "What the buyer is before the law: it decides identifiers, payment term and penalties.",
    /// See [`billing::VatExigibility`].
    VatExigibility = billing::VatExigibility { OnPayment, OnDebits } :
        "When VAT on services becomes due (CGI, art. 269-2 c).",
    /// See [`billing::ProductFamily`].
    ProductFamily = billing::ProductFamily { Subscription, Device, Training, Service } : "Family of a product.",
    /// See [`billing::Unit`].
    Unit = billing::Unit { Year, Piece, Day, LumpSum } : "What a quantity counts.",
    /// See [`billing::VatCategory`].
    VatCategory = billing::VatCategory { S, E, Ae, K, G, O, Z } : "VAT category (UNTDID 5305).",
    /// See [`billing::InvoiceKind`].
    InvoiceKind = billing::InvoiceKind { Invoice, CreditNote } : "Facture or avoir.",
    /// See [`billing::InvoiceStatus`].
    InvoiceStatus = billing::InvoiceStatus { Unpaid, PartlySettled, Paid, Credited, CreditNote } :
        "Headline state of an issued paper.",
    /// See [`billing::OperationNature`].
    OperationNature = billing::OperationNature { Goods, Services, Mixed } :
        "Goods, services or both (décret 2022-1299).",
    /// See [`billing::BillingKind`].
    BillingKind = billing::BillingKind { Annual } : "Which run bills it.",
}
