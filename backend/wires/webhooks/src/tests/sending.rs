//! What is sent, and what is made of each answer.

use std::time::Duration;

use data_encoding::BASE64;
use standardwebhooks::Webhook;
use values::Timestamp;

use super::receiver::{Answer, Receiver, Told};
use crate::{HookError, Message, Reach, Receipt, WebhookWire};

const KEY: &[u8] = &[7; 32];
const OLD_KEY: &[u8] = &[8; 32];
const BODY: &str =
    r#"{"type":"members.member.admitted","timestamp":"2015-01-31T09:00:00.000000Z","data":{}}"#;

fn now() -> Timestamp {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    Timestamp::from_micros(i64::try_from(now.as_micros()).unwrap())
}

async fn send(wire: &WebhookWire, url: &str, keys: &[&[u8]]) -> Result<Receipt, HookError> {
    wire.send(url, keys, Message { id: "msg_42", at: now(), body: BODY }).await
}

fn wire() -> WebhookWire {
    WebhookWire::new(Reach::PublicAndHere).expect("a wire")
}

/// Whether the reference implementation, which knows one key, takes the message.
fn is_genuine(told: &Told, key: &[u8], body: &str) -> bool {
    let mut headers = http::HeaderMap::new();
    for name in ["webhook-id", "webhook-timestamp", "webhook-signature"] {
        headers.insert(name, told.header(name).parse().unwrap());
    }
    let secret = format!("whsec_{}", BASE64.encode(key));
    Webhook::new(&secret).unwrap().verify(body.as_bytes(), &headers).is_ok()
}

#[tokio::test]
async fn a_message_is_signed_as_the_standard_says() {
    let receiver = Receiver::open(Answer::Say("204 No Content", ""), false).await;
    let receipt = send(&wire(), &receiver.url("/hook?tenant=7"), &[KEY]).await.expect("taken");
    assert_eq!(receipt, Receipt { status: 204 });
    let [told] = <[Told; 1]>::try_from(receiver.told()).unwrap();
    assert_eq!(told.line, "POST /hook?tenant=7 HTTP/1.1\r\n");
    assert_eq!((told.body.as_str(), told.header("webhook-id")), (BODY, "msg_42"));
    assert_eq!(told.header("content-type"), "application/json");
    assert!(told.header("user-agent").starts_with("Quintette-Webhooks/"));
    assert!(is_genuine(&told, KEY, BODY));
    assert!(!is_genuine(&told, OLD_KEY, BODY), "another secret");
    assert!(!is_genuine(&told, KEY, &BODY.replace("admitted", "expelled")), "another message");
}

#[tokio::test]
async fn while_a_secret_changes_both_are_good() {
    let receiver = Receiver::open(Answer::Say("200 OK", "ok"), false).await;
    send(&wire(), &receiver.url("/"), &[KEY, OLD_KEY]).await.expect("taken");
    let told = receiver.told().remove(0);
    assert!(is_genuine(&told, KEY, BODY) && is_genuine(&told, OLD_KEY, BODY));
}

#[tokio::test]
async fn anything_but_a_success_is_told_with_its_words() {
    let gone = Receiver::open(Answer::Say("410 Gone", "plus\r\n  jamais"), false).await;
    let error = send(&wire(), &gone.url("/"), &[KEY]).await.unwrap_err();
    assert!(error.is_gone());
    assert_eq!(error.to_string(), "la destination répond 410 : plus jamais");
    let busy = Receiver::open(Answer::Say("429 Too Many Requests\r\nRetry-After: 90", ""), false).await;
    let error = send(&wire(), &busy.url("/"), &[KEY]).await.unwrap_err();
    assert_eq!((error.status(), error.retry_after()), (Some(429), Some(Duration::from_secs(90))));
    assert_eq!(error.to_string(), "la destination répond 429");
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let target = Receiver::open(Answer::Say("200 OK", ""), false).await;
    for status in ["301 Moved", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"] {
        let head: &'static str = format!("{status}\r\nLocation: {}", target.url("/inside")).leak();
        let receiver = Receiver::open(Answer::Say(head, ""), false).await;
        let error = send(&wire(), &receiver.url("/"), &[KEY]).await.unwrap_err();
        assert_eq!(error.status().map(|status| status.to_string()), Some(status[..3].to_owned()));
    }
    assert!(target.told().is_empty());
}

#[tokio::test]
async fn neither_silence_nor_a_flood_is_endured() {
    let silent = Receiver::open(Answer::KeepSilent, false).await;
    let wire = wire().with_patience(Duration::from_millis(50));
    let error = send(&wire, &silent.url("/"), &[KEY]).await.unwrap_err();
    assert!(matches!(error, HookError::Late { .. }), "{error}");
    let flood = Receiver::open(Answer::TalkOn, false).await;
    let error = send(&super::sending::wire(), &flood.url("/"), &[KEY]).await.unwrap_err();
    assert_eq!(error.status(), Some(500));
    assert!(error.to_string().len() < 400, "a part of it is read");
}

#[tokio::test]
async fn who_hangs_up_or_is_not_there_is_for_later() {
    let rude = Receiver::open(Answer::HangUp, false).await;
    let error = send(&wire(), &rude.url("/"), &[KEY]).await.unwrap_err();
    assert!(matches!(error, HookError::Broken { .. }), "{error}");
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}/", listener.local_addr().expect("an address"));
    drop(listener);
    let error = send(&wire(), &url, &[KEY]).await.unwrap_err();
    assert!(matches!(error, HookError::Broken { .. }), "{error}");
}

#[tokio::test]
async fn nothing_is_sent_inside() {
    let receiver = Receiver::open(Answer::Say("200 OK", ""), false).await;
    let public = WebhookWire::new(Reach::Public).expect("a wire");
    let port = receiver.address.port();
    // By number, by a name that is looked up, by a number in disguise.
    for host in ["127.0.0.1", "localhost", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"] {
        let error = send(&public, &format!("http://{host}:{port}/"), &[KEY]).await.unwrap_err();
        assert!(matches!(error, HookError::Inside { .. }), "{host}: {error}");
    }
    assert!(receiver.told().is_empty());
    let anywhere = WebhookWire::new(Reach::Anywhere).expect("a wire");
    send(&anywhere, &format!("http://localhost:{port}/"), &[KEY]).await.expect("taken");
    assert_eq!(receiver.told().len(), 1);
}

#[tokio::test]
async fn over_tls_it_is_who_it_says_or_nothing_is_sent() {
    let receiver = Receiver::open(Answer::Say("200 OK", ""), true).await;
    let port = receiver.address.port();
    let error = send(&wire(), &format!("https://localhost:{port}/"), &[KEY]).await.unwrap_err();
    assert!(matches!(error, HookError::Broken { .. }), "{error}");
    let trusting = wire().trusting(receiver.roots.clone());
    let error = send(&trusting, &format!("https://127.0.0.1:{port}/"), &[KEY]).await.unwrap_err();
    assert!(matches!(error, HookError::Broken { .. }), "a certificate of another name: {error}");
    assert!(receiver.told().is_empty());
    send(&trusting, &format!("https://localhost:{port}/"), &[KEY]).await.expect("taken");
    assert_eq!(receiver.told().len(), 1);
}

#[tokio::test]
async fn an_address_that_is_none_is_said_to_be_so() {
    for url in ["", "hooks.example.org", "mailto:x@example.org"] {
        let error = send(&wire(), url, &[KEY]).await.unwrap_err();
        assert!(matches!(error, HookError::Unusable { .. }), "{url}: {error}");
    }
}
