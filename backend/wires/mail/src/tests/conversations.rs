//! The wire against a mail server that answers slowly, refuses, hangs up, or is not who it says.

use std::time::Duration;

use values::Timestamp;

use super::post_office::{Deed, PostOffice, Script};
use super::{AT, SENDER, id, note};
use crate::{MailError, MailWire, Receipt};

async fn deliver(url: &str) -> Result<Receipt, MailError> {
    let wire = MailWire::smtp(url, SENDER).expect("an address");
    wire.deliver(&note(), Vec::new(), &id(), Timestamp::from_micros(AT)).await
}

async fn deliver_to(script: Script) -> (Result<Receipt, MailError>, PostOffice) {
    let office = PostOffice::open([script]).await;
    (deliver(&office.url("smtp", "")).await, office)
}

fn commands(office: &PostOffice) -> Vec<String> {
    let verb = |command: String| command.split([' ', ':']).next().unwrap_or_default().to_owned();
    office.heard().commands.into_iter().map(|(command, _)| verb(command)).collect()
}

#[tokio::test]
async fn a_mail_is_handed_over_with_its_name() {
    let (answer, office) = deliver_to(Script::default()).await;
    let receipt = answer.expect("delivered");
    assert_eq!(receipt, Receipt { code: Some(250), words: "2.0.0 pris sous le nom A1".into() });
    let heard = office.heard();
    assert_eq!(heard.mails.len(), 1);
    assert!(heard.mails[0].contains("Message-ID: <note-42.0f@cooperative.example>"), "{}", heard.mails[0]);
    assert!(heard.commands[1].0.starts_with("MAIL FROM:<bureau@cooperative.example>"), "{heard:?}");
    assert!(heard.commands[2].0.starts_with("RCPT TO:<mediatheque@commune.example>"), "{heard:?}");
}

#[tokio::test]
async fn a_server_that_answers_byte_by_byte_is_heard_out() {
    let script = Script {
        greeting: Deed::Dribble("220 essai, lentement"),
        recipient: Deed::Dribble("250 2.1.5 destinataire accepté"),
        end: Deed::Dribble("250 2.0.0 pris"),
        ..Script::default()
    };
    let (answer, office) = deliver_to(script).await;
    assert_eq!(answer.expect("delivered").words, "2.0.0 pris");
    assert_eq!(office.heard().mails.len(), 1);
}

#[tokio::test]
async fn a_server_that_keeps_silent_is_not_waited_for_without_end() {
    let silent = || Deed::KeepSilent;
    for (script, uncertain) in [
        (Script { greeting: silent(), ..Script::default() }, false),
        (Script { recipient: silent(), ..Script::default() }, false),
        (Script { end: silent(), ..Script::default() }, true),
    ] {
        let office = PostOffice::open([script.clone()]).await;
        let wire = MailWire::smtp(&office.url("smtp", ""), SENDER).expect("an address");
        let wire = wire.with_patience(Duration::from_millis(50));
        let answer = wire.deliver(&note(), Vec::new(), &id(), Timestamp::from_micros(AT)).await;
        let error = answer.expect_err("nothing was said");
        assert_eq!(matches!(error, MailError::Uncertain { .. }), uncertain, "{script:?}: {error}");
        assert!(!error.is_final() && error.to_string().contains("pas de réponse"), "{error}");
    }
}

#[tokio::test]
async fn a_mail_that_was_taken_is_sent_whatever_the_goodbye() {
    for goodbye in [Deed::HangUp, Deed::KeepSilent, Deed::Say("554 jamais")] {
        let office = PostOffice::open([Script { goodbye, ..Script::default() }]).await;
        let wire = MailWire::smtp(&office.url("smtp", ""), SENDER).expect("an address");
        let answer = wire
            .with_patience(Duration::from_millis(500))
            .deliver(&note(), Vec::new(), &id(), Timestamp::from_micros(AT))
            .await;
        assert_eq!(answer.expect("delivered").code, Some(250), "{goodbye:?}");
    }
}

#[tokio::test]
async fn not_now_is_for_later_and_never_is_for_good() {
    for (deed, code, is_final) in [
        (Deed::Say("450 4.2.0 boîte occupée"), Some(450), false),
        (Deed::Say("451 4.7.1 liste grise, revenez"), Some(451), false),
        (Deed::Say("421 4.3.2 je ferme"), Some(421), false),
        (Deed::HangUp, None, false),
        (Deed::Say("550 5.1.1 inconnu ici"), Some(550), true),
        (Deed::Say("552 5.2.2 boîte pleine"), Some(552), true),
        // These speak of us: the next try, once the settings are mended, may pass.
        (Deed::Say("530 5.7.0 identifiez-vous"), Some(530), false),
    ] {
        let (answer, office) = deliver_to(Script { recipient: deed, ..Script::default() }).await;
        let error = answer.expect_err("refused");
        assert_eq!((error.code(), error.is_final()), (code, is_final), "{deed:?}: {error}");
        assert!(office.heard().mails.is_empty());
        if let Deed::Say(words) = deed {
            assert!(error.to_string().contains(&words[10..]), "the reason is kept: {error}");
        }
    }
}

#[tokio::test]
async fn a_refusal_after_the_final_dot_counts_as_one() {
    let refused = Script { end: Deed::Say("554 5.6.0 contenu refusé"), ..Script::default() };
    let error = deliver_to(refused).await.0.expect_err("refused");
    assert_eq!((error.code(), error.is_final()), (Some(554), true));
    let full = Script { end: Deed::Say("452 4.3.1 plus de place"), ..Script::default() };
    let error = deliver_to(full).await.0.expect_err("refused");
    assert_eq!((error.code(), error.is_final()), (Some(452), false));
}

#[tokio::test]
async fn a_line_cut_after_the_final_dot_is_tried_again_under_the_same_name() {
    let cut = Script { end: Deed::HangUp, ..Script::default() };
    let office = PostOffice::open([cut, Script::default()]).await;
    let url = office.url("smtp", "");
    let error = deliver(&url).await.expect_err("nobody knows whether it was taken");
    assert!(matches!(error, MailError::Uncertain { .. }) && !error.is_final(), "{error}");
    assert!(error.to_string().starts_with("envoi incertain"), "{error}");
    deliver(&url).await.expect("delivered");
    let heard = office.heard();
    assert_eq!(heard.mails.len(), 2);
    assert_eq!(heard.mails[0], heard.mails[1], "who receives both sees one name, and keeps one");
    let names: Vec<&str> = heard.mails[0].lines().filter(|line| line.starts_with("Message-ID:")).collect();
    assert_eq!(names, ["Message-ID: <note-42.0f@cooperative.example>"]);
}

#[tokio::test]
async fn a_server_that_is_full_or_shuts_the_door_is_for_later() {
    for greeting in [Deed::Say("421 trop de monde"), Deed::Say("554 pas de courrier ici"), Deed::HangUp] {
        let error = deliver_to(Script { greeting, ..Script::default() }).await.0.expect_err("refused");
        assert!(!error.is_final(), "{greeting:?}: {error}");
    }
}

#[tokio::test]
async fn without_starttls_nothing_is_sent() {
    let office = PostOffice::open([Script::default()]).await;
    let url = office.url("smtp", "?tls=required").replace("://", "://bureau:s3cret@");
    let error = deliver(&url).await.expect_err("refused");
    assert!(!error.is_final() && error.to_string().contains("STARTTLS"), "{error}");
    assert!(!commands(&office).iter().any(|verb| ["AUTH", "MAIL", "DATA"].contains(&verb.as_str())));
}

#[tokio::test]
async fn a_protected_line_carries_password_and_mail() {
    for (scheme, wrapped, query) in [("smtps", true, ""), ("smtp", false, "&tls=required")] {
        let offers = vec!["STARTTLS", "AUTH PLAIN LOGIN"];
        let office = PostOffice::open([Script { offers, wrapped, ..Script::default() }]).await;
        let query = format!("?ca={}{query}", office.certificate().display());
        let url = office.url(scheme, &query).replace("://", "://bureau:s3cret@");
        deliver(&url).await.expect("delivered");
        let heard = office.heard();
        assert_eq!(heard.mails.len(), 1, "{scheme}");
        let in_clear: Vec<&String> =
            heard.commands.iter().filter(|(_, protected)| !protected).map(|(command, _)| command).collect();
        assert!(
            in_clear.iter().all(|command| command.starts_with("EHLO") || *command == "STARTTLS"),
            "{scheme}: {in_clear:?}"
        );
        assert!(heard.commands.iter().any(|(command, _)| command.starts_with("AUTH PLAIN ")), "{heard:?}");
    }
}

#[tokio::test]
async fn a_server_that_cannot_show_who_it_is_gets_nothing() {
    for (scheme, wrapped, query) in [("smtps", true, ""), ("smtp", false, "?tls=required")] {
        let office =
            PostOffice::open([Script { wrapped, offers: vec!["STARTTLS"], ..Script::default() }]).await;
        let error = deliver(&office.url(scheme, query)).await.expect_err("a certificate that nobody signed");
        assert!(!error.is_final(), "{error}");
        assert!(office.heard().mails.is_empty() && !commands(&office).contains(&"MAIL".to_owned()));
    }
}

#[tokio::test]
async fn a_wrong_password_parks_no_mail() {
    let script = Script {
        offers: vec!["AUTH PLAIN"],
        auth: Deed::Say("535 5.7.8 mot de passe refusé"),
        ..Script::default()
    };
    let office = PostOffice::open([script]).await;
    let url = office.url("smtp", "").replace("://", "://bureau:faux@");
    let error = deliver(&url).await.expect_err("refused");
    assert_eq!((error.code(), error.is_final()), (Some(535), false), "{error}");
    assert!(office.heard().mails.is_empty());
}

#[tokio::test]
async fn two_mails_are_two_conversations() {
    let office = PostOffice::open([Script::default(), Script::default()]).await;
    let wire = MailWire::smtp(&office.url("smtp", ""), SENDER).expect("an address");
    for _ in 0..2 {
        wire.deliver(&note(), Vec::new(), &id(), Timestamp::from_micros(AT)).await.expect("delivered");
    }
    let greetings = commands(&office).iter().filter(|verb| *verb == "EHLO").count();
    assert_eq!(greetings, 2, "no line is used twice");
}
