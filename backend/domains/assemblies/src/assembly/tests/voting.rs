//! Votes by name: whose voice, from whose hand, once.

use super::{and_then, close, convene, example, freeze, given, opened, own, sign_in, told, vote};
use crate::assembly::{AssemblyCommand, AssemblyError, AssemblyEvent, Ballot, Choice};
use crate::samples::{self, stranger, voter};

fn taken(resolution: u32, ballots: Vec<Ballot>) -> Vec<AssemblyEvent> {
    vec![AssemblyEvent::VotesCast { resolution, ballots }]
}

#[test]
fn votes_are_taken_once_the_session_is_open() {
    let ballots = samples::ballots();
    given(opened()).then(vote(1, ballots.clone()), taken(1, ballots.clone()));
    given(vec![]).refuses(vote(1, ballots.clone()), AssemblyError::NotConvened {});
    for facts in [told(vec![convene()]), told(vec![convene(), freeze(), sign_in()])] {
        given(facts.clone()).refuses(vote(1, ballots.clone()), AssemblyError::VotesNotOpen {});
        given(facts).refuses(close(1), AssemblyError::VotesNotOpen {});
    }
    given(opened()).refuses(vote(1, vec![]), AssemblyError::NothingGiven);
}

#[test]
fn nothing_outside_the_agenda_is_voted() {
    for resolution in [0, 4] {
        let refusal = AssemblyError::NotOnAgenda { resolution };
        given(opened()).refuses(vote(resolution, samples::ballots()), refusal.clone());
        given(opened()).refuses(close(resolution), refusal);
    }
}

#[test]
fn who_is_not_on_the_roll_has_no_voice() {
    let ballots = vec![own(voter(0, 1), Choice::For), own(stranger(), Choice::For)];
    given(opened()).refuses(vote(1, ballots), AssemblyError::NotOnRoll { member: stranger() });
}

#[test]
fn a_member_votes_once_on_each_resolution() {
    let ana = voter(0, 1);
    let once = || and_then(opened(), vec![vote(1, vec![own(ana, Choice::For)])]);
    let again = AssemblyError::AlreadyVoted { member: ana, resolution: 1 };
    for choice in [Choice::For, Choice::Against, Choice::Abstain, Choice::Blank] {
        given(once()).refuses(vote(1, vec![own(ana, choice)]), again.clone());
    }
    let same_list = vec![own(ana, Choice::For), own(voter(0, 2), Choice::For), own(ana, Choice::For)];
    given(opened()).refuses(vote(1, same_list), again);
    let other = vec![own(ana, Choice::Against)];
    given(once()).then(vote(2, other.clone()), taken(2, other));
}

#[test]
fn a_vote_that_is_closed_takes_no_more() {
    let late = vec![own(voter(0, 1), Choice::For)];
    let closed = AssemblyError::VoteClosed { resolution: 1 };
    given(told(example())).refuses(vote(1, late.clone()), closed.clone());
    given(told(example())).refuses(close(1), closed.clone());
    given(told(example())).then(vote(2, late.clone()), taken(2, late.clone()));
    given(and_then(told(example()), vec![AssemblyCommand::Close])).refuses(vote(1, late), closed);
}

#[test]
fn a_voice_comes_from_the_hand_that_holds_it() {
    // Of the creators 1 to 7 are in the room, 8 to 11 represented, 12 to 14 leave a blank proxy, 15 to 18 write.
    let (there, given_away, blank, by_post, away) =
        (voter(1, 1), voter(1, 8), voter(1, 12), voter(1, 15), voter(1, 40));
    let holder = voter(2, 1);
    let cast = |member, holder| vote(1, vec![Ballot { member, choice: Choice::For, holder }]);
    given(opened()).refuses(cast(away, None), AssemblyError::Absent { member: away });
    given(opened()).refuses(cast(away, Some(holder)), AssemblyError::Absent { member: away });
    given(opened()).refuses(cast(blank, None), AssemblyError::LeftToTheChair { member: blank });
    given(opened()).refuses(cast(blank, Some(voter(0, 1))), AssemblyError::LeftToTheChair { member: blank });
    for member in [there, by_post] {
        given(opened())
            .refuses(cast(member, Some(holder)), AssemblyError::NoProxyGiven { member, given: holder });
    }
    let another = AssemblyError::RepresentedByAnother { member: given_away, holder };
    given(opened()).refuses(cast(given_away, None), another.clone());
    given(opened()).refuses(cast(given_away, Some(there)), another);
    let right = Ballot { member: given_away, choice: Choice::For, holder: Some(holder) };
    given(opened()).then(cast(given_away, Some(holder)), taken(1, vec![right]));
}

#[test]
fn a_holder_who_leaves_casts_no_more_and_nobody_steps_in() {
    let (member, holder) = (voter(1, 8), voter(2, 1));
    let leave = AssemblyCommand::WithdrawPresence { member: holder, reason: "A quitté la séance".into() };
    let ballot = Ballot { member, choice: Choice::For, holder: Some(holder) };
    given(and_then(opened(), vec![leave]))
        .refuses(vote(1, vec![ballot]), AssemblyError::HolderAbsent { member, holder });
}
