use proptest::prelude::*;

use super::*;
use crate::samples;

fn totals_of(lines: &[InvoiceLine]) -> Totals {
    Totals::of(lines.iter().map(|line| (line.vat, line.net)))
}

fn take(line: u32, cents: i64) -> LineCredit {
    LineCredit { line, net: Money::cents(cents) }
}

#[test]
fn the_whole_of_an_untouched_invoice_is_its_mirror() {
    let lines = [samples::line(1, "1200.00"), samples::line(2, "33.33")];
    let totals = totals_of(&lines);
    let (credited, found) =
        credit(&lines, &totals, &AlreadyCredited::default(), &CreditScope::Whole).unwrap();
    assert_eq!(found, totals);
    assert_eq!(credited.iter().map(|line| line.credits_line).collect::<Vec<_>>(), [Some(1), Some(2)]);
    assert!(credited.iter().all(InvoiceLine::is_sound));
}

#[test]
fn each_refusal_carries_its_data() {
    let lines = [samples::line(1, "100.00"), samples::line(2, "50.00")];
    let totals = totals_of(&lines);
    let ask = |wanted: Vec<LineCredit>| {
        credit(&lines, &totals, &AlreadyCredited::default(), &CreditScope::Lines(wanted)).map(|_| ())
    };
    assert_eq!(ask(vec![]), Err(CreditFault::BadSelection));
    assert_eq!(ask(vec![take(1, 1), take(1, 1)]), Err(CreditFault::BadSelection));
    assert_eq!(ask(vec![take(3, 1)]), Err(CreditFault::NoSuchLine { line: 3 }));
    assert_eq!(ask(vec![take(1, 0)]), Err(CreditFault::NotPositive { line: 1 }));
    assert_eq!(
        ask(vec![take(2, 5_001)]),
        Err(CreditFault::MoreThanLeft { line: 2, left: Money::euros(50), offered: Money::cents(5_001) })
    );
    assert_eq!(ask(vec![take(2, 5_000)]), Ok(()));
}

#[test]
fn nothing_is_left_after_the_whole() {
    let lines = [samples::line(1, "100.00")];
    let totals = totals_of(&lines);
    let mut already = AlreadyCredited::default();
    let (credited, credit_totals) = credit(&lines, &totals, &already, &CreditScope::Whole).unwrap();
    already.add(&credited, &credit_totals);
    assert_eq!(already.gross(), totals.gross);
    assert_eq!(credit(&lines, &totals, &already, &CreditScope::Whole), Err(CreditFault::NothingLeft));
    assert_eq!(
        credit(&lines, &totals, &already, &CreditScope::Lines(vec![take(1, 1)])),
        Err(CreditFault::NothingLeft)
    );
}

proptest! {
    /// However an invoice is credited, in pieces of whatever size, in the end exactly the invoice is credited.
    #[test]
    fn pieces_of_credit_add_up_to_the_invoice(
        amounts in prop::collection::vec(1_i64..50_000, 1..5),
        cuts in prop::collection::vec((0_usize..5, 1_i64..20_000), 0..12),
    ) {
        let lines: Vec<InvoiceLine> = amounts.iter().zip(1..)
            .map(|(cents, number)| samples::line(number, &Money::cents(*cents).to_string()))
            .collect();
        let totals = totals_of(&lines);
        let mut already = AlreadyCredited::default();
        for (index, cents) in cuts {
            let wanted = CreditScope::Lines(vec![take(u32::try_from(index).unwrap() + 1, cents)]);
            if let Ok((credited, piece)) = credit(&lines, &totals, &already, &wanted) {
                prop_assert!(credited.iter().all(InvoiceLine::is_sound));
                prop_assert!(piece.by_rate.iter().all(|group| group.vat >= Money::default()));
                already.add(&credited, &piece);
            }
        }
        if let Ok((credited, piece)) = credit(&lines, &totals, &already, &CreditScope::Whole) {
            already.add(&credited, &piece);
        }
        prop_assert_eq!(already.gross(), totals.gross);
        prop_assert_eq!(already.by_rate, totals.by_rate);
    }
}
