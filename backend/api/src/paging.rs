//! Lists: by page as JSON, or whole as CSV or as a workbook; the same query behind both.
//!
//! What can never happen: a page that skips or repeats a row because others were added (the kernel pages by key), an
//! export that stops at the first page.

use std::fmt;
use std::future::{Ready, ready};
use std::str::FromStr;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use office::documents::export::{Dialect, XLSX};
use office::kernel::Failure;
use office::kernel::listing::{Page, PageRequest};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use crate::as_of::{self, AsOf};
use crate::parameters::Parameters;
use crate::problem::Problem;
use crate::sample::Sample;
use crate::table;

const NAMES: [&str; 5] = ["limit", "cursor", "sort", "filter", "format"];

/// A page of a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PageOf<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Cursor of the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "7b22736f7274223a226e616d65227d")]
    pub next: Option<String>,
    /// Rows over all pages that satisfy the filters.
    #[schema(example = 109)]
    pub total: u64,
}

impl<T: Sample> Sample for PageOf<T> {
    fn sample() -> Self {
        Self { items: vec![T::sample()], next: None, total: 1 }
    }
}

/// How a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ToSchema)]
pub enum Format {
    /// A page as JSON.
    #[schema(rename = "json")]
    Json,
    /// The whole list as CSV for programs: commas, points (RFC 4180).
    #[schema(rename = "csv")]
    Csv,
    /// The whole list as CSV for a French spreadsheet: semicolons, decimal commas, byte order mark.
    #[schema(rename = "csv-fr")]
    CsvFr,
    /// The whole list as a workbook.
    #[schema(rename = "xlsx")]
    Xlsx,
}

impl Format {
    /// What the `Accept` header asks for when no parameter does.
    pub(crate) fn accepted(request: &HttpRequest) -> Self {
        let accepts = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok());
        match accepts {
            Some(text) if text.contains("text/csv") => Self::Csv,
            Some(text) if text.contains(XLSX) => Self::Xlsx,
            _ => Self::Json,
        }
    }
}

/// A format that nobody knows.
#[derive(Debug)]
pub struct UnknownFormat;

impl fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one of json, csv, csv-fr, xlsx is expected")
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(text: &str) -> Result<Self, UnknownFormat> {
        match text {
            "json" => Ok(Self::Json),
            "csv" => Ok(Self::Csv),
            "csv-fr" => Ok(Self::CsvFr),
            "xlsx" => Ok(Self::Xlsx),
            _ => Err(UnknownFormat),
        }
    }
}

/// What is asked of a list.
#[derive(Debug, Clone, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// Rows of a page.
    #[param(minimum = 1, maximum = 1000, default = 50, example = 50)]
    limit: Option<u64>,
    /// The `next` of the page before.
    #[param(min_length = 1)]
    cursor: Option<String>,
    /// Field to sort by, with `-` before it for descending: `-name`. A field that the list has not is refused, and the
    /// refusal names those it has.
    #[param(min_length = 1)]
    sort: Option<String>,
    /// `field:operator:value`, as in `name:contains:dupont`; repeatable, all must hold; operators eq, ne, lt, le, gt, ge,
    /// contains. A field that the list has not is refused, and the refusal names those it has.
    #[param(value_type = Option<Vec<String>>, style = Form, explode)]
    filter: Vec<String>,
    /// `csv`, `csv-fr` and `xlsx` answer the whole list; so does `Accept: text/csv`, or the media type of a workbook.
    #[param(value_type = Option<Format>, inline)]
    format: Format,
    #[param(ignore)]
    here: Parameters,
}

impl ListQuery {
    /// From parameters that were checked already.
    pub fn from(parameters: Parameters, request: &HttpRequest) -> Result<Self, Problem> {
        let wanted = Format::accepted(request);
        Ok(Self {
            limit: parameters.parse("limit")?,
            cursor: parameters.parse("cursor")?,
            sort: parameters.parse("sort")?,
            filter: parameters.all("filter"),
            format: parameters.parse("format")?.unwrap_or(wanted),
            here: parameters,
        })
    }

    /// As [`Self::from`], where the list knows `more` parameters of its own.
    pub fn with(request: &HttpRequest, more: &[&str]) -> Result<(Self, Parameters), Problem> {
        let parameters = Parameters::of(request)?;
        let allowed: Vec<&str> = NAMES.iter().chain(more).copied().collect();
        parameters.only(&allowed)?;
        Ok((Self::from(parameters.clone(), request)?, parameters))
    }

    /// Answers a list whose pages `fetch` gives, each row written as a `T`.
    pub async fn answer<T, R, F>(self, fetch: F) -> Result<HttpResponse, Problem>
    where
        T: From<R> + Serialize + Sample + 'static,
        R: 'static,
        F: AsyncFn(PageRequest) -> Result<Page<R>, Failure> + 'static,
    {
        let request =
            PageRequest { limit: self.limit, cursor: self.cursor, sort: self.sort, filters: self.filter };
        match self.format {
            Format::Json => {
                let page = fetch(request).await?.map(T::from);
                let page = PageOf { items: page.items, next: page.next, total: page.total };
                let mut response = HttpResponse::Ok();
                if let Some(cursor) = &page.next {
                    let link = format!("<{}>; rel=\"next\"", self.here.address_with("cursor", cursor));
                    response.insert_header((header::LINK, link));
                }
                Ok(response.json(page))
            }
            Format::Csv => table::stream::<T, R, F>(fetch, request, Dialect::Standard).await,
            Format::CsvFr => table::stream::<T, R, F>(fetch, request, Dialect::French).await,
            Format::Xlsx => table::workbook::<T, R, F>(fetch, request).await,
        }
    }
}

impl FromRequest for ListQuery {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::with(request, &[]).map(|(list, _)| list))
    }
}

/// What is asked of a register: a list with two times. Document it as `params(ListQuery, AsOf)`.
#[derive(Debug, Clone)]
pub struct RegisterQuery {
    /// The list.
    pub list: ListQuery,
    /// As of when.
    pub moment: AsOf,
}

impl FromRequest for RegisterQuery {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(
            ListQuery::with(request, &as_of::NAMES)
                .and_then(|(list, parameters)| Ok(Self { list, moment: AsOf::from(&parameters, request)? })),
        )
    }
}
