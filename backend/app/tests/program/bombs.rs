//! Bodies that are meant to bring the program down: each is refused at once and costs next to nothing.
//!
//! What is measured, since the promise is a number. *Time*: from the moment when all that the server must have read to
//! know is sent (for a length that is announced: the head; for a stream: as many bytes as the route takes) to the whole
//! answer, two seconds at most, on the loopback; the sender goes on sending meanwhile, so an answer that waits for the
//! end of the body never comes in time. *Memory*: the kernel's own high-water mark of the process (`VmHWM`), set back
//! when the server is idle and warm, may rise by 64 MB at most. Each is sent with a token and by nobody. Streams have no
//! end: the test comes to its own only because the server hangs up.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};
use std::{fs, thread};

use flate2::{Compress, Compression, Crc, FlushCompress};

use crate::house::{House, Server};
use crate::surface::{header, status, token};

const SECONDS: Duration = Duration::from_secs(2);
const KILOBYTES: u64 = 64_000;
const GIGABYTE: u64 = 1_000_000_000;
const IMPORT: &str = "/api/v1/venue-imports?on=2015-03-02";
const MEMBER_IMPORT: &str = "/api/v1/members/import?source=bombe&dry_run=true";
const MEMBERS: &str = "/api/v1/members";

/// What is sent, piece by piece.
type Pieces = Box<dyn Iterator<Item = Vec<u8>> + Send>;

/// One attack.
struct Bomb {
    path: &'static str,
    headers: Vec<(&'static str, String)>,
    pieces: Pieces,
    /// Bytes of the body after which the server must know, when it reads bodies of this sender at all.
    enough: u64,
    /// What it answers to a token.
    refused: u16,
    /// What it answers to nobody: 401, unless the head says that nobody may send this.
    unknown: u16,
}

impl Bomb {
    fn new(path: &'static str, kind: &str, pieces: Pieces) -> Self {
        let headers = vec![("Content-Type", kind.to_owned())];
        Self { path, headers, pieces, enough: 0, refused: 413, unknown: 401 }
    }

    /// Announced by its length.
    fn of_length(mut self, length: u64) -> Self {
        self.headers.push(("Content-Length", length.to_string()));
        self
    }

    /// Without a word on its length.
    fn chunked(mut self) -> Self {
        self.headers.push(("Transfer-Encoding", "chunked".to_owned()));
        self.pieces = Box::new(self.pieces.map(|piece| {
            let mut chunk = format!("{:x}\r\n", piece.len()).into_bytes();
            chunk.extend(piece);
            chunk.extend(b"\r\n");
            chunk
        }));
        self
    }

    fn known_after(self, enough: u64) -> Self {
        Self { enough, ..self }
    }

    fn answered(self, refused: u16, unknown: u16) -> Self {
        Self { refused, unknown, ..self }
    }
}

/// A file that is sent whole and must be read whole.
fn whole(kind: &str, bytes: Vec<u8>, refused: u16) -> Bomb {
    let length = bytes.len() as u64;
    Bomb::new(IMPORT, kind, Box::new(std::iter::once(bytes)))
        .of_length(length)
        .known_after(length)
        .answered(refused, 401)
}

/// A gigabyte of this byte.
fn gigabyte(byte: u8) -> Pieces {
    Box::new(std::iter::repeat_n(vec![byte; 100_000], 10_000))
}

/// This byte without end.
fn endless(byte: u8) -> Pieces {
    Box::new(std::iter::repeat(vec![byte; 100_000]))
}

/// Throws a bomb; answers the response and how long it took once the server could know.
fn throw(server: &Server, bomb: Bomb, credentials: Option<&str>) -> (String, Duration) {
    let mut stream = TcpStream::connect(&server.address).expect("a connection");
    let mut head = format!("POST {} HTTP/1.1\r\nHost: {}\r\n", bomb.path, server.address);
    for (name, value) in &bomb.headers {
        head.extend([*name, ": ", value.as_str(), "\r\n"]);
    }
    let enough = if let Some(token) = credentials {
        head.extend(["Authorization: Bearer ", token, "\r\n"]);
        bomb.enough
    } else {
        0
    };
    head.push_str("\r\n");
    let mut sender = stream.try_clone().expect("the same connection");
    let (told, known) = channel();
    let thread = thread::spawn(move || {
        let mut sent = 0;
        let mut left = Some(told);
        let mut tell = |sent: u64| {
            if sent >= enough
                && let Some(told) = left.take()
            {
                // Nobody listens any more when the test has failed meanwhile.
                let _ = told.send(Instant::now());
            }
        };
        sender.write_all(head.as_bytes()).expect("the head is read");
        tell(sent);
        for piece in bomb.pieces {
            if sender.write_all(&piece).is_err() {
                break; // the server has hung up, as it should
            }
            sent += piece.len() as u64;
            tell(sent);
        }
    });
    // A server that answers before it has read so much has hung up on the sender; then the clock begins here.
    let since = known.recv().unwrap_or_else(|_| Instant::now());
    let answer = read(&mut stream, since);
    let took = since.elapsed();
    thread.join().expect("the sender is done, or the server hung up");
    (answer, took)
}

/// The whole answer by its own length, however long the connection lives on.
fn read(stream: &mut TcpStream, since: Instant) -> String {
    let mut answer = Vec::new();
    let mut buffer = [0; 4_096];
    loop {
        let text = String::from_utf8_lossy(&answer);
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length =
                header(&format!("{head}\r\n\r\n"), "content-length").and_then(|text| text.parse().ok());
            if length.is_some_and(|length: usize| body.len() >= length) {
                return text.into_owned();
            }
        }
        let left = SECONDS.checked_sub(since.elapsed()).filter(|left| !left.is_zero());
        let left = left.unwrap_or_else(|| panic!("no whole answer within {SECONDS:?}: {text}"));
        stream.set_read_timeout(Some(left)).expect("a timeout");
        match stream.read(&mut buffer) {
            Ok(0) => return text.into_owned(),
            Ok(read) => answer.extend_from_slice(&buffer[..read]),
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
            Err(error) => panic!("{error} after « {text} »"),
        }
    }
}

/// A line of the process's state, in kilobytes.
fn kilobytes(server: &Server, name: &str) -> u64 {
    let state = fs::read_to_string(format!("/proc/{}/status", server.id())).expect("a process");
    let line = state.lines().find_map(|line| line.strip_prefix(name)).expect("a line of the state");
    line.trim_matches(|c: char| !c.is_ascii_digit()).parse().expect("kilobytes")
}

/// A server that is idle and warm, with its token.
fn idle() -> (House, Server, String) {
    let house = House::alone();
    let server = house.serve();
    let token = token(&house, &["administrator", "sales", "staff"]);
    for _ in 0..2 {
        let list =
            format!("GET {MEMBERS} HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {token}", server.address);
        assert_eq!(status(&server.ask(&list)), 200);
    }
    (house, server, token)
}

/// Throws a bomb with a token and without one.
fn survives(what: &str, bomb: impl Fn() -> Bomb) {
    let (_house, server, token) = idle();
    for credentials in [None, Some(token.as_str())] {
        fs::write(format!("/proc/{}/clear_refs", server.id()), "5").expect("the high-water mark is set back");
        let before = kilobytes(&server, "VmHWM:");
        let made = bomb();
        let expected = if credentials.is_some() { made.refused } else { made.unknown };
        let (answer, took) = throw(&server, made, credentials);
        let after = kilobytes(&server, "VmHWM:");
        let known = credentials.is_some();
        assert_eq!(status(&answer), expected, "{what}, with a token: {known}: {answer}");
        // What cannot even be framed is refused beneath the house, in its own few words.
        let framed = header(&answer, "content-length") != Some("0");
        assert!(!framed || answer.contains("application/problem+json"), "{what}: {answer}");
        assert!(took < SECONDS, "{what}, with a token: {known}: {took:?}");
        assert!(after - before < KILOBYTES, "{what}, with a token: {known}: {} kB more", after - before);
        println!("{what}, with a token: {known}: {took:?}, {} kB more", after - before);
    }
    assert!(server.get("/readyz").starts_with("HTTP/1.1 200"), "{what}: it is as ready as before");
    assert_eq!(server.stop().0, 0, "{what}");
}

#[test]
fn a_gigabyte_that_is_announced() {
    survives("1 GB of JSON", || {
        Bomb::new(MEMBERS, "application/json", gigabyte(b' ')).of_length(GIGABYTE).answered(413, 413)
    });
    survives("1 GB of CSV", || {
        Bomb::new(IMPORT, "text/csv", gigabyte(b'a')).of_length(GIGABYTE).answered(413, 413)
    });
}

#[test]
fn a_gigabyte_that_is_not_announced() {
    survives("a stream of JSON", || {
        Bomb::new(MEMBERS, "application/json", endless(b' ')).chunked().known_after(2 * 1_048_576)
    });
    survives("a stream to an address that is none", || {
        Bomb::new("/api/v1/nothing", "application/json", endless(b' ')).chunked().answered(404, 401)
    });
}

#[test]
fn a_field_without_end() {
    let begun = || {
        let first = std::iter::once(b"CP;Code_bib\n01250;\"".to_vec());
        first.chain(endless(b'a'))
    };
    survives("a CSV field without end", || {
        Bomb::new(IMPORT, "text/csv", Box::new(begun())).chunked().known_after(33 * 1_048_576)
    });
    survives("a CSV field as long as a file may be", || {
        let mut file = b"CP;Code_bib\n01250;\"".to_vec();
        file.resize(33_554_432, b'a');
        whole("text/csv", file, 422)
    });
    for byte in [b';', b'"', b'\n', b' '] {
        let what = format!("a CSV of nothing but {:?}", char::from(byte));
        survives(&what, || whole("text/csv", vec![byte; 33_554_432], 422));
    }
}

#[test]
fn json_a_hundred_thousand_levels_deep() {
    // The last two reach a place where a row may be of any form: it is the depth itself that is refused.
    for (path, begin, open, refused) in [
        (MEMBERS, "", "[", 422),
        (MEMBERS, "", "{\"a\":", 422),
        ("/api/v1/members/bulk", "{\"rows\":[", "[", 400),
        ("/api/v1/members/bulk", "{\"rows\":[", "{\"a\":", 400),
    ] {
        survives(&format!("{path} {begin}{open}"), || {
            let bytes = (begin.to_owned() + &open.repeat(100_000)).into_bytes();
            Bomb { path, ..whole("application/json", bytes, refused) }
        });
    }
}

#[test]
fn xml_with_entities() {
    let mut xml = String::from("<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol0 \"lol\">");
    for level in 1..=10 {
        let ten = format!("&lol{};", level - 1).repeat(10);
        xml += &["<!ENTITY lol", &level.to_string(), " \"", &ten, "\">"].concat();
    }
    xml.push_str("]><lolz>&lol10;</lolz>");
    for (kind, refused) in [("application/xml", 415), ("text/xml", 415), ("text/csv", 422)] {
        survives(kind, || whole(kind, xml.clone().into_bytes(), refused));
    }
    survives("XML as JSON", || Bomb {
        path: MEMBERS,
        ..whole("application/json", xml.clone().into_bytes(), 400)
    });
}

/// So many gigabytes of nothing, deflated: a piece that ends on a whole byte and refers to nothing before it may be
/// repeated at will. Answers the deflated bytes, and the checksum of what they unpack to.
fn deflated(gigabytes: u32) -> (Vec<u8>, u32) {
    const PIECE: usize = 4_000_000;
    let nothing = vec![0; PIECE];
    let mut piece = Vec::with_capacity(PIECE);
    let mut compress = Compress::new(Compression::best(), false);
    compress.compress_vec(&nothing, &mut piece, FlushCompress::Full).expect("deflated");
    let mut one = Crc::new();
    one.update(&nothing);
    let (mut all, mut sum) = (Vec::new(), Crc::new());
    for _ in 0..gigabytes * 250 {
        all.extend_from_slice(&piece);
        sum.combine(&one);
    }
    all.extend([0x03, 0x00]); // the last block, empty
    (all, sum.sum())
}

/// A spreadsheet of three sheets of so many gigabytes each (APPNOTE.TXT, 4.3).
fn spreadsheet(gigabytes: u32) -> Vec<u8> {
    let (sheet, sum) = deflated(gigabytes);
    let size = gigabytes * 1_000_000_000;
    let packed = u32::try_from(sheet.len()).expect("small");
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    let names = ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml"];
    for name in names {
        let offset = u32::try_from(file.len()).expect("small");
        let mut entry = Vec::new();
        for short in [20_u16, 0, 8, 0, 0x46c5] {
            entry.extend(short.to_le_bytes()); // version, flags, deflated, midnight, a day
        }
        for long in [sum, packed, size] {
            entry.extend(long.to_le_bytes());
        }
        entry.extend(u16::try_from(name.len()).expect("short").to_le_bytes());
        entry.extend([0, 0]);
        file.extend(b"PK\x03\x04");
        file.extend(&entry);
        file.extend(name.as_bytes());
        file.extend(&sheet);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&entry);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (start, length) =
        (u32::try_from(file.len()).expect("small"), u32::try_from(directory.len()).expect("small"));
    file.extend(directory);
    file.extend(b"PK\x05\x06\x00\x00\x00\x00\x03\x00\x03\x00");
    file.extend(length.to_le_bytes());
    file.extend(start.to_le_bytes());
    file.extend([0, 0]);
    file
}

#[test]
fn a_spreadsheet_of_twelve_gigabytes() {
    let bomb = spreadsheet(4);
    assert!(bomb.len() < 33_554_432, "it is small before it is unpacked: {}", bomb.len());
    if let Some(place) = std::env::var_os("KEEP_BOMB") {
        fs::write(place, &bomb).expect("written");
    }
    let own = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    for (kind, refused) in
        [(own, 422), ("application/zip", 415), ("text/csv", 422), ("application/octet-stream", 422)]
    {
        survives(kind, || whole(kind, bomb.clone(), refused));
    }
    // Members do come as workbooks: it is unpacked, counted and refused.
    survives("as a list of members", || Bomb { path: MEMBER_IMPORT, ..whole(own, bomb.clone(), 422) });
}

#[test]
fn a_body_that_says_it_is_compressed() {
    let (zeros, _) = deflated(1);
    for coding in ["gzip", "deflate", "br", "zstd", "gzip, gzip", "x-gzip"] {
        survives(coding, || {
            let mut bomb = whole("text/csv", zeros.clone(), 415).known_after(0).answered(415, 415);
            bomb.headers.push(("Content-Encoding", coding.to_owned()));
            bomb
        });
    }
    survives("a transfer that is compressed", || {
        let mut bomb =
            Bomb::new(IMPORT, "text/csv", Box::new(std::iter::once(zeros.clone()))).answered(400, 400);
        bomb.headers.push(("Transfer-Encoding", "gzip, chunked".to_owned()));
        bomb
    });
}
