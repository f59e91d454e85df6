//! What the endpoints of partners read and write.

/// One field on its way from the domain's shape to ours, or back.
macro_rules! moved {
    (same $field:ident) => {
        $field
    };
    (into $field:ident) => {
        $field.into()
    };
    (opt $field:ident) => {
        $field.map(Into::into)
    };
    (all $field:ident) => {
        $field.into_iter().map(Into::into).collect()
    };
    (text $field:ident) => {
        super::filled($field)
    };
}

/// Takes a type apart by name and puts the other together: a new field on either side does not compile.
macro_rules! mirror {
    ($from:ident => $to:ident { $($way:ident $field:ident),+ $(,)? } $(without $($hidden:ident),+)?) => {
        impl From<$from> for $to {
            fn from(value: $from) -> Self {
                let $from { $($field,)+ $($($hidden: _),+)? } = value;
                Self { $($field: moved!($way $field)),+ }
            }
        }
    };
}

mod campaigns;
mod counts;
mod descriptions;
mod imports;
mod organisations;
mod venues;

pub use campaigns::{CanvassingReportDto, CanvassingRuleDto, StepOfVenueDto, VenuesMovedDto};
pub use counts::{KindCountsDto, StageNumbersDto, VenueCountsDto, VenuePenetrationDto, VenueReachDto};
pub use descriptions::{CoordinatesDto, TerritoryDto, VenueDescriptionDto};
pub use imports::{DuplicateRowDto, ImportReportDto, RejectedRowDto, RowFaultDto};
pub use organisations::{ContactDto, OrganisationDto, OrganisationIdDto, PostalAddressDto};
pub use venues::{PaidVenueDto, PaidVenuesDto, StageStepDto, VenueDto, VenueIdDto, VenueStagesDto};

/// A text of a view, where nothing stands for none.
fn filled(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}
