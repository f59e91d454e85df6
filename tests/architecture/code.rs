//! Rust text without its comments and literals, line by line, so that a rule reads code and never prose; and the
//! bodies of functions in it.

/// The text with comments, strings and characters replaced by blanks; lines keep their numbers.
pub(super) fn bare(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut bare = String::with_capacity(text.len());
    let mut at = 0;
    while at < characters.len() {
        let end = literal_end(&characters, at);
        if end == at {
            bare.push(characters[at]);
            at += 1;
        } else {
            bare.extend(characters[at..end].iter().map(|&c| if c == '\n' { '\n' } else { ' ' }));
            at = end;
        }
    }
    bare
}

/// Where the comment or literal that begins at `at` ends; `at` itself when none begins there.
fn literal_end(text: &[char], at: usize) -> usize {
    let next = text.get(at + 1).copied();
    match text[at] {
        '/' if next == Some('/') => find(text, at, |c, _| c == '\n'),
        '/' if next == Some('*') => block_comment_end(text, at),
        '"' => quoted_end(text, at + 1, '"'),
        'r' if !is_word_before(text, at) => raw_string_end(text, at).unwrap_or(at),
        '\'' if next == Some('\\') => quoted_end(text, at + 1, '\''),
        '\'' if text.get(at + 2) == Some(&'\'') => at + 3,
        _ => at,
    }
}

fn is_word_before(text: &[char], at: usize) -> bool {
    // `br"…"` is a literal too, and its `b` may stay.
    at > 0 && (text[at - 1].is_alphanumeric() || text[at - 1] == '_') && text[at - 1] != 'b'
}

fn find(text: &[char], from: usize, stop: impl Fn(char, usize) -> bool) -> usize {
    (from..text.len()).find(|&at| stop(text[at], at)).unwrap_or(text.len())
}

fn quoted_end(text: &[char], from: usize, quote: char) -> usize {
    let mut at = from;
    while at < text.len() {
        match text[at] {
            '\\' => at += 2,
            c if c == quote => return at + 1,
            _ => at += 1,
        }
    }
    text.len()
}

fn raw_string_end(text: &[char], at: usize) -> Option<usize> {
    let hashes = text[at + 1..].iter().take_while(|&&c| c == '#').count();
    let open = at + 1 + hashes;
    if text.get(open) != Some(&'"') {
        return None;
    }
    let closes = |i: usize| {
        text[i] == '"' && text[i + 1..].iter().take(hashes).filter(|&&c| c == '#').count() == hashes
    };
    Some((open + 1..text.len()).find(|&i| closes(i)).map_or(text.len(), |i| i + 1 + hashes))
}

fn block_comment_end(text: &[char], from: usize) -> usize {
    let (mut depth, mut at) = (0, from);
    while at < text.len() {
        match (text[at], text.get(at + 1)) {
            ('/', Some('*')) => (depth, at) = (depth + 1, at + 2),
            ('*', Some('/')) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

/// A function in bare code.
pub(super) struct Function<'a> {
    /// Its name.
    pub(super) name: &'a str,
    /// Line of its `fn`.
    pub(super) line: usize,
    /// From its opening brace to its closing one.
    pub(super) body: &'a str,
    /// Lines from `fn` to the closing brace.
    pub(super) length: usize,
}

/// All functions with a body, nested ones too.
pub(super) fn functions(code: &str) -> Vec<Function<'_>> {
    let mut found = Vec::new();
    for (start, _) in code.match_indices("fn ") {
        let before = code[..start].chars().next_back();
        let name_end = code[start + 3..].find(|c: char| !(c.is_alphanumeric() || c == '_'));
        let Some(name) = name_end.map(|end| &code[start + 3..start + 3 + end]) else { continue };
        let Some(body) = body_after(&code[start..]) else { continue };
        if name.is_empty() || before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let line = code[..start].matches('\n').count() + 1;
        let (open, close) = (start + body.0, start + body.1);
        let length = code[start..close].matches('\n').count() + 1;
        found.push(Function { name, line, body: &code[open..close], length });
    }
    found
}

/// Offsets of the braces around the body; `None` for a declaration that ends in `;`.
fn body_after(code: &str) -> Option<(usize, usize)> {
    let (mut depth, mut round, mut open) = (0_i32, 0_i32, None);
    for (at, c) in code.char_indices() {
        match c {
            '(' | '[' => round += 1,
            ')' | ']' => round -= 1,
            ';' if open.is_none() && round == 0 => return None,
            '{' => {
                depth += 1;
                open = open.or(Some(at));
            }
            '}' => {
                depth -= 1;
                if depth == 0 {
                    return open.map(|open| (open, at + 1));
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_are_blanked_and_lines_kept() {
        let text = "a // f64\nb /* f64 /* x */ */ c\n\"f64 \\\" f64\"\nr#\"f64 \" \"#\n'\\'' '\"' 'a d\n";
        let bare = bare(text);
        assert!(!bare.contains("f64"), "{bare}");
        assert_eq!(bare.lines().count(), text.lines().count());
        assert!(
            bare.contains('b') && bare.contains('c') && bare.contains("'a d"),
            "a lifetime is no character: {bare}"
        );
    }

    #[test]
    fn code_after_a_raw_string_is_seen_again() {
        assert!(bare("let a = r\"x\"; f64").contains("f64"));
        assert!(bare("let bar = 1; \"x\"; f64").contains("f64"));
    }

    #[test]
    fn functions_are_found_with_their_bodies() {
        let code = "impl A {\n fn declared(&self) -> [u8; 3];\n pub fn made(x: [u8; 2]) {\n  if x { y } \n }\n}\nfn b() {}";
        let found = functions(code);
        let names: Vec<_> = found.iter().map(|f| (f.name, f.line, f.length)).collect();
        assert_eq!(names, [("made", 3, 3), ("b", 7, 1)]);
        assert!(found[0].body.contains("{ y }"));
    }
}
