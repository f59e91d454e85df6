//! Rich text and measured word wrapping.
//!
//! Why it exists: the writer of a PDF has no notion of a line. A line is never wider than its measure: a word that
//! does not fit alone is cut between characters. Unbreakable spaces (U+00A0, U+202F) never end a line.

use crate::face::Face;
use crate::geometry::Color;

/// A piece of text in one face.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    /// What is written; `\n` begins a new line.
    pub text: String,
    /// Regular or bold.
    pub face: Face,
    /// Its own colour, if it differs from the paragraph's.
    pub color: Option<Color>,
    /// Its own size in points, if it differs from the paragraph's.
    pub size: Option<f32>,
}

/// Text in several faces and colours.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rich {
    /// Its pieces in reading order.
    pub spans: Vec<Span>,
}

impl Rich {
    /// Empty text, to build on.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Bold text.
    #[must_use]
    pub fn strong(text: impl Into<String>) -> Self {
        Self::new().bold(text)
    }

    /// Adds regular text.
    #[must_use]
    pub fn plain(mut self, text: impl Into<String>) -> Self {
        self.spans.push(Span { text: text.into(), face: Face::Regular, color: None, size: None });
        self
    }

    /// Adds bold text.
    #[must_use]
    pub fn bold(mut self, text: impl Into<String>) -> Self {
        self.spans.push(Span { text: text.into(), face: Face::Bold, color: None, size: None });
        self
    }

    /// Gives the last piece a colour.
    #[must_use]
    pub fn colored(mut self, color: Color) -> Self {
        if let Some(span) = self.spans.last_mut() {
            span.color = Some(color);
        }
        self
    }

    /// Gives the last piece a size in points.
    #[must_use]
    pub fn sized(mut self, size: f32) -> Self {
        if let Some(span) = self.spans.last_mut() {
            span.size = Some(size);
        }
        self
    }

    /// Whether nothing would be drawn.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.spans.iter().all(|span| span.text.trim().is_empty())
    }

    /// The same text with every piece bold.
    #[must_use]
    pub(crate) fn all_bold(mut self) -> Self {
        for span in &mut self.spans {
            span.face = Face::Bold;
        }
        self
    }

    /// Every piece without a colour of its own takes this one.
    #[must_use]
    pub(crate) fn inked(mut self, color: Color) -> Self {
        for span in &mut self.spans {
            span.color.get_or_insert(color);
        }
        self
    }
}

impl From<&str> for Rich {
    fn from(text: &str) -> Self {
        Self::new().plain(text)
    }
}

impl From<String> for Rich {
    fn from(text: String) -> Self {
        Self::new().plain(text)
    }
}

impl From<&String> for Rich {
    fn from(text: &String) -> Self {
        Self::new().plain(text.as_str())
    }
}

/// One run of a wrapped line: text in one face, at an offset from the line's start.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Run {
    pub(crate) offset: f32,
    pub(crate) width: f32,
    pub(crate) text: String,
    pub(crate) face: Face,
    pub(crate) size: f32,
    pub(crate) color: Option<Color>,
}

/// A wrapped line.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Line {
    pub(crate) runs: Vec<Run>,
    pub(crate) width: f32,
}

impl Line {
    /// Appends a piece, joined to the last run when it looks the same.
    fn push(&mut self, text: &str, span: &Span, size: f32) {
        match self.runs.last_mut() {
            Some(run) if run.face == span.face && run.color == span.color && same(run.size, size) => {
                run.text.push_str(text);
                run.width = run.face.width(&run.text, run.size);
                self.width = run.offset + run.width;
            }
            _ => {
                let width = span.face.width(text, size);
                self.runs.push(Run {
                    offset: self.width,
                    width,
                    text: text.to_owned(),
                    face: span.face,
                    size,
                    color: span.color,
                });
                self.width += width;
            }
        }
    }

    /// The largest size in the line, or `otherwise` for an empty one.
    pub(crate) fn size(&self, otherwise: f32) -> f32 {
        self.runs.iter().map(|run| run.size).reduce(f32::max).unwrap_or(otherwise)
    }
}

/// Whether two sizes are the same to the eye.
fn same(a: f32, b: f32) -> bool {
    (a - b).abs() < 0.01
}

/// A word with the pieces that make it up, since a word may change face in its middle.
#[derive(Default)]
struct Word<'a> {
    parts: Vec<(&'a str, &'a Span, f32)>,
    width: f32,
    /// The span of the space before the word, if there is one.
    space: Option<(&'a Span, f32)>,
    /// Whether the line must end before this word.
    breaks: bool,
}

/// Cuts rich text into words at breakable spaces and new lines.
fn words(rich: &Rich, size: f32) -> Vec<Word<'_>> {
    let mut out: Vec<Word<'_>> = Vec::new();
    let mut word = Word::default();
    for span in &rich.spans {
        let own = span.size.unwrap_or(size);
        for piece in span.text.split_inclusive([' ', '\n']) {
            let body = piece.trim_end_matches([' ', '\n']);
            if !body.is_empty() {
                word.parts.push((body, span, own));
                word.width += span.face.width(body, own);
            }
            if piece.ends_with('\n') {
                out.push(std::mem::take(&mut word));
                word.breaks = true;
            } else if piece.ends_with(' ') {
                if word.parts.is_empty() {
                    word.space.get_or_insert((span, own));
                    continue;
                }
                out.push(std::mem::take(&mut word));
                word.space = Some((span, own));
            }
        }
    }
    out.push(word);
    out
}

/// Wraps rich text to `measure` points. At least one line comes back, and none is wider than the measure unless a
/// single character is.
pub(crate) fn wrap(rich: &Rich, size: f32, measure: f32) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut line = Line::default();
    for word in words(rich, size) {
        if word.breaks {
            lines.push(std::mem::take(&mut line));
        }
        let gap = word.space.map_or(0.0, |(span, own)| span.face.width(" ", own));
        if !line.runs.is_empty() && line.width + gap + word.width > measure + 0.01 {
            lines.push(std::mem::take(&mut line));
        }
        if let (Some((span, own)), false) = (word.space, line.runs.is_empty()) {
            line.push(" ", span, own);
        }
        for (text, span, own) in word.parts {
            push_cut(&mut lines, &mut line, text, span, own, measure);
        }
    }
    lines.push(line);
    lines
}

/// Appends a part of a word, cutting it between characters where it would leave the measure.
fn push_cut(lines: &mut Vec<Line>, line: &mut Line, text: &str, span: &Span, size: f32, measure: f32) {
    if line.width + span.face.width(text, size) <= measure + 0.01 {
        line.push(text, span, size);
        return;
    }
    for character in text.chars() {
        let mut buffer = [0; 4];
        let piece = character.encode_utf8(&mut buffer);
        if !line.runs.is_empty() && line.width + span.face.width(piece, size) > measure + 0.01 {
            lines.push(std::mem::take(line));
        }
        line.push(piece, span, size);
    }
}
