//! Admission by the board.

use values::Day;

use super::Decided;
use super::shares::{good_subscription, on_account, within_the_cap};
use crate::member::standing::{Left, Standing};
use crate::member::{Admit, Holder, Member, MemberError, MemberEvent};
use crate::public::{Applicant, CategoryTerms, College};
use crate::rules::application::{self, at_least, open_to};

impl Member {
    pub(super) fn admit(&self, order: Admit) -> Decided {
        let Admit { id, number, applicant, college, terms, decided_on, .. } = order;
        let subscription = order.subscription;
        let on = subscription.on;
        self.is_new()?;
        application::check(&applicant)?;
        admissible(&applicant, college, &terms, decided_on, on)?;
        if subscription.nominal != terms.nominal {
            let (held, offered) = (terms.nominal, subscription.nominal);
            return Err(MemberError::NominalDiffers { held, offered });
        }
        good_subscription(&subscription)?;
        at_least(&terms, subscription.shares, subscription.nominal)?;
        on_account(&subscription)?;
        within_the_cap(order.counts_in_public_cap, &subscription)?;
        let holder = Box::new(Holder::of(id, applicant));
        Ok(vec![
            MemberEvent::Admitted {
                number,
                holder,
                college,
                terms,
                decided_on,
                counts_in_public_cap: order.counts_in_public_cap,
                formerly: order.formerly,
                on,
            },
            super::shares::subscribed(subscription),
        ])
    }

    fn is_new(&self) -> Result<(), MemberError> {
        match &self.standing {
            None => Ok(()),
            Some(Standing { left: Some(Left { on, .. }), .. }) => {
                Err(MemberError::AlreadyLeft { left_on: *on })
            }
            Some(standing) => Err(MemberError::AlreadyAdmitted { number: standing.number }),
        }
    }

    /// Lets it vote in another college from a day on.
    pub(super) fn change_college(
        &self,
        college: College,
        terms: CategoryTerms,
        decided_on: Day,
        reason: String,
        on: Day,
    ) -> Decided {
        let standing = self.current(on)?;
        super::said("le motif", &reason)?;
        if on < decided_on {
            return Err(MemberError::BeforeDecision { decided_on, on });
        }
        open_to(standing.kind, college, &terms)?;
        if terms.nominal != standing.nominal {
            return Err(MemberError::NominalDiffers { held: standing.nominal, offered: terms.nominal });
        }
        let held = standing.account.balance_on(on).subscribed;
        if held < terms.minimum {
            let (category, minimum) = (terms.code, terms.minimum);
            return Err(MemberError::BelowMinimum { category, minimum, offered: held });
        }
        if standing.college_on(on).is_some_and(|(_, now, code)| *now == college && *code == terms.code) {
            return Err(MemberError::SameCollege { college });
        }
        Ok(vec![MemberEvent::CollegeChanged { college, terms, decided_on, reason, on }])
    }
}

fn admissible(
    applicant: &Applicant,
    college: College,
    terms: &CategoryTerms,
    decided_on: Day,
    on: Day,
) -> Result<(), MemberError> {
    if on < decided_on {
        return Err(MemberError::BeforeDecision { decided_on, on });
    }
    open_to(applicant.kind(), college, terms)
}
