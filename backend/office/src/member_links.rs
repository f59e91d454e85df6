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

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use accounts::public::SignInStep;
    use assemblies::public::{
        AbstentionClause, AdoptStatutes, Majorities, ProxyCeiling, QuorumBasis, QuorumThresholds,
        StatutesDocument,
    };
    use kernel::testing::{TestDatabase, context, tester, vault};
    use kernel::{KeySource, on_both_databases};
    use members::MoreOfAdmission;
    use members::public::{Applicant, CategoryTerms, College, MemberId, MemberKind, PersonProfile, PostalAddress};
    use values::{Day, Money, Shares, Uuid};

    use super::*;
    use crate::Admit;

    async fn office(database: &TestDatabase) -> Office {
        let kernel = database.kernel(Office::projectors()).await;
        let office = Office::new(kernel.reader().clone(), KeySource::Random, vault());
        let on: Day = "2014-01-01".parse().unwrap();
        let document = StatutesDocument {
            weighting: None,
            quorum_basis: QuorumBasis::Members,
            quorums: QuorumThresholds::legal(),
            majorities: Majorities::legal(),
            proxy_ceiling: ProxyCeiling::AtMost { mandates: 5 },
            abstentions: AbstentionClause::NotCast,
            categories: vec![CategoryTerms {
                code: "creator".parse().unwrap(),
                college: College::Creators,
                kinds: vec![MemberKind::NaturalPerson],
                minimum: Money::euros(100),
                nominal: Money::euros(100),
            }],
            membership: None,
            year_end: None,
            meetings: None,
        };
        let order = AdoptStatutes { adopted_on: on, effective_on: on, document };
        office.acting_for(tester()).assemblies.adopt_statutes(&context(), order).await.unwrap();
        office
    }

    async fn admitted(office: &Office, number: u128, name: &str, email: &str) -> MemberId {
        let id = MemberId::new(Uuid::from_u128(number));
        let on = context().at.day().unwrap();
        let order = Admit {
            id,
            applicant: Applicant::NaturalPerson(PersonProfile {
                given_name: "Zoé".to_owned(),
                family_name: name.to_owned(),
                address: PostalAddress {
                    lines: vec!["1 rue du Test".to_owned()],
                    postal_code: "42000".to_owned(),
                    city: "Saint-Étienne".to_owned(),
                    country: "FR".to_owned(),
                },
                email: Some(email.parse().unwrap()),
            }),
            college: College::Creators,
            category: "creator".parse().unwrap(),
            decided_on: on,
            on,
            shares: Shares::new(1),
            paid: Money::euros(100),
            more: MoreOfAdmission::default(),
        };
        office.acting_for(tester()).admit_member(&context(), order).await.unwrap();
        id
    }

    on_both_databases!(one_present_member_at_an_address_gets_an_account_by_the_link, async |db: TestDatabase| {
        let office = office(&db).await;
        let first = admitted(&office, 1, "Exemple", "Zoe@exemple.fr").await;
        admitted(&office, 2, "Petit", "deux@exemple.fr").await;
        admitted(&office, 3, "Garnier", "deux@exemple.fr").await;
        let secret = Mutex::new(None);
        let link = |text: &str| {
            *secret.lock().unwrap() = Some(text.to_owned());
            text.to_owned()
        };
        let attempt = Attempt::from(context().at, Uuid::now_v7(), "127.0.0.1".parse().unwrap(), "test");
        let nobody = office.acting_for(kernel::access::Principal::nobody());
        for email in ["deux@exemple.fr", "personne@exemple.fr", "", "pas une adresse"] {
            nobody.request_sign_in_link(&attempt, email, &link).await.unwrap();
            assert_eq!(secret.lock().unwrap().take(), None, "{email}");
        }
        nobody.request_sign_in_link(&attempt, " zoe@EXEMPLE.fr ", &link).await.unwrap();
        let given = secret.lock().unwrap().take().expect("a link was made");
        let step = nobody.accounts.use_sign_in_link(&attempt, &given).await.unwrap();
        let SignInStep::Complete(session) = step else { panic!("not complete: {step:?}") };
        let visit = nobody.accounts.identify_session(attempt.at, &session.secret).await.unwrap().unwrap();
        assert_eq!(visit.principal.member_id(), Some(first.uuid()));
        assert_eq!(visit.user.name, "Zoé Exemple");
    });
}
