//! Every result again from the file alone, in an arithmetic of its own: whole numbers of 128 bits, no type of ours.

use kernel::on_both_databases;
use serde_json::Value;

use assemblies::public::{AbstentionClause, CarryOver, Tie, Weighting};

use super::*;

/// A fraction that is never reduced by anything of ours.
type Ratio = (i128, i128);

fn gcd(left: i128, right: i128) -> i128 {
    if right == 0 { left.abs() } else { gcd(right, left % right) }
}

fn reduced((num, den): Ratio) -> Ratio {
    let divisor = gcd(num, den).max(1);
    (num / divisor, den / divisor)
}

fn plus(left: Ratio, right: Ratio) -> Ratio {
    reduced((left.0 * right.1 + right.0 * left.1, left.1 * right.1))
}

fn times(left: Ratio, right: Ratio) -> Ratio {
    reduced((left.0 * right.0, left.1 * right.1))
}

fn over(left: Ratio, right: Ratio) -> Ratio {
    if right.0 == 0 { (0, 1) } else { reduced((left.0 * right.1, left.1 * right.0)) }
}

fn passes(strictly: bool, share: Ratio, part: Ratio) -> bool {
    let (left, right) = (share.0 * part.1, part.0 * share.1);
    if strictly { left > right } else { left >= right }
}

fn read(text: &Value) -> Ratio {
    let (num, den) = text.as_str().unwrap().split_once('/').unwrap();
    (num.parse().unwrap(), den.parse().unwrap())
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

/// For, against, abstentions and blanks, silent of one college, by the roll, the votes and who took part.
fn tally(file: &Value, resolution: &Value, college: &Value) -> [i128; 4] {
    let of_college = |member: &Value| {
        list(&file["roll"]["voters"]).iter().any(|row| row["member"] == *member && row["college"] == *college)
    };
    let mut found = [0; 4];
    for vote in list(&resolution["votes"]).iter().filter(|vote| of_college(&vote["member"])) {
        let at = ["for", "against", "abstain", "blank"].iter().position(|choice| vote["choice"] == **choice);
        found[at.unwrap().min(2)] += 1;
    }
    for count in list(&resolution["counts"]).iter().filter(|count| count["college"] == *college) {
        for (at, choice) in [(0, "for"), (1, "against"), (2, "abstain"), (2, "blank")] {
            found[at] += i128::from(count[choice].as_u64().unwrap());
        }
    }
    let attendance = list(&resolution["outcome"]["attendance"]);
    let attended = attendance.iter().find(|row| row["college"] == *college);
    let attending = attended.map_or(0, |row| i128::from(row["attending"].as_u64().unwrap()));
    found[3] = (attending - found[0] - found[1] - found[2]).max(0);
    found
}

/// Weight in favour, and of all that was cast, where no college has vanished and none stayed silent.
fn weigh(file: &Value, resolution: &Value) -> (Ratio, Ratio) {
    let old_law = file["abstentions"] == "against";
    let counted = |college: &Value| {
        let [in_favour, against, neither, silent] = tally(file, resolution, college);
        if old_law { (in_favour, against + neither + silent) } else { (in_favour, against) }
    };
    let weighting = &file["clauses"]["weighting"];
    let (mut sum, mut total) = ((0, 1), (0, 1));
    if weighting.is_null() {
        for row in list(&resolution["outcome"]["attendance"]) {
            let (in_favour, against) = counted(&row["college"]);
            (sum, total) = (plus(sum, (in_favour, 1)), plus(total, (in_favour + against, 1)));
        }
        return (sum, total);
    }
    for one in list(&weighting["colleges"]) {
        let (weight, (in_favour, against)) = (read(&one["weight"]), counted(&one["college"]));
        let none = (0, 1);
        let (own, cast) = match weighting["carry_over"].as_str().unwrap() {
            "proportional" => (times(weight, (in_favour, in_favour + against)), weight),
            _ if in_favour > against => (weight, weight),
            _ if in_favour < against => (none, weight),
            _ => match weighting["tie"].as_str().unwrap() {
                "neutral" => (none, none),
                "against" => (none, weight),
                _ => (times(weight, (1, 2)), weight),
            },
        };
        (sum, total) = (plus(sum, own), plus(total, cast));
    }
    (sum, total)
}

/// The whole of a resolution again: the quorum by members, the weights, the share, the verdict.
fn recount(file: &Value, resolution: &Value) -> Ratio {
    let outcome = &resolution["outcome"];
    let sum_of = |field: &str| -> i128 {
        list(&outcome["attendance"]).iter().map(|row| i128::from(row[field].as_u64().unwrap())).sum()
    };
    let attained = reduced((sum_of("attending"), sum_of("members")));
    assert_eq!(read(&outcome["quorum"]["attained"]), attained);
    assert_eq!(sum_of("members"), list(&file["roll"]["voters"]).len() as i128);
    let decision = resolution["decision"].as_str().unwrap();
    let required = read(&file["clauses"]["quorums"][format!("{decision}_first")]);
    let (in_favour, total) = weigh(file, resolution);
    let share = over(in_favour, total);
    assert_eq!((read(&outcome["for"]), read(&outcome["total"])), (in_favour, total));
    assert_eq!(read(&outcome["share"]), share);
    let majority = &file["clauses"]["majorities"][decision];
    let strictly = !majority["more_than"].is_null();
    let part = read(if strictly { &majority["more_than"] } else { &majority["at_least"] });
    let verdict = match (passes(false, attained, required), passes(strictly, share, part)) {
        (false, _) => "without_quorum",
        (true, true) => "adopted",
        (true, false) => "rejected",
    };
    assert_eq!(outcome["verdict"], verdict, "{decision}");
    share
}

/// The share of the votes by the file of worked example 1 under a policy, recounted, and the verdicts of both kinds.
async fn example(
    db: TestDatabase,
    weighting: Option<Weighting>,
    abstentions: AbstentionClause,
) -> (Ratio, Vec<String>) {
    let office = office(&db).await;
    adopted(&office, statutes(weighting, abstentions)).await;
    held(&office).await;
    let paper = office.result_file(assembly()).await.unwrap();
    let text = String::from_utf8(paper.bytes).unwrap();
    assert!(!text.contains("Exemple n°"), "no names");
    let file: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&file["format"], &file["version"]), (&"quintette-assembly-result".into(), &1.into()));
    assert_eq!(file["roll"]["seal"].as_str().unwrap().len(), 64);
    let shares: Vec<Ratio> = list(&file["resolutions"]).iter().map(|one| recount(&file, one)).collect();
    assert_eq!(shares[0], shares[1], "the same votes");
    let verdict = |one: &Value| one["outcome"]["verdict"].as_str().unwrap().to_owned();
    (shares[0], list(&file["resolutions"]).iter().map(verdict).collect())
}

on_both_databases!(in_proportion_it_is_10405_of_17600, async |db: TestDatabase| {
    let proportional = Some(weighting(CarryOver::Proportional));
    let (share, verdicts) = example(db, proportional, AbstentionClause::NotCast).await;
    assert_eq!((share, verdicts), ((2_081, 3_520), vec!["adopted".into(), "rejected".into()]));
});

on_both_databases!(by_majority_with_a_neutral_tie_it_is_60_of_85, async |db: TestDatabase| {
    let majority = Some(weighting(CarryOver::Majority { tie: Tie::Neutral }));
    let (share, verdicts) = example(db, majority, AbstentionClause::NotCast).await;
    assert_eq!((share, verdicts), ((12, 17), vec!["adopted".into(), "adopted".into()]));
});

on_both_databases!(by_majority_with_a_tie_against_it_is_60_percent, async |db: TestDatabase| {
    let majority = Some(weighting(CarryOver::Majority { tie: Tie::Against }));
    let (share, verdicts) = example(db, majority, AbstentionClause::NotCast).await;
    assert_eq!((share, verdicts), ((3, 5), vec!["adopted".into(), "rejected".into()]));
});

on_both_databases!(by_majority_with_a_split_tie_it_is_67_and_a_half, async |db: TestDatabase| {
    let majority = Some(weighting(CarryOver::Majority { tie: Tie::Split }));
    let (share, verdicts) = example(db, majority, AbstentionClause::NotCast).await;
    assert_eq!((share, verdicts), ((27, 40), vec!["adopted".into(), "adopted".into()]));
});

on_both_databases!(under_the_old_law_it_is_325_of_600, async |db: TestDatabase| {
    let proportional = Some(weighting(CarryOver::Proportional));
    let (share, verdicts) = example(db, proportional, AbstentionClause::Law).await;
    assert_eq!((share, verdicts), ((13, 24), vec!["adopted".into(), "rejected".into()]));
});

on_both_databases!(without_colleges_it_is_32_of_50, async |db: TestDatabase| {
    let (share, verdicts) = example(db, None, AbstentionClause::NotCast).await;
    assert_eq!((share, verdicts), ((16, 25), vec!["adopted".into(), "rejected".into()]));
});
