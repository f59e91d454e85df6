//! Notes from their writing to their delivery, given up, asked for again; and the log of all attempts.

use std::time::Duration;

use kernel::on_both_databases;
use kernel::outbox::{Attempt, Claimed, Happening, NoteState, OutboxError, Outcome};
use kernel::prelude::*;
use kernel::testing::{TestDatabase, context, context_at};
use values::Timestamp;

use crate::jar::{kernel, number};

const LEASE: Duration = Duration::from_mins(5);

fn note(recipient: &str) -> Outgoing {
    Outgoing {
        kind: "mail".into(),
        recipient: recipient.into(),
        subject: "Bocal".into(),
        body: "Plein.".into(),
        attachments: Vec::new(),
    }
}

async fn write(kernel: &Kernel, recipient: &str) {
    kernel.run(&context(), async |uow: &mut UnitOfWork| uow.send(note(recipient)).await).await.unwrap();
}

fn seconds_later(seconds: i64) -> Timestamp {
    Timestamp::from_micros(context().at.micros() + seconds * 1_000_000)
}

fn attempt(at: Timestamp, outcome: Outcome, code: u16, words: &str) -> Attempt {
    let code = (code > 0).then_some(code);
    Attempt { at, took: Duration::from_millis(40), outcome, code, words: words.into() }
}

async fn claim(kernel: &Kernel, now: Timestamp) -> Vec<Claimed> {
    kernel.claim_notes("mail", now, LEASE, 10).await.unwrap()
}

on_both_databases!(the_words_of_a_note_are_not_in_the_table_in_clear, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    write(&kernel, "zoe@exemple.test").await;
    let clear = "SELECT COUNT(*) FROM outbox WHERE note LIKE '%Plein%' OR note NOT LIKE 'sealed:%'";
    assert_eq!(number(kernel.reader(), clear).await, 0);
    // One of an earlier version is read as it stands.
    let old = serde_json::to_string(&note("old@exemple.test")).unwrap();
    db.tamper(&format!("UPDATE outbox SET note = '{old}'")).await;
    assert_eq!(claim(&kernel, context().at).await[0].note, note("old@exemple.test"));
});

on_both_databases!(a_note_is_delivered_once_and_its_attempts_are_kept, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    write(&kernel, "zoe@exemple.test").await;
    let now = context().at;
    assert!(kernel.claim_notes("webhook", now, LEASE, 10).await.unwrap().is_empty(), "of another kind");
    let first = claim(&kernel, now).await;
    assert_eq!((first[0].attempt, first[0].try_number), (1, 1));
    assert!(claim(&kernel, now).await.is_empty(), "claimed notes are hidden");
    let wait = Duration::from_mins(1);
    let deferred = attempt(now, Outcome::Later { wait }, 450, "450 boîte occupée");
    kernel.note_attempted(&first[0], &deferred).await.unwrap();
    assert!(claim(&kernel, seconds_later(59)).await.is_empty());
    let again = claim(&kernel, seconds_later(60)).await;
    assert_eq!((again[0].id, again[0].attempt), (first[0].id, 2));
    let sent = attempt(seconds_later(61), Outcome::Sent, 250, "250 pris");
    kernel.note_attempted(&again[0], &sent).await.unwrap();
    assert!(claim(&kernel, seconds_later(1_000_000)).await.is_empty());

    let file = kernel.note(first[0].id).await.unwrap();
    assert_eq!((file.note.state, file.note.attempts), (NoteState::Sent, 2));
    assert_eq!((file.note.sent_at, &file.note.last_error), (Some(seconds_later(61)), &None));
    let told: Vec<_> = file.log.iter().map(|line| (line.attempt, line.happening, line.code)).collect();
    assert_eq!(told, [(1, Happening::Deferred, Some(450)), (2, Happening::Sent, Some(250))]);
    assert_eq!((file.log[0].words.as_str(), file.log[0].took_ms), ("450 boîte occupée", 40));
    let counts = kernel.outbox_counts().await.unwrap();
    assert_eq!((counts.waiting, counts.sent, counts.parked), (0, 1, 0));
});

on_both_databases!(a_note_that_was_given_up_waits_until_somebody_asks, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    write(&kernel, "personne@exemple.test").await;
    let claimed = claim(&kernel, context().at).await;
    let parked = attempt(seconds_later(1), Outcome::Parked, 550, "550 inconnu");
    kernel.note_attempted(&claimed[0], &parked).await.unwrap();
    assert!(claim(&kernel, seconds_later(1_000_000)).await.is_empty());
    let row = kernel.note(claimed[0].id).await.unwrap().note;
    assert_eq!((row.state, row.next_at, row.parked_at), (NoteState::Parked, None, Some(seconds_later(1))));
    assert_eq!(row.last_error.as_deref(), Some("550 inconnu"));

    let asked = context_at(seconds_later(3_600).micros());
    let row = kernel.retry_note(&asked, claimed[0].id).await.unwrap();
    assert_eq!((row.state, row.next_at), (NoteState::Waiting, Some(asked.at)));
    let again = claim(&kernel, asked.at).await;
    assert_eq!((again[0].attempt, again[0].try_number), (2, 1), "the back-off begins anew");
    let refused = kernel.retry_note(&asked, claimed[0].id).await.unwrap_err();
    assert_eq!(refused.refusal(), Some(&OutboxError::BeingSent { note_id: claimed[0].id }));
    kernel.note_attempted(&again[0], &attempt(asked.at, Outcome::Sent, 250, "ok")).await.unwrap();
    let refused = kernel.retry_note(&asked, claimed[0].id).await.unwrap_err();
    assert_eq!(refused.refusal(), Some(&OutboxError::AlreadySent { note_id: claimed[0].id }));
    let refused = kernel.retry_note(&asked, 4_711).await.unwrap_err();
    assert_eq!(refused.refusal(), Some(&OutboxError::NoSuchNote { note_id: 4_711 }));

    let log = kernel.note(claimed[0].id).await.unwrap().log;
    let told: Vec<_> = log.iter().map(|line| (line.attempt, line.happening)).collect();
    assert_eq!(told, [(1, Happening::Parked), (1, Happening::Retried), (2, Happening::Sent)]);
    assert_eq!(log[1].words, "test", "who asked");
});

on_both_databases!(all_that_was_given_up_is_asked_for_at_once, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    for recipient in ["a@exemple.test", "b@exemple.test", "c@exemple.test"] {
        write(&kernel, recipient).await;
    }
    let claimed = claim(&kernel, context().at).await;
    for note in &claimed[..2] {
        kernel.note_attempted(note, &attempt(context().at, Outcome::Parked, 550, "non")).await.unwrap();
    }
    kernel.note_attempted(&claimed[2], &attempt(context().at, Outcome::Sent, 250, "ok")).await.unwrap();
    let keyed = context().with_key("again", vec![1]);
    assert_eq!(kernel.retry_parked_notes(&keyed).await.unwrap(), 2);
    assert_eq!(kernel.retry_parked_notes(&keyed).await.unwrap(), 2, "the same answer, and nothing more");
    assert_eq!(kernel.retry_parked_notes(&context()).await.unwrap(), 0);
    let due: Vec<String> =
        claim(&kernel, context().at).await.into_iter().map(|note| note.note.recipient).collect();
    assert_eq!(due, ["a@exemple.test", "b@exemple.test"]);
});

on_both_databases!(an_attempt_that_outlived_its_lease_undoes_nothing, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    write(&kernel, "lent@exemple.test").await;
    let slow = claim(&kernel, context().at).await;
    let quick = claim(&kernel, seconds_later(301)).await;
    assert_eq!((quick[0].id, quick[0].attempt), (slow[0].id, 2), "the first process is taken for dead");
    kernel.note_attempted(&quick[0], &attempt(seconds_later(302), Outcome::Sent, 250, "ok")).await.unwrap();
    kernel.note_attempted(&slow[0], &attempt(seconds_later(303), Outcome::Parked, 550, "non")).await.unwrap();
    let file = kernel.note(slow[0].id).await.unwrap();
    assert_eq!((file.note.state, file.log.len()), (NoteState::Sent, 2), "both are told");
});

on_both_databases!(two_processes_never_hold_one_note, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    for n in 0..20 {
        write(&kernel, &format!("{n}@exemple.test")).await;
    }
    let takers = (0..6).map(|_| kernel.claim_notes("mail", context().at, LEASE, 7));
    let taken = futures::future::join_all(takers).await;
    let mut ids: Vec<i64> = taken.into_iter().flat_map(Result::unwrap).map(|note| note.id).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((ids.len(), all), (20, 20));
});

on_both_databases!(notes_are_listed_by_what_they_are, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    for recipient in ["a@exemple.test", "b@exemple.test", "c@autre.test"] {
        write(&kernel, recipient).await;
    }
    let claimed = claim(&kernel, context().at).await;
    kernel.note_attempted(&claimed[1], &attempt(context().at, Outcome::Parked, 550, "non")).await.unwrap();
    kernel.note_attempted(&claimed[2], &attempt(seconds_later(9), Outcome::Sent, 250, "ok")).await.unwrap();
    let found = async |sort: &str, filters: &[&str]| {
        let filters = filters.iter().map(|filter| (*filter).to_owned()).collect();
        let request = PageRequest { limit: Some(2), sort: Some(sort.into()), filters, cursor: None };
        let page = kernel.notes(&request).await.unwrap();
        let mut found: Vec<String> = page.items.into_iter().map(|row| row.recipient).collect();
        if let Some(next) = page.next {
            let rest = kernel.notes(&PageRequest { cursor: Some(next), ..request }).await.unwrap();
            found.extend(rest.items.into_iter().map(|row| row.recipient));
        }
        found.iter().map(|recipient| recipient[..1].to_owned()).collect::<String>()
    };
    assert_eq!(found("-note_id", &[]).await, "cba");
    assert_eq!(found("state", &[]).await, "bca", "parked, sent, waiting");
    assert_eq!(found("created_at", &[]).await, "abc", "all at once: the number breaks the tie");
    assert_eq!(found("note_id", &["state:eq:waiting"]).await, "a");
    assert_eq!(found("note_id", &["recipient:contains:exemple"]).await, "ab");
    assert_eq!(found("note_id", &["sent_at:ge:2015-01-01T00:00:09Z"]).await, "c");
    assert_eq!(found("note_id", &["last_error:eq:non", "kind:eq:mail"]).await, "b");
    assert_eq!(kernel.notes_for("mail", "a@exemple.test", &PageRequest::default()).await.unwrap().total, 1);
});

on_both_databases!(a_named_note_is_written_once, async |db: TestDatabase| {
    let kernel = kernel(&db, Timing::Inline).await;
    let context = context();
    let send = async |name: &str| {
        let work = async |uow: &mut UnitOfWork| uow.send_once(name, note("machine")).await;
        kernel.run(&context, work).await.unwrap()
    };
    let (id, new) = send("fact-7").await;
    assert!(new);
    assert_eq!(send("fact-7").await, (id, false));
    let rivals = ["fact-8", "fact-8", "fact-9", "fact-9"].map(send);
    let answers = futures::future::join_all(rivals).await;
    assert_eq!(answers.into_iter().filter(|(_, new)| *new).count(), 2);
    assert_eq!(number(kernel.reader(), "SELECT COUNT(*) FROM outbox").await, 3);
    // Sent, and asked for once more: the same note.
    for claimed in claim(&kernel, context.at).await {
        kernel.note_attempted(&claimed, &attempt(context.at, Outcome::Sent, 200, "ok")).await.unwrap();
    }
    kernel.run(&context, async |uow: &mut UnitOfWork| uow.send_again(id).await).await.unwrap();
    assert_eq!(claim(&kernel, context.at).await.iter().map(|note| note.id).collect::<Vec<_>>(), [id]);
});
