//! By what a row is recognised when it comes again: the number that its source gives it, else all that it says.
//!
//! What is answered for a row can never change, since the identifiers of members are made of it.

use std::collections::HashMap;

use values::Uuid;

use crate::public::{ImportSource, MemberId, SourceCell, SourceRow};

/// Under which the identifiers of imported members are made.
const SPACE: Uuid = Uuid::from_u128(0x6d65_6d62_6572_5f69_8000_6d70_6f72_7431);

/// Gives rows their identifiers, in the order of the table.
pub(crate) struct Keys {
    source: ImportSource,
    /// How often a row that says the very same came already.
    seen: HashMap<Uuid, u32>,
}

impl Keys {
    pub(crate) fn of(source: ImportSource) -> Self {
        Self { source, seen: HashMap::new() }
    }

    /// The identifier of the member that a row is. Of two rows that say the very same, the second is another member;
    /// it is the register that says that they look alike.
    pub(crate) fn next(&mut self, row: &SourceRow, number: Option<&str>) -> MemberId {
        let source = &self.source;
        if let Some(number) = number {
            return MemberId::new(Uuid::new_v5(
                &SPACE,
                format!("{source}\u{1f}number\u{1f}{number}").as_bytes(),
            ));
        }
        let mut said = format!("{source}\u{1f}row");
        for cell in &row.cells {
            said.push('\u{1f}');
            match cell {
                SourceCell::Empty => {}
                SourceCell::Text(text) | SourceCell::Number(text) => said.push_str(text),
                SourceCell::Day(day) => said.push_str(&day.to_string()),
            }
        }
        let content = Uuid::new_v5(&SPACE, said.as_bytes());
        let times = self.seen.entry(content).or_default();
        *times += 1;
        MemberId::new(Uuid::new_v5(&content, times.to_string().as_bytes()))
    }
}
