//! What the program asks while it delivers: where a message goes and how it is signed, and what came of it. For the
//! house alone: here are the secrets.

use kernel::access::AccessError;
use kernel::prelude::*;
use values::Timestamp;

use super::day;
use crate::endpoint::{Endpoint, EndpointCommand};
use crate::public::{
    Destination, DisabledBecause, EndpointError, EndpointId, EndpointState, Reception, Secret,
};
use crate::rules::failing::is_persistent;
use crate::{Webhooks, views};

impl Webhooks {
    /// Where messages for an endpoint go at a moment. `recipient` is that of a note.
    pub async fn destination(&self, recipient: &str, now: Timestamp) -> Result<Destination, Failure> {
        self.house_only()?;
        let nowhere = |reason| Ok(Destination::Nowhere { reason });
        let Ok(id) = recipient.parse::<EndpointId>() else { return nowhere("destination illisible") };
        let Some(row) = views::endpoints::find(self.kernel.reader(), id).await? else {
            return nowhere("destination retirée");
        };
        if row.state == EndpointState::Disabled {
            return nowhere("destination désactivée");
        }
        let Some(kept) = views::secrets::find(self.kernel.reader(), id).await? else {
            return nowhere("destination sans secret");
        };
        let previous = kept.previous.filter(|(_, until)| now < *until).map(|(sealed, _)| sealed);
        let sealed = [Some(kept.current), previous];
        let open = |sealed: Vec<u8>| Secret::open(self.kernel.vault(), id, &sealed);
        let secrets = sealed.into_iter().flatten().map(open).collect::<Result<_, _>>()?;
        Ok(Destination::At { url: row.url, secrets })
    }

    /// Notes what an endpoint did with a message. One that is gone, or has answered nothing for five days, is
    /// disabled; answers why, when it was.
    pub async fn received(
        &self,
        context: &Context,
        recipient: &str,
        reception: Reception,
    ) -> Result<Option<DisabledBecause>, Failure> {
        self.house_only()?;
        let Ok(id) = recipient.parse::<EndpointId>() else { return Ok(None) };
        let work = async |uow: &mut UnitOfWork| {
            let (at, on) = (uow.context().at, day(uow.context())?);
            let because = match reception {
                Reception::Taken => {
                    views::health::succeeded(uow.connection(), id, at).await?;
                    return Ok(None);
                }
                Reception::Gone => DisabledBecause::Gone {},
                Reception::Failed => {
                    let since = views::health::failed(uow.connection(), id, at).await?;
                    if !is_persistent(since, at) {
                        return Ok(None);
                    }
                    DisabledBecause::Failing { since }
                }
            };
            let command = EndpointCommand::Disable { because: because.clone() };
            match uow.execute::<Endpoint>(id, on, command).await {
                Ok(_) => Ok(Some(because)),
                // Another message said so first, or somebody removed it meanwhile.
                Err(failure) if failure.refusal::<EndpointError>().is_some() => Ok(None),
                Err(failure) => Err(failure),
            }
        };
        self.kernel.run(context, work).await
    }

    fn house_only(&self) -> Result<(), Failure> {
        if self.kernel.principal().is_house() {
            return Ok(());
        }
        Err(AccessError::Forbidden { permission: "webhooks.delivering".to_owned() }.into())
    }
}
