//! The query string, read strictly.
//!
//! What can never happen: a parameter that nobody knows (a misspelt `filter`, say) being ignored, so that a caller
//! takes the whole list for the filtered one.

use std::fmt::{Display, Write as _};
use std::future::{Ready, ready};
use std::str::FromStr;

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::web::Query;
use actix_web::{FromRequest, HttpRequest};
use serde_json::json;

use crate::body::forbidden_character;
use crate::problem::Problem;

/// The parameters of a request, in their order.
#[derive(Debug, Clone, Default)]
pub struct Parameters {
    path: String,
    pairs: Vec<(String, String)>,
}

impl FromRequest for Parameters {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::of(request))
    }
}

impl Parameters {
    /// Those of a request.
    pub fn of(request: &HttpRequest) -> Result<Self, Problem> {
        let pairs = Query::<Vec<(String, String)>>::from_query(request.query_string()).map_err(|error| {
            Problem::new(
                StatusCode::BAD_REQUEST,
                "request/malformed-query",
                "Les paramètres de l'adresse sont illisibles.",
            )
            .detail(error.to_string())
        })?;
        let pairs = pairs.into_inner();
        if pairs.iter().any(|(name, value)| name.contains('\0') || value.contains('\0')) {
            return Err(forbidden_character());
        }
        Ok(Self { path: request.path().to_owned(), pairs })
    }

    /// Refuses any parameter not in `allowed`.
    pub fn only(&self, allowed: &[&str]) -> Result<(), Problem> {
        match self.pairs.iter().find(|(name, _)| !allowed.contains(&name.as_str())) {
            None => Ok(()),
            Some((name, _)) => {
                let known = if allowed.is_empty() { "aucun".to_owned() } else { allowed.join(", ") };
                let title = format!("Paramètre inconnu « {name} » ; paramètres possibles : {known}.");
                Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "request/unknown-parameter", title)
                    .data(json!({"parameter": name, "allowed": allowed})))
            }
        }
    }

    /// The values of a parameter that may be repeated.
    pub fn all(&self, name: &str) -> Vec<String> {
        self.pairs.iter().filter(|(given, _)| given == name).map(|(_, value)| value.clone()).collect()
    }

    /// The value of a parameter that may stand once.
    pub fn parse<T: FromStr<Err: Display>>(&self, name: &str) -> Result<Option<T>, Problem> {
        let mut values = self.pairs.iter().filter(|(given, _)| given == name).map(|(_, value)| value);
        let Some(text) = values.next() else {
            return Ok(None);
        };
        if values.next().is_some() {
            let title = format!("Le paramètre « {name} » est donné plusieurs fois.");
            return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "request/repeated-parameter", title)
                .data(json!({"parameter": name})));
        }
        read(name, text).map(Some)
    }

    /// The values of a parameter that may be repeated and must stand at least once, each read.
    pub fn several<T: FromStr<Err: Display>>(&self, name: &str) -> Result<Vec<T>, Problem> {
        let values = self.pairs.iter().filter(|(given, _)| given == name);
        let read: Vec<T> = values.map(|(_, text)| read(name, text)).collect::<Result<_, _>>()?;
        if read.is_empty() { Err(missing(name)) } else { Ok(read) }
    }

    /// The value of a parameter that must stand once.
    pub fn required<T: FromStr<Err: Display>>(&self, name: &str) -> Result<T, Problem> {
        self.parse(name)?.ok_or_else(|| missing(name))
    }

    /// The address of the same request with one parameter set to another value.
    pub(crate) fn address_with(&self, name: &str, value: &str) -> String {
        let others = self.pairs.iter().filter(|(given, _)| given != name);
        let pairs = others.map(|(name, value)| (name.as_str(), value.as_str())).chain([(name, value)]);
        let mut address = self.path.clone();
        for (index, (name, value)) in pairs.enumerate() {
            address.push(if index == 0 { '?' } else { '&' });
            encode(name, &mut address);
            address.push('=');
            encode(value, &mut address);
        }
        address
    }
}

fn read<T: FromStr<Err: Display>>(name: &str, text: &str) -> Result<T, Problem> {
    text.parse().map_err(|error: T::Err| {
        let title = format!("Le paramètre « {name} » ne peut pas valoir « {text} ».");
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "request/bad-parameter", title)
            .detail(error.to_string())
            .data(json!({"parameter": name, "value": text}))
    })
}

fn missing(name: &str) -> Problem {
    let title = format!("Le paramètre « {name} » manque.");
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "request/missing-parameter", title)
        .data(json!({"parameter": name}))
}

/// A request that takes no parameters.
#[derive(Debug, Clone, Copy)]
pub struct NoParameters;

impl FromRequest for NoParameters {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Parameters::of(request).and_then(|parameters| parameters.only(&[])).map(|()| Self))
    }
}

/// Percent-encodes all but the unreserved characters of RFC 3986.
fn encode(text: &str, into: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            into.push(char::from(byte));
        } else {
            let _ = write!(into, "%{byte:02X}"); // writing to a String cannot fail
        }
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn parameters(query: &str) -> Parameters {
        Parameters::of(&TestRequest::with_uri(&format!("/list?{query}")).to_http_request()).unwrap()
    }

    #[test]
    fn what_nobody_knows_is_refused() {
        assert!(parameters("limit=1").only(&["limit"]).is_ok());
        let problem = parameters("limit=1&fliter=x").only(&["limit", "filter"]).unwrap_err();
        assert_eq!(problem.kind, "/problems/request/unknown-parameter");
        assert_eq!(problem.data["parameter"], "fliter");
    }

    #[test]
    fn a_null_character_is_refused() {
        let request = TestRequest::with_uri("/list?filter=name:eq:%00").to_http_request();
        let problem = Parameters::of(&request).unwrap_err();
        assert_eq!(problem.kind, "/problems/request/forbidden-character");
    }

    #[test]
    fn once_means_once_and_of_its_type() {
        assert_eq!(parameters("limit=7").parse::<u64>("limit").unwrap(), Some(7));
        assert_eq!(parameters("").parse::<u64>("limit").unwrap(), None);
        let kind = |query: &str| parameters(query).parse::<u64>("limit").unwrap_err().kind.clone();
        assert_eq!(kind("limit=-1"), "/problems/request/bad-parameter");
        assert_eq!(kind("limit=1&limit=2"), "/problems/request/repeated-parameter");
    }

    #[test]
    fn the_next_address_keeps_the_rest() {
        let address = parameters("filter=name:eq:%C3%A9%20t&cursor=a&limit=2").address_with("cursor", "b&c");
        assert_eq!(address, "/list?filter=name%3Aeq%3A%C3%A9%20t&limit=2&cursor=b%26c");
    }
}
