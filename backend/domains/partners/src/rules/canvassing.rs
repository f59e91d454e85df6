//! Whom the sales team canvasses: the municipal libraries of the larger communes that have the room and the
//! hours to offer a digital service on the spot.
//!
//! The report of 2015 says "every library of the communes of more than 10 000 inhabitants (1 108
//! establishments)"; the official list has 2 179 addresses there. The rule that leaves exactly the 1 108
//! (865 municipal and 243 "classées", in 662 communes):
//! 1. a municipal library, "classée" or not — not one of a grouping of communes, a département or an association;
//! 2. a building open to the public — no office, store, bookmobile or address of unknown use;
//! 3. in a commune of more than 10 000 inhabitants;
//! 4. of at least 150 m²;
//! 5. open at least ten hours a week.
//!
//! A library whose floor area or hours are not published is not canvassed: nothing says that it qualifies.

use serde::{Deserialize, Serialize};

use crate::public::{Access, VenueId, VenueKind};

/// The thresholds of a campaign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CanvassingRule {
    /// The commune has more inhabitants than this.
    pub population_above: u32,
    /// Least floor area, m².
    pub floor_area_from: u32,
    /// Least opening, minutes a week.
    pub opening_minutes_from: u32,
}

impl Default for CanvassingRule {
    /// The campaign of the report: more than 10 000 inhabitants, 150 m², ten hours a week.
    fn default() -> Self {
        Self { population_above: 10_000, floor_area_from: 150, opening_minutes_from: 600 }
    }
}

/// What the rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// Which venue.
    pub id: VenueId,
    /// What it is.
    pub kind: VenueKind,
    /// How the public gets in.
    pub access: Access,
    /// Inhabitants of its commune.
    pub population: u32,
    /// Floor area in m², when published.
    pub floor_area: Option<u32>,
    /// Opening in minutes a week, when published.
    pub opening_minutes: Option<u32>,
}

impl CanvassingRule {
    /// Whether this venue is canvassed.
    pub fn chooses(&self, candidate: &Candidate) -> bool {
        matches!(candidate.kind, VenueKind::MunicipalLibrary | VenueKind::ClassifiedMunicipalLibrary)
            && candidate.access == Access::OpenBuilding
            && candidate.population > self.population_above
            && candidate.floor_area.is_some_and(|area| area >= self.floor_area_from)
            && candidate.opening_minutes.is_some_and(|minutes| minutes >= self.opening_minutes_from)
    }
}

/// The canvassed venues among the candidates, in the candidates' order.
pub fn canvassed(candidates: &[Candidate], rule: CanvassingRule) -> Vec<VenueId> {
    candidates.iter().filter(|candidate| rule.chooses(candidate)).map(|candidate| candidate.id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::library_list::LibraryList;
    use crate::rules::row::LibraryRow;

    fn candidate() -> Candidate {
        Candidate {
            id: VenueId::new(uuid::Uuid::nil()),
            kind: VenueKind::MunicipalLibrary,
            access: Access::OpenBuilding,
            population: 10_001,
            floor_area: Some(150),
            opening_minutes: Some(600),
        }
    }

    #[test]
    fn each_threshold_is_sharp() {
        let rule = CanvassingRule::default();
        assert!(rule.chooses(&candidate()));
        assert!(rule.chooses(&Candidate { kind: VenueKind::ClassifiedMunicipalLibrary, ..candidate() }));
        for refused in [
            Candidate { population: 10_000, ..candidate() },
            Candidate { floor_area: Some(149), ..candidate() },
            Candidate { floor_area: None, ..candidate() },
            Candidate { opening_minutes: Some(599), ..candidate() },
            Candidate { opening_minutes: None, ..candidate() },
            Candidate { access: Access::AdministrativeOnly, ..candidate() },
            Candidate { kind: VenueKind::IntermunicipalLibrary, ..candidate() },
        ] {
            assert!(!rule.chooses(&refused), "{refused:?}");
        }
    }

    #[test]
    fn the_real_list_gives_the_1108_of_the_report() {
        let list = LibraryList::read(include_bytes!("../../data/bibliotheques-publiques.csv")).unwrap();
        let candidates: Vec<Candidate> = list.rows.iter().map(LibraryRow::candidate).collect();
        assert_eq!(candidates.iter().filter(|candidate| candidate.population > 10_000).count(), 2_179);
        let chosen = canvassed(&candidates, CanvassingRule::default());
        assert_eq!(chosen.len(), 1_108);
        let classified = candidates
            .iter()
            .filter(|one| one.kind == VenueKind::ClassifiedMunicipalLibrary && chosen.contains(&one.id));
        assert_eq!(classified.count(), 243);
    }
}
