//! Who may use the room: a right for each use case, and for each register that is read.

kernel::permissions! {
    /// The key figures of a year, as page, table, chart or paper.
    FIGURES_READ: Read "reports.figures.read" [Staff, Sales];
    /// The team, counted; it names nobody.
    TEAM_READ: Read "reports.team.read" [Staff];
    /// The size of the catalogue.
    CATALOGUE_READ: Read "reports.catalogue.read" [Staff];
    /// The team of a day.
    TEAM_COUNT: Write "reports.team.count" [Staff];
    /// A better count of the team.
    TEAM_CORRECT: Write "reports.team.correct" [Staff];
    /// The size of the catalogue on a day.
    CATALOGUE_COUNT: Write "reports.catalogue.count" [Staff];
    /// A better count of the catalogue.
    CATALOGUE_CORRECT: Write "reports.catalogue.correct" [Staff];
}
