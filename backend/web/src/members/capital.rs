//! `/capital`: the share capital of a day, by college and category; its floor and what public bodies hold; what came
//! and went since a day.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Query;
use askama::Template;
use office::kernel::Failure;
use office::kernel::access::Principal;
use office::members::public::{
    Capital, CapitalPosition, CategoryCapital, CollegeCapital, Flow, RegisterAlert, YearFlow,
};
use office::values::{Day, Fraction, Money};
use serde::Deserialize;

use super::{tabs, terms};
use crate::frame::{Frame, Way};
use crate::language::{Words, typeset};
use crate::lists::Asked;
use crate::visitor::Reader;

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Parameters {
    du: Option<String>,
    au: Option<String>,
}

/// What the page shows.
#[derive(Template)]
#[template(path = "members/capital.html")]
pub(crate) struct CapitalPage {
    frame: Frame,
    words: Words,
    tabs: Vec<Way>,
    from: String,
    day: String,
    caption: String,
    lines: Vec<Line>,
    blocked: Option<String>,
    total: Line,
    subscribed: String,
    paid: String,
    position: Position,
    /// What is to be put right, in French, each with its article.
    alerts: Vec<(String, &'static str)>,
    between: String,
    flows: Vec<FlowLine>,
}

/// A line of the table of the capital.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    name: String,
    /// Whether it is a part of the college above.
    within: bool,
    members: String,
    shares: String,
    subscribed: String,
    called: String,
    paid: String,
}

/// Where the capital stands, in sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Position {
    /// The floor, and the highest capital ever.
    floor: String,
    /// What may still leave.
    headroom: String,
    /// Whether nothing may leave.
    stuck: bool,
    /// What public bodies hold.
    public: String,
    /// What they may still take.
    room: String,
    /// Whether they hold more than they may.
    breach: bool,
}

/// What came and went of a college, or of all.
#[derive(Debug, Clone, PartialEq, Eq)]
struct FlowLine {
    name: String,
    total: bool,
    members: [String; 4],
    capital: [String; 4],
}

/// `GET /capital`.
pub(crate) async fn show(reader: Reader, parameters: Query<Parameters>) -> HttpResponse {
    let answer = page(&reader, &parameters).await;
    reader.settle(answer)
}

async fn page(reader: &Reader, parameters: &Parameters) -> Result<HttpResponse, Failure> {
    let Reader { frame, desk } = reader;
    let asked = Asked::of(tabs::CAPITAL, None, None)
        .looking("du", parameters.du.as_deref())
        .looking("au", parameters.au.as_deref());
    if let Some(refused) = asked.wrong_day(frame, &["du", "au"]) {
        return Ok(refused);
    }
    let as_of: Day = asked.value("au").parse().unwrap_or(desk.today()?);
    let new_year = Day::ymd(as_of.year(), 1, 1).unwrap_or(as_of);
    let from = asked.value("du").parse().unwrap_or(new_year);
    let capital = desk.members.capital(as_of, None).await?;
    let position = desk.capital_position(as_of).await?;
    let flow = desk.members.flow(from, as_of, None).await?;
    let alerts = desk.members.alerts(&capital, &position).await?;
    let page = CapitalPage::new(frame.clone(), &capital, position, &flow, desk.principal()).alerting(&alerts);
    Ok(page.frame.answer(StatusCode::OK, &page))
}

impl CapitalPage {
    fn new(
        frame: Frame,
        capital: &Capital,
        position: CapitalPosition,
        flow: &YearFlow,
        reader: &Principal,
    ) -> Self {
        let words = frame.words;
        let (first, last) = (words.day(flow.from), words.day(flow.until));
        let total = Line {
            name: words.say("total"),
            within: false,
            members: words.count(capital.members),
            shares: words.count(capital.shares),
            subscribed: words.exact_money(capital.subscribed),
            called: words.exact_money(capital.called),
            paid: words.exact_money(capital.paid),
        };
        let of_all = FlowLine::of(words, words.say("total"), true, &flow.total);
        let of_college =
            |(college, flow): &(_, Flow)| FlowLine::of(words, terms::college(words, *college), false, flow);
        Self {
            words,
            tabs: tabs::of(&frame, reader),
            from: flow.from.to_string(),
            day: capital.as_of.to_string(),
            caption: words.tell("capital-caption", &[("day", &words.day(capital.as_of))]),
            lines: lines(words, capital),
            blocked: (!capital.blocked.is_zero()).then(|| words.exact_money(capital.blocked)),
            total,
            subscribed: words.money(capital.subscribed),
            paid: words.money(capital.paid),
            position: Position::of(words, position),
            alerts: Vec::new(),
            between: words.tell("flow-caption", &[("first", &first), ("last", &last)]),
            flows: flow.by_college.iter().map(of_college).chain([of_all]).collect(),
            frame,
        }
    }

    /// The same, which says what is to be put right.
    fn alerting(self, alerts: &[RegisterAlert]) -> Self {
        let alerts = alerts.iter().map(|alert| (typeset(&alert.french()), alert.article())).collect();
        Self { alerts, ..self }
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        let staff = crate::samples::staff();
        let (capital, flow) = (crate::samples::capital(), crate::samples::flow());
        let page = |breach| {
            let frame = frame.clone().at(tabs::CAPITAL);
            Self::new(frame, &capital, crate::samples::position(breach), &flow, &staff)
        };
        vec![
            ("capital", page(false)),
            ("capital_breach", page(true).alerting(&crate::samples::register_alerts())),
        ]
    }
}

/// Colleges, each followed by its categories.
fn lines(words: Words, capital: &Capital) -> Vec<Line> {
    let mut lines = Vec::new();
    for college in &capital.by_college {
        lines.push(Line::of_college(words, college));
        let within = capital.by_category.iter().filter(|part| part.college == college.college);
        lines.extend(within.map(|part| Line::of_category(words, part)));
    }
    lines
}

impl Line {
    fn of_college(words: Words, part: &CollegeCapital) -> Self {
        Self {
            name: terms::college(words, part.college),
            within: false,
            members: words.count(part.members),
            shares: words.count(part.shares),
            subscribed: words.exact_money(part.subscribed),
            called: words.exact_money(part.called),
            paid: words.exact_money(part.paid),
        }
    }

    fn of_category(words: Words, part: &CategoryCapital) -> Self {
        Self {
            name: format!("{} – {}", part.category, terms::kind(words, part.kind)),
            within: true,
            members: words.count(part.members),
            shares: words.count(part.shares),
            subscribed: words.exact_money(part.subscribed),
            called: words.exact_money(part.called),
            paid: words.exact_money(part.paid),
        }
    }
}

impl Position {
    fn of(words: Words, position: CapitalPosition) -> Self {
        let money = |amount: Money| words.exact_money(amount);
        let part = Fraction::new(position.public.as_cents().into(), position.subscribed.as_cents().into());
        let held = words.percent(&part.unwrap_or(Fraction::ZERO).percent(1));
        let most = words.percent(&position.public_part.percent(0));
        let floor = [("floor", money(position.floor)), ("highest", money(position.highest))];
        let public = [("held", money(position.public)), ("part", held), ("most", most)];
        let told = |key: &str, parts: &[(&'static str, String)]| {
            let parts: Vec<_> = parts.iter().map(|(name, text)| (*name, text.as_str())).collect();
            words.tell(key, &parts)
        };
        let stuck = position.headroom <= Money::ZERO;
        Self {
            floor: told("position-floor", &floor),
            headroom: if stuck {
                words.say("position-stuck")
            } else {
                told("position-headroom", &[("amount", money(position.headroom))])
            },
            stuck,
            public: told("position-public", &public),
            room: if position.public_breach {
                words.say("position-breach")
            } else {
                told("position-room", &[("amount", money(position.public_room))])
            },
            breach: position.public_breach,
        }
    }
}

impl FlowLine {
    fn of(words: Words, name: String, total: bool, flow: &Flow) -> Self {
        let members = [flow.opening_members, flow.members_in, flow.members_out, flow.closing_members];
        let capital = [flow.opening_capital, flow.capital_in, flow.capital_out, flow.closing_capital];
        Self {
            name,
            total,
            members: members.map(|count| words.count(count)),
            capital: capital.map(|amount| words.exact_money(amount)),
        }
    }
}
