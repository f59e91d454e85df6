//! What the attendance sheets learn about forms that name somebody for what is proposed in session (C. com. R225-78); and
//! the views that this step and the one before it widened, emptied: a column that was added to a row of before says what
//! it says of nobody, a vote closed long ago that it waits. The next start fills them from the facts before it answers
//! anybody.

/// Statements that widen the table and empty the views, in order; portable SQL.
pub const UP: &[&str] = &[
    "ALTER TABLE assemblies_attendance ADD COLUMN named TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX assemblies_attendance_by_named ON assemblies_attendance (assembly_id, named)",
    "DELETE FROM assemblies_assemblies",
    "DELETE FROM assemblies_plans",
    "DELETE FROM assemblies_resolutions",
    "DELETE FROM assemblies_attendance",
    "DELETE FROM assemblies_votes",
];
