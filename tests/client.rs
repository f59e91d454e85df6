//! The description is usable: a client generated from it compiles under the strictest settings of TypeScript, and does
//! against the real program what an integrator's first program does.
//!
//! Generator, runtime and compiler are in the versions of `client/package-lock.json`; `scripts/prepare test` installs
//! them. What can never happen: a test of an older description (it is generated anew from the committed one).

use std::path::{Path, PathBuf};
use std::process::Command;

use kernel::testing::TestDatabase;

use crate::support::Program;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("client")
}

/// Runs a program of the folder to its end, and wants it to succeed.
#[track_caller]
fn run(program: &str, arguments: &[&str], settings: &[(&str, &str)]) -> String {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder()).envs(settings.iter().copied());
    let ended = command
        .output()
        .unwrap_or_else(|error| panic!("{program}: {error}; scripts/prepare test installs it"));
    let said = [ended.stdout, ended.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    assert!(ended.status.success(), "{program} {arguments:?} ended with {}:\n{said}", ended.status);
    said
}

#[test]
fn a_generated_client_compiles_and_works() {
    assert!(folder().join("node_modules").is_dir(), "run `scripts/prepare test` first");
    run("npm", &["run", "--silent", "generate"], &[]);
    run("npm", &["run", "--silent", "compile"], &[]);

    let database = TestDatabase::sqlite();
    let program = Program::serve(&database);
    let token =
        program.command(&database, &["accounts", "token", "--name", "Client engendré", "--role", "sales"]);
    let token = String::from_utf8(token.stdout).unwrap();
    let settings = [("QUINTETTE_URL", program.url("")), ("QUINTETTE_TOKEN", token.trim().to_owned())];
    let settings = settings.each_ref().map(|(name, value)| (*name, value.as_str()));
    let said = run("node", &["generated/compiled/journey.js"], &settings);
    assert_eq!(said.trim(), "the generated client works");
}
