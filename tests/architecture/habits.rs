//! The habits that can be seen in the text of one file.

use super::Finding;
use super::code::functions;
use super::sources::Source;

const LONGEST_FILE: usize = 400;
const LONGEST_FUNCTION: usize = 70;
const EMPTY_NAMES: &[&str] = &["utils", "util", "helpers", "helper", "common", "types", "misc", "manager"];

/// Files where a float is a place on the map or a point on a drawing, never money or a vote; each with its reason.
const FLOATS_ALLOWED: &[&str] = &[
    "backend/domains/reports/src/catalogue/shapes.rs", // lengths of bars on a drawing
];

/// Where the machine's clock is read: the kernel's clock.
const CLOCKS: &[&str] = &["backend/kernel/src/context.rs"];
const CLOCK_CALLS: &[&str] = &["Utc::now", "Local::now", "SystemTime::now"];

/// Files or folders whose name says nothing.
pub(super) fn empty_names(source: &Source) -> Vec<Finding> {
    let parts = source.path.split('/').map(|part| part.trim_end_matches(".rs"));
    let empty = parts.filter(|part| EMPTY_NAMES.contains(part));
    empty
        .map(|part| source.finding(1, &format!("nothing is called « {part} »: name what it holds")))
        .collect()
}

/// A file longer than a head can hold.
pub(super) fn long_file(source: &Source) -> Vec<Finding> {
    let lines = source.text.lines().count();
    if lines <= LONGEST_FILE {
        return Vec::new();
    }
    vec![source.finding(lines, &format!("{lines} lines; a file has {LONGEST_FILE} at most"))]
}

/// Functions longer than a head can hold.
pub(super) fn long_functions(source: &Source) -> Vec<Finding> {
    let long = functions(&source.code).into_iter().filter(|function| function.length > LONGEST_FUNCTION);
    long.map(|function| {
        let words = format!(
            "`{}` has {} lines; a function has {LONGEST_FUNCTION} at most",
            function.name, function.length
        );
        source.finding(function.line, &words)
    })
    .collect()
}

/// A module that does not open with why it exists, or that is still announced as unfinished.
pub(super) fn undocumented(source: &Source) -> Vec<Finding> {
    let first = source.text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    if !first.starts_with("//!") && !source.is_test() {
        return vec![source.finding(1, "a module opens with `//!`: why it exists, what can never happen")];
    }
    if first.to_lowercase().contains("in construction") {
        return vec![source.finding(1, "still in construction")];
    }
    Vec::new()
}

/// `_ =>` where every event must be named, so that the compiler lists what a new event touches.
pub(super) fn catch_all_in_apply(source: &Source) -> Vec<Finding> {
    let applies = functions(&source.code).into_iter().filter(|function| function.name == "apply");
    let mut findings = Vec::new();
    for apply in applies {
        for (index, line) in apply.body.lines().enumerate() {
            let arm = line.trim_start();
            if arm.starts_with("_ =>")
                || arm.starts_with("_ if ")
                || line.contains("{ _ =>")
                || line.contains(", _ =>")
            {
                findings
                    .push(source.finding(apply.line + index, "`apply` names every event, with no `_ =>`"));
            }
        }
    }
    findings
}

/// Floats where money and votes live.
pub(super) fn floats(source: &Source) -> Vec<Finding> {
    let guarded = ["backend/domains/", "backend/values/", "backend/kernel/", "backend/office/"];
    let allowed = FLOATS_ALLOWED.contains(&source.path.as_str());
    if allowed || !guarded.iter().any(|beginning| source.path.starts_with(beginning)) {
        return Vec::new();
    }
    let named = |line: &str| {
        let words: Vec<&str> = line.split(|c: char| !(c.is_alphanumeric() || c == '_')).collect();
        words.iter().any(|word| word.ends_with("f64") || word.ends_with("f32"))
    };
    let lines = source.lines().filter(|(_, line)| named(line));
    lines
        .map(|(number, _)| source.finding(number, "a float; use Money, Fraction, Shares or an integer"))
        .collect()
}

/// The machine's clock read outside the kernel's clock; the program may, when it starts and measures itself.
pub(super) fn own_clocks(source: &Source) -> Vec<Finding> {
    if CLOCKS.contains(&source.path.as_str()) || source.path.starts_with("backend/app/") || source.is_test() {
        return Vec::new();
    }
    let lines = source.lines().filter(|(_, line)| CLOCK_CALLS.iter().any(|call| line.contains(call)));
    lines.map(|(number, _)| source.finding(number, "the time arrives with the command")).collect()
}

/// `scripts/regenerate` runs the tests with "golden" in their path: a test that writes golden files must be one.
pub(super) fn unreachable_goldens(source: &Source) -> Vec<Finding> {
    let writes = source.text.contains(&["var_os(\"REGEN", "ERATE\")"].concat())
        || source.text.contains(&["var(\"REGEN", "ERATE\")"].concat());
    let reachable =
        source.path.contains("golden") || functions(&source.code).iter().any(|f| f.name.contains("golden"));
    if !writes || reachable {
        return Vec::new();
    }
    vec![
        source.finding(
            1,
            "writes golden files, but neither its path nor its tests have « golden » in their names",
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_domain(text: &str) -> Source {
        Source::new("backend/domains/members/src/member/aggregate.rs", text)
    }

    #[test]
    fn an_empty_name_is_found() {
        assert_eq!(empty_names(&Source::new("backend/office/src/utils.rs", "")).len(), 1);
        assert_eq!(empty_names(&Source::new("backend/office/src/common/mod.rs", "")).len(), 1);
        assert_eq!(empty_names(&Source::new("backend/office/src/commons.rs", "")).len(), 0);
    }

    #[test]
    fn length_is_counted() {
        assert_eq!(long_file(&in_domain(&"x\n".repeat(400))).len(), 0);
        assert_eq!(long_file(&in_domain(&"x\n".repeat(401))).len(), 1);
        let function = |lines: usize| format!("fn f() {{\n{}}}\n", "x;\n".repeat(lines - 2));
        assert_eq!(long_functions(&in_domain(&function(70))).len(), 0);
        assert_eq!(long_functions(&in_domain(&function(71))).len(), 1);
    }

    #[test]
    fn a_module_without_its_reason_is_found() {
        assert_eq!(undocumented(&in_domain("use x;")).len(), 1);
        assert_eq!(undocumented(&in_domain("//! In construction.\n")).len(), 1);
        assert_eq!(undocumented(&Source::new("backend/domains/members/src/tests.rs", "use x;")).len(), 0);
        assert_eq!(undocumented(&in_domain("\n//! The member.\nuse x;")).len(), 0);
    }

    #[test]
    fn a_catch_all_is_found_in_apply_alone() {
        let text = |name: &str| {
            format!("fn {name}(&mut self, e: E) {{\n match e {{\n  E::A => {{}}\n  _ => {{}}\n }}\n}}")
        };
        assert_eq!(
            catch_all_in_apply(&in_domain(&text("apply"))),
            ["backend/domains/members/src/member/aggregate.rs:4: `apply` names every event, with no `_ =>`"]
        );
        assert_eq!(catch_all_in_apply(&in_domain(&text("decide"))).len(), 0);
    }

    #[test]
    fn a_float_is_found() {
        assert_eq!(floats(&in_domain("let a: f64 = 1.0;")).len(), 1);
        assert_eq!(floats(&in_domain("let a = 1_f32;")).len(), 1);
        assert_eq!(floats(&in_domain("let a = \"f64\"; // f64")).len(), 0);
        assert_eq!(floats(&Source::new("backend/formats/charts/src/lib.rs", "f64")).len(), 0);
    }

    #[test]
    fn a_clock_of_its_own_is_found() {
        assert_eq!(own_clocks(&in_domain("let now = Utc::now();")).len(), 1);
        assert_eq!(own_clocks(&Source::new("backend/kernel/src/context.rs", "Utc::now()")).len(), 0);
    }

    #[test]
    fn a_golden_file_out_of_reach_is_found() {
        let write = ["fn writes() { var_os(\"REGEN", "ERATE\") }"].concat();
        assert_eq!(unreachable_goldens(&in_domain(&write)).len(), 1);
        assert_eq!(unreachable_goldens(&in_domain(&write.replace("writes", "as_golden"))).len(), 0);
        assert_eq!(unreachable_goldens(&Source::new("backend/documents/src/goldens.rs", &write)).len(), 0);
    }
}
