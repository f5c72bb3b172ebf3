//! Topics across articles: which claims take a position, and which of those clash.

use std::sync::{Arc, OnceLock};

use super::{ClaimRef, Name, TopicClashes, Workspace};
use crate::reasoning::{Position, clashes, common_unit};
use crate::value::{Value, ValueType};

impl Workspace {
    /// The clashes on a topic. Worked out once, and again only when an article says something else
    /// about the topic.
    pub fn topic_clashes(&self, topic: &str) -> Option<Arc<OnceLock<TopicClashes>>> {
        let cell = self.conclusions.get(topic)?.clone();
        cell.get_or_init(|| self.find_clashes(topic));
        Some(cell)
    }

    /// The claims about a topic, by path and position.
    pub fn about(&self, topic: &str) -> Vec<ClaimRef<'_>> {
        let mut claims = Vec::new();
        for path in self.mentioning([&Name::Topic(topic.to_owned())]) {
            let Some(article) = self.article(&path) else {
                continue;
            };
            let about = article.claims.iter().filter(|claim| {
                let own = claim.topic.as_ref();
                own.is_some_and(|own| own.value == topic)
            });
            claims.extend(about.map(|claim| ClaimRef { article, claim }));
        }
        claims
    }

    /// The type of a topic's values: as declared, else dates where any value is clearly one.
    pub fn topic_type(&self, topic: &str) -> Option<ValueType> {
        self.topic_clashes(topic)?.get()?.value_type
    }

    /// The first claim on a topic in the unit that most of them use; `None` where none has a unit.
    pub fn claim_in_common_unit(&self, topic: &str) -> Option<ClaimRef<'_>> {
        let cell = self.topic_clashes(topic)?;
        let found = cell.get()?;
        let (path, index) = found.claims.get(found.common_unit?)?;
        self.claim(path, *index)
    }

    fn infer_type(&self, topic: &str) -> Option<ValueType> {
        let declared = self.config.topics.get(topic);
        if let Some(declared) = declared.and_then(|topic| topic.value_type) {
            return Some(declared);
        }
        let is_date = |claim: &ClaimRef<'_>| {
            let written = claim.claim.value.as_ref();
            let value = written.and_then(|value| Value::read(&value.value, None).ok());
            matches!(value, Some(Value::Date(_)))
        };
        let is_dated = self.about(topic).iter().any(is_date);
        is_dated.then_some(ValueType::Date)
    }

    /// A claim's value as its topic understands it: with the topic's unit where it names none.
    pub fn value(&self, claim: ClaimRef<'_>, expected: Option<ValueType>) -> Option<Value> {
        let topic = claim.claim.topic.as_ref()?;
        let written = claim.claim.value.as_ref()?;
        let mut value = Value::read(&written.value, expected).ok()?;
        if let Value::Number { unit, .. } = &mut value {
            let declared = self.config.topics.get(&topic.value);
            *unit = unit.take().or_else(|| declared?.unit.clone());
        }
        Some(value)
    }

    fn find_clashes(&self, topic: &str) -> TopicClashes {
        let expected = self.infer_type(topic);
        let mut claims: Vec<_> = self
            .about(topic)
            .into_iter()
            .filter_map(|claim| {
                let value = self.value(claim, expected)?;
                let commitment = self.commitment(claim);
                commitment.affirms()?;
                Some((claim, Position { value, commitment }))
            })
            .collect();
        claims.sort_by_key(|(claim, _)| claim.order());
        let (claims, positions): (Vec<_>, Vec<_>) = claims.into_iter().unzip();
        TopicClashes {
            value_type: expected,
            common_unit: common_unit(&positions),
            clashes: clashes(&positions),
            claims: claims.iter().map(ClaimRef::place).collect(),
        }
    }
}
