//! The two embedded faces: measuring, transliteration and subsetting.
//!
//! Why it exists: `printpdf` neither measures nor subsets a font in the build that we use, and a character without a
//! drawing would become an empty box. Widths are the whole thousandths of the em that the reader's program applies,
//! so what is measured is what is seen.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

use printpdf::{FontMetrics, ParsedFont};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use crate::PdfError;

const REGULAR: &[u8] = include_bytes!("../fonts/QuintetteSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../fonts/QuintetteSans-Bold.ttf");

/// One of the two embedded faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Face {
    /// For running text.
    #[default]
    Regular,
    /// For headings, totals and key words.
    Bold,
}

/// What is known of a face once its file is read.
struct Measures {
    glyphs: HashMap<char, u16>,
    /// Advance of each glyph, in font units.
    advances: Vec<u16>,
    units_per_em: u16,
    ascender: i16,
    descender: i16,
    bounds: [i16; 4],
    weight: u16,
}

impl Measures {
    fn read(bytes: &[u8]) -> Result<Self, PdfError> {
        let face = ttf_parser::Face::parse(bytes, 0).map_err(|error| PdfError::Font(error.to_string()))?;
        let mut glyphs = HashMap::new();
        for table in face.tables().cmap.iter().flat_map(|cmap| cmap.subtables) {
            if !table.is_unicode() {
                continue;
            }
            table.codepoints(|code| {
                if let (Some(character), Some(glyph)) = (char::from_u32(code), table.glyph_index(code)) {
                    glyphs.insert(character, glyph.0);
                }
            });
        }
        let advances = (0..face.number_of_glyphs())
            .map(|glyph| face.glyph_hor_advance(ttf_parser::GlyphId(glyph)).unwrap_or(0))
            .collect();
        let bounds = face.global_bounding_box();
        Ok(Self {
            glyphs,
            advances,
            units_per_em: face.units_per_em(),
            ascender: face.ascender(),
            descender: face.descender(),
            bounds: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max],
            weight: face.weight().to_number(),
        })
    }

    fn advance(&self, glyph: u16) -> u16 {
        self.advances.get(usize::from(glyph)).copied().unwrap_or(0)
    }

    /// Thousandths of the em, cut to a whole number as the reader's program has them.
    fn thousandths(&self, glyph: u16) -> u32 {
        u32::from(self.advance(glyph)) * 1000 / u32::from(self.units_per_em.max(1))
    }
}

impl Face {
    /// Both faces, in the order in which they are written.
    pub(crate) const ALL: [Self; 2] = [Self::Regular, Self::Bold];

    const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => REGULAR,
            Self::Bold => BOLD,
        }
    }

    /// The fixed name under which pages refer to the face.
    pub(crate) const fn resource(self) -> &'static str {
        match self {
            Self::Regular => "FR",
            Self::Bold => "FB",
        }
    }

    const fn postscript_name(self) -> &'static str {
        match self {
            Self::Regular => "QuintetteSans-Regular",
            Self::Bold => "QuintetteSans-Bold",
        }
    }

    fn measures(self) -> Result<&'static Measures, PdfError> {
        static READ: [OnceLock<Result<Measures, PdfError>>; 2] = [OnceLock::new(), OnceLock::new()];
        let slot = match self {
            Self::Regular => &READ[0],
            Self::Bold => &READ[1],
        };
        slot.get_or_init(|| Measures::read(self.bytes())).as_ref().map_err(Clone::clone)
    }

    /// Width of `text` at `size` points, in points. Characters without a drawing count half an em: they are refused
    /// when the document is finished.
    #[must_use]
    pub fn width(self, text: &str, size: f32) -> f32 {
        let Ok(measures) = self.measures() else { return 0.0 };
        let mut total: u32 = 0;
        for character in transliterate(text).chars() {
            total += measures.glyphs.get(&character).map_or(500, |glyph| measures.thousandths(*glyph));
        }
        // A line holds far fewer than 2^24 thousandths, so the conversion is exact.
        #[allow(clippy::cast_precision_loss)]
        let thousandths = total as f32;
        thousandths * size / 1000.0
    }

    /// The first character of `text` that cannot be drawn.
    pub(crate) fn missing(self, text: &str) -> Result<Option<char>, PdfError> {
        let measures = self.measures()?;
        Ok(text.chars().find(|character| !measures.glyphs.contains_key(character)))
    }

    /// The face reduced to `used`, ready for `printpdf`, under a name that says that it is a subset.
    pub(crate) fn subset(self, used: &BTreeSet<char>) -> Result<ParsedFont, PdfError> {
        let measures = self.measures()?;
        let glyphs: BTreeSet<u16> = used.iter().filter_map(|c| measures.glyphs.get(c).copied()).collect();
        let glyphs: Vec<u16> = glyphs.into_iter().collect();
        let remap = GlyphRemapper::new_from_glyphs_sorted(&glyphs);
        let bytes = subsetter::subset(self.bytes(), 0, &remap)
            .map_err(|error| PdfError::Font(format!("{error:?}")))?;
        let mut characters = BTreeMap::new();
        let mut widths = BTreeMap::new();
        for character in used {
            let Some(old) = measures.glyphs.get(character) else { continue };
            let Some(new) = remap.get(*old) else { continue };
            characters.insert(u32::from(*character), new);
            widths.insert(new, measures.advance(*old));
        }
        let name = format!("{}+{}", subset_tag(&bytes), self.postscript_name());
        let metrics = FontMetrics { ascent: measures.ascender, descent: measures.descender };
        let mut font = ParsedFont::with_glyph_data(
            bytes,
            0,
            Some(name),
            characters,
            widths,
            measures.units_per_em,
            metrics,
        );
        let [x_min, y_min, x_max, y_max] = measures.bounds;
        font.pdf_font_metrics.x_min = x_min;
        font.pdf_font_metrics.y_min = y_min;
        font.pdf_font_metrics.x_max = x_max;
        font.pdf_font_metrics.y_max = y_max;
        font.pdf_font_metrics.us_weight_class = measures.weight;
        Ok(font)
    }
}

/// Six capital letters from a digest of the subset: the same subset has the same tag (ISO 32000-1, 9.6.4).
fn subset_tag(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// The characters of `text` that the papers can not draw, each once: a caller that takes names from people asks
/// before it is too late to correct them.
#[must_use]
pub fn uncovered(text: &str) -> Vec<char> {
    let mut found = BTreeSet::new();
    for face in Face::ALL {
        if let Ok(measures) = face.measures() {
            found.extend(transliterate(text).chars().filter(|c| !measures.glyphs.contains_key(c)));
        }
    }
    found.into_iter().collect()
}

/// Replaces what has no drawing of its own by an equivalent, and nothing else:
/// tabs and other control characters become a space; the soft hyphen, zero-width characters and the byte order mark
/// vanish; hyphens and spaces of unusual width become the usual ones; a letter followed by a combining accent becomes
/// the accented letter. The facts themselves are never changed: only what is drawn.
pub(crate) fn transliterate(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            '\u{2010}' | '\u{2011}' => out.push('-'),
            '\u{2000}'..='\u{2008}' | '\u{205f}' | '\u{3000}' => out.push(' '),
            '\u{300}'..='\u{304}' | '\u{308}' | '\u{30a}' | '\u{30c}' | '\u{327}' => {
                let base = out.pop();
                if let Some(letter) = base.and_then(|base| composed(base, character)) {
                    out.push(letter);
                } else {
                    out.extend(base);
                    out.push(character);
                }
            }
            other if other.is_control() => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

/// The accented letter of a base letter and a combining accent, for the accents that French and its neighbours use.
fn composed(base: char, accent: char) -> Option<char> {
    let (bases, letters) = match accent {
        '\u{300}' => ("AEIOUaeiou", "ÀÈÌÒÙàèìòù"),
        '\u{301}' => ("AEIOUYaeiouyCcNnSsZz", "ÁÉÍÓÚÝáéíóúýĆćŃńŚśŹź"),
        '\u{302}' => ("AEIOUaeiou", "ÂÊÎÔÛâêîôû"),
        '\u{303}' => ("ANOano", "ÃÑÕãñõ"),
        '\u{304}' => ("AEIOUaeiou", "ĀĒĪŌŪāēīōū"),
        '\u{308}' => ("AEIOUYaeiouy", "ÄËÏÖÜŸäëïöüÿ"),
        '\u{30a}' => ("AUau", "ÅŮåů"),
        '\u{30c}' => ("CSZRNEcszrne", "ČŠŽŘŇĚčšžřňě"),
        '\u{327}' => ("CScs", "ÇŞçş"),
        _ => return None,
    };
    let at = bases.chars().position(|candidate| candidate == base)?;
    letters.chars().nth(at)
}
