//! What a bulk request and its answer look like.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{AdditionalProperties, ArrayBuilder, ObjectBuilder, Schema, Type};

use super::{MOST_ROWS, Write};
use crate::problem::{Problem, ProblemDetails};
use crate::sample::{self, Sample};

/// The answer to one row, as the single endpoint would have given it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct BulkRowDto<T> {
    /// Place of the row in the request, from 0.
    pub index: usize,
    /// Its HTTP status: 201, or that of its problem.
    #[schema(example = 201)]
    pub status: u16,
    /// Where what it made can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// What it made; absent with `Prefer: return=minimal`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<T>,
    /// Why it was refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problem: Option<ProblemDetails>,
}

/// The answers to all rows, in the order of the request.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct BulkAnswerDto<T> {
    /// Rows that were done.
    #[schema(example = 1)]
    pub succeeded: usize,
    /// Rows that were refused.
    #[schema(example = 1)]
    pub refused: usize,
    /// One answer a row.
    pub rows: Vec<BulkRowDto<T>>,
}

/// The answers of any collection.
pub type BulkResultDto = BulkAnswerDto<Value>;

impl<T: Sample> Sample for BulkAnswerDto<T> {
    fn sample() -> Self {
        let done = BulkRowDto {
            index: 0,
            status: 201,
            location: Some(format!("/api/v1/…/{}", sample::ID)),
            body: Some(T::sample()),
            problem: None,
        };
        let problem = Problem::sample().details();
        let refused =
            BulkRowDto { index: 1, status: 422, location: None, body: None, problem: Some(problem) };
        Self { succeeded: 1, refused: 1, rows: vec![done, refused] }
    }
}

/// The schema of a request of many: rows of the single request's form, each with a key if it likes.
pub(crate) fn request_schema<W: Write>() -> RefOr<Schema> {
    let key = ObjectBuilder::new()
        .schema_type(Type::String)
        .pattern(Some("^[!-~]+$"))
        .min_length(Some(1))
        .max_length(Some(255))
        .description(Some("The row's own idempotency key; without it, one follows from the request's."))
        .build();
    let row = match W::schema() {
        RefOr::T(Schema::Object(mut row)) => {
            row.properties.insert("key".to_owned(), RefOr::T(Schema::Object(key)));
            RefOr::T(Schema::Object(row))
        }
        other => other,
    };
    let rows = ArrayBuilder::new()
        .items(row)
        .min_items(Some(1))
        .max_items(Some(MOST_ROWS))
        .description(Some("Each a transaction of its own, in this order."))
        .build();
    ObjectBuilder::new()
        .description(Some("Many at once."))
        .property("rows", Schema::Array(rows))
        .required("rows")
        .additional_properties(Some(AdditionalProperties::FreeForm(false)))
        .into()
}

/// The example of a request of many.
pub(crate) fn request_sample<W: Write>() -> Value {
    let mut row = serde_json::to_value(W::sample()).unwrap_or_default();
    if let Some(members) = row.as_object_mut() {
        members.insert("key".to_owned(), json!("2015-import-0001"));
    }
    json!({"rows": [row]})
}
