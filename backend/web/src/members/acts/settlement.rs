//! How an amount is paid: means, reference, and the current account where one is turned into shares.

use office::members::public::{AccountStatement, PaymentMeans, Settlement};
use serde::{Deserialize, Serialize};

use crate::forms::reading::Reading;
use crate::forms::{Field, FormPage, Trouble};
use crate::members::terms;

/// What is sent of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Paid {
    #[serde(default)]
    pub(crate) means: String,
    #[serde(default)]
    pub(crate) reference: String,
    #[serde(default)]
    pub(crate) balance: String,
    #[serde(default)]
    pub(crate) stated_on: String,
}

impl Paid {
    /// Means and reference.
    pub(crate) fn settlement(&self, read: Reading) -> Result<Settlement, Trouble> {
        let means = match self.means.as_str() {
            "" => PaymentMeans::Unstated,
            text => read.parsed("means", text, "means-wrong")?,
        };
        Ok(Settlement { means, reference: self.reference.trim().to_owned() })
    }

    /// The current account, when anything is said of it.
    pub(crate) fn account(&self, read: Reading) -> Result<Option<AccountStatement>, Trouble> {
        if self.balance.trim().is_empty() && self.stated_on.trim().is_empty() {
            return Ok(None);
        }
        let balance = read.amount("balance", &self.balance)?;
        Ok(Some(AccountStatement { balance, stated_on: read.day("stated_on", &self.stated_on)? }))
    }

    /// The fields of means and reference.
    pub(crate) fn asking(&self, page: FormPage) -> FormPage {
        let words = page.words();
        let choice = |means: PaymentMeans| (means.as_str().to_owned(), terms::means(words, means));
        let means = Field::select("means", words.say("field-means"), PaymentMeans::ALL.map(choice).to_vec());
        let reference = Field::text("reference", words.say("field-reference"))
            .holding(&self.reference)
            .hinting(words.say("field-reference-hint"));
        page.asking(means.holding(&self.means).half()).asking(reference.not_offered().optional(words).half())
    }

    /// The fields of the current account.
    pub(crate) fn asking_account(&self, page: FormPage) -> FormPage {
        let words = page.words();
        let balance = Field::amount("balance", words.say("field-balance")).holding(&self.balance);
        let stated = Field::day("stated_on", words.say("field-stated-on")).holding(&self.stated_on);
        page.about(words.say("account-title"))
            .asking(balance.hinting(words.say("account-about")).optional(words))
            .asking(stated.optional(words))
    }
}
