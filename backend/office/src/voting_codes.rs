//! The code on the convocation, which in-session voters enter with (R225-98 C. com.), and the token behind its QR code,
//! by which the desk signs a member in.
//!
//! Both are derived and stored nowhere: a keyed fingerprint (HMAC-SHA256) under the key of the house's vault, which lies
//! outside the database, over a version mark, the assembly and the member. So every process over one database gives the
//! same, a backup does not hold them, and a new key makes all of them void. What can never happen: a code in a log; a
//! code that votes by itself (who uses it has signed in by the mailbox first); one compared letter by letter.

use assemblies::permissions::{ASSEMBLY_CONVENE, ATTENDANCE_RECORD};
use assemblies::public::AssemblyId;
use data_encoding::BASE32_NOPAD;
use kernel::Vault;
use kernel::prelude::*;
use members::public::MemberId;
use subtle::ConstantTimeEq;
use values::Uuid;

use crate::{Office, OfficeError};

/// What the code is a fingerprint for; another version is another code.
const CODE: &str = "office.voting-code.v1";
/// The same of the token.
const ENTRY: &str = "office.entry-token.v1";
/// Letters and digits that nobody mistakes for another: no 0, O, 1, I, L.
const LETTERS: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";
/// Of a code, in two groups of four: 39 bits, with five guesses a quarter of an hour.
const LENGTH: usize = 8;
/// Bytes of an identifier, and of the fingerprint in a token: 128 bits.
const BYTES: usize = 16;

impl Office {
    /// The code of a member for an assembly, as its convocation prints it: `ABCD EFGH`.
    pub fn voting_code(&self, assembly: AssemblyId, member: MemberId) -> Result<String, Failure> {
        self.kernel.require(ASSEMBLY_CONVENE)?;
        let code = code(self.kernel.vault(), assembly, member);
        let (first, second) = code.split_at(LENGTH / 2);
        Ok(format!("{first} {second}"))
    }

    /// The token of a member for the door of an assembly: capitals and digits, which a QR code holds in little room.
    pub fn entry_token(&self, assembly: AssemblyId, member: MemberId) -> Result<String, Failure> {
        self.kernel.require(ASSEMBLY_CONVENE)?;
        Ok(token(self.kernel.vault(), assembly, member))
    }

    /// Whose token it is; `None` when it is none of this assembly.
    pub fn entry_of(&self, assembly: AssemblyId, given: &str) -> Result<Option<MemberId>, Failure> {
        self.kernel.require(ATTENDANCE_RECORD)?;
        let given = given.trim().to_ascii_uppercase();
        let member = BASE32_NOPAD.decode(given.as_bytes()).ok();
        let member = member.and_then(|bytes| <[u8; BYTES]>::try_from(bytes.get(..BYTES)?).ok());
        let Some(member) = member.map(|bytes| MemberId::new(Uuid::from_bytes(bytes))) else {
            return Ok(None);
        };
        let right = token(self.kernel.vault(), assembly, member);
        Ok(same(&right, &given).then_some(member))
    }

    /// Refuses whoever does not know the code of the member in whose hands the office is, and says who that is.
    pub(crate) async fn check_voting_code(
        &self,
        context: &Context,
        assembly: AssemblyId,
        given: &str,
    ) -> Result<MemberId, Failure> {
        let member = self.voter()?;
        let typed: String = given.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
        let right = same(&code(self.kernel.vault(), assembly, member), &typed.to_ascii_uppercase());
        self.accounts.guess(context, &format!("vote/{assembly}/{member}"), right).await?;
        if right { Ok(member) } else { Err(OfficeError::WrongVotingCode {}.into()) }
    }

    /// The member in whose hands the office is.
    pub(crate) fn voter(&self) -> Result<MemberId, Failure> {
        let member = self.kernel.principal().member_id().ok_or(OfficeError::NoVoice {})?;
        Ok(MemberId::new(member))
    }
}

fn mark(vault: &Vault, purpose: &str, assembly: AssemblyId, member: MemberId) -> [u8; 32] {
    vault.mark(purpose, &[*assembly.uuid().as_bytes(), *member.uuid().as_bytes()].concat())
}

fn code(vault: &Vault, assembly: AssemblyId, member: MemberId) -> String {
    let mut rest = mark(vault, CODE, assembly, member)
        .into_iter()
        .take(BYTES)
        .fold(0_u128, |number, byte| number << 8 | u128::from(byte));
    let mut code = String::with_capacity(LENGTH);
    for _ in 0..LENGTH {
        let letter = usize::try_from(rest % 31).unwrap_or_default();
        code.push(char::from(LETTERS[letter]));
        rest /= 31;
    }
    code
}

fn token(vault: &Vault, assembly: AssemblyId, member: MemberId) -> String {
    let mark = mark(vault, ENTRY, assembly, member);
    BASE32_NOPAD.encode(&[&member.uuid().as_bytes()[..], &mark[..BYTES]].concat())
}

/// Compares in a time that tells nothing of where two texts differ.
fn same(right: &str, given: &str) -> bool {
    right.as_bytes().ct_eq(given.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use accounts::public::EnteringError;
    use kernel::access::{Principal, Role};
    use kernel::testing::{TestDatabase, context, tester, vault};
    use kernel::{KeySource, on_both_databases};
    use values::Timestamp;

    use super::*;

    async fn office(database: &TestDatabase) -> Office {
        let kernel = database.kernel(Office::projectors()).await;
        Office::new(kernel.reader().clone(), KeySource::Random, vault())
    }

    fn assembly(number: u128) -> AssemblyId {
        AssemblyId::new(Uuid::from_u128(number))
    }

    fn member(number: u128) -> MemberId {
        MemberId::new(Uuid::from_u128(number))
    }

    fn voter(number: u128) -> Principal {
        Principal::user(Uuid::from_u128(900 + number), [Role::Member])
            .linked_to_member(Some(Uuid::from_u128(number)))
    }

    on_both_databases!(
        codes_are_the_same_for_every_process_and_differ_by_assembly_and_member,
        async |db: TestDatabase| {
            let (one, other) =
                (office(&db).await.acting_for(tester()), office(&db).await.acting_for(tester()));
            let mut codes = BTreeSet::new();
            for (of, whose) in [(1, 1), (1, 2), (2, 1), (2, 2)] {
                let code = one.voting_code(assembly(of), member(whose)).unwrap();
                assert_eq!(other.voting_code(assembly(of), member(whose)).unwrap(), code);
                assert_eq!(code.len(), 9);
                assert!(code.bytes().all(|letter| letter == b' ' || LETTERS.contains(&letter)), "{code}");
                let token = one.entry_token(assembly(of), member(whose)).unwrap();
                assert_eq!(other.entry_of(assembly(of), &token).unwrap(), Some(member(whose)));
                assert_eq!(other.entry_of(assembly(of), &token.to_lowercase()).unwrap(), Some(member(whose)));
                assert_eq!(other.entry_of(assembly(3), &token).unwrap(), None, "of another assembly");
                codes.insert(code);
                codes.insert(token);
            }
            assert_eq!(codes.len(), 8);
            for wrong in ["", "é", "AAAA", &"A".repeat(52)] {
                assert_eq!(one.entry_of(assembly(1), wrong).unwrap(), None, "{wrong}");
            }
        }
    );

    #[test]
    fn another_key_makes_other_codes() {
        let other = Vault::from_key([9; 32]);
        assert_ne!(code(&vault(), assembly(1), member(1)), code(&other, assembly(1), member(1)));
        assert_ne!(token(&vault(), assembly(1), member(1)), token(&other, assembly(1), member(1)));
    }

    on_both_databases!(
        five_wrong_codes_and_the_right_one_waits_a_quarter_of_an_hour,
        async |db: TestDatabase| {
            let house = office(&db).await;
            let right = house.acting_for(tester()).voting_code(assembly(1), member(1)).unwrap();
            let (voter, other) = (house.acting_for(voter(1)), house.acting_for(voter(2)));
            let at = |seconds: i64| {
                let at = Timestamp::from_micros(context().at.micros() + seconds * 1_000_000);
                Context { at, ..context() }
            };
            let typed = right.to_lowercase().replace(' ', "-");
            assert_eq!(voter.check_voting_code(&at(0), assembly(1), &typed).await.unwrap(), member(1));
            for second in 0..5 {
                let failure =
                    voter.check_voting_code(&at(second), assembly(1), "AAAA AAAA").await.unwrap_err();
                assert_eq!(failure.refusal::<OfficeError>(), Some(&OfficeError::WrongVotingCode {}));
            }
            let failure = voter.check_voting_code(&at(5), assembly(1), &right).await.unwrap_err();
            let wait = EnteringError::TooManyAttempts { retry_after: 899 };
            assert_eq!(failure.refusal::<EnteringError>(), Some(&wait));
            assert!(failure.to_string().contains("15 minutes"), "{failure}");
            // Neither another member nor another assembly waits.
            let others = house.acting_for(tester()).voting_code(assembly(1), member(2)).unwrap();
            other.check_voting_code(&at(5), assembly(1), &others).await.unwrap();
            let second = house.acting_for(tester()).voting_code(assembly(2), member(1)).unwrap();
            voter.check_voting_code(&at(5), assembly(2), &second).await.unwrap();
            voter.check_voting_code(&at(905), assembly(1), &right).await.unwrap();
            let wrong = voter.check_voting_code(&at(906), assembly(1), &others).await.unwrap_err();
            assert_eq!(
                wrong.refusal::<OfficeError>(),
                Some(&OfficeError::WrongVotingCode {}),
                "forgotten before"
            );
        }
    );

    on_both_databases!(who_prints_no_convocation_learns_no_code, async |db: TestDatabase| {
        let house = office(&db).await;
        for principal in [voter(1), Principal::nobody(), Principal::user(Uuid::from_u128(7), [Role::Auditor])]
        {
            let office = house.acting_for(principal);
            assert!(office.voting_code(assembly(1), member(1)).is_err());
            assert!(office.entry_token(assembly(1), member(1)).is_err());
            assert!(office.entry_of(assembly(1), "A").is_err());
        }
        let staff = house.acting_for(Principal::user(Uuid::from_u128(8), [Role::Staff]));
        let failure = staff.check_voting_code(&context(), assembly(1), "AAAA AAAA").await.unwrap_err();
        assert_eq!(failure.refusal::<OfficeError>(), Some(&OfficeError::NoVoice {}));
    });
}
