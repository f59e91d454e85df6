//! What other programs may hear of: the facts of the trade's rooms. Those of accounts are nobody's business, and those of
//! webhooks themselves would announce each other without end.

use std::sync::{Arc, OnceLock};

use kernel::prelude::*;
use values::Timestamp;
use webhooks::Catalogue;

use crate::Office;

/// The events that are offered.
pub(crate) fn catalogue() -> Arc<Catalogue> {
    static CATALOGUE: OnceLock<Arc<Catalogue>> = OnceLock::new();
    let offered = || {
        let rooms: [&[FactNames]; 6] = [
            members::public::FACTS,
            assemblies::public::FACTS,
            partners::public::FACTS,
            billing::public::FACTS,
            royalties::public::FACTS,
            reports::public::FACTS,
        ];
        Arc::new(Catalogue::of(&rooms.concat()))
    };
    Arc::clone(CATALOGUE.get_or_init(offered))
}

impl Office {
    /// Lets every reaction to facts take what is settled, at a moment; answers how many facts were taken.
    pub async fn react(&self, now: Timestamp) -> Result<u64, Failure> {
        self.kernel.react(&self.webhooks.dispatch(), now).await
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    /// The names of the golden files of what the trade's rooms store: `room/thing_event[_variant]`.
    fn stored() -> Vec<String> {
        let domains = Path::new(env!("CARGO_MANIFEST_DIR")).join("../domains");
        let mut stored = Vec::new();
        for room in ["members", "assemblies", "partners", "billing", "royalties", "reports"] {
            for file in std::fs::read_dir(domains.join(room).join("events")).unwrap() {
                let name = file.unwrap().file_name().into_string().unwrap();
                stored.push(format!("{room}/{}", name.split('.').next().unwrap()));
            }
        }
        stored
    }

    #[test]
    fn every_stored_event_of_the_trade_is_offered_and_no_other() {
        let offered: BTreeSet<String> = catalogue()
            .types()
            .iter()
            .map(|event| event.name.replacen('.', "/", 1).replace('.', "_"))
            .collect();
        let of = |file: &String, name: &String| {
            file.strip_prefix(name.as_str())
                .is_some_and(|variant| variant.is_empty() || variant.starts_with('_'))
        };
        let stored = stored();
        let hidden: Vec<_> =
            stored.iter().filter(|file| !offered.iter().any(|name| of(file, name))).collect();
        assert!(hidden.is_empty(), "stored and not offered: {hidden:?}");
        let invented: Vec<_> =
            offered.iter().filter(|name| !stored.iter().any(|file| of(file, name))).collect();
        assert!(invented.is_empty(), "offered and never stored: {invented:?}");
        assert!(offered.len() > 40, "{}", offered.len());
        assert!(
            !catalogue().types().iter().any(|event| ["accounts", "webhooks"].contains(&event.room.as_str()))
        );
    }

    /// What integrators read is what is offered.
    #[test]
    fn the_catalogue_of_the_manual_is_the_offered_one() {
        let manual = include_str!("../../../docs/webhooks.md");
        let table = manual.split("\n## Catalogue\n").nth(1).unwrap();
        let rows = table.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
        let told: Vec<&str> = rows.map(|(name, _)| name).collect();
        let offered = catalogue();
        let offered: Vec<&str> = offered.types().iter().map(|event| event.name.as_str()).collect();
        assert_eq!(told, offered, "docs/webhooks.md, « Catalogue »");
    }
}
