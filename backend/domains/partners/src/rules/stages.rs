//! Which step may follow which on the way from a name in a list to a partner.
//!
//! Forward, skipping allowed (a small library comes in with its département's contract, never canvassed);
//! never backward, never in place; a loss ends the way, and only a fresh approach reopens it.

use crate::public::Stage;

/// Whether a venue at `from` may go to `to`.
pub fn leads(from: Stage, to: Stage) -> bool {
    match (from, to) {
        (_, Stage::Listed) | (Stage::Listed | Stage::Lost, Stage::Lost) => false,
        (Stage::Canvassed | Stage::Contacted | Stage::Trial | Stage::Won, Stage::Lost)
        | (Stage::Lost, Stage::Canvassed | Stage::Contacted | Stage::Trial | Stage::Won) => true,
        (
            Stage::Listed | Stage::Canvassed | Stage::Contacted | Stage::Trial | Stage::Won,
            Stage::Canvassed | Stage::Contacted | Stage::Trial | Stage::Won,
        ) => from < to,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Stage::{Canvassed, Contacted, Listed, Lost, Trial, Won};

    #[test]
    fn every_pair_of_stages() {
        let ways: Vec<(Stage, Vec<Stage>)> = Stage::ALL
            .into_iter()
            .map(|from| (from, Stage::ALL.into_iter().filter(|to| leads(from, *to)).collect()))
            .collect();
        assert_eq!(
            ways,
            vec![
                (Listed, vec![Canvassed, Contacted, Trial, Won]),
                (Canvassed, vec![Contacted, Trial, Won, Lost]),
                (Contacted, vec![Trial, Won, Lost]),
                (Trial, vec![Won, Lost]),
                (Won, vec![Lost]),
                (Lost, vec![Canvassed, Contacted, Trial, Won]),
            ]
        );
    }
}
