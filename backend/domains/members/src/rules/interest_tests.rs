//! The worked numbers of the interest, each refusal, and what holds for any register.

use proptest::prelude::*;

use super::*;

fn day(year: i32, month: u32, day: u32) -> Day {
    Day::ymd(year, month, day).unwrap()
}

fn fraction(num: i128, den: i128) -> Fraction {
    Fraction::new(num, den).unwrap()
}

fn year(of: i32) -> InterestYear {
    InterestYear { first: day(of, 1, 1), last: day(of, 12, 31) }
}

fn roll(year: InterestYear, openings: &[(u64, i64)], holdings: &[(u64, Day, i64)]) -> InterestRoll {
    let openings = openings.iter().map(|&(key, euros)| Opening { key, balance: Money::euros(euros) });
    let holdings = holdings.iter().map(|&(key, on, euros)| Holding { key, on, amount: Money::euros(euros) });
    InterestRoll {
        year,
        openings: openings.collect(),
        holdings: holdings.collect(),
        only_members_at_year_end: false,
    }
}

fn grosses(roll: &InterestRoll, mass: i64) -> Vec<(u64, i64)> {
    let shares = share_out(roll, Money::cents(mass)).unwrap();
    shares.iter().map(|share| (share.key, share.gross.as_cents())).collect()
}

#[test]
fn five_shares_all_year_and_twenty_from_mid_september() {
    let roll = roll(year(2015), &[(7, 500)], &[(7, day(2015, 9, 15), 2_000)]);
    let weight = entitlements(&roll).unwrap()[0].cent_days;
    assert_eq!(weight, 50_000 * 365 + 200_000 * 108);
    let cents = exact_interest(roll.year, weight, fraction(2, 100)).unwrap();
    let later = cents.checked_sub(Fraction::integer(1_000)).unwrap();
    assert_eq!(later.checked_div(Fraction::integer(100)).unwrap().decimal(4), "11.8356");
    assert_eq!(cents.checked_div(Fraction::integer(100)).unwrap().decimal(2), "21.84");
    assert_eq!(mass_at_rate(&roll, fraction(2, 100)), Ok(Money::cents(2_183)), "a ceiling is rounded down");
    assert_eq!(grosses(&roll, 2_184), [(7, 2_184)]);
}

#[test]
fn leap_years_and_closings_in_june_have_their_own_days() {
    let june = |last: i32| InterestYear { first: day(last - 1, 7, 1), last: day(last, 6, 30) };
    let days = [year(2015), year(2016), june(2015), june(2016), june(2017)].map(InterestYear::days_in_year);
    assert_eq!(days, [365, 366, 365, 366, 365]);
    let quarter = InterestYear { first: day(2014, 10, 1), last: day(2014, 12, 31) };
    let roll = roll(quarter, &[(1, 36_500)], &[]);
    assert_eq!(mass_at_rate(&roll, fraction(1, 100)), Ok(Money::euros(92)), "92 days of a year of 365");
}

#[test]
fn equal_members_share_a_mass_that_does_not_divide_by_number() {
    let roll = roll(year(2015), &[(12, 100), (3, 100), (5, 100)], &[]);
    assert_eq!(grosses(&roll, 100), [(3, 34), (5, 33), (12, 33)]);
    assert_eq!(grosses(&roll, 0), [(3, 0), (5, 0), (12, 0)]);
}

#[test]
fn who_left_is_served_for_its_days_unless_the_statutes_say_no() {
    let mut roll = roll(year(2015), &[(1, 100), (2, 100)], &[(2, day(2015, 7, 1), -100)]);
    assert_eq!(grosses(&roll, 546), [(1, 365), (2, 181)]);
    roll.only_members_at_year_end = true;
    assert_eq!(grosses(&roll, 546), [(1, 546)]);
    let came_back = Holding { key: 2, on: day(2015, 12, 31), amount: Money::euros(100) };
    roll.holdings.push(came_back);
    assert_eq!(grosses(&roll, 547), [(1, 365), (2, 182)]);
}

#[test]
fn what_is_no_register_is_refused() {
    use InterestRefusal as No;
    let this = year(2015);
    let backwards = InterestYear { first: this.last, last: this.first };
    assert_eq!(entitlements(&roll(backwards, &[], &[])), Err(No::EmptyYear { year: backwards }));
    let on = day(2016, 1, 1);
    let late = roll(this, &[], &[(4, on, 100)]);
    assert_eq!(entitlements(&late), Err(No::OutsideYear { key: 4, on, year: this }));
    let on = day(2015, 3, 2);
    let overdrawn = roll(this, &[(4, 100)], &[(4, on, -200), (4, day(2015, 5, 2), 200)]);
    let refusal = No::NegativeBalance { key: 4, on, balance: Money::euros(-100) };
    let sentence = "Le capital libéré de l'associé n° 4 serait de -100,00\u{a0}€ le 2 mars 2015.";
    assert_eq!(refusal.to_string(), sentence);
    assert_eq!(entitlements(&overdrawn), Err(refusal));
    let nobody = roll(this, &[], &[]);
    assert_eq!(share_out(&nobody, Money::ZERO), Ok(Vec::new()));
    assert_eq!(share_out(&nobody, Money::cents(1)), Err(No::NobodyToServe { mass: Money::cents(1) }));
    assert_eq!(share_out(&nobody, Money::cents(-1)), Err(No::Negative {}));
    assert_eq!(mass_at_rate(&nobody, fraction(-1, 100)), Err(No::Negative {}));
}

fn rates() -> [WithholdingRate; 2] {
    let before = WithholdingRate {
        from: day(2013, 1, 1),
        income_tax: fraction(21, 100),
        social: fraction(155, 1_000),
    };
    let after = WithholdingRate {
        from: day(2018, 1, 1),
        income_tax: fraction(128, 1_000),
        social: fraction(172, 1_000),
    };
    [after, before]
}

fn paid(gross: i64, withholding: Withholding, paid_on: Day) -> [i64; 3] {
    let share = InterestShare { key: 1, gross: Money::cents(gross) };
    let payment = payment(share, withholding, &rates(), paid_on).unwrap();
    [payment.income_tax, payment.social, payment.net].map(Money::as_cents)
}

#[test]
fn the_day_of_payment_chooses_the_rates() {
    assert_eq!(paid(10_000, Withholding::Full, day(2017, 12, 31)), [2_100, 1_550, 6_350]);
    assert_eq!(paid(10_000, Withholding::Full, day(2018, 1, 1)), [1_280, 1_720, 7_000]);
    assert_eq!(paid(10_000, Withholding::SocialOnly, day(2018, 1, 1)), [0, 1_720, 8_280]);
    assert_eq!(paid(10_000, Withholding::Nothing, day(2000, 1, 1)), [0, 0, 10_000]);
    // 21.84: 2.79552 and 3.75648
    assert_eq!(paid(2_184, Withholding::Full, day(2018, 9, 30)), [280, 376, 1_528]);
    // 0.50 at 21 % is 0.105: half a cent counts for one
    assert_eq!(paid(50, Withholding::Full, day(2016, 9, 30)), [11, 8, 31]);
    let share = InterestShare { key: 1, gross: Money::cents(100) };
    let paid_on = day(2012, 12, 31);
    let refusal = Err(InterestRefusal::NoRateOn { paid_on });
    assert_eq!(payment(share, Withholding::Full, &rates(), paid_on), refusal);
    let all = WithholdingRate { from: paid_on, income_tax: fraction(1, 2), social: fraction(51, 100) };
    let refusal = Err(InterestRefusal::RatesOutOfRange { from: paid_on });
    assert_eq!(payment(share, Withholding::Full, &[all], paid_on), refusal);
}

#[test]
fn entities_are_paid_in_full() {
    let shares = [1, 2].map(|key| InterestShare { key, gross: Money::euros(100) });
    let entities = BTreeMap::from([(2, Withholding::Nothing)]);
    let paid = payments(&shares, &entities, &rates(), day(2018, 9, 30)).unwrap();
    assert_eq!(paid.iter().map(|each| each.net).collect::<Vec<_>>(), [Money::euros(70), Money::euros(100)]);
}

#[test]
fn the_cap_changed_with_sapin_2() {
    let means = [fraction(1, 100), fraction(12, 1_000), fraction(8, 1_000)];
    assert_eq!(rate_cap(day(2016, 12, 8), means), Some(fraction(8, 1_000)));
    assert_eq!(rate_cap(day(2016, 12, 9), means), Some(fraction(3, 100)));
    assert_eq!(rate_cap(day(2016, 6, 1), [fraction(-1, 100); 3]), Some(Fraction::ZERO));
}

/// Movements that never overdraw: each leaving is cut to what is held on the last day before it, in order of days.
fn any_roll() -> impl Strategy<Value = InterestRoll> {
    let openings = prop::collection::vec((0_u64..12, 0_i64..10_000_000), 0..12);
    let changes = prop::collection::vec((0_u64..12, 0_i64..366, -5_000_000_i64..5_000_000), 0..40);
    (openings, changes, any::<bool>()).prop_map(|(openings, mut changes, only)| {
        let mut held = BTreeMap::<u64, i64>::new();
        for (key, cents) in &openings {
            *held.entry(*key).or_default() += cents;
        }
        changes.sort_by_key(|(_, on, _)| *on);
        let mut holdings = Vec::new();
        for (key, on, cents) in changes {
            let held = held.entry(key).or_default();
            let cents = Ord::max(cents, -*held);
            *held += cents;
            let on = day(2016, 1, 1).plus_days(on);
            holdings.push(Holding { key, on, amount: Money::cents(cents) });
        }
        let openings = openings.iter().map(|&(key, cents)| Opening { key, balance: Money::cents(cents) });
        InterestRoll {
            year: year(2016),
            openings: openings.collect(),
            holdings,
            only_members_at_year_end: only,
        }
    })
}

proptest! {
    #[test]
    fn the_shares_make_the_mass_and_nobody_is_negative(roll in any_roll(), mass in 0_i64..100_000_000_000) {
        let mass = Money::cents(mass);
        match share_out(&roll, mass) {
            Ok(shares) => {
                prop_assert_eq!(shares.iter().map(|share| share.gross).sum::<Money>(), mass);
                prop_assert!(shares.iter().all(|share| !share.gross.is_negative()));
                prop_assert!(shares.is_sorted_by_key(|share| share.key));
            }
            Err(refusal) => {
                prop_assert_eq!(refusal, InterestRefusal::NobodyToServe { mass });
                prop_assert!(entitlements(&roll).unwrap().is_empty());
            }
        }
    }

    #[test]
    fn the_order_of_movements_does_not_matter(
        (roll, shuffled) in any_roll().prop_flat_map(|roll| {
            let holdings = Just(roll.holdings.clone()).prop_shuffle();
            (Just(roll), holdings)
        }),
        mass in 0_i64..10_000_000,
    ) {
        let other = InterestRoll { holdings: shuffled, ..roll.clone() };
        prop_assert_eq!(share_out(&roll, Money::cents(mass)), share_out(&other, Money::cents(mass)));
    }

    #[test]
    fn a_day_by_day_count_finds_the_same_weights(roll in any_roll()) {
        for each in entitlements(&roll).unwrap() {
            let mut sum = 0_i128;
            for number in 0..366 {
                let today = day(2016, 1, 1).plus_days(number);
                let opened = roll.openings.iter().filter(|one| one.key == each.key).map(|one| one.balance);
                let moved = roll.holdings.iter().filter(|one| one.key == each.key && one.on <= today);
                let balance: Money = opened.chain(moved.map(|one| one.amount)).sum();
                sum += i128::from(balance.as_cents());
            }
            prop_assert_eq!(each.cent_days, sum);
        }
    }

    #[test]
    fn the_mass_at_a_rate_is_never_above_it(roll in any_roll(), rate in 0_i128..100_000) {
        let rate = fraction(rate, 1_000_000);
        let mass = mass_at_rate(&roll, rate).unwrap();
        let whole: i128 = entitlements(&roll).unwrap().iter().map(|each| each.cent_days).sum();
        let exact = exact_interest(roll.year, whole, rate).unwrap();
        let cents = Fraction::integer(mass.as_cents().into());
        prop_assert!(cents <= exact && exact < cents.checked_add(Fraction::ONE).unwrap());
    }

    #[test]
    fn what_is_withheld_and_paid_makes_the_gross(
        gross in 0_i64..10_000_000,
        (tax, social) in (0_i128..=1_000).prop_flat_map(|tax| (Just(tax), 0..=1_000 - tax)),
    ) {
        let paid_on = day(2018, 9, 30);
        let rate = WithholdingRate { from: paid_on, income_tax: fraction(tax, 1_000), social: fraction(social, 1_000) };
        let share = InterestShare { key: 1, gross: Money::cents(gross) };
        for withholding in [Withholding::Full, Withholding::SocialOnly, Withholding::Nothing] {
            let paid = payment(share, withholding, &[rate], paid_on).unwrap();
            prop_assert_eq!(paid.net + paid.income_tax + paid.social, paid.gross);
            prop_assert!([paid.net, paid.income_tax, paid.social].iter().all(|part| !part.is_negative()));
        }
    }
}
