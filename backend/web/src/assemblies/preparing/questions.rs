//! `/assemblees/{id}/questions/…`: a written question arrives, and is answered (L225-108, R225-84 C. com.).

use office::assemblies::permissions::QUESTIONS_WRITE;
use office::assemblies::public::WrittenQuestion;
use office::kernel::access::Permission;
use serde::{Deserialize, Serialize};

use super::people::somebody;
use super::{Ground, Step};
use crate::forms::reading::No;
use crate::forms::{Field, FormPage};
use crate::frame::Frame;
use crate::members::acts::Hands;

/// A question arrives.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Receive {
    #[serde(default)]
    member: String,
    #[serde(default)]
    received_on: String,
    #[serde(default)]
    text: String,
}

impl Step for Receive {
    const PERMISSION: Permission = QUESTIONS_WRITE;
    const PART: &'static str = "questions/nouvelle";
    const DONE: &'static str = "question";

    fn opened(ground: &Ground) -> Self {
        Self { received_on: ground.today.to_string(), ..Self::default() }
    }

    fn page(&self, frame: &Frame, ground: &Ground) -> FormPage {
        let words = frame.words;
        let member = Field::text("member", words.say("presence-member")).holding(&self.member).not_offered();
        ground
            .form(frame, "question-title", Self::PART)
            .saying(words.say("question-about"))
            .asking(member.hinting(words.say("person-hint")).half())
            .asking(Field::day("received_on", words.say("field-received")).holding(&self.received_on).half())
            .asking(Field::area("text", words.say("question-text")).holding(&self.text))
    }

    async fn done(&self, hands: &Hands<'_>, ground: &Ground) -> Result<(), No> {
        let received_on = hands.read.day("received_on", &self.received_on)?;
        let row = somebody(hands.desk, hands.read.0, ("member", &self.member), received_on).await?;
        let text = self.text.trim().to_owned();
        let question = WrittenQuestion { member: row.member_id, text, received_on };
        hands.desk.assemblies.receive_question(&hands.context, ground.id, question).await?;
        Ok(())
    }
}

/// It is answered.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Answer {
    #[serde(default)]
    text: String,
}

impl Step for Answer {
    const PERMISSION: Permission = QUESTIONS_WRITE;
    const PART: &'static str = "questions/{number}/reponse";
    const DONE: &'static str = "reponse";

    fn opened(_: &Ground) -> Self {
        Self::default()
    }

    fn page(&self, frame: &Frame, ground: &Ground) -> FormPage {
        let words = frame.words;
        let asked = ground.questions.iter().find(|of| of.number == ground.number);
        let form = ground.form(frame, "answer-title", Self::PART).saying(words.say("answer-about"));
        let form = asked.map(|of| of.question.text.clone()).into_iter().fold(form, FormPage::saying);
        form.asking(Field::area("text", words.say("answer-text")).holding(&self.text))
    }

    async fn done(&self, hands: &Hands<'_>, ground: &Ground) -> Result<(), No> {
        let (order, answer) = ((ground.number, ground.today), self.text.trim().to_owned());
        hands.desk.assemblies.answer_question(&hands.context, ground.id, order, answer).await?;
        Ok(())
    }
}

/// The forms in their states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let ground = crate::samples::ground();
    vec![
        ("question", Receive::opened(&ground).page(frame, &ground)),
        ("answer", Answer::opened(&ground).page(frame, &ground)),
    ]
}
