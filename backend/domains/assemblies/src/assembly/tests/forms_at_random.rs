//! Random forms on an amended text, counted a second time from the page of the law alone (R225-78 C. com.).

use proptest::prelude::*;
use values::Timestamp;

use super::voting_orders::{form, modern, receive};
use super::{and_then, close, convene_under, freeze, open, sign_in, state, told, vote};
use crate::assembly::{AssemblyCommand, AssemblyEvent, Ballot, Choice, IfAmended, PostalForm, SignedBy, Way};
use crate::rules::proxies::ProxyCeiling;
use crate::samples::voter;
use crate::statutes::StatutesDocument;
use members::public::MemberId;

/// What a random writer does: its choice on the text of the notice, what it says of amendments, whether it comes.
type Writer = (Option<Choice>, Option<IfAmended>, bool);

/// Somebody in the room, and somebody who has left it.
fn holders() -> [MemberId; 2] {
    [voter(0, 5), voter(0, 6)]
}

fn writer() -> impl Strategy<Value = Writer> {
    let [there, gone] = holders();
    let said = vec![
        None,
        Some(IfAmended::Chair),
        Some(IfAmended::Abstain),
        Some(IfAmended::Against),
        Some(IfAmended::Holder(there)),
        Some(IfAmended::Holder(gone)),
    ];
    let choices = vec![None, Some(Choice::For), Some(Choice::Against), Some(Choice::Abstain)];
    (proptest::sample::select(choices), proptest::sample::select(said), any::<bool>())
}

/// What the law makes of the voice on the amended text; `None` when it is not cast.
fn by_the_book((choice, said, comes): Writer) -> Option<Choice> {
    let [there, _] = holders();
    match said? {
        // The votes of a form stand when its writer comes; of what it did not say the writer decides, who says nothing.
        IfAmended::Abstain if choice.is_some() || !comes => Some(Choice::Abstain),
        IfAmended::Against if choice.is_some() || !comes => Some(Choice::Against),
        // The chair is for the drafts of the board.
        IfAmended::Chair if !comes => Some(Choice::For),
        IfAmended::Holder(holder) if !comes && holder == there => Some(Choice::Against),
        IfAmended::Chair | IfAmended::Abstain | IfAmended::Against | IfAmended::Holder(_) => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn forms_on_an_amended_text_come_out_as_the_law_has_them(
        writers in proptest::collection::vec(writer(), 10),
    ) {
        let members: Vec<MemberId> = (14..=23).map(|place| voter(4, place)).collect();
        let clauses = StatutesDocument { proxy_ceiling: ProxyCeiling::Unlimited, ..modern() };
        let at: Timestamp = "2016-06-18T17:00:00Z".parse().unwrap();
        let mut orders = vec![convene_under(clauses), freeze(), sign_in()];
        orders.extend(members.iter().zip(&writers).map(|(member, (choice, said, _))| {
            let choices = choice.iter().map(|choice| (1, *choice)).collect();
            receive(PostalForm { if_amended: *said, ..form(*member, choices) })
        }));
        orders.push(open());
        orders.push(AssemblyCommand::Depart { member: holders()[1], at });
        let comers = members.iter().zip(&writers).filter(|(_, (.., comes))| *comes);
        orders.extend(comers.map(|(member, _)| AssemblyCommand::Arrive {
            member: *member, way: Way::InPerson, at, signed: SignedBy::Desk,
        }));
        orders.push(AssemblyCommand::AmendResolution {
            resolution: 1, text: "Un autre texte.".into(), reason: "La salle".into(),
        });
        let [there, _] = holders();
        let left_to_holder = |(_, said, comes): &Writer| *said == Some(IfAmended::Holder(there)) && !comes;
        let cast: Vec<Ballot> = members.iter().zip(&writers)
            .filter(|(_, writer)| left_to_holder(writer))
            .map(|(member, _)| Ballot { member: *member, choice: Choice::Against, holder: Some(there) })
            .collect();
        if !cast.is_empty() {
            orders.push(vote(1, cast));
        }
        let facts = and_then(told(orders), vec![close(1)]);
        let Some(AssemblyEvent::ResolutionClosed { outcome, .. }) = facts.last().cloned() else {
            panic!("no vote is closed");
        };
        let supporters = outcome.result.colleges[4].tally;
        let said = |of: Choice| {
            let count = writers.iter().filter(|writer| by_the_book(**writer) == Some(of)).count();
            u32::try_from(count).unwrap()
        };
        // Twelve of the example take part besides, of whom five left a blank proxy.
        prop_assert_eq!(
            (supporters.in_favour, supporters.against, supporters.abstentions),
            (5 + said(Choice::For), said(Choice::Against), said(Choice::Abstain))
        );
        prop_assert_eq!(outcome.attendance[4].attending, 12 + 10);
        prop_assert_eq!(state(facts).recount(1).unwrap(), Some(*outcome));
    }
}
