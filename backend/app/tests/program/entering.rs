//! Who may enter, as the operator of the machine arranges it at the command line.

use kernel::on_both_databases;
use kernel::testing::TestDatabase;

use crate::house::{House, Server};
use crate::surface::status;

/// The status of a read under a token.
fn read(server: &Server, path: &str, token: &str) -> u16 {
    status(
        &server.ask(&format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {token}",
            server.address
        )),
    )
}

on_both_databases!(a_program_gets_a_token_that_is_what_was_asked, async |db: TestDatabase| {
    let house = House::over(&db);
    let token = |arguments: &[&str]| {
        let said =
            house.run(&[&["accounts", "token", "--name", "Site web"], arguments].concat()).ends_with(0).out();
        assert!(
            said.starts_with("qt_") && said.trim_end().len() == 46 && said.lines().count() == 1,
            "{said}"
        );
        said.trim_end().to_owned()
    };
    let staff = token(&["--role", "staff"]);
    let again = token(&["--role", "staff", "--scope", "members:read", "--days", "1"]);
    let sales = token(&["--role", "sales"]);
    let administrator = token(&["--role", "administrator", "--role", "auditor"]);
    let server = house.serve();
    let (members, venues, endpoints) =
        ("/api/v1/members", "/api/v1/organisations", "/api/v1/webhooks/endpoints");
    assert_eq!(read(&server, members, &staff), 200);
    assert_eq!((read(&server, members, &again), read(&server, "/api/v1/invoices", &again)), (200, 403));
    assert_eq!((read(&server, venues, &sales), read(&server, members, &sales)), (200, 403));
    assert_eq!((read(&server, endpoints, &administrator), read(&server, endpoints, &staff)), (200, 403));
    assert_eq!(read(&server, members, "qt_0000000000000000000000000000000000000000000"), 401);
    assert_eq!(read(&server, members, ""), 401);
});

#[test]
fn a_token_that_nobody_can_have_is_refused() {
    let house = House::alone();
    let token = |arguments: &[&str]| house.run(&[&["accounts", "token"], arguments].concat());
    for arguments in [
        &["--name", "Essai"][..],
        &["--role", "staff"],
        &["--name", "Essai", "--role", "king"],
        &["--name", "Essai", "--role", "staff", "--days", "366"],
        &["--name", "Essai", "--role", "member", "--member", "7"],
    ] {
        assert!(token(arguments).ends_with(2).out().is_empty(), "{arguments:?}");
    }
    let unknown = token(&["--name", "Essai", "--role", "staff", "--scope", "everything"]).ends_with(1);
    assert!(
        unknown.out().is_empty() && unknown.err().contains("accounts/unknown-scope"),
        "{}",
        unknown.err()
    );
    let nameless = token(&["--name", " ", "--role", "staff"]).ends_with(1);
    assert!(nameless.err().contains("accounts/name-out-of-range"), "{}", nameless.err());
}

on_both_databases!(the_first_administrator_has_one_link_at_a_time, async |db: TestDatabase| {
    let house = House::over(&db);
    let link = || house.run(&["accounts", "first-administrator"]).ends_with(0).out().trim_end().to_owned();
    let mut server = house.serve();
    server.link(); // it has said its own by now, which the next replace
    let (before, now) = (link(), link());
    let path = |link: &str| {
        let path = link.strip_prefix("http://127.0.0.1:8017").expect("where it listens by default");
        assert!(path.starts_with("/bienvenue/"), "{path}");
        path.to_owned()
    };
    assert_eq!(status(&server.get(&path(&now))), 200);
    assert_ne!(status(&server.get(&path(&before))), 200, "a new link replaces the one before");
    let named = house
        .command(&["accounts", "first-administrator"])
        .env("QUINTETTE_PUBLIC_URL", "https://coop.example")
        .env("QUINTETTE_TRUSTED_PROXIES", "127.0.0.1")
        .output()
        .expect("it starts");
    assert!(String::from_utf8_lossy(&named.stdout).starts_with("https://coop.example/bienvenue/"));
    // A program is no administrator who could let anybody in.
    house.run(&["accounts", "token", "--name", "Essai", "--role", "administrator"]).ends_with(0);
    link();
});
