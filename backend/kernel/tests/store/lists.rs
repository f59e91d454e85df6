use kernel::listing::{ListingError, list};
use kernel::on_both_databases;
use kernel::prelude::*;
use kernel::testing::{TestDatabase, context};
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Alias, Query, SelectStatement};

use crate::jar::{fill, kernel};

#[derive(Debug, PartialEq, FromQueryResult)]
struct Row {
    jar: String,
    drops: i64,
}

static LISTING: Listing =
    Listing { fields: &[Field::text("jar"), Field::int("drops")], key: "jar", default_sort: "jar" };

fn base() -> SelectStatement {
    Query::select().columns(["jar", "drops"].map(Alias::new)).from(Alias::new("tests_levels")).to_owned()
}

async fn walk(kernel: &Kernel, request: &PageRequest) -> Vec<String> {
    let (mut jars, mut request) = (Vec::new(), request.clone());
    loop {
        let page = list::<Row>(kernel.reader(), base(), &LISTING, &request).await.unwrap();
        jars.extend(page.items.into_iter().map(|row| row.jar));
        match page.next {
            Some(next) => request.cursor = Some(next),
            None => return jars,
        }
    }
}

on_both_databases!(pages_hold_every_row_once, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    for n in 0..23_i64 {
        fill(&kernel, &context(), &format!("jar-{n:02}"), n % 4).await.unwrap();
    }
    for sort in ["jar", "-jar", "drops", "-drops"] {
        let request = PageRequest { limit: Some(5), sort: Some(sort.into()), ..PageRequest::default() };
        let mut jars = walk(&kernel, &request).await;
        assert_eq!(jars.len(), 23, "{sort}");
        jars.sort();
        jars.dedup();
        assert_eq!(jars.len(), 23, "{sort}");
    }
    let filters = vec!["drops:ge:2".to_owned(), "jar:contains:JAR-1".to_owned()];
    let request = PageRequest { filters, ..PageRequest::default() };
    let page = list::<Row>(kernel.reader(), base(), &LISTING, &request).await.unwrap();
    assert_eq!(page.total, 6);
    assert_eq!(page.items[0], Row { jar: "jar-10".into(), drops: 2 });
});

on_both_databases!(what_a_list_does_not_know_is_refused, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let ask = async |request: PageRequest| {
        let failure = list::<Row>(kernel.reader(), base(), &LISTING, &request).await.unwrap_err();
        failure.refusal::<ListingError>().cloned().unwrap()
    };
    let none = PageRequest::default();
    let refused = ask(PageRequest { sort: Some("colour".into()), ..none.clone() }).await;
    assert!(matches!(refused, ListingError::UnknownField { .. }));
    for filter in ["drops", "drops:eq:many", "drops:like:1", "jar'; DROP TABLE events; --:eq:1"] {
        ask(PageRequest { filters: vec![filter.into()], ..none.clone() }).await;
    }
    let refused = ask(PageRequest { cursor: Some("zz".into()), ..none.clone() }).await;
    assert!(matches!(refused, ListingError::ForeignCursor { .. }));
    let refused = ask(PageRequest { limit: Some(0), ..none }).await;
    assert!(matches!(refused, ListingError::LimitOutOfRange { .. }));
});
