//! The papers of a member and of the register, as links to where they are made.
//!
//! What can never happen here: a link to a paper that the office would refuse, for want of shares, of an exit or of a
//! repayment.

use office::kernel::access::Principal;
use office::members::permissions::{ADDRESS_BOOK_READ, CAP_TABLE_READ, REGISTER_READ, SHARE_ENTRIES_READ};
use office::members::public::{MemberFile, MemberId, Movement, Operation, YearRow};
use office::values::Day;

use crate::language::Words;
use crate::notices::Link;

/// Where the API makes papers of a member.
const MEMBERS: &str = "/api/v1/members";

/// The papers of a member on a day: address and words.
pub(crate) fn of_member(words: Words, file: &MemberFile, as_of: Day) -> Vec<Link> {
    let id = file.row.member_id;
    let paper = |name: &str, more: &str, key: &str| {
        Link::new(format!("{MEMBERS}/{id}/papers/{name}.pdf?as_of={as_of}{more}"), words.say(key))
    };
    let held = file.row.shares.count() > 0 && file.left_on.is_none();
    let mut papers = Vec::new();
    if held {
        papers.push(paper("share-certificate", "", "paper-certificate"));
    }
    papers.push(paper("statement", "", "paper-statement"));
    papers.push(paper("admission-letter", "", "paper-admission"));
    if file.left_on.is_some() {
        papers.push(paper("exit-letter", "", "paper-exit"));
    }
    let repaid = file.refunds.iter().filter(|refund| !refund.claim.repaid.is_zero());
    papers.extend(repaid.map(|refund| {
        let more = format!("&claim={}", refund.claim.number);
        paper("refund-letter", &more, "paper-refund")
    }));
    papers
}

/// The form of a subscription, where the movement is one.
pub(crate) fn of_movement(member: MemberId, movement: &Movement) -> Option<String> {
    let Movement { number, on, operation, .. } = movement;
    let subscribed = *operation == Operation::Subscription;
    subscribed
        .then(|| format!("{MEMBERS}/{member}/papers/subscription-form.pdf?as_of={on}&movement={number}"))
}

/// The lists of the register that other programs take, as of a day: address and words.
pub(crate) fn of_register(words: Words, as_of: Day, looked_for: &str, reader: &Principal) -> Vec<Link> {
    let lists = [
        (REGISTER_READ, format!("{MEMBERS}?format=csv-fr&as_of={as_of}{looked_for}"), "export-csv"),
        (REGISTER_READ, format!("{MEMBERS}?format=xlsx&as_of={as_of}{looked_for}"), "export-xlsx"),
        (ADDRESS_BOOK_READ, format!("/api/v1/members.vcf?as_of={as_of}"), "export-cards"),
        (CAP_TABLE_READ, format!("/api/v1/share-capital.ocf.zip?as_of={as_of}"), "export-ocf"),
    ];
    let may = lists.into_iter().filter(|(permission, ..)| reader.may(*permission));
    may.map(|(_, address, key)| Link::new(address, words.say(key))).collect()
}

/// What the accountant and the auditor ask for of a closed year: the register of movements, and the entries to post.
pub(crate) fn of_year(words: Words, row: &YearRow, reader: &Principal) -> Vec<Link> {
    let period = format!("from={}&until={}", row.opening_day, row.closing_day);
    let lists = [
        (REGISTER_READ, format!("/api/v1/share-movements/register.pdf?{period}"), "paper-movements"),
        (
            SHARE_ENTRIES_READ,
            format!("/api/v1/share-movements/accounting?format=xlsx&{period}"),
            "export-entries",
        ),
    ];
    let may = lists.into_iter().filter(|(permission, ..)| reader.may(*permission));
    may.map(|(_, address, key)| Link::new(address, words.say(key))).collect()
}
