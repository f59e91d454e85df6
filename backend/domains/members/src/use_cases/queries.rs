//! Questions about members. Each takes the day asked about (inclusive) and, to tell what was known at a moment, the
//! time of recording up to which facts count.

use kernel::prelude::*;
use values::{Day, Timestamp};

use crate::Members;
use crate::public::{Capital, MemberFile, MemberId, MemberRow, MovementRow, VoterEntry};
use crate::views::{movements, standings};

impl Members {
    /// A page of the register: those who are members on the day.
    pub async fn register(
        &self,
        as_of: Day,
        known_at: Option<Timestamp>,
        request: &PageRequest,
    ) -> Result<Page<MemberRow>, Failure> {
        standings::register(self.kernel.reader(), as_of, known_at, request).await
    }

    /// One member with its movements, present or gone; `None` when it was not admitted by then.
    pub async fn member(
        &self,
        id: MemberId,
        as_of: Day,
        known_at: Option<Timestamp>,
    ) -> Result<Option<MemberFile>, Failure> {
        standings::member(self.kernel.reader(), id, as_of, known_at).await
    }

    /// A page of the register of movements, in the order of recording unless another is asked.
    pub async fn movements(
        &self,
        as_of: Day,
        known_at: Option<Timestamp>,
        request: &PageRequest,
    ) -> Result<Page<MovementRow>, Failure> {
        movements::movements(self.kernel.reader(), as_of, known_at, request).await
    }

    /// The share capital on the day, by college and by category.
    pub async fn capital(&self, as_of: Day, known_at: Option<Timestamp>) -> Result<Capital, Failure> {
        standings::capital(self.kernel.reader(), as_of, known_at).await
    }

    /// Who may vote on the day, by number: everybody on the register, whatever is paid.
    pub async fn voters(&self, as_of: Day, known_at: Option<Timestamp>) -> Result<Vec<VoterEntry>, Failure> {
        standings::voters(self.kernel.reader(), as_of, known_at).await
    }
}
