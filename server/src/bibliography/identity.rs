//! When two entries are one text: by their DOI, else by their URL, each in one form.

use percent_encoding::percent_decode_str;
use url::{Host, Url};

use super::{Bibliography, Source};

/// What tells a text from all others, in a form that can be compared.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Identity {
    /// A DOI in lower case, without resolver.
    Doi(String),
    /// A URL without scheme, `www.` and slashes at the end. Query and fragment are kept: they may
    /// lead to another text.
    Url(String),
}

/// Hosts that lead from a DOI to its text.
const RESOLVERS: [&str; 2] = ["doi.org", "dx.doi.org"];

impl Source {
    /// By what the source is known, most reliable first. What an entry takes over from its parent
    /// tells where the parent is, and a website's front page is no text.
    pub fn identities(&self) -> Vec<Identity> {
        let doi = self.doi.as_deref().filter(|_| !self.inherits_doi);
        let url = self.url.as_deref().filter(|_| !self.inherits_url);
        let doi = doi.and_then(from_doi);
        let mut identities: Vec<_> = doi.into_iter().collect();
        identities.extend(
            url.and_then(from_url)
                .filter(|url| !identities.contains(url)),
        );
        identities
    }

    fn own_doi(&self) -> Option<Identity> {
        let mut identities = self.identities().into_iter();
        identities.find(|identity| matches!(identity, Identity::Doi(_)))
    }
}

impl Bibliography {
    /// A source that is the same text as `source`, and by what. Of several the first that `counts`
    /// is taken. Two sources with different DOIs are never the same.
    pub fn same_text<'a>(
        &'a self,
        source: &Source,
        counts: impl Fn(&Source) -> bool,
    ) -> Option<(&'a Source, Identity)> {
        let doi = source.own_doi();
        source.identities().into_iter().find_map(|identity| {
            let other = &self.sources[*self.by_identity.get(&identity)?];
            let other_doi = other.own_doi();
            let differ = doi.is_some() && other_doi.is_some() && doi != other_doi;
            (!differ && counts(other)).then_some((other, identity))
        })
    }
}

fn from_doi(written: &str) -> Option<Identity> {
    let written = written.trim();
    if let Some(url @ Identity::Doi(_)) = from_url(written) {
        return Some(url);
    }
    let bare = match written.split_at_checked(4) {
        Some((scheme, bare)) if scheme.eq_ignore_ascii_case("doi:") => bare.trim(),
        _ => written,
    };
    (!bare.is_empty()).then(|| Identity::Doi(bare.to_lowercase()))
}

fn from_url(written: &str) -> Option<Identity> {
    let url = Url::parse(written.trim()).ok()?;
    let Some(Host::Domain(host)) = url.host() else {
        return None;
    };
    let host = host.strip_prefix("www.").unwrap_or(host);
    let path = url.path().trim_end_matches('/');
    if RESOLVERS.contains(&host) {
        let doi = percent_decode_str(path.trim_start_matches('/')).decode_utf8_lossy();
        return (!doi.is_empty()).then(|| Identity::Doi(doi.to_lowercase()));
    }
    let query = url.query().filter(|query| !query.is_empty());
    let fragment = url.fragment().filter(|fragment| !fragment.is_empty());
    if path.is_empty() && query.is_none() && fragment.is_none() {
        return None;
    }
    let port = url.port().map(|port| format!(":{port}"));
    let query = query.map(|query| format!("?{query}"));
    let fragment = fragment.map(|fragment| format!("#{fragment}"));
    let rest = [port, Some(path.to_owned()), query, fragment];
    let rest: String = rest.into_iter().flatten().collect();
    Some(Identity::Url(format!("{host}{rest}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(written: &str) -> Option<Identity> {
        from_url(written)
    }

    #[test]
    fn what_leads_to_one_page_is_one_url() {
        let page = Some(Identity::Url("example.org/a/B".to_owned()));
        for written in [
            "https://example.org/a/B",
            "http://example.org/a/B/",
            "HTTPS://WWW.Example.ORG/a/B",
            " https://example.org:443/a/B? ",
            "https://example.org/x/../a/B#",
        ] {
            assert_eq!(url(written), page, "{written}");
        }
        for written in [
            "https://example.org/a/b",
            "https://example.org/a/B?page=2",
            "https://example.org/a/B#part-2",
            "https://example.org:8080/a/B",
            "https://news.example.org/a/B",
        ] {
            assert!(url(written).is_some() && url(written) != page, "{written}");
        }
    }

    #[test]
    fn a_front_page_and_what_is_no_url_are_no_identity() {
        for written in [
            "https://www.example.org/",
            "example.org/a",
            "",
            "mailto:a@b.org",
            "http://127.0.0.1/a",
        ] {
            assert_eq!(url(written), None, "{written}");
        }
    }

    #[test]
    fn a_doi_is_one_however_it_is_written() {
        let doi = Some(Identity::Doi("10.1000/ab(c)".to_owned()));
        for written in [
            "10.1000/aB(c)",
            "doi:10.1000/ab(c)",
            "DOI: 10.1000/AB(C)",
            "https://doi.org/10.1000/ab%28c%29",
            "http://dx.doi.org/10.1000/ab(c)",
            "HTTPS://www.DOI.org/10.1000/ab(c)/",
        ] {
            assert_eq!(from_doi(written), doi, "{written}");
        }
        assert_eq!(url("https://doi.org/10.1000/AB(c)"), doi);
        assert_eq!(from_doi(" "), None);
        assert_eq!(from_doi("é€é"), Some(Identity::Doi("é€é".to_owned())));
    }
}
