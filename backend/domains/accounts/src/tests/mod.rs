//! The room as a whole, on both databases.

mod doors;
mod identified;
mod invited;
mod linked;
mod provided;
mod rebuilt;
mod registered;
mod seconded;
mod slowed;
mod tokened;
mod trailed;

use std::sync::Mutex;

use kernel::prelude::*;
use kernel::testing::{TestDatabase, tester};
use values::{Timestamp, Uuid};

use crate::goldens::user_id;
use crate::public::{
    AcceptInvitation, Attempt, InviteUser, NewSession, SignInStep, TrailRow, UserId, UserKind,
};
use crate::secrets::Seed;
use crate::{Accounts, Hashing};

/// The password of everybody.
pub(crate) const PASSWORD: &str = "cheval agrafe pile juste";
/// Where links lead.
const PAGE: &str = "https://coop.exemple/entrer/";

/// The room over an empty database, in nobody's hands, as the entrance has it.
async fn room(db: &TestDatabase) -> Accounts {
    let kernel = db.kernel(Accounts::projectors()).await;
    Accounts::new(kernel.acting_for(Principal::nobody())).hashing(Hashing::cheap())
}

impl Accounts {
    /// The same in the hands of the house.
    fn by_house(&self) -> Self {
        self.by(tester())
    }

    /// The same in somebody's hands.
    fn by(&self, principal: Principal) -> Self {
        self.over(self.kernel.acting_for(principal))
    }
}

/// Noon of 5 January 2015, and so many seconds.
fn moment(seconds: i64) -> Timestamp {
    Timestamp::from_micros((1_420_459_200 + seconds) * 1_000_000)
}

fn context(seconds: i64) -> Context {
    Context::new(Actor::new("test"), moment(seconds), Uuid::new_v4())
}

/// A context of somebody's own.
fn context_of(user: UserId, seconds: i64) -> Context {
    Context::new(Actor::new(format!("user:{user}")), moment(seconds), Uuid::new_v4())
}

fn attempt(seconds: i64) -> Attempt {
    let address = "192.0.2.77".parse().unwrap();
    Attempt::from(moment(seconds), Uuid::new_v4(), address, "Firefox")
}

fn email(number: u128) -> String {
    format!("personne{number}@exemple.fr")
}

/// The order to invite somebody.
fn invitation(number: u128, roles: &[Role]) -> InviteUser {
    InviteUser {
        id: user_id(number),
        name: format!("Personne {number}"),
        email: email(number).parse().unwrap(),
        roles: roles.to_vec(),
        member: None,
        organisation: None,
    }
}

/// Keeps the secret of a link that was made.
#[derive(Default)]
struct Postman(Mutex<Option<String>>);

impl Postman {
    fn address(&self) -> impl Fn(&str) -> String + Sync + '_ {
        |secret| {
            *self.0.lock().unwrap() = Some(secret.to_owned());
            format!("{PAGE}{secret}")
        }
    }

    /// What the last link bore.
    fn secret(&self) -> String {
        self.0.lock().unwrap().take().expect("a link was made")
    }

    fn has_nothing(&self) -> bool {
        self.0.lock().unwrap().is_none()
    }
}

/// Invites somebody; answers the secret of the invitation.
async fn invited(room: &Accounts, number: u128, roles: &[Role]) -> String {
    let postman = Postman::default();
    let order = invitation(number, roles);
    room.by_house().invite_user(&context(0), order, &postman.address()).await.unwrap();
    postman.secret()
}

fn accepting(password: &str) -> AcceptInvitation {
    AcceptInvitation { name: None, email: None, password: password.to_owned() }
}

/// Invites somebody who comes at once; answers how the sign-in stands.
async fn came(room: &Accounts, number: u128, roles: &[Role]) -> SignInStep {
    let secret = invited(room, number, roles).await;
    room.accept_invitation(&attempt(0), &secret, accepting(PASSWORD)).await.unwrap()
}

/// Somebody who needs no second factor, signed in.
async fn person(room: &Accounts, number: u128, roles: &[Role]) -> NewSession {
    complete(came(room, number, roles).await)
}

/// Somebody with a second factor, signed in; with the seed and the recovery codes.
async fn seconded(room: &Accounts, number: u128, roles: &[Role]) -> (NewSession, Seed, Vec<String>) {
    let SignInStep::EnrolSecondFactor { pending } = came(room, number, roles).await else {
        panic!("no second factor is asked for")
    };
    let shown = room.second_factor_to_enrol(&attempt(0), &pending).await.unwrap();
    let seed = data_encoding::BASE32_NOPAD.decode(shown.secret_base32.as_bytes()).unwrap();
    let seed = Seed::from_bytes(&seed).unwrap();
    let code = seed.code_at(moment(0));
    let (session, codes) = room.enrol_second_factor(&attempt(0), &pending, &code).await.unwrap();
    (session, seed, codes)
}

fn complete(step: SignInStep) -> NewSession {
    match step {
        SignInStep::Complete(session) => session,
        other => panic!("not complete: {other:?}"),
    }
}

fn pending(step: SignInStep) -> String {
    match step {
        SignInStep::SecondFactor { pending } => pending.to_string(),
        other => panic!("no second factor is asked for: {other:?}"),
    }
}

/// Somebody's hands, as a session gives them.
async fn hands(room: &Accounts, session: &NewSession, seconds: i64) -> Principal {
    room.identify_session(moment(seconds), &session.secret).await.unwrap().unwrap().principal
}

/// The trail, the oldest first.
async fn trail(room: &Accounts) -> Vec<TrailRow> {
    let request = PageRequest { sort: Some("at".to_owned()), ..PageRequest::default() };
    room.by_house().trail(&request).await.unwrap().items
}

/// `kind reason` of every entry about somebody.
async fn told(room: &Accounts, number: u128) -> Vec<String> {
    let about = trail(room).await.into_iter().filter(|row| row.user == Some(user_id(number)));
    about.map(|row| format!("{} {}", row.kind.as_str(), row.reason).trim().to_owned()).collect()
}

/// The refusal of an answer.
#[track_caller]
fn refusal<T: std::fmt::Debug, E: Refusal + Clone>(answer: Result<T, Failure>) -> E {
    let failure = answer.unwrap_err();
    failure.refusal::<E>().cloned().unwrap_or_else(|| panic!("another refusal: {failure:?}"))
}

/// How many notes went out.
async fn mails(room: &Accounts) -> i64 {
    let counts = room.kernel.outbox_counts().await.unwrap();
    counts.waiting + counts.sent
}

/// A machine client.
async fn machine(room: &Accounts, number: u128, roles: &[Role]) -> UserId {
    let order = crate::CreateMachine {
        id: user_id(number),
        name: format!("Programme {number}"),
        roles: roles.to_vec(),
        member: None,
        organisation: None,
    };
    let id = room.by_house().create_machine(&context(0), order).await.unwrap();
    assert_eq!(room.by_house().user(id).await.unwrap().row.kind, UserKind::Machine);
    id
}
