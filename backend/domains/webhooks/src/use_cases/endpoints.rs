//! Which programs hear of what happens: registered, changed, switched off and on, removed; their secrets.

use kernel::prelude::*;
use values::Timestamp;

use super::day;
use crate::endpoint::{Endpoint, EndpointCommand};
use crate::public::{
    ChangeEndpoint, DisabledBecause, EndpointError, EndpointId, EndpointRow, NewSecret, RegisterEndpoint,
    Secret,
};
use crate::{Webhooks, permissions, views};

/// How long an old secret signs besides the new one: a day, for who must change it in several places.
const OVERLAP_MICROS: i64 = 86_400_000_000;

impl Webhooks {
    /// Registers an endpoint and shows its secret, once. It hears of what is recorded from now on.
    pub async fn register(&self, context: &Context, order: RegisterEndpoint) -> Result<NewSecret, Failure> {
        self.kernel.require(permissions::ENDPOINTS_REGISTER)?;
        self.catalogue.check(&order.events)?;
        let work = async |uow: &mut UnitOfWork| {
            let RegisterEndpoint { id, url, events, description } = order.clone();
            let on = day(uow.context())?;
            let command = EndpointCommand::Register { url, events, description };
            uow.execute::<Endpoint>(id, on, command).await?;
            Ok((id, self.new_secret(uow, id).await?))
        };
        // A repeated request comes with another identifier: the first one's is what counts.
        let (id, generation) = self.kernel.run(context, work).await?;
        self.shown(id, generation).await
    }

    /// Changes where an endpoint is, what it hears of, or its description; what is left out stays.
    pub async fn change(
        &self,
        context: &Context,
        id: EndpointId,
        order: ChangeEndpoint,
    ) -> Result<EndpointRow, Failure> {
        self.kernel.require(permissions::ENDPOINTS_CHANGE)?;
        self.catalogue.check(order.events.as_deref().unwrap_or_default())?;
        let ChangeEndpoint { url, events, description } = order;
        self.order(context, id, EndpointCommand::Change { url, events, description }).await?;
        self.row(id).await
    }

    /// Makes a new secret and shows it, once; the old one signs too for 24 hours.
    pub async fn rotate_secret(&self, context: &Context, id: EndpointId) -> Result<NewSecret, Failure> {
        self.kernel.require(permissions::SECRET_ROTATE)?;
        let work = async |uow: &mut UnitOfWork| {
            let (on, old_until) = (day(uow.context())?, old_until(uow.context()));
            uow.execute::<Endpoint>(id, on, EndpointCommand::RotateSecret { old_until }).await?;
            self.new_secret(uow, id).await
        };
        let generation = self.kernel.run(context, work).await?;
        self.shown(id, generation).await
    }

    /// Tells an endpoint nothing any more; what waits for it is parked.
    pub async fn disable(
        &self,
        context: &Context,
        id: EndpointId,
        reason: String,
    ) -> Result<EndpointRow, Failure> {
        self.kernel.require(permissions::ENDPOINTS_SWITCH)?;
        let because = DisabledBecause::ByHand { reason };
        self.order(context, id, EndpointCommand::Disable { because }).await?;
        self.row(id).await
    }

    /// Tells an endpoint again of what is recorded from now on; a replay tells it of the rest.
    pub async fn enable(&self, context: &Context, id: EndpointId) -> Result<EndpointRow, Failure> {
        self.kernel.require(permissions::ENDPOINTS_SWITCH)?;
        let work = async |uow: &mut UnitOfWork| {
            let on = day(uow.context())?;
            uow.execute::<Endpoint>(id, on, EndpointCommand::Enable).await?;
            Ok(views::health::forget(uow.connection(), id).await?)
        };
        self.kernel.run(context, work).await?;
        self.row(id).await
    }

    /// Removes an endpoint and destroys its secrets; what it was told stays in the outbox.
    pub async fn remove(&self, context: &Context, id: EndpointId) -> Result<(), Failure> {
        self.kernel.require(permissions::ENDPOINTS_REMOVE)?;
        let work = async |uow: &mut UnitOfWork| {
            let on = day(uow.context())?;
            uow.execute::<Endpoint>(id, on, EndpointCommand::Remove).await?;
            views::secrets::destroy(uow.connection(), id).await?;
            Ok(views::health::forget(uow.connection(), id).await?)
        };
        self.kernel.run(context, work).await
    }

    /// A page of all endpoints, the oldest first.
    pub async fn endpoints(&self, request: &PageRequest) -> Result<Page<EndpointRow>, Failure> {
        self.kernel.require(permissions::ENDPOINTS_READ)?;
        views::endpoints::page(self.kernel.reader(), request).await
    }

    /// One endpoint.
    pub async fn endpoint(&self, id: EndpointId) -> Result<EndpointRow, Failure> {
        self.kernel.require(permissions::ENDPOINTS_READ)?;
        self.row(id).await
    }

    async fn order(
        &self,
        context: &Context,
        id: EndpointId,
        command: EndpointCommand,
    ) -> Result<(), Failure> {
        let work = async |uow: &mut UnitOfWork| {
            let on = day(uow.context())?;
            uow.execute::<Endpoint>(id, on, command.clone()).await?;
            Ok(())
        };
        self.kernel.run(context, work).await
    }

    pub(super) async fn row(&self, id: EndpointId) -> Result<EndpointRow, Failure> {
        let found = views::endpoints::find(self.kernel.reader(), id).await?;
        found.ok_or_else(|| EndpointError::NotRegistered {}.into())
    }

    /// Keeps a new secret, sealed; answers its generation. The secret itself never is an answer that the kernel keeps
    /// under an idempotency key.
    async fn new_secret(&self, uow: &UnitOfWork, id: EndpointId) -> Result<i64, Failure> {
        let sealed = Secret::random()?.seal(self.kernel.vault(), id)?;
        Ok(views::secrets::keep(uow.connection(), id, sealed, old_until(uow.context())).await?)
    }

    /// An endpoint with the secret of a generation, while that is the one in use.
    async fn shown(&self, id: EndpointId, generation: i64) -> Result<NewSecret, Failure> {
        let endpoint = self.row(id).await?;
        let kept = views::secrets::find(self.kernel.reader(), id).await?;
        let kept = kept.filter(|kept| kept.generation == generation);
        let secret = kept.map(|kept| Secret::open(self.kernel.vault(), id, &kept.current)).transpose()?;
        Ok(NewSecret { endpoint, secret })
    }
}

fn old_until(context: &Context) -> Timestamp {
    Timestamp::from_micros(context.at.micros().saturating_add(OVERLAP_MICROS))
}
