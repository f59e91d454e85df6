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

    /// The types of events whose golden files lie in the trade's rooms.
    fn stored() -> BTreeSet<String> {
        let domains = Path::new(env!("CARGO_MANIFEST_DIR")).join("../domains");
        let mut stored = BTreeSet::new();
        for room in ["members", "assemblies", "partners", "billing", "royalties", "reports"] {
            for file in std::fs::read_dir(domains.join(room).join("events")).unwrap() {
                let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
                let event: serde_json::Value = serde_json::from_str(&text).unwrap();
                let name = match &event {
                    serde_json::Value::Object(tagged) => tagged.keys().next().unwrap().clone(),
                    other => other.as_str().unwrap().to_owned(),
                };
                stored.insert(format!("{room}.….{name}"));
            }
        }
        stored
    }

    #[test]
    fn every_stored_event_of_the_trade_is_offered_and_no_other() {
        let offered: BTreeSet<String> = catalogue()
            .types()
            .iter()
            .map(|event| format!("{}.….{}", event.room, event.name.rsplit('.').next().unwrap()))
            .collect();
        assert_eq!(offered, stored());
        assert!(offered.len() > 40, "{}", offered.len());
        assert!(
            !catalogue().types().iter().any(|event| ["accounts", "webhooks"].contains(&event.room.as_str()))
        );
    }
}
