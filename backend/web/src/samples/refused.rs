//! What is refused around an assembly, in the tests of pages.

use office::assemblies::public::{AssemblyError, PreparingError, VotingError};
use office::values::Money;

use super::assemblies::{member_id, trouble};
use super::members::day;
use crate::forms::Trouble;
use crate::language::Words;

/// A proxy over the ceiling.
pub(crate) fn too_many_proxies(words: Words) -> Trouble {
    let error = AssemblyError::TooManyProxies { member: member_id(4), holder: member_id(1), most: 5 };
    trouble(words, error).beside(words, "holder", "presence-too-many")
}

/// A form after its last day.
pub(crate) fn form_too_late(words: Words) -> Trouble {
    trouble(
        words,
        VotingError::FormTooLate { received_on: day("2016-06-18"), last: day("2016-06-15") }.into(),
    )
}

/// A notice that is too short, without a reason.
pub(crate) fn notice_too_short(words: Words) -> Trouble {
    trouble(words, AssemblyError::NoticeTooShort { given: 12, minimum: 15 })
}

/// A request of too few.
pub(crate) fn request_of_too_few(words: Words) -> Trouble {
    let error = PreparingError::RequestOfTooFew { held: Money::euros(200), needed: Money::euros(8_490) };
    trouble(words, error.into()).at("askers".to_owned())
}
