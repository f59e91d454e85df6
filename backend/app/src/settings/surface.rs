//! What the world sees of the server: where it listens, under which name it is known, whom it believes.
//!
//! What can never happen: a server beyond this machine that nobody gave a name and TLS; a proxy that is believed though
//! nobody named it.

use std::net::{IpAddr, SocketAddr, TcpListener, ToSocketAddrs};

use door::{Origin, Rules};
use ipnet::IpNet;
use serde::{Deserialize, Deserializer};

use super::Settings;
use crate::exit::Stop;

/// Where to listen and by which rules, before anything is opened.
#[derive(Debug)]
pub(crate) struct Surface {
    addresses: Vec<SocketAddr>,
    public: Option<Origin>,
    trusted_proxies: Vec<IpNet>,
    limits: door::Limits,
}

impl Settings {
    /// Reads the settings of the surface; refuses those that would let passwords travel in clear.
    pub(crate) fn surface(&self) -> Result<Surface, Stop> {
        let addresses: Vec<SocketAddr> = self
            .listen
            .to_socket_addrs()
            .map_err(|error| Stop::Usage(format!("listen = « {} »: {error}", self.listen)))?
            .collect();
        let wrong =
            |text: &str, error: door::NoOrigin| Stop::Usage(format!("public_url = « {text} »: {error}"));
        let public = self.public_url.as_deref();
        let public = public.map(|text| text.parse::<Origin>().map_err(|e| wrong(text, e))).transpose()?;
        let trusted_proxies = networks(&self.trusted_proxies)?;
        let known = public.as_ref().is_some_and(Origin::is_https);
        if let Some(open) = addresses.iter().find(|address| !address.ip().is_loopback() && !known) {
            return Err(Stop::Usage(format!(
                "Refus d'écouter sur {open} sans « public_url = \"https://…\" » : au-delà de cette machine, mots de \
                 passe et sessions ne voyagent que par TLS, derrière un relais (docs/deployment.md).\n\
                 Refusing to listen on {open} without `public_url = \"https://…\"`: beyond this machine passwords and \
                 sessions travel by TLS alone, behind a reverse proxy (docs/deployment.md)."
            )));
        }
        if known && trusted_proxies.is_empty() {
            return Err(Stop::Usage(
                "public_url is https://, so a reverse proxy ends TLS: trusted_proxies must name its address \
                 (docs/deployment.md)"
                    .to_owned(),
            ));
        }
        Ok(Surface { addresses, public, trusted_proxies, limits: self.limits.of_door() })
    }
}

impl Surface {
    /// How the world names the server, for a link that is printed while it does not run.
    pub(crate) fn public(&self) -> Result<Origin, Stop> {
        let local = || self.addresses.first().copied().map(Origin::local);
        let named = self.public.clone().or_else(local);
        named.ok_or_else(|| Stop::Usage("listen names no address".to_owned()))
    }

    /// Takes the ports; answers them with the rules of the door. A name may stand for several addresses, of which one
    /// at least must be free.
    pub(crate) fn take(self) -> Result<(Vec<TcpListener>, Rules), Stop> {
        let mut listeners = Vec::new();
        let mut refusal = None;
        for address in &self.addresses {
            match TcpListener::bind(address) {
                Ok(listener) => listeners.push(listener),
                Err(error) => refusal = Some(Stop::failed(format!("listen on {address}"), error)),
            }
        }
        let first = listeners.first().map(TcpListener::local_addr).transpose();
        let Some(first) = first.map_err(|error| Stop::failed("listen", error))? else {
            return Err(refusal.unwrap_or_else(|| Stop::Usage("listen names no address".to_owned())));
        };
        let public = self.public.unwrap_or_else(|| Origin::local(first));
        let Self { trusted_proxies, limits, .. } = self;
        Ok((listeners, Rules { public, trusted_proxies, limits, show: Some(web::refused) }))
    }
}

/// Addresses, and networks as `10.0.0.0/8`.
fn networks(texts: &[String]) -> Result<Vec<IpNet>, Stop> {
    let parsed = texts.iter().map(|text| {
        let text = text.trim();
        let network = text.parse::<IpNet>().or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
        network.map_err(|error| Stop::Usage(format!("trusted_proxies: « {text} »: {error}")))
    });
    parsed.collect()
}

/// A list, or one text with commas, as the environment gives it.
pub(super) fn words<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Words {
        Many(Vec<String>),
        One(String),
    }
    Ok(match Words::deserialize(deserializer)? {
        Words::Many(many) => many,
        Words::One(one) => one.split(',').map(|word| word.trim().to_owned()).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(listen: &str, public: Option<&str>, proxies: &[&str]) -> Option<String> {
        let settings = Settings {
            listen: listen.to_owned(),
            public_url: public.map(ToOwned::to_owned),
            trusted_proxies: proxies.iter().map(|proxy| (*proxy).to_owned()).collect(),
            ..Settings::default()
        };
        settings.surface().err().map(|stop| {
            assert_eq!(stop.code(), 2, "{stop}");
            stop.to_string()
        })
    }

    #[test]
    fn this_machine_needs_no_name() {
        for listen in ["127.0.0.1:0", "127.8.9.1:0", "[::1]:0"] {
            assert_eq!(refused(listen, None, &[]), None, "{listen}");
        }
        assert!(refused("127.0.0.1", None, &[]).is_some(), "no port");
    }

    #[test]
    fn beyond_this_machine_it_takes_a_name_tls_and_a_proxy() {
        const NAME: Option<&str> = Some("https://coop.example");
        for listen in ["0.0.0.0:0", "[::]:0", "192.0.2.7:80"] {
            let said = refused(listen, None, &[]).expect("refused");
            assert!(said.contains("Refus d'écouter") && said.contains("Refusing to listen"), "{said}");
            assert!(refused(listen, Some("http://127.0.0.1:80"), &[]).is_some());
            assert!(refused(listen, NAME, &[]).expect("refused").contains("trusted_proxies"));
            assert_eq!(refused(listen, NAME, &["10.0.0.0/8", "::1"]), None);
        }
        assert!(refused("127.0.0.1:0", Some("http://coop.example"), &["127.0.0.1"]).is_some());
        assert!(refused("127.0.0.1:0", NAME, &["proxy.example"]).expect("refused").contains("proxy.example"));
    }

    #[test]
    fn without_a_name_the_address_is_the_name() {
        let settings = Settings { listen: "127.0.0.1:0".to_owned(), ..Settings::default() };
        let (listeners, rules) = settings.surface().expect("valid").take().expect("free");
        let address = listeners[0].local_addr().expect("an address");
        assert_eq!(rules.public.as_str(), format!("http://{address}"));
        let again = Settings { listen: address.to_string(), ..Settings::default() };
        let Err(stop) = again.surface().expect("valid").take() else { panic!("two servers on one port") };
        assert!(stop.to_string().contains(&address.to_string()) && stop.code() == 1, "{stop}");
    }
}
