//! Notes that left, wait, and were given up.

use office::kernel::listing::Page;
use office::kernel::outbox::{Attachment, Happening, LogLine, NoteFile, NoteRow, NoteState};
use office::values::{Timestamp, Uuid};

fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn row(note_id: i64, kind: &str, recipient: &str, subject: &str, state: NoteState) -> NoteRow {
    let only = |wanted, text| (state == wanted).then(|| moment(text));
    NoteRow {
        note_id,
        kind: kind.to_owned(),
        recipient: recipient.to_owned(),
        subject: subject.to_owned(),
        state,
        attempts: 1,
        created_at: moment("2016-05-20T08:00:00Z"),
        next_at: only(NoteState::Waiting, "2016-05-20T10:00:00Z"),
        sent_at: only(NoteState::Sent, "2016-05-20T08:00:02Z"),
        parked_at: only(NoteState::Parked, "2016-05-20T08:00:02Z"),
        last_error: None,
        correlation: Uuid::from_u128(7),
    }
}

fn parked() -> NoteRow {
    let bill = "Votre facture FA2016-000042";
    let refused = "le serveur de messagerie refuse ce message : permanent error (550): 5.1.1 inconnu ici";
    NoteRow {
        last_error: Some(refused.to_owned()),
        ..row(42, "mail", "mediatheque@commune.example", bill, NoteState::Parked)
    }
}

fn waiting() -> NoteRow {
    let endpoint = Uuid::from_u128(5).to_string();
    NoteRow {
        attempts: 3,
        last_error: Some("la destination répond 503 : en travaux".to_owned()),
        ..row(41, "webhook", &endpoint, "members.member.admitted", NoteState::Waiting)
    }
}

fn sent() -> NoteRow {
    row(40, "mail", "zoe@exemple.fr", "Votre lien de connexion", NoteState::Sent)
}

/// The list.
pub(crate) fn notes() -> Page<NoteRow> {
    Page { items: vec![parked(), waiting(), sent()], next: Some("c3VpdGU".to_owned()), total: 42 }
}

fn line(attempt: i64, at: &str, happening: Happening, code: Option<u16>, words: &str) -> LogLine {
    LogLine { attempt, at: moment(at), happening, code, words: words.to_owned(), took_ms: 1_250 }
}

/// One that was given up, one that waits, one that left.
pub(crate) fn note_files() -> [NoteFile; 3] {
    let refused = parked().last_error.unwrap();
    let busy = waiting().last_error.unwrap();
    let user = Uuid::from_u128(9).to_string();
    let bill = Attachment {
        name: "FA2016-000042.pdf".to_owned(),
        media_type: "application/pdf".to_owned(),
        source: "invoice:1".to_owned(),
    };
    [
        NoteFile {
            note: parked(),
            attachments: vec![bill],
            log: vec![line(1, "2016-05-20T08:00:02Z", Happening::Parked, Some(550), &refused)],
        },
        NoteFile {
            note: waiting(),
            attachments: Vec::new(),
            log: vec![
                line(1, "2016-05-20T08:00:02Z", Happening::Deferred, None, "pas de réponse en 15 s"),
                line(2, "2016-05-20T08:05:02Z", Happening::Deferred, Some(503), &busy),
                line(2, "2016-05-20T09:00:00Z", Happening::Retried, None, &user),
                line(3, "2016-05-20T09:00:02Z", Happening::Deferred, Some(503), &busy),
            ],
        },
        NoteFile {
            note: sent(),
            attachments: Vec::new(),
            log: vec![line(1, "2016-05-20T08:00:02Z", Happening::Sent, Some(250), "2.0.0 pris")],
        },
    ]
}
