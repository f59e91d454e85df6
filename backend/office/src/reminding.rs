//! The calendar of the year leaves the house: as a file, and as mails that remind of what comes near.
//!
//! What can never happen: two mails about one day to one person, however often they are asked for; a mail to somebody who
//! may not act.

use accounts::public::{UserKind, UserRow, UserState};
use assemblies::permissions::{CALENDAR_READ, DUTY_MARK};
use documents::{calendar, letters};
use kernel::prelude::*;
use values::{Day, Timestamp};

use crate::{Office, OfficeError, StoredPaper};

/// What came of the reminders of a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reminded {
    /// Duties and ends of mandates of which the day reminds.
    pub entries: u64,
    /// Mails written now; whoever has one of that day already gets no other.
    pub mails: u64,
}

impl Office {
    /// The calendar as of a day, for calendar programs.
    pub async fn calendar_file(&self, as_of: Day) -> Result<StoredPaper, Failure> {
        self.kernel.require(CALENDAR_READ)?;
        let read = self.inside().assemblies.calendar(as_of).await?;
        let bytes = calendar::calendar(&read, Timestamp::start_of(as_of)).map_err(OfficeError::from)?;
        Ok(StoredPaper {
            file_name: calendar::FILE_NAME.to_owned(),
            media_type: calendar::MEDIA_TYPE.to_owned(),
            bytes,
        })
    }

    /// Writes to each person of the staff, once, what a day reminds of; to nobody when it reminds of nothing.
    pub async fn send_reminders(&self, context: &Context, on: Day) -> Result<Reminded, Failure> {
        self.kernel.require(DUTY_MARK)?;
        let inside = self.inside();
        let due = inside.assemblies.reminders(on).await?;
        if due.is_empty() {
            return Ok(Reminded::default());
        }
        let staff = inside.staff(context.at.day().unwrap_or(on)).await?;
        let notes: Vec<Outgoing> = staff
            .into_iter()
            .map(|user| {
                let letter = letters::calendar(&user.name, on, &due);
                Outgoing {
                    kind: "mail".to_owned(),
                    recipient: user.email,
                    subject: letter.subject,
                    body: letter.body,
                    attachments: Vec::new(),
                }
            })
            .collect();
        let name = format!("calendar:{on}");
        let mails = self
            .kernel
            .run(context, async |uow: &mut UnitOfWork| {
                let mut mails: u64 = 0;
                for note in &notes {
                    let (_, new) = uow.send_once(&name, note.clone()).await?;
                    mails += u64::from(new);
                }
                Ok(mails)
            })
            .await?;
        Ok(Reminded { entries: due.len() as u64, mails })
    }

    /// The people who may enter and act for the office, and have an address.
    async fn staff(&self, on: Day) -> Result<Vec<UserRow>, Failure> {
        let mut request = PageRequest {
            limit: Some(1_000),
            filters: vec![
                format!("state:eq:{}", UserState::Active.as_str()),
                format!("kind:eq:{}", UserKind::Person.as_str()),
            ],
            ..PageRequest::default()
        };
        let mut staff: Vec<UserRow> = Vec::new();
        loop {
            let page = self.accounts.users(on, None, &request).await?;
            let acting = |user: &UserRow| user.roles.iter().any(|role| DUTY_MARK.is_held_by(*role));
            staff.extend(page.items.into_iter().filter(|user| acting(user) && !user.email.is_empty()));
            match page.next {
                Some(next) => request.cursor = Some(next),
                None => return Ok(staff),
            }
        }
    }
}
