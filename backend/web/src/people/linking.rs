//! `/utilisateurs/{id}/liens`: which member a user is, and which organisation they represent.
//!
//! People know a member by its number in the register and an organisation by its SIRET: that is what is asked, never an
//! identifier of the machine.

use actix_web::{HttpResponse, web};
use door::{Entering, Form};
use office::accounts::public::{UserFile, UserId};
use office::kernel::Failure;
use office::kernel::listing::PageRequest;
use office::members::public::MemberId;
use office::partners::public::OrganisationId;
use office::values::Uuid;
use serde::Deserialize;

use crate::forms::{self, Field, FormPage, Trouble};
use crate::frame::Frame;
use crate::visitor::Reader;

/// What is sent; empty for none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub(crate) struct Links {
    /// Number in the register of members.
    #[serde(default)]
    pub(crate) member: String,
    /// SIRET.
    #[serde(default)]
    pub(crate) organisation: String,
}

/// `GET /utilisateurs/{id}/liens`.
pub(crate) async fn show(reader: Reader, id: web::Path<UserId>) -> HttpResponse {
    if let Some(refused) = reader.refused(office::accounts::permissions::USERS_LINK) {
        return refused;
    }
    let answer = form(&reader, *id).await;
    reader.settle(answer)
}

async fn form(reader: &Reader, id: UserId) -> Result<HttpResponse, Failure> {
    let file = reader.desk.accounts.user(id).await?;
    let (member, organisation) = known(reader, &file).await?;
    let links = Links {
        member: member.map(|member| member.number).unwrap_or_default(),
        organisation: organisation.map(|organisation| organisation.number).unwrap_or_default(),
    };
    Ok(page(&reader.frame, id, &file.row.name, &links, None).answer())
}

/// `POST /utilisateurs/{id}/liens`.
pub(crate) async fn submit(
    reader: Reader,
    attempt: Entering,
    id: web::Path<UserId>,
    form: Form<Links>,
) -> HttpResponse {
    let frame = &reader.frame;
    let links = form.0;
    let name = match reader.desk.accounts.user(*id).await {
        Ok(file) => file.row.name,
        Err(failure) => return reader.settle(Err(failure)),
    };
    match link(&reader, &attempt, *id, &links).await {
        Ok(Ok(())) => frame.go(&format!("/utilisateurs/{id}?fait=liens")),
        Ok(Err(trouble)) => page(frame, *id, &name, &links, Some(&trouble)).answer(),
        Err(failure) => forms::again(frame, failure, |trouble| page(frame, *id, &name, &links, trouble)),
    }
}

async fn link(
    reader: &Reader,
    attempt: &Entering,
    id: UserId,
    links: &Links,
) -> Result<Result<(), Trouble>, Failure> {
    let desk = &reader.desk;
    match found(reader, links).await? {
        Ok((member, organisation)) => {
            let context = desk.context(attempt.0.correlation);
            desk.accounts.link_user(&context, id, member, organisation).await.map(Ok)
        }
        Err(trouble) => Ok(Err(trouble)),
    }
}

/// Member and organisation, where they were named.
pub(crate) type Found = (Option<Uuid>, Option<Uuid>);

/// Whom the numbers name.
pub(crate) async fn found(reader: &Reader, links: &Links) -> Result<Result<Found, Trouble>, Failure> {
    let (desk, words) = (&reader.desk, reader.frame.words);
    let digits = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let (number, siret) = (digits(&links.member), digits(&links.organisation));
    let one =
        |filter: String| PageRequest { limit: Some(1), filters: vec![filter], ..PageRequest::default() };
    let mut member = None;
    if !number.is_empty() {
        let Ok(number) = number.parse::<u32>() else {
            return Ok(Err(Trouble::with(words, "member", "link-no-member")));
        };
        let page = desk.members.register(desk.today()?, None, &one(format!("number:eq:{number}"))).await?;
        match page.items.first() {
            Some(row) => member = Some(row.member_id.uuid()),
            None => return Ok(Err(Trouble::with(words, "member", "link-no-member"))),
        }
    }
    let mut organisation = None;
    if !siret.is_empty() {
        let page = desk.partners.organisations(&one(format!("siret:eq:{siret}"))).await?;
        match page.items.first().and_then(|row| row.organisation_id.parse().ok()) {
            Some(id) => organisation = Some(id),
            None => return Ok(Err(Trouble::with(words, "organisation", "link-no-organisation"))),
        }
    }
    Ok(Ok((member, organisation)))
}

/// Somebody or something that a user is tied to, as people know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Linked {
    /// Number in the register, or SIRET.
    pub(crate) number: String,
    /// Name.
    pub(crate) name: String,
}

/// What a user is tied to.
pub(crate) async fn known(
    reader: &Reader,
    file: &UserFile,
) -> Result<(Option<Linked>, Option<Linked>), Failure> {
    let desk = &reader.desk;
    let member = match file.row.member {
        Some(id) => desk.members.member(MemberId::new(id), desk.today()?, None).await?,
        None => None,
    };
    let organisation = match file.row.organisation {
        Some(id) => Some(desk.partners.organisation(OrganisationId::new(id)).await?),
        None => None,
    };
    let member = member.map(|member| Linked { number: member.row.number.to_string(), name: member.row.name });
    Ok((member, organisation.map(|row| Linked { number: row.siret, name: row.name })))
}

/// The fields of both links.
pub(crate) fn asking(page: FormPage, links: &Links) -> FormPage {
    let words = page.words();
    let member = Field::text("member", words.say("link-member")).typed("numeric").holding(&links.member);
    let organisation = Field::text("organisation", words.say("link-organisation"))
        .typed("numeric")
        .holding(&links.organisation);
    page.asking(member.hinting(words.say("link-member-hint")).optional(words))
        .asking(organisation.hinting(words.say("link-organisation-hint")).optional(words))
}

fn page(frame: &Frame, id: UserId, name: &str, links: &Links, trouble: Option<&Trouble>) -> FormPage {
    let words = frame.words;
    let page = FormPage::new(frame, "links-title", &format!("/utilisateurs/{id}/liens"), "links-button")
        .titled(words.tell("links-of", &[("name", name)]))
        .saying(words.say("links-about"));
    asking(page, links).with_link(&format!("/utilisateurs/{id}"), words.say("back-user")).refused_by(trouble)
}

/// The form in its states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let id = UserId::new(Uuid::from_u128(1));
    let frame = &frame.clone().at(&format!("/utilisateurs/{id}/liens"));
    let links = Links { member: "999".to_owned(), organisation: String::new() };
    let wrong = Trouble::with(frame.words, "member", "link-no-member");
    vec![("links_refused", page(frame, id, "Zoé Exemple", &links, Some(&wrong)))]
}
