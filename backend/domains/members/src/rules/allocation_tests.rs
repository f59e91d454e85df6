//! The worked years of the allocation, each refusal, and what holds for any year.

use proptest::prelude::*;

use super::super::allocation_steps::steps;
use super::*;

fn fraction(num: i128, den: i128) -> Fraction {
    Fraction::new(num, den).unwrap()
}

/// 100 000 € with young reserves: 15 000 to the legal reserve, 42 500 to the statutory one, 42 500 left.
fn year() -> AllocationInput {
    AllocationInput {
        result: Money::euros(100_000),
        prior_losses: Money::ZERO,
        reserves: Money::euros(20_000),
        capital: Money::euros(169_800),
        subsidies: Money::euros(40_000),
        paid_up: Money::euros(160_000),
        rate_cap: fraction(2, 100),
        clauses: AllocationClauses {
            statutory_reserve: fraction(1, 2),
            interest_base: InterestBase::SubsidiesFromDistributable,
        },
    }
}

fn amounts(bounds: AllocationBounds) -> [i64; 8] {
    let AllocationBounds { base, legal_reserve, remainder, statutory_reserve, left, .. } = bounds;
    let AllocationBounds { distributable, interest_by_rate, interest, .. } = bounds;
    [base, legal_reserve, remainder, statutory_reserve, left, distributable, interest_by_rate, interest]
        .map(Money::as_cents)
}

fn with(change: impl FnOnce(&mut AllocationInput)) -> AllocationInput {
    let mut input = year();
    change(&mut input);
    input
}

#[test]
fn fifty_seven_and_a_half_percent_to_reserves_while_they_are_young() {
    let euros = [100_000, 15_000, 85_000, 42_500, 42_500, 2_500, 3_200, 2_500];
    assert_eq!(amounts(bounds(&year())), euros.map(|euro| euro * 100));
}

#[test]
fn half_once_all_reserves_reach_the_capital() {
    let input = with(|year| year.reserves = year.capital);
    let euros = [100_000, 0, 100_000, 50_000, 50_000, 10_000, 3_200, 3_200];
    assert_eq!(amounts(bounds(&input)), euros.map(|euro| euro * 100));
    let one_cent_short = with(|year| year.reserves = year.capital - Money::cents(1));
    assert_eq!(
        bounds(&one_cent_short).legal_reserve,
        Money::euros(15_000),
        "the whole part, whatever the gap"
    );
}

#[test]
fn prior_losses_come_first() {
    let input = with(|year| year.prior_losses = Money::euros(60_000));
    let euros = [40_000, 6_000, 34_000, 17_000, 17_000, 0, 3_200, 0];
    assert_eq!(amounts(bounds(&input)), euros.map(|euro| euro * 100));
}

#[test]
fn subsidies_taken_from_the_result_weigh_less() {
    let input = with(|year| year.clauses.interest_base = InterestBase::SubsidiesFromResult);
    assert_eq!(
        bounds(&input).distributable,
        Money::euros(25_500),
        "42.5 % of the 60 000 that are no subsidy"
    );
}

#[test]
fn statutes_may_keep_everything() {
    let input = with(|year| year.clauses.statutory_reserve = Fraction::ONE);
    let bounds = bounds(&input);
    assert_eq!((bounds.statutory_reserve, bounds.interest), (Money::euros(85_000), Money::ZERO));
    assert_eq!(check(&input, &Proposal::serving(&input, Money::ZERO)), Ok(()));
}

#[test]
fn a_minimum_is_rounded_up_and_a_ceiling_down() {
    let input = with(|year| {
        year.result = Money::cents(101);
        year.subsidies = Money::ZERO;
        year.paid_up = Money::cents(149);
    });
    // 15 % of 1.01 = 0.1515; half of 0.85 = 0.425; 2 % of 1.49 = 0.0298
    assert_eq!(amounts(bounds(&input)), [101, 16, 85, 43, 42, 42, 2, 2]);
}

#[test]
fn a_loss_is_carried_forward_and_nothing_else() {
    let input = with(|year| year.result = Money::euros(-5_000));
    let proposal = Proposal::serving(&input, Money::ZERO);
    assert_eq!(proposal.carry_forward, Money::euros(-5_000));
    assert_eq!(check(&input, &proposal), Ok(()));
    let base = Money::euros(-5_000);
    let served = Proposal { interest: Money::euros(1), ..proposal };
    let refusal = AllocationRefusal::InterestInYearOfLoss { base, interest: Money::euros(1) };
    assert_eq!(check(&input, &served), Err(refusal));
    let kept = Proposal { legal_reserve: Money::euros(1), carry_forward: Money::euros(-5_001), ..proposal };
    let refusal = AllocationRefusal::ReservesInYearOfLoss { base, reserves: Money::euros(1) };
    assert_eq!(check(&input, &kept), Err(refusal));
    let lost = Proposal { carry_forward: Money::ZERO, ..proposal };
    assert_eq!(check(&input, &lost), Err(AllocationRefusal::DoesNotAddUp { base, total: Money::ZERO }));
}

/// What is refused when this much goes to the legal reserve, the statutory one, the members and the next year.
fn refusal(input: &AllocationInput, [legal, statutory, interest, carried]: [i64; 4]) -> AllocationRefusal {
    let proposal = Proposal {
        legal_reserve: Money::euros(legal),
        statutory_reserve: Money::euros(statutory),
        interest: Money::euros(interest),
        carry_forward: Money::euros(carried),
    };
    check(input, &proposal).unwrap_err()
}

#[test]
fn each_refusal_says_what_was_expected() {
    use AllocationRefusal as No;
    let euros = Money::euros;
    let rich = with(|year| year.subsidies = Money::ZERO);
    let (required, given) = (euros(15_000), euros(14_000));
    assert_eq!(refusal(&year(), [14_000, 84_000, 2_000, 0]), No::LegalReserveTooLow { required, given });
    let (required, given) = (euros(42_500), euros(42_000));
    assert_eq!(refusal(&year(), [15_000, 42_000, 43_000, 0]), No::StatutoryReserveTooLow { required, given });
    let (distributable, given) = (euros(2_500), euros(2_501));
    let no = No::InterestAboveDistributable { distributable, given };
    assert_eq!(refusal(&year(), [15_000, 82_499, 2_501, 0]), no);
    let (rate, ceiling, given) = (fraction(1, 50), euros(3_200), euros(3_300));
    let no = No::InterestAboveRate { rate, ceiling, given };
    assert_eq!(refusal(&rich, [15_000, 81_700, 3_300, 0]), no);
    let sentence = "L'intérêt de 3\u{202f}300,00\u{a0}€ dépasse 3\u{202f}200,00\u{a0}€, soit 2\u{a0}% du capital libéré \
                    (loi 47-1775, art. 14).";
    assert_eq!(no.to_string(), sentence);
    let (base, total) = (euros(100_000), euros(99_999));
    assert_eq!(refusal(&year(), [15_000, 84_999, 0, 0]), No::DoesNotAddUp { base, total });
    let carried = euros(1_000);
    assert_eq!(refusal(&year(), [15_000, 84_000, 0, 1_000]), No::CarryForwardOfProfit { carried });
    let no = No::NegativeAmount { field: "réserve statutaire", amount: euros(-1) };
    assert_eq!(refusal(&year(), [100_001, -1, 0, 0]), no);
    let greedy = with(|year| year.clauses.statutory_reserve = fraction(2, 5));
    assert_eq!(refusal(&greedy, [15_000, 85_000, 0, 0]), No::StatutoryPartOutOfLaw { given: fraction(2, 5) });
    let negative = with(|year| year.rate_cap = fraction(-1, 100));
    assert_eq!(refusal(&negative, [15_000, 85_000, 0, 0]), No::NegativeRate { rate: fraction(-1, 100) });
}

#[test]
fn more_to_the_legal_reserve_leaves_less_to_share() {
    let input = with(|year| year.subsidies = Money::ZERO);
    let all = Proposal { legal_reserve: Money::euros(95_000), ..Proposal::serving(&input, Money::ZERO) };
    let all = Proposal { statutory_reserve: Money::euros(2_500), interest: Money::euros(2_500), ..all };
    assert_eq!(check(&input, &all), Ok(()));
}

#[test]
fn the_report_shows_every_step() {
    let input = year();
    let proposal = Proposal::serving(&input, Money::euros(2_000));
    let printed: Vec<_> = steps(&input, Some(&proposal)).iter().map(|step| (step.key, step.amount)).collect();
    let expected = [
        ("result", 100_000),
        ("prior_losses", 0),
        ("base", 100_000),
        ("legal_reserve_minimum", 15_000),
        ("remainder", 85_000),
        ("statutory_reserve_minimum", 42_500),
        ("left", 42_500),
        ("subsidies", 40_000),
        ("distributable", 2_500),
        ("interest_by_rate", 3_200),
        ("interest_ceiling", 2_500),
        ("legal_reserve", 15_000),
        ("statutory_reserve", 83_000),
        ("interest", 2_000),
        ("carry_forward", 0),
        ("total", 100_000),
    ];
    assert_eq!(printed, expected.map(|(key, euros)| (key, Money::euros(euros))));
    let formula = &steps(&input, None)[5].formula;
    assert_eq!(formula, "50\u{a0}% de 85\u{202f}000,00\u{a0}€");
    assert_eq!(steps(&input, None).len(), 11);
}

fn any_money() -> impl Strategy<Value = Money> {
    prop_oneof![0_i64..1_000, 0_i64..100_000_000_000_000].prop_map(Money::cents)
}

fn any_year() -> impl Strategy<Value = AllocationInput> {
    let result = prop_oneof![-1_000_i64..1_000, -10_000_000_000_i64..100_000_000_000_000];
    let clauses = (500_i128..=1_000, any::<bool>());
    let figures = (any_money(), any_money(), any_money(), any_money(), any_money());
    (result, figures, 0_i128..100_000, clauses).prop_map(|(result, figures, rate, (part, strict))| {
        let (prior_losses, reserves, capital, subsidies, paid_up) = figures;
        let interest_base =
            if strict { InterestBase::SubsidiesFromDistributable } else { InterestBase::SubsidiesFromResult };
        let clauses = AllocationClauses { statutory_reserve: fraction(part, 1_000), interest_base };
        let (result, rate_cap) = (Money::cents(result), fraction(rate, 1_000_000));
        AllocationInput { result, prior_losses, reserves, capital, subsidies, paid_up, rate_cap, clauses }
    })
}

proptest! {
    #[test]
    fn no_bound_is_negative_and_the_parts_make_the_base(input in any_year()) {
        let bounds = bounds(&input);
        let [base, rest @ ..] = amounts(bounds);
        prop_assert!(rest.iter().all(|cents| *cents >= 0));
        let profit = Ord::max(base, 0);
        prop_assert_eq!((bounds.legal_reserve + bounds.statutory_reserve + bounds.left).as_cents(), profit);
        prop_assert!(bounds.interest <= bounds.left);
        let (legal, least) = (i128::from(bounds.legal_reserve.as_cents()), i128::from(profit) * 15);
        prop_assert!(legal == 0 || (legal * 100 >= least && legal * 100 < least + 100));
    }

    #[test]
    fn a_proposal_at_the_bounds_passes_and_one_cent_more_does_not(input in any_year()) {
        let bounds = bounds(&input);
        prop_assert_eq!(check(&input, &Proposal::serving(&input, bounds.interest)), Ok(()));
        prop_assert_eq!(check(&input, &Proposal::serving(&input, Money::ZERO)), Ok(()));
        let more = Proposal::serving(&input, bounds.interest + Money::cents(1));
        prop_assert!(check(&input, &more).is_err());
    }

    #[test]
    fn what_passes_makes_the_base_exactly(input in any_year(), moved in prop::array::uniform4(-2_i64..3)) {
        let bounds = bounds(&input);
        let [legal, statutory, served, carried] = moved.map(Money::cents);
        let (legal_reserve, interest) = (bounds.legal_reserve + legal, bounds.interest + served);
        let statutory_reserve = bounds.base - legal_reserve - interest + statutory;
        let proposal = Proposal { legal_reserve, statutory_reserve, interest, carry_forward: carried };
        let kept = legal_reserve + statutory_reserve;
        if check(&input, &proposal).is_ok() {
            prop_assert_eq!(kept + interest + carried, bounds.base);
            prop_assert!(interest <= bounds.interest && legal_reserve >= bounds.legal_reserve);
            prop_assert!(carried <= Money::ZERO);
        } else {
            let legal_only = moved[0] >= 0 && moved[1] == 0 && moved[2] <= -moved[0] && moved[3] == 0;
            let sound = legal_only && !interest.is_negative() && bounds.base > Money::ZERO;
            prop_assert!(!sound || statutory_reserve.is_negative(), "a sound proposal is refused");
        }
    }

    #[test]
    fn the_default_is_the_stricter_reading(input in any_year()) {
        let mut other = input;
        other.clauses.interest_base = InterestBase::SubsidiesFromDistributable;
        prop_assert!(bounds(&other).distributable <= bounds(&input).distributable);
    }

    #[test]
    fn nothing_passes_the_steps_unprinted(input in any_year()) {
        let bounds = bounds(&input);
        let printed: Vec<Money> = steps(&input, None).iter().map(|step| step.amount).collect();
        for figure in amounts(bounds) {
            prop_assert!(printed.contains(&Money::cents(figure)));
        }
    }
}
