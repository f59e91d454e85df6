//! Server-sent events as a client hears them (WHATWG HTML, 9.2).
//!
//! Nothing is timed: who waits reads until the event that is waited for, or until the stream ends.

use reqwest::Response;
use serde_json::Value;

/// One event.
#[derive(Debug)]
pub(crate) struct Event {
    pub(crate) id: u64,
    pub(crate) name: String,
    pub(crate) data: Value,
}

/// A stream of them.
pub(crate) struct Events {
    response: Response,
    told: String,
}

impl Events {
    /// Those of an answer.
    pub(crate) fn of(response: Response) -> Self {
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self { response, told: String::new() }
    }

    /// The next one; `None` when the stream has ended.
    pub(crate) async fn next(&mut self) -> Option<Event> {
        loop {
            while let Some(end) = self.told.find("\n\n") {
                let event = event(&self.told[..end]);
                self.told.drain(..end + 2);
                if event.is_some() {
                    return event;
                }
            }
            let bytes = self.response.chunk().await.unwrap()?;
            self.told.push_str(std::str::from_utf8(&bytes).unwrap());
        }
    }

    /// Reads until one satisfies; those that came, that one last.
    pub(crate) async fn until(&mut self, enough: impl Fn(&Event) -> bool) -> Vec<Event> {
        let mut events = Vec::new();
        while let Some(event) = self.next().await {
            let last = enough(&event);
            events.push(event);
            if last {
                break;
            }
        }
        events
    }
}

fn event(block: &str) -> Option<Event> {
    let of = |name: &str| block.lines().find_map(|line| line.strip_prefix(name));
    let data = serde_json::from_str(of("data: ")?).unwrap();
    Some(Event { id: of("id: ")?.parse().unwrap(), name: of("event: ")?.to_owned(), data })
}
