//! The categories of the statutes in force, to choose from: each names its college.

use door::Desk;
use office::assemblies::public::StatutesError;
use office::kernel::Failure;
use office::members::public::{CategoryCode, CategoryTerms, College, MemberKind};
use office::values::Day;

use super::terms;
use crate::forms::reading::Reading;
use crate::forms::{Field, Trouble};
use crate::language::Words;

/// Those of the statutes of a day; none before there are statutes.
pub(crate) async fn on(desk: &Desk, day: Day) -> Result<Vec<CategoryTerms>, Failure> {
    match desk.assemblies.statutes_on(day).await {
        Ok(statutes) => Ok(statutes.document.categories),
        Err(failure)
            if matches!(failure.refusal::<StatutesError>(), Some(StatutesError::NoneInForce { .. })) =>
        {
            Ok(Vec::new())
        }
        Err(failure) => Err(failure),
    }
}

/// Those among them that are open to such an applicant.
pub(crate) fn open_to(offered: &[CategoryTerms], kind: MemberKind) -> Vec<CategoryTerms> {
    offered.iter().filter(|terms| terms.kinds.contains(&kind)).cloned().collect()
}

/// How a choice is sent: the college, then the category.
pub(crate) fn value(college: College, category: &CategoryCode) -> String {
    format!("{college}/{category}")
}

/// The field.
pub(crate) fn field(words: Words, offered: &[CategoryTerms], chosen: &str) -> Field {
    let choice = |of: &CategoryTerms| (value(of.college, &of.code), terms::category(words, of));
    let none = (String::new(), words.say("category-choose"));
    let choices = [none].into_iter().chain(offered.iter().map(choice)).collect();
    let hint = if offered.is_empty() { "category-no-statutes" } else { "category-about" };
    Field::select("category", words.say("field-category"), choices).holding(chosen).hinting(words.say(hint))
}

/// What was chosen.
pub(crate) fn chosen(read: Reading, text: &str) -> Result<(College, CategoryCode), Trouble> {
    let parts = text.split_once('/');
    let both = parts.and_then(|(college, code)| Some((college.parse().ok()?, code.parse().ok()?)));
    both.ok_or_else(|| Trouble::with(read.0, "category", "category-missing"))
}
