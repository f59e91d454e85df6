//! What did not leave is found, understood and tried again; by those who may.

use std::time::Duration;

use kernel::outbox::{Attempt, Outcome};
use kernel::prelude::{Outgoing, UnitOfWork};
use office::kernel::access::Role;

use super::House;

/// Two mails: the first refused for good, the second sent.
async fn refused_and_sent(house: &House) -> [i64; 2] {
    house.mails().await; // those of the invitations are on their way
    for recipient in ["parti@exemple.fr", "zoe@exemple.fr"] {
        let note = Outgoing {
            kind: "mail".to_owned(),
            recipient: recipient.to_owned(),
            subject: "Votre facture".to_owned(),
            body: "https://exemple.fr/entrer/s3cret".to_owned(),
            attachments: Vec::new(),
        };
        let send = async |uow: &mut UnitOfWork| uow.send(note.clone()).await;
        house.office.kernel.run(&house.context(), send).await.unwrap();
    }
    let lease = Duration::from_mins(1);
    let claimed = house.office.kernel.claim_notes("mail", house.now(), lease, 9).await.unwrap();
    for (note, (outcome, code)) in claimed.iter().zip([(Outcome::Parked, 550), (Outcome::Sent, 250)]) {
        let words = format!("{code} dit le serveur");
        let attempt =
            Attempt { at: house.now(), took: Duration::from_millis(7), outcome, code: Some(code), words };
        house.office.kernel.note_attempted(note, &attempt).await.unwrap();
    }
    [claimed[0].id, claimed[1].id]
}

#[tokio::test]
async fn what_was_given_up_is_tried_again_one_or_all() {
    let house = House::new().await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    let [parked, sent] = refused_and_sent(&house).await;
    let list = browser.get("/courrier").await.ok();
    list.says("parti@exemple.fr")
        .says("zoe@exemple.fr")
        .says("550 dit le serveur")
        .says("href=\"/courrier\"");
    let only = browser.get("/courrier?etat=parked").await.ok();
    only.says("parti@exemple.fr");
    assert!(!only.text.contains("zoe@exemple.fr"));
    browser.get("/courrier?etat=perdu").await.ok().says("Aucun envoi");
    browser.get("/courrier?tri=shoe").await.is(422);

    let page = format!("/courrier/{parked}");
    let file = browser.get(&page).await.ok();
    file.says("mis de côté").says("550 dit le serveur").says("7 ms");
    assert!(!file.text.contains("s3cret"), "the words of a mail are nobody's business");
    let to = browser.post(&format!("{page}/nouvel-essai"), &[]).await.to();
    browser.get(&to).await.ok().says("repart maintenant").says("en attente").says("nouvel essai demandé");
    browser.post(&format!("/courrier/{sent}/nouvel-essai"), &[]).await.is(409).says("déjà parti");
    browser.get("/courrier/4711").await.is(404);
    browser.get("/courrier/mien").await.is(404);

    let lease = Duration::from_mins(1);
    let again = house.office.kernel.claim_notes("mail", house.now(), lease, 9).await.unwrap();
    assert_eq!(again.iter().map(|note| note.id).collect::<Vec<_>>(), [parked]);
    let (took, words) = (Duration::ZERO, "550 encore".to_owned());
    let attempt = Attempt { at: house.now(), took, outcome: Outcome::Parked, code: Some(550), words };
    house.office.kernel.note_attempted(&again[0], &attempt).await.unwrap();
    browser.get("/courrier").await.ok().says("Essayer de nouveau tout");
    let to = browser.post("/courrier/nouvel-essai", &[]).await.to();
    let list = browser.get(&to).await.ok();
    list.says("Tout ce qui était mis de côté repart");
    assert!(!list.text.contains("Essayer de nouveau tout"), "nothing is set aside any more");
}

#[tokio::test]
async fn who_may_not_sees_no_way_and_tries_nothing() {
    let house = House::new().await;
    let (auditor, _) = house.person("audit@exemple.fr", &[Role::Auditor]).await;
    let (sales, _) = house.person("luc@exemple.fr", &[Role::Sales]).await;
    let [parked, _] = refused_and_sent(&house).await;
    let list = auditor.get("/courrier").await.ok();
    list.says("mis de côté");
    assert!(!list.text.contains("nouvel-essai"), "an auditor reads");
    let file = auditor.get(&format!("/courrier/{parked}")).await.ok();
    assert!(!file.text.contains("nouvel-essai"));
    auditor.post(&format!("/courrier/{parked}/nouvel-essai"), &[]).await.is(403);
    auditor.post("/courrier/nouvel-essai", &[]).await.is(403);
    assert!(!sales.get("/").await.ok().text.contains("href=\"/courrier\""));
    sales.get("/courrier").await.is(403);
    sales.get(&format!("/courrier/{parked}")).await.is(403);

    // A form of another site tries nothing either.
    let (staff, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    staff.get("/courrier").await.ok();
    staff.foreign.set(true);
    staff.post("/courrier/nouvel-essai", &[]).await.is(403);
}
