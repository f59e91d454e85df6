//! The wire against a folder, and against a mail server that does not answer.

mod conversations;
mod post_office;

use std::path::Path;

use kernel::prelude::{Attachment, Outgoing};
use tempfile::TempDir;
use values::Timestamp;

use crate::{MailError, MailWire, MessageId, Receipt};

const SENDER: &str = "Coopérative d'essai <bureau@cooperative.example>";
/// 2015-04-01T08:00:00Z.
const AT: i64 = 1_427_875_200_000_000;

fn note() -> Outgoing {
    Outgoing {
        kind: "mail".into(),
        recipient: "mediatheque@commune.example".into(),
        subject: "Votre facture n° FA2015-0042 – abonnement « été »".into(),
        body: "Bonjour,\n\nVeuillez trouver ci-joint notre facture : 1 031,80 €.\n".into(),
        attachments: Vec::new(),
    }
}

fn id() -> MessageId {
    MessageId::new("note-42.0f", "cooperative.example").expect("a plain id")
}

async fn deliver(folder: &Path, note: &Outgoing, files: Vec<Vec<u8>>) -> Result<Receipt, MailError> {
    let wire = MailWire::folder(folder, SENDER)?;
    wire.deliver(note, files, &id(), Timestamp::from_micros(AT)).await
}

fn written(folder: &TempDir) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder.path())
        .expect("the folder exists")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[tokio::test]
async fn a_french_note_is_written_whole_and_readable() {
    let folder = TempDir::new().expect("a folder");
    deliver(folder.path(), &note(), Vec::new()).await.expect("delivered");
    let mail = std::fs::read_to_string(folder.path().join("note-42.0f.eml")).expect("written");
    let (head, _) = mail.split_once("\r\n\r\n").expect("a head and a body");
    assert!(head.is_ascii(), "headers are encoded: {head}");
    assert!(head.contains("Message-ID: <note-42.0f@cooperative.example>"), "{head}");
    assert!(head.contains("To: mediatheque@commune.example"), "{head}");
    assert!(head.contains("Date: Wed, 01 Apr 2015 08:00:00 +0000"), "{head}");
    assert!(head.contains("=?utf-8?"), "the subject is encoded: {head}");
    assert!(head.contains("Auto-Submitted: auto-generated"), "{head}");
    assert!(head.to_lowercase().contains("charset=utf-8"), "{head}");
}

#[tokio::test]
async fn the_same_note_twice_is_one_file_with_the_same_bytes() {
    let folder = TempDir::new().expect("a folder");
    deliver(folder.path(), &note(), Vec::new()).await.expect("delivered");
    let first = std::fs::read(folder.path().join("note-42.0f.eml")).expect("written");
    deliver(folder.path(), &note(), Vec::new()).await.expect("delivered again");
    assert_eq!(written(&folder), ["note-42.0f.eml"]);
    assert_eq!(std::fs::read(folder.path().join("note-42.0f.eml")).expect("written"), first);
}

#[tokio::test]
async fn an_attachment_goes_with_the_note() {
    let folder = TempDir::new().expect("a folder");
    let mut note = note();
    note.attachments.push(Attachment {
        name: "facture été.pdf".into(),
        media_type: "application/pdf".into(),
        source: "invoice:1".into(),
    });
    deliver(folder.path(), &note, vec![b"%PDF-1.7 essai".to_vec()]).await.expect("delivered");
    let mail = std::fs::read_to_string(folder.path().join("note-42.0f.eml")).expect("written");
    assert!(mail.contains("multipart/mixed") && mail.contains("application/pdf"), "{mail}");
    assert!(mail.contains("JVBERi0xLjcgZXNzYWk") || mail.contains("%PDF-1.7 essai"), "{mail}");
}

#[tokio::test]
async fn a_missing_file_stops_the_note() {
    let folder = TempDir::new().expect("a folder");
    let refused = deliver(folder.path(), &note(), vec![b"surplus".to_vec()]).await;
    assert!(matches!(refused, Err(MailError::Attachments { named: 0, given: 1 })), "{refused:?}");
    assert!(written(&folder).is_empty());
}

#[tokio::test]
async fn no_header_is_smuggled_in() {
    let folder = TempDir::new().expect("a folder");
    let spoilt: [fn(&mut Outgoing); 5] = [
        |note| note.subject.push_str("\r\nBcc: espion@example.org"),
        |note| note.subject.push('\n'),
        |note| note.recipient.push_str("\r\nBcc: espion@example.org"),
        |note| note.recipient.push_str(", espion@example.org"),
        |note| "Nom <espion@example.org>".clone_into(&mut note.recipient),
    ];
    for spoil in spoilt {
        let mut note = note();
        spoil(&mut note);
        let refused = deliver(folder.path(), &note, Vec::new()).await;
        assert!(
            matches!(refused, Err(MailError::ControlCharacter { .. } | MailError::Address { .. })),
            "{note:?}: {refused:?}"
        );
    }
    let mut note = note();
    note.attachments.push(Attachment {
        name: "a.pdf\r\nX-Evil: 1".into(),
        media_type: "application/pdf".into(),
        source: "invoice:1".into(),
    });
    let refused = deliver(folder.path(), &note, vec![Vec::new()]).await;
    assert!(matches!(refused, Err(MailError::ControlCharacter { .. })), "{refused:?}");
    assert!(written(&folder).is_empty(), "nothing was written");
}

#[test]
fn a_message_id_cannot_leave_its_folder() {
    for local in ["../x", "", ".hidden", "a b", "a>b", "é", "a/b"] {
        assert!(MessageId::new(local, "example.org").is_err(), "{local}");
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_for_later() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    drop(listener);
    let wire = MailWire::smtp(&format!("smtp://127.0.0.1:{port}"), SENDER).expect("a url");
    let refused = wire.deliver(&note(), Vec::new(), &id(), Timestamp::from_micros(AT)).await;
    assert!(matches!(refused, Err(MailError::Server { .. })), "{refused:?}");
}

#[test]
fn a_wrong_sender_or_url_is_refused_at_once() {
    assert!(matches!(MailWire::folder("x", "personne"), Err(MailError::Address { .. })));
    assert!(matches!(MailWire::smtp("http://example.org", SENDER), Err(MailError::Settings { .. })));
}
