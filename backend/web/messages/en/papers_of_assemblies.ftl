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
done-send = The notices are being sent.
done-sign = The minutes are signed and kept.
