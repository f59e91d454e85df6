//! `/associes/{id}/souscrire`, `ceder`, `retirer`: shares that come, go to another member, leave.

use door::Desk;
use office::kernel::Failure;
use office::kernel::access::Permission;
use office::members::permissions::{SHARES_SUBSCRIBE, SHARES_TRANSFER, SHARES_WITHDRAW};
use office::members::{TransferShares, WithdrawShares};
use office::values::Shares;
use serde::{Deserialize, Serialize};

use super::settlement::Paid;
use super::{Act, Hands, Subject};
use crate::forms::reading::No;
use crate::forms::{Field, FormPage, Trouble};
use crate::frame::Frame;
use crate::members::numbered::numbered;

/// More shares.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Subscribe {
    shares: String,
    paid: String,
    on: String,
    #[serde(flatten)]
    how: Paid,
}

impl Act for Subscribe {
    const PERMISSION: Permission = SHARES_SUBSCRIBE;
    const DONE: &'static str = "souscription";

    async fn opened(_: &Desk, _: &Frame, subject: &Subject) -> Result<Self, Failure> {
        Ok(Self { on: subject.today.to_string(), ..Self::default() })
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let paid = Field::amount("paid", words.say("field-paid")).holding(&self.paid);
        let page = subject
            .form(frame, "subscribe-title", "souscrire", "record-button")
            .saying(words.say("subscribe-about"))
            .asking(Field::whole("shares", words.say("field-shares")).holding(&self.shares).half().focused())
            .asking(paid.half())
            .asking(Field::day("on", words.say("field-subscribed-on")).holding(&self.on));
        self.how.asking_account(self.how.asking(page))
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let read = hands.read;
        let order = office::Subscribe {
            member_id: subject.file.row.member_id,
            shares: Shares::new(read.whole("shares", &self.shares)?),
            paid: read.amount("paid", &self.paid)?,
            settlement: self.how.settlement(read)?,
            account: self.how.account(read)?,
            on: read.day("on", &self.on)?,
        };
        hands.desk.subscribe_shares(&hands.context, order).await?;
        Ok(())
    }
}

/// Shares that go to another member.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Transfer {
    to: String,
    shares: String,
    approved_on: String,
    on: String,
}

impl Act for Transfer {
    const PERMISSION: Permission = SHARES_TRANSFER;
    const DONE: &'static str = "cession";

    async fn opened(_: &Desk, _: &Frame, subject: &Subject) -> Result<Self, Failure> {
        Ok(Self { on: subject.today.to_string(), ..Self::default() })
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let held = words.count(subject.file.row.shares.count().into());
        let to = Field::whole("to", words.say("field-to")).holding(&self.to);
        let approved = Field::day("approved_on", words.say("field-approved-on")).holding(&self.approved_on);
        subject
            .form(frame, "transfer-title", "ceder", "record-button")
            .saying(words.tell("transfer-about", &[("count", &held)]))
            .asking(to.hinting(words.say("link-member-hint")).focused().half())
            .asking(Field::whole("shares", words.say("field-shares")).holding(&self.shares).half())
            .asking(approved.hinting(words.say("field-approved-hint")).optional(words).half())
            .asking(Field::day("on", words.say("field-transferred-on")).holding(&self.on).half())
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let read = hands.read;
        let on = read.day("on", &self.on)?;
        let to = numbered(hands.desk, read, ("to", &self.to), on).await?;
        let order = TransferShares {
            from: subject.file.row.member_id,
            to: to.ok_or_else(|| Trouble::with(read.0, "to", "link-no-member"))?.member_id,
            shares: Shares::new(read.whole("shares", &self.shares)?),
            approved_on: read.any_day("approved_on", &self.approved_on)?,
            on,
        };
        hands.desk.transfer_shares(&hands.context, order).await?;
        Ok(())
    }
}

/// Some shares that leave; the member stays.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Withdraw {
    shares: String,
    on: String,
}

impl Act for Withdraw {
    const PERMISSION: Permission = SHARES_WITHDRAW;
    const DONE: &'static str = "retrait";

    async fn opened(_: &Desk, _: &Frame, subject: &Subject) -> Result<Self, Failure> {
        Ok(Self { on: subject.today.to_string(), ..Self::default() })
    }

    fn page(&self, frame: &Frame, subject: &Subject) -> FormPage {
        let words = frame.words;
        let held = words.count(subject.file.row.shares.count().into());
        subject
            .form(frame, "withdraw-title", "retirer", "record-button")
            .saying(words.tell("withdraw-about", &[("count", &held)]))
            .asking(Field::whole("shares", words.say("field-shares")).holding(&self.shares).half().focused())
            .asking(Field::day("on", words.say("field-effective-on")).holding(&self.on).half())
            .with_link(&subject.at("sortie"), words.say("exit-instead"))
    }

    async fn done(&self, hands: &Hands<'_>, subject: &Subject) -> Result<(), No> {
        let read = hands.read;
        let order = WithdrawShares {
            member_id: subject.file.row.member_id,
            shares: Shares::new(read.whole("shares", &self.shares)?),
            on: read.day("on", &self.on)?,
        };
        hands.desk.withdraw_shares(&hands.context, order).await?;
        Ok(())
    }
}

/// The forms in their states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let subject = crate::samples::subject();
    let on = subject.today.to_string();
    let subscribe =
        Subscribe { shares: "5".into(), paid: "100".into(), on: on.clone(), ..Subscribe::default() };
    let transfer = Transfer { to: "9999".into(), shares: "1".into(), on: on.clone(), ..Transfer::default() };
    let unknown = Trouble::with(frame.words, "to", "link-no-member");
    let quarter = crate::samples::below_quarter(frame.words);
    vec![
        ("subscribe", Subscribe { on: on.clone(), ..Subscribe::default() }.page(frame, &subject)),
        ("subscribe_refused", subscribe.page(frame, &subject).refused_by(Some(&quarter))),
        ("transfer_refused", transfer.page(frame, &subject).refused_by(Some(&unknown))),
        ("withdraw", Withdraw { shares: String::new(), on }.page(frame, &subject)),
    ]
}
