//! Which column is what, by its name: what a mapping is before anybody has looked at it.

use super::fields::ImportField;
use crate::public::ImportMapping;
use crate::rules::folding::fold;

/// The mapping that the names of the columns suggest. A column gives one field, a field has one column: the first that
/// bears a name of it.
pub(crate) fn mapping(head: &[String]) -> ImportMapping {
    let mut mapping = ImportMapping::default();
    let folded: Vec<String> = head.iter().map(|name| fold(&name.replace('_', " "))).collect();
    for field in ImportField::ALL {
        let known = field.heads();
        // The most telling name first, then the first column of that name.
        let column = known.iter().find_map(|name| folded.iter().position(|column| column == name));
        if let Some(name) = column.and_then(|column| head.get(column)) {
            mapping.columns.insert(*field, name.clone());
        }
    }
    mapping
}
