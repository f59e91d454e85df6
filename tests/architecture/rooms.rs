//! The dependency table of the house, held against what Cargo knows.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::Finding;

const DOMAINS: &[&str] =
    &["accounts", "members", "partners", "assemblies", "billing", "royalties", "reports", "webhooks"];
const FORMATS: &[&str] = &["pdf", "einvoice", "sepa", "tables", "charts", "cards", "calendars", "ocf"];

/// One room as its manifest declares it.
pub(super) struct Room {
    pub(super) name: String,
    /// Folder from the root, with `/`.
    pub(super) folder: String,
    /// Rooms it imports in the program: neither for tests nor for building. An optional one bears `?`.
    pub(super) imports: Vec<String>,
}

/// The rooms of the workspace.
pub(super) fn read(root: &Path) -> Vec<Room> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(root)
        .output()
        .expect("cargo answers");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON");
    rooms_of(&metadata, root)
}

fn rooms_of(metadata: &Value, root: &Path) -> Vec<Room> {
    let packages = metadata["packages"].as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let names: Vec<String> = packages.iter().map(|package| text(&package["name"])).collect();
    let imports = |package: &Value| -> Vec<String> {
        let normal = package["dependencies"].as_array().into_iter().flatten().filter(|d| d["kind"].is_null());
        let ours = normal.filter(|dependency| names.contains(&text(&dependency["name"])));
        let mark = |dependency: &Value| if dependency["optional"] == true { "?" } else { "" };
        ours.map(|dependency| format!("{}{}", text(&dependency["name"]), mark(dependency))).collect()
    };
    let folder = |package: &Value| {
        let manifest = text(&package["manifest_path"]);
        let folder = Path::new(&manifest).parent().unwrap_or(root).to_path_buf();
        folder.strip_prefix(root).unwrap_or(&folder).to_string_lossy().into_owned()
    };
    packages.iter().map(|p| Room { name: text(&p["name"]), folder: folder(p), imports: imports(p) }).collect()
}

/// What each room may import; a room that is not here has no place in the house yet.
fn table() -> BTreeMap<&'static str, Vec<&'static str>> {
    let with = |more: &[&[&'static str]]| more.concat();
    let base: &[&str] = &["kernel", "values"];
    BTreeMap::from([
        ("values", vec![]),
        ("migrations", vec![]),
        // The kernel's harness for tests migrates its databases; the program never sees that.
        ("kernel", vec!["values", "migrations?"]),
        ("door", vec!["office"]),
        ("accounts", base.to_vec()),
        ("members", base.to_vec()),
        ("webhooks", base.to_vec()),
        ("partners", base.to_vec()),
        ("assemblies", with(&[base, &["members"]])),
        ("billing", with(&[base, &["partners", "members"]])),
        ("royalties", with(&[base, &["partners", "billing"]])),
        (
            "reports",
            with(&[
                base,
                &[
                    "accounts",
                    "members",
                    "partners",
                    "assemblies",
                    "billing",
                    "royalties",
                    "tables",
                    "charts",
                ],
            ]),
        ),
        ("documents", with(&[&["values"], DOMAINS, FORMATS])),
        ("office", with(&[base, DOMAINS, &["documents", "mail"]])),
        ("api", vec!["office", "door"]),
        ("web", vec!["office", "door"]),
    ])
}

/// Imports that the table does not allow.
pub(super) fn forbidden_imports(rooms: &[Room]) -> Vec<Finding> {
    let table = table();
    let mut findings = Vec::new();
    for room in rooms {
        let formats = ["values"].as_slice();
        let wires = ["kernel", "values"].as_slice();
        let allowed = match room.folder.as_str() {
            // The program, and the journeys through it, see everything; nobody imports them.
            "backend/app" | "tests" => continue,
            folder if folder.starts_with("backend/formats/") => formats,
            folder if folder.starts_with("backend/wires/") => wires,
            _ => {
                let Some(allowed) = table.get(room.name.as_str()) else {
                    findings.push(format!("{}: the plan has no room « {} »", room.folder, room.name));
                    continue;
                };
                allowed
            }
        };
        for import in room.imports.iter().filter(|import| !allowed.contains(&import.as_str())) {
            findings.push(format!("{}/Cargo.toml: `{}` may not import `{import}`", room.folder, room.name));
        }
    }
    findings
}

/// Parts that every domain has: its page, its façade, its door, its rights.
pub(super) fn missing_parts(root: &Path) -> Vec<Finding> {
    let domains = root.join("backend/domains");
    let folders = std::fs::read_dir(&domains).expect("there are domains");
    let mut findings = Vec::new();
    for folder in
        folders.map(|entry| entry.expect("a domain can be read").path()).filter(|path| path.is_dir())
    {
        for part in ["README.md", "src/lib.rs", "src/public.rs", "src/permissions.rs"] {
            if !folder.join(part).is_file() {
                findings
                    .push(format!("{} lacks {part}", folder.strip_prefix(root).unwrap_or(&folder).display()));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(folder: &str, name: &str, imports: &[&str]) -> Room {
        let imports = imports.iter().map(|import| (*import).to_owned()).collect();
        Room { name: name.to_owned(), folder: folder.to_owned(), imports }
    }

    #[test]
    fn an_import_upstairs_is_found() {
        let found = |folder, name, imports: &[&str]| forbidden_imports(&[room(folder, name, imports)]).len();
        assert_eq!(found("backend/domains/members", "members", &["kernel", "values"]), 0);
        assert_eq!(found("backend/domains/members", "members", &["billing"]), 1);
        assert_eq!(found("backend/kernel", "kernel", &["values", "migrations?"]), 0);
        assert_eq!(found("backend/kernel", "kernel", &["migrations"]), 1, "only for tests");
        assert_eq!(found("backend/api", "api", &["office", "billing"]), 1);
        assert_eq!(found("backend/formats/pdf", "pdf", &["kernel"]), 1);
        assert_eq!(found("backend/office", "office", &["app"]), 1);
        assert_eq!(found("backend/app", "app", &["api", "kernel"]), 0);
        assert_eq!(found("backend/garage", "garage", &[]), 1, "a room without a place in the plan");
    }

    #[test]
    fn only_the_programs_own_imports_count() {
        let metadata = serde_json::json!({ "packages": [
            { "name": "a", "manifest_path": "/house/backend/a/Cargo.toml", "dependencies": [
                { "name": "b", "kind": null, "optional": false },
                { "name": "c", "kind": "dev", "optional": false },
                { "name": "serde", "kind": null, "optional": false },
            ] },
            { "name": "b", "manifest_path": "/house/b/Cargo.toml", "dependencies": [{ "name": "c", "kind": null, "optional": true }] },
            { "name": "c", "manifest_path": "/house/c/Cargo.toml", "dependencies": [] },
        ] });
        let rooms = rooms_of(&metadata, Path::new("/house"));
        assert_eq!(rooms[0].folder, "backend/a");
        assert_eq!(rooms[0].imports, ["b"]);
        assert_eq!(rooms[1].imports, ["c?"]);
    }
}
