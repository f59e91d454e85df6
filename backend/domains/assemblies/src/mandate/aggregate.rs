//! The life of a mandate: given → perhaps other representatives → its term, or an earlier end.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::Day;

use super::{EndReason, GiveMandate, Given, MandateCommand, MandateError, MandateEvent, MandateId};
use crate::rules::mandates::{MandateKind, ends};

/// What is remembered of a mandate that was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Held {
    entity: bool,
    ends_on: Day,
    latest: Day,
    ended_on: Option<Day>,
}

/// One mandate.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Mandate {
    held: Option<Held>,
}

impl Mandate {
    fn decide(&self, command: MandateCommand) -> Result<MandateEvent, MandateError> {
        match command {
            MandateCommand::Give { mandate, order, closing } => {
                if self.held.is_some() {
                    return Err(MandateError::AlreadyGiven {});
                }
                check(&order)?;
                Ok(MandateEvent::Given(Box::new(given(mandate, *order, closing))))
            }
            MandateCommand::End { on, reason, note } => {
                let held = self.running(on)?;
                let of_another = matches!(
                    (reason, held.entity),
                    (EndReason::Death, true) | (EndReason::Dissolution, false)
                );
                if of_another {
                    return Err(MandateError::ReasonOfAnother { reason, entity: held.entity });
                }
                Ok(MandateEvent::EndedEarly { on, reason, note: note.trim().to_owned() })
            }
            MandateCommand::ReplaceRepresentative { mandate, on, representative } => {
                let held = self.running(on)?;
                if !held.entity {
                    return Err(MandateError::RepresentativeOfPerson);
                }
                let representative = named(&representative).ok_or(MandateError::RepresentativeMissing)?;
                let representative = Personal::new(mandate.to_string(), "representative", representative);
                Ok(MandateEvent::RepresentativeReplaced { on, representative })
            }
        }
    }

    /// The mandate, if it runs on a day that comes after all that is known of it.
    fn running(&self, on: Day) -> Result<Held, MandateError> {
        let held = self.held.ok_or(MandateError::Unknown {})?;
        if let Some(on) = held.ended_on {
            return Err(MandateError::AlreadyEnded { on });
        }
        if on < held.latest {
            return Err(MandateError::BeforeLatest { latest: held.latest, on });
        }
        if on > held.ends_on {
            return Err(MandateError::AfterTerm { ends_on: held.ends_on, on });
        }
        Ok(held)
    }
}

fn named(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// What the law asks of a mandate.
fn check(order: &GiveMandate) -> Result<(), MandateError> {
    let GiveMandate { kind, substitute, ref holder, from, years, decided_on, .. } = *order;
    if named(&holder.name).is_none() {
        return Err(MandateError::NoHolder);
    }
    if named(&order.decided_by).is_none() {
        return Err(MandateError::NoDecision);
    }
    if from < decided_on {
        return Err(MandateError::StartBeforeDecision { decided_on, from });
    }
    let most = kind.most_years();
    if years == 0 {
        return Err(MandateError::NoYears);
    }
    if years > most {
        return Err(MandateError::TooManyYears { kind, given: years, most });
    }
    if substitute && !kind.has_substitutes() {
        return Err(MandateError::NoSubstitute { kind });
    }
    if kind == MandateKind::Chair && holder.entity {
        return Err(MandateError::ChairIsEntity);
    }
    match order.representative.as_deref().map(named) {
        Some(_) if !holder.entity => Err(MandateError::RepresentativeOfPerson),
        Some(None) => Err(MandateError::RepresentativeMissing),
        None if holder.entity && kind == MandateKind::Director => Err(MandateError::RepresentativeMissing),
        Some(Some(_)) | None => Ok(()),
    }
}

fn given(mandate: MandateId, order: GiveMandate, closing: Day) -> Given {
    let GiveMandate { kind, substitute, holder, representative, from, years, decided_on, decided_by } = order;
    let subject = holder.member.map_or_else(|| mandate.to_string(), |member| member.to_string());
    let acting = |name: String| Personal::new(mandate.to_string(), "representative", name.trim().to_owned());
    Given {
        kind,
        substitute,
        member: holder.member,
        entity: holder.entity,
        name: Personal::new(subject, "identity", holder.name.trim().to_owned()),
        representative: representative.map(acting),
        from,
        years,
        end: ends(from, years, kind, closing),
        decided_on,
        decided_by: decided_by.trim().to_owned(),
    }
}

impl Aggregate for Mandate {
    const TYPE: &'static str = "assemblies.mandate";
    type Command = MandateCommand;
    type Event = MandateEvent;
    type Error = MandateError;
    type Services = ();

    async fn handle(
        &mut self,
        command: Self::Command,
        (): &(),
        sink: &EventSink<Self>,
    ) -> Result<(), Self::Error> {
        write_all(vec![self.decide(command)?], self, sink).await
    }

    fn apply(&mut self, event: Self::Event) {
        match event {
            MandateEvent::Given(given) => {
                let Given { entity, from, end, .. } = *given;
                self.held = Some(Held { entity, ends_on: end.on, latest: from, ended_on: None });
            }
            MandateEvent::EndedEarly { on, reason: _, note: _ } => {
                self.held = self.held.map(|held| Held { latest: on, ended_on: Some(on), ..held });
            }
            MandateEvent::RepresentativeReplaced { on, representative: _ } => {
                self.held = self.held.map(|held| Held { latest: on, ..held });
            }
        }
    }
}
