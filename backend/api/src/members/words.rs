//! Words of the members' room, as documented.

use office::members::public as members;

crate::words::words! {
    /// See [`members::ApplicationState`].
    ApplicationState = members::ApplicationState : "How far an application for membership is.",
    /// See [`members::College`].
    College = members::College : "The body in which a member votes (loi 47-1775, art. 19 octies).",
    /// See [`members::MemberKind`].
    MemberKind = members::MemberKind : "What a member is in law.",
    /// See [`members::Operation`].
    Operation = members::Operation : "Nature of a movement of shares (C. com., art. R228-9).",
    /// See [`members::PaymentMeans`].
    PaymentMeans = members::PaymentMeans : "How an amount was paid.",
    /// See [`members::TransferApproval`].
    TransferApproval = members::TransferApproval : "Who approves a transfer of shares between members.",
    /// See [`members::CollegeChangeEffect`].
    CollegeChangeEffect = members::CollegeChangeEffect : "When a change of college that comes after the notice of an assembly takes effect.",
    /// See [`members::InterestBase`].
    InterestBase = members::InterestBase : "From what subsidies are taken away before interest is paid (loi 47-1775, art. 19 nonies).",
    /// See [`members::ExitCause`].
    ExitCause = members::ExitCause : "Why a membership ended (C. com., art. L231-6).",
}

crate::words::words! {
    /// See [`members::DayOrder`].
    DayOrder = members::DayOrder { DayFirst, MonthFirst } : "In which order a list writes days: 04/02/2015 or 02/04/2015.",
    /// See [`members::DecimalMark`].
    DecimalMark = members::DecimalMark { Comma, Point } : "What a list writes between euros and cents.",
    /// See [`members::MappingOrigin`].
    MappingOrigin = members::MappingOrigin { Given, Remembered, Guessed } : "Where the mapping of an import came from.",
}
