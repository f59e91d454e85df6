//! Who may use the room: a right for each use case, and for each register that is read.

kernel::permissions! {
    /// The statutes of any day.
    STATUTES_READ: Read "assemblies.statutes.read" [Staff];
    /// The assemblies, their agendas, results and minutes; no voice is told by name.
    ASSEMBLY_READ: Read "assemblies.assembly.read" [Staff];
    /// The roll of an assembly.
    ROLL_READ: ReadPersonal "assemblies.roll.read" [Staff];
    /// The attendance sheet of an assembly.
    ATTENDANCE_READ: ReadPersonal "assemblies.attendance.read" [Staff];
    /// The votes by name.
    VOTES_READ: ReadPersonal "assemblies.votes.read" [Staff];
    /// How one member's voice was used.
    VOICE_READ: ReadPersonal "assemblies.voice.read" [Staff] or own;
    /// Who holds and held a mandate.
    MANDATES_READ: ReadPersonal "assemblies.mandates.read" [Staff];
    /// The calendar of the year, with the ends of mandates.
    CALENDAR_READ: ReadPersonal "assemblies.calendar.read" [Staff];
    /// A mandate that is given.
    MANDATE_GIVE: Write "assemblies.mandate.give" [Staff];
    /// A mandate that ends before its term.
    MANDATE_END: Write "assemblies.mandate.end" [Staff];
    /// Who acts for the entity that holds a mandate.
    REPRESENTATIVE_REPLACE: Write "assemblies.representative.replace" [Staff];
    /// A duty of the year that is done, or is not after all.
    DUTY_MARK: Write "assemblies.duty.mark" [Staff];
    /// A version of the statutes.
    STATUTES_ADOPT: Write "assemblies.statutes.adopt" [Staff];
    /// The notice of an assembly.
    ASSEMBLY_CONVENE: Write "assemblies.assembly.convene" [Staff];
    /// An assembly that is given up before it opens.
    ASSEMBLY_CANCEL: Write "assemblies.assembly.cancel" [Staff];
    /// The seal on the roll.
    ROLL_FREEZE: Write "assemblies.roll.freeze" [Staff];
    /// Who takes part and how, and who does no longer.
    ATTENDANCE_RECORD: Write "assemblies.attendance.record" [Staff];
    /// The opening of the session.
    SESSION_OPEN: Write "assemblies.session.open" [Staff];
    /// Votes by name.
    VOTES_CAST: Write "assemblies.votes.cast" [Staff];
    /// The plan of an assembly: agenda, documents, what members ask for.
    ASSEMBLY_PLAN: Write "assemblies.assembly.plan" [Staff];
    /// Written questions and their answers.
    QUESTIONS_WRITE: Write "assemblies.questions.write" [Staff];
    /// A proxy that is left to whoever takes it.
    PROXY_RELEASE: Write "assemblies.proxy.release" [Staff] or own;
    /// A released proxy that is taken.
    PROXY_TAKE: Write "assemblies.proxy.take" [Staff] or own;
    /// One's own voice, and those that one holds, from one's own device.
    VOICE_CAST: Write "assemblies.voice.cast" [] or own;
    /// The agenda as the session changes it.
    AGENDA_CHANGE: Write "assemblies.agenda.change" [Staff];
    /// Debates, minutes and what the resolutions set in motion.
    MINUTES_WRITE: Write "assemblies.minutes.write" [Staff];
    /// The end of a vote, or of all votes with the session.
    VOTE_CLOSE: WriteInPairs "assemblies.vote.close" [Staff];
}
