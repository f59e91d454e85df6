//! Answers with a body: single reads with a strong `ETag`, and what a write made.

use actix_web::body::BoxBody;
use actix_web::http::header::{
    self, Charset, ContentDisposition, DispositionParam, DispositionType, ETag, EntityTag, ExtendedValue,
    Header, IfNoneMatch, TryIntoHeaderValue,
};
use actix_web::{HttpMessage, HttpRequest, HttpResponse, Responder};
use data_encoding::HEXLOWER;
use office::StoredPaper;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::precondition::Standing;
use crate::problem::Problem;

/// A single read: its tag is the SHA-256 of its bytes, after the version of the thing where a write can rest on it, and a client that has them already is answered 304.
#[derive(Debug, Clone)]
pub struct Single<T>(pub T);

impl<T: Serialize> Responder for Single<T> {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        match serde_json::to_vec(&self.0) {
            Ok(bytes) => tagged(request, "application/json", bytes),
            Err(error) => HttpResponse::from_error(Problem::internal(error)),
        }
    }
}

/// Bytes of any type with their tag; for papers too.
pub fn tagged(request: &HttpRequest, media_type: &str, bytes: Vec<u8>) -> HttpResponse {
    let hash = HEXLOWER.encode(&Sha256::digest(&bytes));
    let standing = request.extensions().get::<Standing>().copied();
    let tag = EntityTag::new_strong(match standing {
        Some(Standing(version)) if media_type == "application/json" => format!("{version}-{hash}"),
        _ => hash,
    });
    let known = match IfNoneMatch::parse(request) {
        Ok(IfNoneMatch::Any) => request.headers().contains_key(header::IF_NONE_MATCH),
        Ok(IfNoneMatch::Items(tags)) => tags.iter().any(|given| given.weak_eq(&tag)),
        Err(_) => false,
    };
    let mut response = if known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    response.insert_header(ETag(tag)).insert_header((header::CACHE_CONTROL, "private, no-cache"));
    if known { response.finish() } else { response.content_type(media_type).body(bytes) }
}

/// A file that the office made, with its tag and its name (RFC 6266): a PDF opens where it is read, another is kept.
pub fn file(request: &HttpRequest, made: StoredPaper) -> HttpResponse {
    let StoredPaper { file_name, media_type, bytes } = made;
    let disposition =
        if media_type == "application/pdf" { DispositionType::Inline } else { DispositionType::Attachment };
    let name = if file_name.is_ascii() {
        DispositionParam::Filename(file_name)
    } else {
        let (charset, value) = (Charset::Ext("UTF-8".to_owned()), file_name.into_bytes());
        DispositionParam::FilenameExt(ExtendedValue { charset, language_tag: None, value })
    };
    let named = ContentDisposition { disposition, parameters: vec![name] }.try_into_value();
    let mut response = tagged(request, &media_type, bytes);
    if let Ok(value) = named {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// 201: what was made, and where it can be read.
pub fn created(location: &str, made: &impl Serialize) -> HttpResponse {
    HttpResponse::Created().insert_header((header::LOCATION, location)).json(made)
}

/// 200: what is so now.
pub fn done(state: &impl Serialize) -> HttpResponse {
    HttpResponse::Ok().json(state)
}
