//! Forms of pages: urlencoded, of bounded size, read strictly.
//!
//! The field `csrf` belongs to the door, which has checked it before any handler runs; the form's own type does not know
//! it. What can never happen: an upload or a text without end through a form.

use actix_web::dev::Payload;
use actix_web::http::header::HeaderMap;
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpRequest};
use futures::StreamExt;
use futures::future::LocalBoxFuture;
use serde::de::DeserializeOwned;

use crate::fields::{FIELD, cut, is_announced, other_type, storable, too_large, unexpected};
use crate::refused::Refused;

/// Bytes of a form at most.
const LIMIT: usize = 65_536;

/// What was filled in. Unknown fields are refused when `T` denies them; a name that comes several times fills a list.
#[derive(Debug, Clone)]
pub struct Form<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Form<T> {
    type Error = Refused;
    type Future = LocalBoxFuture<'static, Result<Self, Refused>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (expected, mut payload) = (is_form(request.headers()), payload.take());
        Box::pin(async move {
            if !expected {
                return Err(other_type("Un formulaire est attendu (application/x-www-form-urlencoded)."));
            }
            parse(&read(&mut payload).await?).map(Self)
        })
    }
}

/// Whether the body is announced as a form.
pub(crate) fn is_form(headers: &HeaderMap) -> bool {
    is_announced(headers, "application/x-www-form-urlencoded")
}

/// The whole form, up to the limit.
pub(crate) async fn read(payload: &mut Payload) -> Result<Bytes, Refused> {
    let mut bytes = Vec::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| cut())?;
        if bytes.len() + chunk.len() > LIMIT {
            return Err(too_large("Le formulaire", LIMIT));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes.into())
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refused> {
    let own = form_urlencoded::parse(bytes).filter(|(name, _)| name != FIELD);
    let mut fields = form_urlencoded::Serializer::new(String::new());
    for (name, value) in own {
        storable(&value)?;
        fields.append_pair(&name, &value);
    }
    serde_html_form::from_str(&fields.finish()).map_err(|error| unexpected(&error))
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Invitation {
        name: String,
        #[serde(default)]
        roles: Vec<String>,
    }

    fn parsed(text: &str) -> Result<Invitation, u16> {
        parse(text.as_bytes()).map_err(|refused| refused.status().as_u16())
    }

    #[test]
    fn the_doors_own_field_is_no_part_of_the_form() {
        let zoe = |roles: &[&str]| Invitation {
            name: "Zoé & Cie".to_owned(),
            roles: roles.iter().map(|role| (*role).to_owned()).collect(),
        };
        assert_eq!(parsed("csrf=x&name=Zo%C3%A9+%26+Cie"), Ok(zoe(&[])));
        assert_eq!(parsed("name=Zo%C3%A9+%26+Cie&roles=staff&roles=sales"), Ok(zoe(&["staff", "sales"])));
    }

    #[test]
    fn a_form_of_another_shape_is_refused() {
        assert_eq!(parsed("name=Zoe&shoe=38"), Err(422));
        assert_eq!(parsed("roles=staff"), Err(422));
        assert_eq!(parsed("name=Z%00e"), Err(422));
    }
}
