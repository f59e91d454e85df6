//! What other programs take of the members: an address book, the capital in an open format, the accountant's entries.

use documents::cap_table::{self, CapitalFacts};
use documents::share_entries::{self, EntryLine, ShareFacts};
use documents::{address_book, export};
use kernel::prelude::*;
use members::permissions::{ADDRESS_BOOK_READ, CAP_TABLE_READ, SHARE_ENTRIES_READ};
use values::{Day, Timestamp};

use crate::{Office, OfficeError, StoredPaper};

/// Rows of a page, where all pages are read.
const MOST: u64 = 1_000;

impl Office {
    /// A page of the members of a day as cards of an address book, and where the next begins.
    pub async fn address_book(
        &self,
        as_of: Day,
        known_at: Option<Timestamp>,
        cursor: Option<String>,
    ) -> Result<(Vec<u8>, Option<String>), Failure> {
        self.kernel.require(ADDRESS_BOOK_READ)?;
        let request = PageRequest { limit: Some(MOST), cursor, ..PageRequest::default() };
        let page = self.inside().members.contacts(as_of, known_at, false, &request).await?;
        let cards = address_book::cards(&page.items)
            .map_err(|error| OfficeError::PaperRefused { reason: error.to_string() })?;
        Ok((cards, page.next))
    }

    /// The capital of a day as a package of the Open Cap Format.
    pub async fn cap_table(
        &self,
        as_of: Day,
        known_at: Option<Timestamp>,
        generated_at: Timestamp,
    ) -> Result<StoredPaper, Failure> {
        self.kernel.require(CAP_TABLE_READ)?;
        let inside = self.inside();
        let seller = inside.billing.seller_on(as_of).await?.ok_or(OfficeError::NoSeller { on: as_of })?;
        let statutes =
            inside.statutes_if_any(as_of, known_at).await?.ok_or(OfficeError::NoStatutes { on: as_of })?;
        let nominal = statutes.categories.first().map(|terms| terms.nominal);
        let nominal = nominal.ok_or(OfficeError::NoStatutes { on: as_of })?;
        let movements = inside.movements_until(as_of, known_at).await?;
        let first =
            PageRequest { limit: Some(1), sort: Some("effective_on".to_owned()), ..PageRequest::default() };
        let founded = inside.assemblies.statutes(&first).await?.items.into_iter().next();
        let founded = founded.map(|version| version.effective_on);
        let subscribed = movements.iter().map(|row| row.movement.on).min();
        let facts = CapitalFacts {
            seller,
            formed_on: founded.into_iter().chain(subscribed).min().unwrap_or(as_of),
            nominal,
            contacts: every_page(async |request| {
                inside.members.contacts(as_of, known_at, true, request).await
            })
            .await?,
            movements,
            claims: every_page(async |request| inside.members.refunds(as_of, known_at, request).await)
                .await?,
            as_of,
            generated_at,
        };
        let bytes = cap_table::archive(facts)
            .map_err(|error| OfficeError::PaperRefused { reason: error.to_string() })?;
        Ok(StoredPaper {
            file_name: format!("capital-{as_of}{}", cap_table::EXTENSION),
            media_type: cap_table::MEDIA_TYPE.to_owned(),
            bytes,
        })
    }

    /// The movements of shares of a period as entries of the accountant's journal.
    pub async fn share_entries(
        &self,
        from: Day,
        until: Day,
        known_at: Option<Timestamp>,
    ) -> Result<Vec<EntryLine>, Failure> {
        self.kernel.require(SHARE_ENTRIES_READ)?;
        let inside = self.inside();
        let facts = ShareFacts {
            movements: inside.movements_until(until, known_at).await?,
            called: inside.members.called_by_movements(until, known_at).await?,
            calls: every_page(async |request| inside.members.calls(until, known_at, request).await).await?,
            refunds: inside.members.refund_entries(until, known_at).await?,
        };
        Ok(share_entries::lines(&facts, from, until).map_err(OfficeError::from)?)
    }

    /// Those entries as a file.
    pub async fn share_entries_file(
        &self,
        (from, until): (Day, Day),
        known_at: Option<Timestamp>,
        form: export::Form,
    ) -> Result<StoredPaper, Failure> {
        let lines = self.share_entries(from, until, known_at).await?;
        let (bytes, ending) = match form {
            export::Form::Csv(dialect) => (share_entries::csv(&lines, dialect), "csv"),
            export::Form::Xlsx => (share_entries::workbook(&lines), "xlsx"),
        };
        Ok(StoredPaper {
            file_name: format!("mouvements-de-parts-{from}-{until}.{ending}"),
            media_type: form.media_type().to_owned(),
            bytes: bytes.map_err(|error| OfficeError::PaperRefused { reason: error.to_string() })?,
        })
    }

    async fn movements_until(
        &self,
        as_of: Day,
        known_at: Option<Timestamp>,
    ) -> Result<Vec<members::public::MovementRow>, Failure> {
        every_page(async |request| self.members.movements(as_of, known_at, request).await).await
    }
}

/// All rows of a list, page after page.
pub(crate) async fn every_page<T>(
    fetch: impl AsyncFn(&PageRequest) -> Result<Page<T>, Failure>,
) -> Result<Vec<T>, Failure> {
    let mut request = PageRequest { limit: Some(MOST), ..PageRequest::default() };
    let mut rows = Vec::new();
    loop {
        let page = fetch(&request).await?;
        rows.extend(page.items);
        match page.next {
            Some(next) => request.cursor = Some(next),
            None => return Ok(rows),
        }
    }
}
