//! What makes a file fit for the archive: PDF/A-3b (ISO 19005-3).
//!
//! Why it exists: invoices and minutes are kept for ten years and longer (C. com. L123-22) and must look the same
//! then. The file says what its colours mean (an output intent with a small sRGB profile) and repeats its metadata in
//! XMP, in plain bytes. What can never happen: the two sets of metadata disagree, since both come from [`Info`].

use lopdf::{Dictionary, Document as Lopdf, Object, Stream};

use crate::PdfError;
use crate::style::{Info, Moment};
use crate::write::PRODUCER;

const SRGB: &[u8] = include_bytes!("../profile/srgb.icc");

/// Adds the output intent and the metadata; call it after the streams are compressed, since XMP must stay plain.
pub(crate) fn fit_for_archive(file: &mut Lopdf, info: &Info) -> Result<(), PdfError> {
    let mut about = Dictionary::new();
    about.set("N", 3);
    let mut profile = Stream::new(about, SRGB.to_vec());
    profile.compress().map_err(|error| PdfError::Write(error.to_string()))?;
    let profile = file.add_object(profile);
    let mut intent = Dictionary::new();
    intent.set("Type", "OutputIntent");
    intent.set("S", "GTS_PDFA1");
    intent.set("OutputConditionIdentifier", Object::string_literal("sRGB"));
    intent.set("Info", Object::string_literal("sRGB"));
    intent.set("DestOutputProfile", profile);
    let mut kind = Dictionary::new();
    kind.set("Type", "Metadata");
    kind.set("Subtype", "XML");
    let metadata = file.add_object(Stream::new(kind, xmp(info).into_bytes()).with_compression(false));
    let catalog = file.catalog_mut().map_err(|error| PdfError::Write(error.to_string()))?;
    catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
    catalog.set("Metadata", metadata);
    Ok(())
}

/// Makes no stream end in a carriage return or a line feed: strict readers take it for the line end that follows the
/// data, and find the stream too short. One more space ends a page or a character map otherwise; a font, whose length
/// is stated, stays plain.
pub(crate) fn end_streams_clearly(file: &mut Lopdf) -> Result<(), PdfError> {
    let refused = |error: lopdf::Error| PdfError::Write(error.to_string());
    let unclear = |stream: &Stream| matches!(stream.content.last(), Some(b'\r' | b'\n'));
    for object in file.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        let spaces = if stream.dict.has(b"Length1") { 0 } else { 8 };
        for _ in 0..spaces {
            if !unclear(stream) {
                break;
            }
            let mut plain = stream.get_plain_content().map_err(refused)?;
            plain.push(b' ');
            stream.set_plain_content(plain);
            stream.compress().map_err(refused)?;
        }
        if unclear(stream) {
            let plain = stream.get_plain_content().map_err(refused)?;
            stream.set_plain_content(plain);
        }
    }
    Ok(())
}

/// The metadata as an XMP packet.
fn xmp(info: &Info) -> String {
    let one = |name: &str, text: &str| {
        if text.is_empty() { String::new() } else { format!("<{name}>{}</{name}>\n", escaped(text)) }
    };
    let language = |name: &str, text: &str| {
        if text.is_empty() {
            return String::new();
        }
        let text = escaped(text);
        format!("<{name}><rdf:Alt><rdf:li xml:lang=\"x-default\">{text}</rdf:li></rdf:Alt></{name}>\n")
    };
    let author = if info.author.is_empty() {
        String::new()
    } else {
        format!("<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>\n", escaped(&info.author))
    };
    let date = date(info.created);
    let mut out = String::from("<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
    out.push_str("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n");
    out.push_str("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
    out.push_str("<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"");
    out.push_str(" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"");
    out.push_str(" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n");
    out.push_str("<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n");
    out.push_str("<dc:format>application/pdf</dc:format>\n");
    out.push_str(&language("dc:title", &info.title));
    out.push_str(&author);
    out.push_str(&language("dc:description", &info.subject));
    out.push_str(&one("pdf:Keywords", &info.keywords.join(", ")));
    out.push_str(&one("pdf:Producer", PRODUCER));
    out.push_str(&one("xmp:CreatorTool", PRODUCER));
    out.push_str(&one("xmp:CreateDate", &date));
    out.push_str(&one("xmp:ModifyDate", &date));
    out.push_str("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");
    out
}

fn date(moment: Moment) -> String {
    let Moment { year, month, day, hour, minute, second } = moment;
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+00:00")
}

/// Text safe in XML; control characters, which XML forbids, become spaces.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other if other.is_control() => out.push(' '),
            other => out.push(other),
        }
    }
    out
}
