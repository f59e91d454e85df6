//! Words of the assemblies' room, as documented.

use office::assemblies::public as assemblies;

crate::words::words! {
    /// See [`assemblies::AssemblyKind`].
    AssemblyKind = assemblies::AssemblyKind { Ordinary, Extraordinary, Mixed } : "What an assembly may decide.",
    /// See [`assemblies::Convocation`].
    Convocation = assemblies::Convocation { First, Second } : "First call, or second after a first without quorum.",
    /// See [`assemblies::Decision`].
    Decision = assemblies::Decision { Ordinary, Extraordinary } : "Under which quorum and majority a resolution is decided.",
    /// See [`assemblies::Stage`].
    Stage = assemblies::Stage { NotConvened, Planned, Convened, RollFrozen, Open, Closed, Cancelled } : "Where an assembly stands.",
    /// See [`assemblies::Choice`].
    Choice = assemblies::Choice { For, Against, Abstain, Blank } : "What a ballot says.",
    /// See [`assemblies::Verdict`].
    Verdict = assemblies::Verdict { Adopted, NotElected, Rejected, WithoutQuorum } : "The fate of a resolution; a candidate who had the majority and no seat is not elected.",
    /// See [`assemblies::QuorumBasis`].
    QuorumBasis = assemblies::QuorumBasis { Shares, Members, CollegeWeighted } : "What the quorum is counted in.",
    /// See [`assemblies::SilentCollege`].
    SilentCollege = assemblies::SilentCollege { NotCast, EqualShare, CountsInTotal } : "What becomes of the weight of a college in which nobody voted.",
    /// See [`assemblies::VanishedCollege`].
    VanishedCollege = assemblies::VanishedCollege { Equal, ProRata } : "Who inherits the weight of a college without a member.",
    /// See [`assemblies::Tie`].
    Tie = assemblies::Tie { Neutral, Against, Split } : "What becomes of the weight of a college that is exactly divided.",
    /// See [`assemblies::AbstentionClause`].
    AbstentionClause = assemblies::AbstentionClause { Law, NotCast } : "Whether abstentions follow the law of the day or are never cast.",
    /// See [`assemblies::AbstentionTreatment`].
    AbstentionTreatment = assemblies::AbstentionTreatment { Against, NotCast } : "What an abstention is worth.",
    /// See [`assemblies::Counting`].
    Counting = assemblies::Counting { Weighted, OneMemberOneVote, WeightingSuspended } : "How the votes were weighed.",
    /// See [`assemblies::MandateKind`].
    MandateKind = assemblies::MandateKind { Director, Chair, Auditor, CooperativeReviewer } : "What somebody was named.",
    /// See [`assemblies::EndReason`].
    EndReason = assemblies::EndReason { Resignation, Revocation, Death, Dissolution } : "Why a mandate ended before its term.",
    /// See [`assemblies::EntryState`].
    EntryState = assemblies::EntryState { Past, Soon, Later } : "Where a day of the calendar stands: past, one of the thirty next, or later.",
    /// See [`assemblies::Audience`].
    Audience = assemblies::Audience { Board, Office, Members } : "Whom a duty is for.",
    /// See [`assemblies::CollegeState`].
    CollegeState = assemblies::CollegeState { Voted, Tied, Silent, Vanished } : "What a college brought to the result.",
    /// See [`assemblies::Way`].
    Way = assemblies::Way { InPerson, Remote } : "Where a member is who came.",
    /// See [`assemblies::SignedBy`].
    SignedBy = assemblies::SignedBy { Desk, Code, Site } : "How an arrival was noted: at the desk, by the code of the notice, by the member on the site of the vote.",
    /// See [`assemblies::VoteChannel`].
    VoteChannel = assemblies::VoteChannel { Desk, Site, Form, Chair } : "By which way a vote came.",
    /// See [`assemblies::DispatchChannel`].
    DispatchChannel = assemblies::DispatchChannel { Mail, Post, Hand } : "How a notice was sent.",
    /// See [`assemblies::ResolutionState`].
    ResolutionState = assemblies::ResolutionState { Waiting, Open, Closed, Withdrawn } : "Where the vote on a resolution stands.",
    /// See [`assemblies::Standing`].
    Standing = assemblies::Standing { Elected, Outranked, Tied, NotCarried } : "Where a candidate came.",
}
