//! What an endpoint was told: the list, one message with its log, the same once more, and a test.

use kernel::FactsFrom;
use kernel::outbox::{NoteRow, OutboxError};
use kernel::prelude::*;
use values::Uuid;

use crate::endpoint::Endpoint;
use crate::public::{Delivery, EndpointError, EndpointId, Replayed};
use crate::views::endpoints;
use crate::{KIND, Webhooks, message, permissions};

/// Facts that are read at once for a replay.
const READ: u64 = 1_000;
/// Messages that one request makes due at most, or a few more.
const QUEUED: u64 = 1_000;
/// Facts that one request looks at: longer, and others would wait for its transaction.
const LOOKED_AT: u64 = 20_000;

impl Webhooks {
    /// A page of what an endpoint was told, the newest first; also of one that was removed.
    pub async fn deliveries(&self, id: EndpointId, request: &PageRequest) -> Result<Page<NoteRow>, Failure> {
        self.kernel.require(permissions::DELIVERIES_READ)?;
        self.kernel.notes_for(KIND, &id.to_string(), request).await
    }

    /// One message with its log.
    pub async fn delivery(&self, id: EndpointId, note_id: i64) -> Result<Delivery, Failure> {
        self.kernel.require(permissions::DELIVERIES_READ)?;
        let file = self.told(id, note_id).await?;
        let payload = serde_json::from_str(&self.kernel.note_itself(note_id).await?.body)?;
        Ok(Delivery { file, payload })
    }

    /// Sends a message once more under its old name, whether it was taken, waits or was given up.
    pub async fn replay(&self, context: &Context, id: EndpointId, note_id: i64) -> Result<NoteRow, Failure> {
        self.kernel.require(permissions::DELIVERIES_REPLAY)?;
        self.told(id, note_id).await?;
        let work = async |uow: &mut UnitOfWork| {
            uow.load::<Endpoint>(id).await?.state.check_enabled()?;
            uow.send_again(note_id).await
        };
        self.kernel.run(context, work).await?;
        Ok(self.told(id, note_id).await?.note)
    }

    /// Sends all that an endpoint hears of, from a place or a moment on, once more: what it was told keeps its name,
    /// what happened before it was registered or while it was disabled is told for the first time. Some thousand facts
    /// at once: a caller goes on from the last position until it is complete.
    ///
    /// It begins once everything that ran when the endpoint was enabled has ended. Until then it does nothing and is not
    /// complete: a fact of such a transaction is told by nobody else, and those that have a later position would hide it.
    pub async fn replay_from(
        &self,
        context: &Context,
        id: EndpointId,
        from: FactsFrom,
    ) -> Result<Replayed, Failure> {
        self.kernel.require(permissions::DELIVERIES_REPLAY)?;
        let work = async |uow: &mut UnitOfWork| {
            let endpoint = uow.load::<Endpoint>(id).await?.state;
            endpoint.check_enabled()?;
            let mut replayed = Replayed { queued: 0, last_position: None, complete: false };
            let enabled = endpoints::enabled_in(uow.connection(), id).await?.unwrap_or(0);
            if !uow.has_settled(enabled).await? {
                return Ok(replayed);
            }
            let (mut next, mut looked_at) = (from, 0);
            while replayed.queued < QUEUED && looked_at < LOOKED_AT {
                let facts = uow.facts(self.catalogue.streams(), next, READ).await?;
                for fact in facts.iter().filter(|fact| endpoint.hears_of(&fact.event_type)) {
                    replayed.queued += u64::from(announce(uow, id, fact).await?);
                }
                let Some(last) = facts.last().map(|fact| fact.position) else {
                    replayed.complete = true;
                    break;
                };
                replayed.last_position = Some(last);
                next = FactsFrom::Position(last);
                looked_at += facts.len() as u64;
            }
            Ok(replayed)
        };
        self.kernel.run(context, work).await
    }

    /// Writes a message that only asks whether the endpoint hears; answers its number.
    pub async fn ping(&self, context: &Context, id: EndpointId) -> Result<NoteRow, Failure> {
        self.kernel.require(permissions::DELIVERIES_REPLAY)?;
        let work = async |uow: &mut UnitOfWork| {
            uow.load::<Endpoint>(id).await?.state.check_enabled()?;
            let note = message::ping(id, uow.context().at)?;
            let (note_id, _) = uow.send_once(&format!("ping:{}", Uuid::now_v7()), note).await?;
            Ok(note_id)
        };
        let note_id = self.kernel.run(context, work).await?;
        Ok(self.told(id, note_id).await?.note)
    }

    /// A message that is this endpoint's.
    async fn told(&self, id: EndpointId, note_id: i64) -> Result<kernel::outbox::NoteFile, Failure> {
        let unknown = || Failure::from(EndpointError::NoSuchDelivery { note_id });
        let file = match self.kernel.note(note_id).await {
            Err(failure) if matches!(failure.refusal(), Some(OutboxError::NoSuchNote { .. })) => {
                return Err(unknown());
            }
            answer => answer?,
        };
        let its_own = file.note.kind == KIND && file.note.recipient == id.to_string();
        if its_own { Ok(file) } else { Err(unknown()) }
    }
}

/// Makes the message of a fact due, new or once more; whether it did. What is being sent at this moment is left alone.
async fn announce(uow: &mut UnitOfWork, id: EndpointId, fact: &Recorded) -> Result<bool, Failure> {
    let (note_id, new) = uow.send_once(&message::name_of(fact), message::of_fact(id, fact)?).await?;
    if new {
        return Ok(true);
    }
    match uow.send_again(note_id).await {
        Err(failure) if matches!(failure.refusal(), Some(OutboxError::BeingSent { .. })) => Ok(false),
        answer => answer.map(|()| true),
    }
}
