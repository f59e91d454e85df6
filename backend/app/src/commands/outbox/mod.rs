//! `quintette outbox`: what is due leaves now, where each note stands, and another try.

pub(crate) mod mails;
pub(crate) mod messages;

use kernel::outbox::NoteRow;
use kernel::prelude::PageRequest;
use kernel::{Clock, KeySource, SystemClock};
use mail::MailWire;
use webhook_wire::{Reach, WebhookWire};

use crate::cli::{OutboxList, OutboxRetry};
use crate::commands::{context, print, print_json};
use crate::exit::Stop;
use crate::interrupt::Interrupt;
use crate::opening::House;
use crate::settings::Settings;

/// What a round of deliveries came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Delivered {
    /// Taken by the other end.
    pub(crate) sent: u64,
    /// Kept for later.
    pub(crate) failed: u64,
    /// Given up until somebody asks for another try.
    pub(crate) parked: u64,
}

impl Delivered {
    /// All that were tried.
    pub(crate) fn total(self) -> u64 {
        self.sent + self.failed + self.parked
    }

    fn add(&mut self, other: Self) {
        self.sent += other.sent;
        self.failed += other.failed;
        self.parked += other.parked;
    }
}

/// All that talks to the world.
#[derive(Debug, Clone)]
pub(crate) struct Wires {
    /// Mails.
    pub(crate) mail: MailWire,
    /// Messages to other programs.
    pub(crate) webhooks: WebhookWire,
}

/// The wires of the settings: a mail server or the data folder, and how far messages may go.
pub(crate) fn wires(settings: &Settings) -> Result<Wires, Stop> {
    let mail = match &settings.smtp_url {
        Some(url) => MailWire::smtp(url, &settings.mail_from),
        None => MailWire::folder(settings.data.join("mail"), &settings.mail_from),
    };
    let mail = mail.map_err(|error| Stop::Usage(format!("mail settings: {error}")))?;
    let webhooks = WebhookWire::new(reach(settings)).map_err(|error| Stop::failed("webhooks", error))?;
    Ok(Wires { mail, webhooks })
}

/// A server that the world knows under a name calls nothing on its own machine, though it may listen there only, behind
/// a proxy.
fn reach(settings: &Settings) -> Reach {
    match (settings.webhooks_allow_private, &settings.public_url) {
        (true, _) => Reach::Anywhere,
        (false, None) => Reach::PublicAndHere,
        (false, Some(_)) => Reach::Public,
    }
}

/// `outbox deliver`
pub(super) async fn deliver(settings: &Settings) -> Result<(), Stop> {
    let interrupt = Interrupt::listen()?;
    let wires = wires(settings)?;
    let house = House::open(settings, KeySource::Random).await?;
    let mut all = Delivered::default();
    while !interrupt.asked() {
        let taken = house.office.react(SystemClock.now()).await?;
        let mails = mails::deliver_due(&house.office, &wires.mail).await?;
        let messages = messages::deliver_due(&house.office, &wires.webhooks).await?;
        if taken + mails.total() + messages.total() == 0 {
            break;
        }
        all.add(mails);
        all.add(messages);
    }
    let counts = house.office.kernel.outbox_counts().await?;
    print(&format!(
        "{} sent, {} kept for later, {} parked; {} waiting, {} parked in all",
        all.sent, all.failed, all.parked, counts.waiting, counts.parked
    ))?;
    if all.failed + all.parked > 0 {
        return Err(Stop::Failed(format!(
            "{} note(s) could not be delivered: `quintette outbox list` says why",
            all.failed + all.parked
        )));
    }
    if interrupt.asked() { Err(Stop::Interrupted("outbox deliver")) } else { Ok(()) }
}

/// `outbox list`
pub(super) async fn list(settings: &Settings, options: &OutboxList) -> Result<(), Stop> {
    let house = House::open(settings, KeySource::Random).await?;
    let filters = options.state.iter().map(|state| format!("state:eq:{}", state.as_str())).collect();
    let request = PageRequest { limit: Some(options.limit), filters, ..PageRequest::default() };
    let page = house.office.outbox().list(&request).await?;
    if options.json {
        return print_json(&page);
    }
    for row in &page.items {
        print(&line(row))?;
    }
    print(&format!("{} of {}", page.items.len(), page.total))
}

/// One note on one line.
fn line(row: &NoteRow) -> String {
    let error = row.last_error.as_deref().map(|error| format!("  ({error})")).unwrap_or_default();
    format!(
        "{:>6}  {:<7}  {:<7}  {:>2} attempt(s)  {}  {}{error}",
        row.note_id,
        row.state.as_str(),
        row.kind,
        row.attempts,
        row.recipient,
        row.subject
    )
}

/// `outbox retry`
pub(super) async fn retry(settings: &Settings, options: &OutboxRetry) -> Result<(), Stop> {
    let house = House::open(settings, KeySource::Random).await?;
    let outbox = house.office.outbox();
    if options.parked {
        let mut all = 0;
        loop {
            let retried = outbox.retry_parked(&context()).await?;
            all += retried;
            if retried == 0 {
                return print(&format!("{all} note(s) due now"));
            }
        }
    }
    for note in &options.notes {
        let row = outbox.retry(&context(), *note).await?;
        print(&line(&row))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_go_as_far_as_the_settings_let_them() {
        let at = |public_url: Option<&str>, webhooks_allow_private| {
            let public_url = public_url.map(str::to_owned);
            reach(&Settings { public_url, webhooks_allow_private, ..Settings::default() })
        };
        assert_eq!(at(None, false), Reach::PublicAndHere);
        assert_eq!(at(Some("https://coop.example"), false), Reach::Public);
        assert_eq!(at(Some("https://coop.example"), true), Reach::Anywhere);
    }
}
