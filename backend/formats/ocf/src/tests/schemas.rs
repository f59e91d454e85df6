//! Our files held against the official schemas. Those belong to others and are not kept here; README.md says which
//! they are and how this test is run.

use std::path::{Path, PathBuf};

use jsonschema::{Draft, Registry};
use serde_json::Value;

use super::*;

fn schemas_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            schemas_below(&path, found);
        } else if path.to_string_lossy().ends_with(".schema.json") {
            found.push(path);
        }
    }
}

fn read(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

#[test]
#[ignore = "wants the official schemas: OCF_SCHEMAS names their folder, see README.md"]
fn the_official_schemas_accept_every_file() {
    let folder = PathBuf::from(std::env::var_os("OCF_SCHEMAS").expect("OCF_SCHEMAS names a folder"));
    let mut paths = Vec::new();
    schemas_below(&folder, &mut paths);
    let named: Vec<(String, Value)> = paths
        .iter()
        .map(|path| read(path))
        .map(|schema| (schema["$id"].as_str().unwrap().to_owned(), schema))
        .collect();
    let registry = Registry::new().extend(named).unwrap().prepare().unwrap();
    let files = [
        ("Manifest.ocf.json", "OCFManifestFile"),
        ("Stakeholders.ocf.json", "StakeholdersFile"),
        ("StockClasses.ocf.json", "StockClassesFile"),
        ("Transactions.ocf.json", "TransactionsFile"),
    ];
    for table in [years(), table(vec![])] {
        for (file, (name, schema)) in package(&table).unwrap().iter().zip(files) {
            assert_eq!(file.name, name);
            let schema = read(&folder.join(format!("files/{schema}.schema.json")));
            let validator = jsonschema::options()
                .with_draft(Draft::Draft7)
                .with_registry(&registry)
                .should_validate_formats(true)
                .build(&schema)
                .unwrap();
            let content: Value = serde_json::from_slice(&file.bytes).unwrap();
            let errors: Vec<_> = validator
                .iter_errors(&content)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect();
            assert!(errors.is_empty(), "{name}: {errors:#?}");
            let mut wrong = content;
            wrong["unheard_of"] = Value::Null;
            assert!(!validator.is_valid(&wrong), "the schema of {name} says something");
        }
    }
}
