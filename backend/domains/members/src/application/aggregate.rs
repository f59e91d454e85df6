//! The life of an application: it comes, may be put anew, and ends once, by the board or by the applicant; what is
//! personal in one that made no member may then be erased.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::Day;

use super::{ApplicationAsk, ApplicationCommand, ApplicationError, ApplicationEvent, Wish};
use crate::member::{Holder, MemberError};
use crate::public::{ApplicationState, MemberId};
use crate::rules::application::{at_least, check, open_to};

/// An application as its events tell it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Application {
    standing: Option<Standing>,
}

/// An application that came.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// What is asked for now.
    pub wish: Box<Wish>,
    received_on: Day,
    last_on: Day,
    ended: Option<(ApplicationState, Day)>,
    erased_on: Option<Day>,
}

type Decided = Result<Vec<ApplicationEvent>, ApplicationError>;

impl Aggregate for Application {
    const TYPE: &'static str = "members.application";
    type Command = ApplicationCommand;
    type Event = ApplicationEvent;
    type Error = ApplicationError;
    type Services = ();

    async fn handle(
        &mut self,
        command: ApplicationCommand,
        (): &(),
        sink: &EventSink<Self>,
    ) -> Result<(), ApplicationError> {
        write_all(self.decide(command)?, self, sink).await
    }

    fn apply(&mut self, event: ApplicationEvent) {
        match event {
            ApplicationEvent::Received { number: _, wish, on } => {
                let (ended, erased_on) = (None, None);
                self.standing = Some(Standing { wish, received_on: on, last_on: on, ended, erased_on });
            }
            ApplicationEvent::Amended { wish, on } => {
                if let Some(standing) = &mut self.standing {
                    (standing.wish, standing.last_on) = (wish, on);
                }
            }
            ApplicationEvent::Withdrawn { reason: _, on } => self.end(ApplicationState::Withdrawn, on),
            ApplicationEvent::Refused { reason: _, decided_on } => {
                self.end(ApplicationState::Refused, decided_on);
            }
            ApplicationEvent::Accepted { member_id: _, number: _, decided_on, on: _ } => {
                self.end(ApplicationState::Accepted, decided_on);
            }
            ApplicationEvent::Erased { on } => {
                if let Some(standing) = &mut self.standing {
                    standing.erased_on = Some(on);
                }
            }
        }
    }
}

impl Application {
    /// Decides without touching the world.
    pub fn decide(&self, command: ApplicationCommand) -> Decided {
        match command {
            ApplicationCommand::Receive { number, ask } => {
                if let Some(Standing { received_on, .. }) = &self.standing {
                    return Err(ApplicationError::AlreadyReceived { received_on: *received_on });
                }
                let on = ask.on;
                Ok(vec![ApplicationEvent::Received { number, wish: wish(*ask)?, on }])
            }
            ApplicationCommand::Amend { ask } => {
                let on = ask.on;
                let standing = self.open_on(on)?;
                let wish = wish(*ask)?;
                if standing.wish == wish {
                    return Err(MemberError::NothingChanges {}.into());
                }
                Ok(vec![ApplicationEvent::Amended { wish, on }])
            }
            ApplicationCommand::Withdraw { id, reason, on } => {
                self.open_on(on)?;
                Ok(vec![ApplicationEvent::Withdrawn { reason: said(id, &reason)?, on }])
            }
            ApplicationCommand::Refuse { id, reason, decided_on } => {
                self.open_on(decided_on)?;
                Ok(vec![ApplicationEvent::Refused { reason: said(id, &reason)?, decided_on }])
            }
            ApplicationCommand::Accept { member_id, number, decided_on, on } => {
                self.open_on(decided_on)?;
                if on < decided_on {
                    return Err(MemberError::BeforeDecision { decided_on, on }.into());
                }
                Ok(vec![ApplicationEvent::Accepted { member_id, number, decided_on, on }])
            }
            ApplicationCommand::Erase { on } => self.erase(on),
        }
    }

    /// The application, when something may still happen to it on that day.
    pub fn open_on(&self, on: Day) -> Result<&Standing, ApplicationError> {
        let standing = self.standing.as_ref().ok_or(ApplicationError::NotFound {})?;
        if let Some((state, on)) = standing.ended {
            return Err(ApplicationError::Over { state, on });
        }
        if on < standing.last_on {
            return Err(ApplicationError::BeforeReceipt { last_on: standing.last_on, on });
        }
        Ok(standing)
    }

    /// Only what ended without a member may go, and once.
    fn erase(&self, on: Day) -> Decided {
        let standing = self.standing.as_ref().ok_or(ApplicationError::NotFound {})?;
        if let Some(erased_on) = standing.erased_on {
            return Err(ApplicationError::AlreadyErased { erased_on });
        }
        match standing.ended {
            None => Err(ApplicationError::StillOpen {}),
            Some((ApplicationState::Accepted, _)) => Err(ApplicationError::BecameMember {}),
            Some((_, last_on)) if on < last_on => Err(ApplicationError::BeforeReceipt { last_on, on }),
            Some(_) => Ok(vec![ApplicationEvent::Erased { on }]),
        }
    }

    fn end(&mut self, state: ApplicationState, on: Day) {
        if let Some(standing) = &mut self.standing {
            standing.ended = Some((state, on));
        }
    }
}

/// What is asked for, once it was found good.
fn wish(ask: ApplicationAsk) -> Result<Box<Wish>, ApplicationError> {
    let ApplicationAsk { id, applicant, college, terms, shares, motivation, distinct, on: _ } = ask;
    check(&applicant)?;
    open_to(applicant.kind(), college, &terms)?;
    if shares.is_zero() {
        return Err(MemberError::NoShares {}.into());
    }
    at_least(&terms, shares, terms.nominal)?;
    let motivation = motivation.trim();
    let motivation = (!motivation.is_empty()).then(|| sealed(id, motivation));
    let holder = Holder::of(id, applicant);
    Ok(Box::new(Wish { holder, college, category: terms.code, shares, motivation, distinct }))
}

fn said(id: MemberId, reason: &str) -> Result<Personal<String>, ApplicationError> {
    match reason.trim() {
        "" => Err(ApplicationError::NoReason {}),
        reason => Ok(sealed(id, reason)),
    }
}

/// Words about a person: no register must keep them, so they go with what may be erased on request.
fn sealed(id: MemberId, text: &str) -> Personal<String> {
    Personal::new(id.to_string(), "contact", text.to_owned())
}
