//! Lists as CSV and as workbooks: the JSON of a row, laid flat.
//!
//! The columns are those of the type's sample, so that an empty list has its head too. An amount is one column, a
//! fraction three, a nested object a column for each member (`address.city`), a list of texts one cell.

use std::fmt;

use actix_web::web::Bytes;
use actix_web::{HttpResponse, http::header};
use futures::StreamExt;
use futures::stream;
use office::documents::export::{self, Cell, Dialect, Workbook};
use office::kernel::Failure;
use office::kernel::listing::{MAXIMUM_LIMIT, Page, PageRequest};
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::problem::Problem;
use crate::sample::Sample;

/// The whole list as a CSV file, page after page. The first page is read before the answer begins, so that a wrong
/// filter is still refused as a problem; a later failure cuts the answer off, which the client sees.
pub(crate) async fn stream<T, R, F>(
    fetch: F,
    mut request: PageRequest,
    dialect: Dialect,
) -> Result<HttpResponse, Problem>
where
    T: From<R> + Serialize + Sample + 'static,
    R: 'static,
    F: AsyncFn(PageRequest) -> Result<Page<R>, Failure> + 'static,
{
    request.limit = Some(request.limit.unwrap_or(MAXIMUM_LIMIT));
    let head = columns(&T::sample())?;
    let first = fetch(request.clone()).await?;
    let start = Bytes::from(rows::<T, R>(&head, first.items, dialect, true)?);
    let next = first.next.map(|cursor| PageRequest { cursor: Some(cursor), ..request });
    let rest = stream::try_unfold((fetch, head, next), move |(fetch, head, next)| async move {
        let Some(request) = next else {
            return Ok(None);
        };
        let page = fetch(request.clone()).await.map_err(Problem::from)?;
        let bytes = Bytes::from(rows::<T, R>(&head, page.items, dialect, false)?);
        let next = page.next.map(|cursor| PageRequest { cursor: Some(cursor), ..request });
        Ok::<_, Problem>(Some((bytes, (fetch, head, next))))
    });
    Ok(HttpResponse::Ok()
        .content_type(export::MEDIA_TYPE)
        .insert_header((header::CONTENT_DISPOSITION, "attachment"))
        .streaming(stream::iter([Ok(start)]).chain(rest)))
}

/// The whole list as a workbook: rows go to a temporary file as they are read, and the answer begins when all are there.
pub(crate) async fn workbook<T, R, F>(fetch: F, mut request: PageRequest) -> Result<HttpResponse, Problem>
where
    T: From<R> + Serialize + Sample + 'static,
    R: 'static,
    F: AsyncFn(PageRequest) -> Result<Page<R>, Failure> + 'static,
{
    request.limit = Some(request.limit.unwrap_or(MAXIMUM_LIMIT));
    let head = columns(&T::sample())?;
    let names: Vec<&str> = head.iter().map(String::as_str).collect();
    let mut book = Workbook::new("Liste", &names).map_err(Problem::internal)?;
    loop {
        let page = fetch(request.clone()).await?;
        for item in page.items {
            let laid = laid(&T::from(item))?;
            let row = head.iter().map(|name| cell(name, &laid)).collect();
            book.push(row).map_err(Problem::internal)?;
        }
        match page.next {
            Some(cursor) => request.cursor = Some(cursor),
            None => break,
        }
    }
    Ok(HttpResponse::Ok()
        .content_type(export::XLSX)
        .insert_header((header::CONTENT_DISPOSITION, "attachment"))
        .body(book.finish().map_err(Problem::internal)?))
}

fn rows<T: From<R> + Serialize, R>(
    head: &[String],
    items: Vec<R>,
    dialect: Dialect,
    with_head: bool,
) -> Result<Vec<u8>, Problem> {
    let names: Vec<&str> = head.iter().map(String::as_str).collect();
    let cells = items
        .into_iter()
        .map(|item| {
            let laid = laid(&T::from(item))?;
            Ok(head.iter().map(|name| cell(name, &laid)).collect())
        })
        .collect::<Result<Vec<Vec<Cell>>, Problem>>()?;
    let mut bytes = export::csv(&names, cells, dialect).map_err(Problem::internal)?;
    if !with_head {
        let head = export::csv(&names, [], dialect).map_err(Problem::internal)?;
        bytes.drain(..head.len());
    }
    Ok(bytes)
}

fn columns(sample: &impl Serialize) -> Result<Vec<String>, Problem> {
    Ok(laid(sample)?.into_iter().map(|(name, _)| name).collect())
}

fn laid(value: &impl Serialize) -> Result<Vec<(String, Cell)>, Problem> {
    let text = serde_json::to_vec(value).map_err(Problem::internal)?;
    let node: Node = serde_json::from_slice(&text).map_err(Problem::internal)?;
    let mut laid = Vec::new();
    lay("", &node, &mut laid);
    Ok(laid)
}

fn cell(name: &str, laid: &[(String, Cell)]) -> Cell {
    laid.iter().find(|(given, _)| given == name).map_or(Cell::Empty, |(_, cell)| cell.clone())
}

/// JSON that keeps the order of members: columns stand as the type declares them.
enum Node {
    Empty,
    Text(String),
    Integer(i64),
    List(Vec<Value>),
    Object(Vec<(String, Node)>),
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Empty)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Node, E> {
        Ok(Node::Text(truth.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Node, E> {
        Ok(Node::Integer(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Node, E> {
        Ok(i64::try_from(number).map_or_else(|_| Node::Text(number.to_string()), Node::Integer))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Node, E> {
        Ok(Node::Text(number.to_string()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = values.next_element()? {
            list.push(value);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Node, A::Error> {
        let mut object = Vec::new();
        while let Some(member) = members.next_entry()? {
            object.push(member);
        }
        Ok(Node::Object(object))
    }
}

/// Lays a value flat under its name.
fn lay(name: &str, node: &Node, into: &mut Vec<(String, Cell)>) {
    let cell = match node {
        Node::Object(members) => match members.as_slice() {
            [(amount, Node::Text(text)), (currency, _)] if amount == "amount" && currency == "currency" => {
                Cell::Decimal(text.clone())
            }
            _ => {
                for (member, value) in members {
                    let below = if name.is_empty() { member.clone() } else { format!("{name}.{member}") };
                    lay(&below, value, into);
                }
                return;
            }
        },
        Node::Empty => Cell::Empty,
        Node::Integer(number) => Cell::Integer(*number),
        Node::Text(text) if name.ends_with(".percent") => Cell::Decimal(text.clone()),
        Node::Text(text) => Cell::Text(text.clone()),
        Node::List(values) => Cell::Text(joined(values)),
    };
    into.push((name.to_owned(), cell));
}

fn joined(values: &[Value]) -> String {
    let texts = values.iter().map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
    texts.collect::<Vec<_>>().join(" | ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fraction::FractionDto;
    use crate::money::Amount;

    #[derive(Serialize)]
    struct Seat {
        lines: [&'static str; 2],
        city: &'static str,
    }

    #[derive(Serialize)]
    struct Row {
        name: &'static str,
        paid: Amount,
        seat: Seat,
        share: FractionDto,
        left_on: Option<String>,
        count: u64,
    }

    #[test]
    fn a_row_is_laid_flat_in_the_order_of_its_type() {
        let row = Row {
            name: "=1+1",
            paid: office::values::Money::euros(-100).into(),
            seat: Seat { lines: ["a", "b"], city: "Nevers" },
            share: office::values::Fraction::new(1, 8).unwrap().into(),
            left_on: None,
            count: 3,
        };
        let head = columns(&row).unwrap();
        assert_eq!(
            head.join(" "),
            "name paid seat.lines seat.city share.num share.den share.percent left_on count"
        );
        let laid = laid(&row).unwrap();
        let cells: Vec<Cell> = head.iter().map(|name| cell(name, &laid)).collect();
        let names: Vec<&str> = head.iter().map(String::as_str).collect();
        let csv = String::from_utf8(export::csv(&names, [cells], Dialect::French).unwrap()).unwrap();
        assert!(csv.ends_with("'=1+1;-100,00;a | b;Nevers;1;8;12,50;;3\r\n"), "{csv}");
    }
}
