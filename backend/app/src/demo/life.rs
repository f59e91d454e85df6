//! What happens to some of the invented members besides coming in: one leaves and is repaid, shares change hands, one
//! moves to the college where it belongs, one moves house. None of it changes the figures of the end of 2015.

use std::collections::VecDeque;

use office::kernel::Context;
use office::members::public::{
    CategoryCode, College, ExitCause, Instalment, MemberId, PersonProfile, PostalAddress,
};
use office::members::{EndMembership, ExitStep, Particular, RefundStep, TransferShares};
use office::values::{Day, Money, Shares};
use office::{Admit, MoreOfAdmission, Move, Office};

use super::DemoError;
use super::calendar::{day, id, step};
use super::members::by_transfer;

/// Who came in as a supporter and votes among the creators since 2015.
pub(super) const MOVED: &str = "member:creator-person:1";
/// Who came in 2014 and left in 2015.
const LEAVER: &str = "member:passing-through";

/// Something that happens, by its day.
#[derive(Debug, Clone, Copy)]
pub(super) enum Event {
    Comes,
    Moves,
    Transfers,
    Notifies,
    ChangesCollege,
    Leaves,
    IsScheduled,
    IsRepaid,
    YearCloses,
}

impl Event {
    /// When.
    pub(super) fn on(self) -> Day {
        Day::from(match self {
            Self::Comes => day(2014, 6, 16),
            Self::ChangesCollege => day(2015, 2, 2),
            Self::Transfers => day(2015, 3, 10),
            Self::Moves => day(2015, 4, 1),
            Self::Notifies => day(2015, 5, 4),
            Self::Leaves => day(2015, 6, 30),
            Self::IsScheduled => day(2015, 7, 6),
            Self::IsRepaid => day(2015, 12, 15),
            Self::YearCloses => day(2016, 2, 15),
        })
    }
}

/// All of them, in their order.
pub(super) fn events() -> VecDeque<Event> {
    VecDeque::from([
        Event::Comes,
        Event::ChangesCollege,
        Event::Transfers,
        Event::Moves,
        Event::Notifies,
        Event::Leaves,
        Event::IsScheduled,
        Event::IsRepaid,
        Event::YearCloses,
    ])
}

/// Lets it happen, through the same use cases as the API.
pub(super) async fn happen(office: &Office, event: Event) -> Result<(), DemoError> {
    let on = event.on();
    let context = step(&format!("life:{event:?}"), on);
    let leaver = MemberId::new(id(LEAVER));
    match event {
        Event::Comes => {
            office.admit_member(&context, passing_through(on)?).await?;
        }
        Event::ChangesCollege => {
            let order = Move {
                member_id: MemberId::new(id(MOVED)),
                college: College::Creators,
                category: code("creator-person")?,
                decided_on: on,
                reason: "Publie désormais un catalogue".to_owned(),
            };
            office.change_college(&context, order).await?;
        }
        Event::Transfers => hands_over(office, &context, on).await?,
        Event::Moves => moves_house(office, &context, on).await?,
        Event::Notifies => {
            let step = ExitStep::Notify {
                cause: ExitCause::Resignation,
                reason: "Départ à l'étranger".to_owned(),
                notified_on: on,
                effective_on: Event::Leaves.on(),
            };
            office.step_to_exit(&context, leaver, step).await?;
        }
        Event::Leaves => {
            let order = EndMembership {
                member_id: leaver,
                cause: ExitCause::Resignation,
                reason: "Départ à l'étranger".to_owned(),
                decided_on: None,
                on,
            };
            office.end_membership(&context, order).await?;
        }
        Event::IsScheduled => {
            let parts = [Event::IsRepaid.on(), Day::from(day(2016, 12, 15))];
            let schedule = parts.map(|due_on| Instalment { due_on, amount: Money::euros(100) }).to_vec();
            let step = RefundStep::Reschedule { schedule, on };
            office.members.step_of_refund(&context, leaver, 1, step).await?;
        }
        Event::IsRepaid => {
            let step = RefundStep::Pay { amount: Money::euros(100), settlement: by_transfer(), on };
            office.members.step_of_refund(&context, leaver, 1, step).await?;
        }
        Event::YearCloses => {
            let (first, last) = (Day::from(day(2015, 1, 1)), Day::from(day(2015, 12, 31)));
            office.members.close_year(&context, 2015, first, last, on).await?;
        }
    }
    Ok(())
}

async fn moves_house(office: &Office, context: &Context, on: Day) -> Result<(), DemoError> {
    let place = PostalAddress {
        lines: vec!["7 place de l'Exemple".to_owned()],
        postal_code: "69001".to_owned(),
        city: "Lyon".to_owned(),
        country: "FR".to_owned(),
    };
    let member = MemberId::new(id("member:supporter-person:3"));
    office.members.change_particular(context, member, Particular::Address(place), on).await?;
    Ok(())
}

async fn hands_over(office: &Office, context: &Context, on: Day) -> Result<(), DemoError> {
    let (from, to) = ("member:supporter-person:1", "member:supporter-person:2");
    let order = TransferShares {
        from: MemberId::new(id(from)),
        to: MemberId::new(id(to)),
        shares: Shares::new(1),
        approved_on: Some(Day::from(day(2015, 3, 2))),
        on,
    };
    office.transfer_shares(context, order).await?;
    Ok(())
}

/// The member that left, for its papers.
pub(super) fn leaver() -> MemberId {
    MemberId::new(id(LEAVER))
}

fn code(text: &str) -> Result<CategoryCode, DemoError> {
    text.parse().map_err(DemoError::data)
}

fn passing_through(on: Day) -> Result<Admit, DemoError> {
    let applicant = office::members::public::Applicant::NaturalPerson(PersonProfile {
        given_name: "Ange".to_owned(),
        family_name: "Passavant (fictif)".to_owned(),
        address: PostalAddress {
            lines: vec!["110 rue de l'Exemple".to_owned()],
            postal_code: "42000".to_owned(),
            city: "Saint-Étienne".to_owned(),
            country: "FR".to_owned(),
        },
        email: None,
    });
    Ok(Admit {
        id: MemberId::new(id(LEAVER)),
        applicant,
        college: College::Supporters,
        category: code("supporter-person")?,
        decided_on: on.plus_days(-7),
        on,
        shares: Shares::new(2),
        paid: Money::euros(200),
        more: MoreOfAdmission { settlement: by_transfer(), ..Default::default() },
    })
}
