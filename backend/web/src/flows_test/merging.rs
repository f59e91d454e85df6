//! What the staff does with a member who was entered twice: found, compared, merged, and set apart again.

use office::kernel::access::Role;

use super::House;
use super::register::{admitted, person, statutes, with};

#[tokio::test]
async fn two_entries_are_compared_merged_and_set_apart_again() {
    let house = House::new().await;
    statutes(&house).await;
    let (browser, _) = house.person("claire@exemple.fr", &[Role::Staff]).await;
    let first = admitted(&browser, &person("Exemple")).await;
    let second = admitted(&browser, &with(person("Exemple"), &[("distinct", "oui")])).await;
    admitted(&browser, &person("Petit")).await;
    let id = |file: &str| file.rsplit('/').next().unwrap().to_owned();
    let search = format!("{second}/reunir");
    let compare = format!("{search}/{}", id(&first));

    browser.get(&second).await.ok().says(&format!("href=\"{search}\""));
    let same = browser.get(&search).await.ok();
    same.says("Inscriptions du même nom").says(&compare);
    assert!(!same.text.contains("Petit") && !same.text.contains(&format!("{search}/{}", id(&second))));
    for (typed, found) in [("1", true), ("EXEMPLE%20zo%C3%A9", true), ("99", false), ("durand", false)] {
        let answer = browser.get(&format!("{search}?recherche={typed}")).await.ok();
        assert_eq!(answer.text.contains(&compare), found, "{typed}");
    }

    let itself = browser.get(&format!("{search}/{}", id(&second))).await.is(422);
    itself.says("ne se réunit pas avec elle-même");
    browser.get(&format!("{search}/00000000-0000-0000-0000-000000000001")).await.is(404);
    let preview = browser.get(&compare).await.ok();
    preview.says("L’inscription qui disparaît\u{a0}: Zoé Exemple, n° 2").says("n° 1, Saint-Étienne");
    preview.says("200 parts passent, dont 10\u{202f}000\u{a0}€ versés").says("en détiendra 400");
    browser.get(&second).await.ok().says("<dd class=\"value\">200</dd>");

    for (on, status, why) in [("2016-02-01", 422, "2 mars 2016"), ("jeudi", 422, "2016-05-20")] {
        let refused = browser.post(&compare, &[("on", on)]).await.is(status);
        refused.says("id=\"on-error\"").says(why).says(&format!("value=\"{on}\""));
    }
    let key = browser.get(&compare).await.ok().value("cle").unwrap();
    for _ in 0..2 {
        let order = [("cle", key.as_str()), ("on", "2016-05-10")];
        assert_eq!(browser.post(&compare, &order).await.to(), format!("{second}?fait=reunion"));
    }
    let merged = browser.get(&format!("{second}?fait=reunion")).await.ok();
    merged.says("Les deux inscriptions sont réunies").says("Sortie le 10 mai 2016").says(&first);
    merged.says("Réunion de deux inscriptions").says(&format!("href=\"{second}/separer\""));
    browser.get(&first).await.ok().says("<dd class=\"value\">400</dd>");
    browser.get(&compare).await.is(404).says("inscrit au registre");

    let undo = format!("{second}/separer");
    browser.get(&undo).await.ok().says("Réunie le 10 mai 2016 avec Zoé Exemple, n° 1");
    let early = browser.post(&undo, &[("on", "2016-05-09")]).await.is(422);
    early.says("id=\"on-error\"").says("précède la sortie").says("value=\"2016-05-09\"");
    assert_eq!(browser.post(&undo, &[("on", "2016-05-12")]).await.to(), format!("{second}?fait=separation"));
    browser.get(&format!("{second}?fait=separation")).await.ok().says("de nouveau distinctes").says(&search);
    browser.get(&first).await.ok().says("<dd class=\"value\">200</dd>");
    browser.get(&undo).await.ok().says("n’est pas réunie");
    browser.post(&undo, &[("on", "2016-05-13")]).await.is(409).says("n’ont pas été réunies");

    let (auditor, _) = house.person("luc@exemple.fr", &[Role::Auditor]).await;
    let shown = auditor.get(&second).await.ok();
    assert!(!shown.text.contains(&search) && !shown.text.contains(&undo), "{}", shown.text);
    for page in [&search, &compare, &undo] {
        auditor.get(page).await.is(403);
    }
    auditor.post(&compare, &[("on", "2016-05-13")]).await.is(403);
}
