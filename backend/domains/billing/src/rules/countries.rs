//! Countries, and who belonged to the VAT territory of the European Union on a day: dated data.

use partners::public::CountryCode;
use values::Day;

/// First and last day of membership; `None` where no bound matters to us.
type Membership = (&'static str, Option<(i32, u32, u32)>, Option<(i32, u32, u32)>);

/// Member states for VAT. Monaco counts as France (CGI art. 256-0).
const MEMBERS: [Membership; 28] = [
    ("AT", None, None),
    ("BE", None, None),
    ("BG", Some((2007, 1, 1)), None),
    ("CY", Some((2004, 5, 1)), None),
    ("CZ", Some((2004, 5, 1)), None),
    ("DE", None, None),
    ("DK", None, None),
    ("EE", Some((2004, 5, 1)), None),
    ("ES", None, None),
    ("FI", None, None),
    ("FR", None, None),
    ("GB", None, Some((2020, 12, 31))),
    ("GR", None, None),
    ("HR", Some((2013, 7, 1)), None),
    ("HU", Some((2004, 5, 1)), None),
    ("IE", None, None),
    ("IT", None, None),
    ("LT", Some((2004, 5, 1)), None),
    ("LU", None, None),
    ("LV", Some((2004, 5, 1)), None),
    ("MT", Some((2004, 5, 1)), None),
    ("NL", None, None),
    ("PL", Some((2004, 5, 1)), None),
    ("PT", None, None),
    ("RO", Some((2007, 1, 1)), None),
    ("SE", None, None),
    ("SI", Some((2004, 5, 1)), None),
    ("SK", Some((2004, 5, 1)), None),
];

/// Whether VAT treats the country as France: France itself, Monaco, and the overseas départements by their own
/// codes (their rates differ: CGI art. 294 and 296; the price list bears the rate).
pub fn is_french(country: &CountryCode) -> bool {
    matches!(country.as_str(), "FR" | "MC" | "GP" | "MQ" | "RE" | "GF" | "YT")
}

/// Whether the country belonged to the VAT territory of the Union on that day.
pub fn in_european_vat_union(country: &CountryCode, day: Day) -> bool {
    let bound = |(year, month, date)| Day::ymd(year, month, date);
    is_french(country)
        || MEMBERS.iter().filter(|(code, ..)| *code == country.as_str()).any(|(_, from, to)| {
            from.and_then(bound).is_none_or(|from| from <= day)
                && to.and_then(bound).is_none_or(|to| day <= to)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inside(country: &str, day: &str) -> bool {
        in_european_vat_union(&country.parse().unwrap(), day.parse().unwrap())
    }

    #[test]
    fn membership_has_dates() {
        assert!(inside("GB", "2020-12-31") && !inside("GB", "2021-01-01"));
        assert!(!inside("HR", "2013-06-30") && inside("HR", "2013-07-01"));
        assert!(inside("MC", "2015-01-01") && !inside("CH", "2015-01-01"));
    }
}
