//! From the first start to a signed-in page, as whoever starts the program for the first time goes: by the link that it
//! prints, a password, and the code of an authenticator.

use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};

use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

use crate::house::{House, Server};
use crate::surface::{header, status};

/// A browser: its cookies, its origin.
pub(crate) struct Browser<'s> {
    server: &'s Server,
    cookies: BTreeMap<String, String>,
}

impl Browser<'_> {
    fn ask(&mut self, method: &str, path: &str, form: Option<&str>) -> String {
        let address = &self.server.address;
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let body = form.unwrap_or_default();
        let answer = self.server.send(&format!(
            "{method} {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nAccept: text/html\r\n\
             Cookie: {}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\
             Connection: close\r\n\r\n{body}",
            cookies.join("; "),
            body.len()
        ));
        for line in answer.lines().take_while(|line| !line.is_empty()) {
            let set = line.split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie"));
            if let Some((name, value)) =
                set.and_then(|(_, set)| set.split(';').next()?.trim().split_once('='))
            {
                assert!(line.contains("Secure") && line.contains("HttpOnly"), "{line}");
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        answer
    }

    pub(crate) fn get(&mut self, path: &str) -> String {
        self.ask("GET", path, None)
    }

    fn post(&mut self, path: &str, form: &str) -> String {
        self.ask("POST", path, Some(form))
    }
}

/// What stands in `secret=…` of the address that an authenticator reads.
fn secret(page: &str) -> Vec<u8> {
    let text: String = page
        .split('<')
        .filter_map(|piece| piece.split_once('>'))
        .map(|(_, text)| text.trim())
        .collect::<Vec<_>>()
        .join("\n");
    let is_secret = |line: &str| {
        let letters: String = line.chars().filter(|c| !c.is_whitespace()).collect();
        (letters.len() >= 32 && letters.bytes().all(|b| b.is_ascii_uppercase() || (b'2'..=b'7').contains(&b)))
            .then_some(letters)
    };
    let found = text.lines().find_map(is_secret).unwrap_or_else(|| panic!("no secret: {text}"));
    BASE32_NOPAD.decode(found.as_bytes()).expect("base32")
}

/// The code of this moment (RFC 6238).
fn code(secret: &[u8]) -> String {
    let step = SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock").as_secs() / 30;
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).expect("any length");
    mac.update(&step.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let place = usize::from(hash[19] & 15);
    let word: [u8; 4] = hash[place..place + 4].try_into().expect("four bytes");
    format!("{:06}", (u32::from_be_bytes(word) & 0x7fff_ffff) % 1_000_000)
}

/// The first administrator, signed in by the link that the server has printed.
pub(crate) fn first_administrator<'s>(server: &'s Server, link: &str) -> Browser<'s> {
    let mut browser = Browser { server, cookies: BTreeMap::new() };
    let path = &link[link.find("/bienvenue/").expect("a link to the welcome")..];
    assert_eq!(status(&browser.get(path)), 200);
    let password = "une+lampe+sous+la+pluie";
    let form = format!("name=Zo%C3%A9&email=zoe%40exemple.fr&password={password}&again={password}");
    let onward = browser.post(path, &form);
    assert_eq!(status(&onward), 303, "{onward}");
    let factor = header(&onward, "location").expect("the second factor").to_owned();
    let page = browser.get(&factor);
    let codes = browser.post(&factor, &format!("code={}", code(&secret(&page))));
    assert_eq!(status(&codes), 200, "{codes}");
    browser
}

#[test]
fn the_link_that_is_printed_leads_to_a_signed_in_page() {
    let house = House::alone();
    let mut server = house.serve();
    let link = server.link();
    assert!(link.starts_with(&format!("http://{}/bienvenue/", server.address)), "{link}");
    let first = first_administrator(&server, &link).get("/");
    assert!(status(&first) == 200 && first.contains("Zoé") && first.contains("/deconnexion"), "{first}");
    // The link is used up, and there is no other.
    let mut other = Browser { server: &server, cookies: BTreeMap::new() };
    assert_ne!(status(&other.get(&link[link.find("/bienvenue/").expect("a path")..])), 200);
    assert_eq!(server.stop().0, 0);
    assert_eq!(house.run(&["accounts", "first-administrator"]).code(), 1);
}
