//! The first start: whoever sees the terminal of the machine becomes the first administrator, by a link that works once.
//!
//! What can never happen: a password that everybody knows; a link in a log that is kept (it goes to the standard output
//! alone); a second link once there is an administrator.

use std::io::Write;

use door::Origin;
use kernel::prelude::Failure;
use kernel::{Clock, Context, KernelError, SystemClock};
use office::Office;
use uuid::Uuid;

use crate::commands::operator;
use crate::exit::Stop;

/// Prints the link of the first administrator while there is none.
pub(super) async fn greet(office: &Office, public: &Origin) -> Result<(), Stop> {
    let context = Context::new(operator().actor().clone(), SystemClock.now(), Uuid::now_v7());
    match office.accounts.first_administrator(&context).await {
        Ok(Some(secret)) => Ok(say(&public.link(&format!("/bienvenue/{}", &*secret)))?),
        Ok(None) => Ok(()),
        Err(Failure::Kernel(KernelError::ReadOnly)) => {
            tracing::warn!("read-only database: whether there is an administrator was not asked");
            Ok(())
        }
        Err(failure) => Err(failure.into()),
    }
}

fn say(link: &str) -> std::io::Result<()> {
    let mut stdout = std::io::stdout().lock();
    writeln!(
        stdout,
        "\nQuintette n'a pas encore d'administrateur. Ouvrez ce lien, valable une fois et 24 heures, pour le devenir :\n\
         Quintette has no administrator yet. Open this link, good once and for 24 hours, to become it:\n\n    {link}\n"
    )?;
    stdout.flush()
}
