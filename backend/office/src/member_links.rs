//! Members who come in by a link although nobody has made them an account: the register knows their address.
//!
//! It exists because an assembly calls everybody, and few have ever signed in. What can never happen: an answer that tells
//! who is a member; an account for somebody who left, or for an address that two members share (whose trail says why no
//! mail went out).

use accounts::public::{AtAddress, Attempt};
use kernel::prelude::*;

use crate::Office;

impl Office {
    /// Sends a link to sign in with, to a user who is a member and nothing else, or to the one present member whom the
    /// register knows at the address. Answered alike for everybody.
    pub async fn request_sign_in_link(
        &self,
        attempt: &Attempt,
        email: &str,
        link: &(dyn Fn(&str) -> String + Sync),
    ) -> Result<(), Failure> {
        let beyond = || KernelError::Interrupted { reason: "l'horloge est hors du calendrier".to_owned() };
        let today = attempt.at.day().ok_or_else(beyond)?;
        let mut found = self.inside().members.at_address(email.trim(), today).await?;
        let member = match (found.pop(), found.is_empty()) {
            (None, _) => AtAddress::Nobody,
            (Some(_), false) => AtAddress::Several,
            (Some(one), true) => {
                AtAddress::One { member: one.row.member_id.uuid(), name: one.row.name.clone() }
            }
        };
        self.accounts.request_member_link(attempt, email, &member, link).await
    }
}
