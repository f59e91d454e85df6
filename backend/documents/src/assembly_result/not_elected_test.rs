//! A candidate who had the majority and no seat is not elected on the paper, and not rejected.

use assemblies::public::{Majority, Presence, Verdict as Fate};
use members::public::College;
use values::Fraction;

use super::from_assemblies::tests::{convened, outcome};
use super::{AssemblyResult, Frame, Verdict, assembly_result};
use crate::DocumentError;

fn part(num: i128, den: i128) -> Fraction {
    Fraction::new(num, den).unwrap()
}

fn paper(majority: Majority) -> AssemblyResult {
    let frame = Frame {
        cooperative: crate::samples::cooperative(),
        object: "Élection au conseil".into(),
        signatories: vec!["Le président de séance".into()],
    };
    let presence = [(College::Creators, Presence::InPerson)];
    AssemblyResult::of_assembly(
        frame,
        &convened(),
        &presence,
        &[(3, outcome(majority, Fate::NotElected, part(1, 5)))],
    )
}

#[test]
fn a_candidate_without_a_seat_is_not_elected_and_not_rejected() {
    let told = paper(Majority::MoreThan(part(1, 2)));
    assert_eq!(told.resolutions[0].verdict, Verdict::NotElected);
    let text = assembly_result(&told).unwrap().text;
    for expected in ["Non élu", "La majorité est obtenue, mais les sièges", "59,12\u{a0}%"] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
    assert!(!text.contains("Rejetée"), "{text}");
}

#[test]
fn nobody_lacks_a_seat_who_lacked_the_majority() {
    let wrong = assembly_result(&paper(Majority::AtLeast(part(2, 3))));
    assert!(matches!(wrong, Err(DocumentError::DoesNotAddUp { .. })), "{wrong:?}");
}
