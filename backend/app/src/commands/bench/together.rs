//! Orders of many callers to one stream, as the votes of an assembly are: each in a transaction of its own, the same
//! from a state that is remembered, and committed together.
//!
//! An order adds one small fact and no view row. Each way has a stream of its own and as much time; what replays its
//! stream for each order gets slower as it grows, so its length is told beside the rate.

use std::convert::Infallible;
use std::time::Duration;

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::{Day, Uuid};

use super::append::race;
use super::line;
use super::place::Place;
use crate::commands::{context, today};
use crate::exit::Stop;

/// Callers at once.
const CALLERS: usize = 32;

/// How an order is carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Plain,
    Remembered,
    Together,
}

pub(super) async fn run(place: &Place, time: Duration) -> Result<(), Stop> {
    let house = place.house("together").await?;
    let (kernel, on) = (house.office.kernel.clone(), today()?);
    let measure = async |way| {
        let kernel = kernel.clone();
        let rate = race(CALLERS, time, move || order(kernel.clone(), way, on)).await?;
        let length = house.office.kernel.expected(Urn::TYPE, way.stream()).await?.version;
        Ok::<_, Stop>((rate, length))
    };
    let (plain, plain_length) = measure(Way::Plain).await?;
    let (remembered, remembered_length) = measure(Way::Remembered).await?;
    let (together, length) = measure(Way::Together).await?;
    line(
        &format!("one stream, {CALLERS} callers"),
        &format!(
            "plain {plain:6.0}/s (to {plain_length}); remembered {remembered:6.0}/s (to {remembered_length}); \
             together {together:6.0}/s (to {length}); ratio {:.1} ({:.1} to remembered)",
            together / plain,
            together / remembered
        ),
    )
}

/// One order of a caller of its own, given again as long as others win the race.
async fn order(kernel: Kernel, way: Way, on: Day) -> Result<(), Stop> {
    let voter = Uuid::now_v7();
    let context = Context { actor: Actor::new(format!("user:{voter}")), ..context() };
    let command = Cast { voter };
    loop {
        let answer = match way {
            Way::Together => kernel.run_together::<Urn>(&context, way.stream(), on, command).await.map(drop),
            Way::Plain | Way::Remembered => {
                let alone = async |work: &mut UnitOfWork| {
                    let id = way.stream();
                    let urn = if way == Way::Plain {
                        work.load::<Urn>(id).await?
                    } else {
                        work.load_remembered::<Urn>(id).await?
                    };
                    work.decide(id, on, urn, command).await.map(drop)
                };
                kernel.run(&context, alone).await
            }
        };
        match answer {
            Err(Failure::Kernel(KernelError::Conflict { .. } | KernelError::Busy)) => {}
            answer => return Ok(answer?),
        }
    }
}

impl Way {
    fn stream(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Remembered => "remembered",
            Self::Together => "together",
        }
    }
}

/// What is filled: it counts, so that its clone costs nothing, as that of persistent maps does.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
struct Urn {
    cast: u64,
}

/// Who casts a vote.
#[derive(Debug, Clone, Copy)]
struct Cast {
    voter: Uuid,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum UrnEvent {
    Cast { voter: Uuid },
}

stored_events! { UrnEvent in "bench.urn" { Cast = "cast" @ 1 } }

/// An urn refuses nothing.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
struct Never(Infallible);

impl Refusal for Never {
    fn code(&self) -> &'static str {
        match self.0 {}
    }

    fn kind(&self) -> RefusalKind {
        match self.0 {}
    }

    fn data(&self) -> serde_json::Value {
        match self.0 {}
    }

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

impl Aggregate for Urn {
    const TYPE: &'static str = "bench.urn";
    type Command = Cast;
    type Event = UrnEvent;
    type Error = Never;
    type Services = ();

    async fn handle(&mut self, Cast { voter }: Cast, (): &(), sink: &EventSink<Self>) -> Result<(), Never> {
        write_all(vec![UrnEvent::Cast { voter }], self, sink).await
    }

    fn apply(&mut self, event: UrnEvent) {
        match event {
            UrnEvent::Cast { .. } => self.cast += 1,
        }
    }
}
