# The papers of an assembly: notices, attendance sheet, minutes, result.

paper-calendar = Appointment of the assembly
paper-convocations = Notices to send by post (500 at most)
paper-attendance = Attendance sheet
paper-minutes = Minutes (a draft until they are signed)
paper-votes = Votes by name
paper-result-file = Result, to compute again
send-title = Send the notices by e-mail
send-about = Each member who agreed in writing to be called by e-mail, and was not called yet, gets the notice. Doing it again writes to nobody twice.
send-post = The others are called by post: their notices are printed from the page of the assembly.
sign-title = Sign the minutes
sign-about = The minutes take the next number of the register. They are kept as they are: nothing changes them any more.
sign-day = Day of the signatures
done-sign = The minutes are signed and kept.
paper-bundle = Notices to print, { $page } of { $pages }
mailing-heading = By e-mail
mailing-none = No sending by e-mail was asked for.
mailing-title = Sending by e-mail
mailing-done-title = Sending by e-mail done
mailing-queued = The sending waits for its turn.
mailing-running = Members looked at: { $done } of { $total }.
mailing-stopping = It was asked to stop: the sending finishes the members in its hands.
mailing-cancelled = The sending was stopped; what has left is recorded, and going on writes to nobody twice.
mailing-stop = Stop the sending
mailing-resume = Let the sending go on
mailing-mailed = E-mails sent
mailing-by-post = To be called by post
mailing-without-address = Without an address in the register
mailing-left = Called by post are those who have not taken e-mail in writing (C. com., art. R225-63) or have given none. A missing address is added in the member's file.
mailing-did = { $count ->
    [0] no e-mail
    [one] { $count } e-mail
   *[other] { $count } e-mails
}
mailing-failed = failed
mailing-stopped = stopped
mailing-goes-on = under way
mailing-told = Sending of { $moment }: { $what }
paper-lapse = Letter to { $name }
extract-title = Extract of the minutes
extract-button = Make the extract
extract-about = Some resolutions of the signed minutes, certified by the chair or the secretary (C. com., art. R225-108), for the registrar, a bank or a notary.
extract-resolutions = Resolutions
extract-none = Choose at least one resolution.
extract-purpose = For whom
extract-purpose-hint = For example: for the registrar of the commercial court.
extract-on = Certified on
extract-place = Done at
extract-name = Signatory
extract-name-hint = Nothing: the cooperative, for its board.
extract-capacity = In the capacity of
minutes-paper = Print the register
minutes-paper-about = The minutes of the assemblies held in a period.
minutes-from = From
minutes-until = Until
minutes-print = Print
