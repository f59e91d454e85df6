//! The office in the hands of who asks: what every endpoint and every page takes in place of the office itself.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::ops::Deref;
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use office::Office;
use office::kernel::access::Principal;
use office::kernel::{Clock, Context, Failure, KernelError};
use office::values::{Day, Timestamp, Uuid};

/// Who was identified, among the request's extensions. Without it nobody was.
#[derive(Debug, Clone)]
pub struct Entered(pub Principal);

impl Entered {
    /// Who asks: whoever was identified, else nobody.
    pub fn principal_of(request: &HttpRequest) -> Principal {
        request.extensions().get::<Self>().map_or_else(Principal::nobody, |entered| entered.0.clone())
    }
}

/// The office as it answers to who asks.
#[derive(Clone)]
pub struct Desk {
    office: Office,
    clock: Arc<dyn Clock>,
}

impl Desk {
    /// In whose hands it is.
    pub fn principal(&self) -> &Principal {
        self.office.kernel.principal()
    }

    /// The present moment.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Today, UTC; refused when the clock of the machine is beyond the calendar.
    pub fn today(&self) -> Result<Day, Failure> {
        let beyond = || KernelError::Interrupted { reason: "l'horloge est hors du calendrier".to_owned() };
        self.now().day().ok_or_else(|| beyond().into())
    }

    /// The circumstances of an act of who asks, without an idempotency key.
    pub fn context(&self, correlation: Uuid) -> Context {
        Context::new(self.principal().actor().clone(), self.now(), correlation)
    }
}

impl Deref for Desk {
    type Target = Office;

    fn deref(&self) -> &Office {
        &self.office
    }
}

impl FromRequest for Desk {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let office = request.app_data::<Data<Office>>();
        let clock = request.app_data::<Data<dyn Clock>>();
        let (Some(office), Some(clock)) = (office, clock) else {
            unreachable!("the app was configured without its office and its clock")
        };
        let office = office.acting_for(Entered::principal_of(request));
        ready(Ok(Self { office, clock: Arc::clone(clock) }))
    }
}
