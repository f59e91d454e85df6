# The words of the entrance.

## Frame
nav-enter = Sign in
nav-own = My pages
nav-users = Users
nav-trail = Audit trail
nav-account = My account
nav-tokens = Access tokens
nav-leave = Sign out
refused-mark = Error –{" "}
field-optional = { $field } (optional)
or = or
moment = { $day }, { $hour } UTC

## Sign-in
enter-title = Sign in
enter-button = Sign in
enter-provider = Continue with { $name }
enter-by-link-about = Are you a member, or do you represent an organisation? Enter without a password, by a link sent to your address.
enter-by-link = Get a link by e-mail
enter-forgotten = Forgotten password
enter-again = Your session is over, or has not begun: sign in to go on.
enter-left = You are signed out.
field-email = E-mail address
field-password = Password
field-name = First and last name
provider-title = You are not signed in
provider-again = Begin again
provider-other = Sign in another way
provider-leave = Sign out of { $name } too

## Second factor
code-title = Two-step verification
code-about = Open the code application on your phone and copy the code for Quintette.
code-field = Six-digit code
code-button = Verify
code-lost = I do not have my phone: use a recovery code
code-recovery-about = Each recovery code works once. You were given them when you turned two-step verification on.
code-recovery-field = Recovery code
code-found = I have my phone: use a six-digit code
enrol-title = Turn on two-step verification
enrol-about = Your role opens data that need more protection than a password alone. You need a code application on your phone, such as FreeOTP, Aegis or the one you have already.
enrol-step-scan = In the application, add an account by reading this square.
enrol-step-type = Reading this page on that very phone, or the square cannot be read? Open this link, or type the key.
enrol-step-code = Copy the six-digit code that the application shows.
enrol-picture = QR code that holds the key written below
enrol-link = Open in the code application
enrol-key = Key
enrol-button = Turn on
codes-title = Your recovery codes
codes-about = If you lose your phone, each of these codes will let you in, once.
codes-once = They will never be shown again. Print this page, or copy them to a safe place other than your phone.
codes-for = Quintette recovery codes, { $day }
codes-done = Noted, go on

## Link by mail
link-title = Get a sign-in link
link-about = For members and those who represent an organisation. Give the address that the cooperative knows: the link comes by e-mail, works once and is valid for fifteen minutes.
link-button = Send the link
link-with-password = Sign in with a password
sent-title = Look at your mail
sent-link = If a member has an account at the address “{ $email }”, a sign-in link has just gone out. It works once and is valid for fifteen minutes.
sent-reset = If there is an account at the address “{ $email }”, a link to choose a new password has just gone out. It works once and is valid for an hour.
sent-nothing = Nothing came? Look among unwanted mail, check the address, or ask for another link.
sent-again = Ask for another link
link-use-title = Sign in by link
link-use-about = One more click, so that only you, and not a program that reads your mail, use this link.
link-use-button = Sign me in
link-over-title = This link no longer works
link-over = It has been used, it is too old, or the address was copied wrongly.
link-over-ask = Ask for a new link
link-over-forgotten = Ask for a new password link
link-over-invitation = Ask the person who invited you to do it again.

## Welcome
welcome-title = Welcome
welcome-name = Welcome, { $name }
welcome-invited = Your account is ready. Choose a password to enter.
welcome-first = You are the first person to enter here: this link makes you the administrator of the program.
welcome-roles = Your role: { $roles }.
welcome-button = Enter
password-choose = Choose a password
password-again = The same, once more
password-differs = The two passwords differ. Type the same one twice.
email-wrong = This is not an e-mail address. One looks like first.last@example.org.
password-hint = From 12 to 128 characters. A sentence of a few words does well; a password manager does better.

## Forgotten password
forgotten-title = Forgotten password
forgotten-about = Give the address of your account: a link to choose another password will be sent there.
forgotten-button = Send the link
reset-title = New password
reset-about = All your other sessions will end.
reset-button = Save and enter
