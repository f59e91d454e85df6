//! Where the bureau of an assembly signs.

use pdf::{Document, Rich, TextStyle, mm};

use super::input::Officer;
use crate::look::tight;
use crate::membership::sheet::signature_zone;

/// Height of a zone to sign, in points.
const ZONE: f32 = 42.0;

/// A zone to sign for each officer, two side by side, each pair on one page.
pub(super) fn signatures(document: &mut Document, bureau: &[Officer]) {
    for pair in bureau.chunks(2) {
        let zone = |inner: &mut Document, officer: Option<&Officer>| {
            let Some(officer) = officer else { return };
            let style = TextStyle { after: 1.0, ..tight(inner.body(), 9.0) };
            inner.paragraph_styled(Rich::strong(&officer.office), style);
            signature_zone(inner, &officer.name, ZONE);
        };
        let first = |inner: &mut Document| zone(inner, pair.first());
        let second = |inner: &mut Document| zone(inner, pair.get(1));
        document.columns(mm(10.0), &[(1.0, &first), (1.0, &second)]);
        document.space(8.0);
    }
}
