# What the rooms refuse in French, in English, by the last part of its code.

## At the entrance
refusal-wrong-credentials = Wrong address or password.
refusal-wrong-code = This code is wrong, expired or already used.
refusal-too-many-attempts = Too many attempts: wait { $retry_after ->
    [one] one second
   *[other] { $retry_after } seconds
}, then try again.
refusal-busy = Too many people sign in at once: try again in { $retry_after ->
    [one] one second
   *[other] { $retry_after } seconds
}.
refusal-link-over = This link no longer works: it has been used, or it is too old. Ask for another.
refusal-step-over = Signing in took too long: begin again.
refusal-no-account = Your identity is known, but no account is open to you here: ask for an invitation.
refusal-provider-down = The sign-in service does not answer. Try again in a few minutes.
refusal-provider-misconfigured = The sign-in service gave an unexpected answer. Tell your administrator.
refusal-provider-declined = The sign-in service declined.
refusal-provider-begin-again = This sign-in cannot be completed: it was begun in another browser, or too long ago, or was altered on its way. Begin again.
refusal-unknown-session = This session does not exist, or it is over.

## Passwords
refusal-password-length = A password has { $minimum } to { $maximum } characters; a short sentence does well.
refusal-password-breached = This password is among those that are tried first (it is in leaked data, or nearly).
refusal-password-own-words = This password is made of your name, your address or the name of the house.

## Users
refusal-unknown-user = This user does not exist.
refusal-email-taken = The address “{ $email }” is already a user's.
refusal-name-out-of-range = Give a name of 1 to { $maximum } characters.
refusal-reason-out-of-range = Give a reason of 1 to { $maximum } characters.
refusal-no-role = Give at least one role.
refusal-disabled = This user is disabled.
refusal-last-administrator = This is the last active administrator: name another one first.

## Tokens
refusal-unknown-token = This token does not exist.
refusal-token-revoked = This token is already revoked.
refusal-token-name-out-of-range = Give a name of 1 to { $maximum } characters that says what this token is for.
refusal-scopes-out-of-range = Give 1 to { $maximum } rights.

## Rights
refusal-forbidden = Your role does not allow this (right “{ $permission }”).
refusal-not-yours = You have access only to what concerns you (right “{ $permission }”).

## In the outbox
refusal-no-such-note = Nothing in the outbox bears the number { $note_id }.
refusal-already-sent = Item { $note_id } has left already.
refusal-being-sent = Item { $note_id } is being sent: wait a few minutes.

## Long jobs
refusal-already-over = This job cannot be stopped any more: it is over.
refusal-not-resumable = Only a job that failed or was stopped can go on.
refusal-file-forgotten = The file of this job is no longer kept: send it again.
refusal-asker-gone = The account that asked for this job no longer exists or is disabled: nothing more is done in its name.

## Files
refusal-no-accounts = This assembly ruled on the accounts of no year: there is no result to allocate.
refusal-unknown-file = This file is neither a PDF, nor a PNG or JPEG picture, nor an ODT, DOCX or XLSX document, nor text.
refusal-file-too-large = This file has { $size } bytes: a document has { $most } at most.

## Assemblies
refusal-wrong-stage = This is not possible at this stage of the assembly.
refusal-no-reason = Give the reason.
refusal-not-the-day = The assembly is called for { $day }: it cannot open on { $on }.
refusal-statutes-changed = The assembly was called under version { $convened_under } of the statutes, but version { $in_force } is in force that day: cancel it and call it again.
refusal-empty-roll = The roll is empty.
refusal-votes-not-open = The votes are not open.
refusal-vote-closed = The vote on resolution { $resolution } is closed.
