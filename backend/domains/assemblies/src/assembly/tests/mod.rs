//! The life of an assembly, as sentences.

mod calling;
mod counting;
mod forms;
mod forms_at_random;
mod in_session;
mod life;
mod one_voice;
mod session;
mod voting;
mod voting_orders;

use kernel::testing::TestFramework;

use super::{Assembly, AssemblyCommand, AssemblyError, AssemblyEvent, Ballot, Choice};
use crate::samples::{self, day, document, statutes};
use crate::statutes::StatutesDocument;

/// What has happened, and what follows from an order.
struct Given(Vec<AssemblyEvent>);

fn given(facts: Vec<AssemblyEvent>) -> Given {
    Given(facts)
}

impl Given {
    fn then(self, order: AssemblyCommand, facts: Vec<AssemblyEvent>) {
        TestFramework::<Assembly>::with(()).given(self.0).when(order).then_expect_events(facts);
    }

    fn refuses(self, order: AssemblyCommand, refusal: AssemblyError) {
        TestFramework::<Assembly>::with(()).given(self.0).when(order).then_expect_error(refusal);
    }
}

/// All that happened by these orders, in turn; none of them is refused.
pub(crate) fn told(orders: Vec<AssemblyCommand>) -> Vec<AssemblyEvent> {
    and_then(Vec::new(), orders)
}

/// What happened, and all that happened next by these orders.
fn and_then(mut facts: Vec<AssemblyEvent>, orders: Vec<AssemblyCommand>) -> Vec<AssemblyEvent> {
    for order in orders {
        let framework = TestFramework::<Assembly>::with(());
        let new = framework.given(facts.clone()).when(order.clone()).inspect_result();
        facts.extend(new.unwrap_or_else(|refusal| panic!("{refusal}: {order:?}")));
    }
    facts
}

/// The aggregate as its facts make it.
fn state(facts: Vec<AssemblyEvent>) -> Assembly {
    use kernel::prelude::Aggregate as _;
    let mut assembly = Assembly::default();
    for fact in facts {
        assembly.apply(fact);
    }
    assembly
}

fn convene_under(document: StatutesDocument) -> AssemblyCommand {
    AssemblyCommand::Convene {
        convening: samples::convening(),
        statutes: Box::new(statutes(document)),
        first: None,
    }
}

fn convene() -> AssemblyCommand {
    convene_under(document())
}

fn freeze() -> AssemblyCommand {
    AssemblyCommand::FreezeRoll { voters: samples::voters() }
}

fn sign_in() -> AssemblyCommand {
    AssemblyCommand::RecordPresence { entries: samples::presence() }
}

fn open() -> AssemblyCommand {
    AssemblyCommand::Open { on: day("2016-06-18"), bureau: samples::bureau(), statutes: 1, one_by_one: false }
}

fn vote(resolution: u32, ballots: Vec<Ballot>) -> AssemblyCommand {
    AssemblyCommand::CastVotes { resolution, ballots }
}

fn close(resolution: u32) -> AssemblyCommand {
    AssemblyCommand::CloseResolution { resolution }
}

fn cancel(reason: &str) -> AssemblyCommand {
    AssemblyCommand::Cancel { reason: reason.into() }
}

/// Worked example 1, from the notice to the end of the vote on the first resolution.
pub(crate) fn example() -> Vec<AssemblyCommand> {
    vec![convene(), freeze(), sign_in(), open(), vote(1, samples::ballots()), close(1)]
}

/// Up to the opening.
fn opened() -> Vec<AssemblyEvent> {
    told(vec![convene(), freeze(), sign_in(), open()])
}

/// A ballot from the voter's own hand.
fn own(member: members::public::MemberId, choice: Choice) -> Ballot {
    Ballot { member, choice, holder: None }
}
