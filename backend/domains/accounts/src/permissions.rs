//! The rights to this room's use cases. Entering takes none: whoever knocks has none yet.

kernel::permissions! {
    /// Read one's own account.
    SELF_READ: ReadPersonal "accounts.self.read" [] or own;
    /// Change one's own password and recovery codes.
    SELF_CHANGE: Write "accounts.self.change" [] or own;
    /// List sessions.
    SESSIONS_READ: ReadPersonal "accounts.sessions.read" [] or own;
    /// End sessions.
    SESSIONS_END: Write "accounts.sessions.end" [] or own;
    /// List tokens.
    TOKENS_READ: ReadPersonal "accounts.tokens.read" [] or own;
    /// Create a token, for oneself or for a machine client.
    TOKENS_CREATE: Write "accounts.tokens.create" [] or own;
    /// Revoke a token.
    TOKENS_REVOKE: Write "accounts.tokens.revoke" [] or own;
    /// Read the register of users.
    USERS_READ: ReadPersonal "accounts.users.read" [];
    /// Invite a person, or send the invitation again.
    USERS_INVITE: Write "accounts.users.invite" [];
    /// Create a machine client.
    MACHINES_CREATE: Write "accounts.machines.create" [];
    /// Change a user's roles.
    ROLES_CHANGE: Write "accounts.roles.change" [];
    /// Tie a user to a member and an organisation.
    USERS_LINK: Write "accounts.users.link" [];
    /// Keep a user out, or let them in again.
    USERS_DISABLE: Write "accounts.users.disable" [];
    /// Take away a lost second factor.
    SECOND_FACTOR_RESET: Write "accounts.second-factor.reset" [];
    /// Read the audit trail.
    TRAIL_READ: ReadPersonal "accounts.trail.read" [];
}
