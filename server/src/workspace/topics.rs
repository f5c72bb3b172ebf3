//! Topics across articles: which claims are about one, and of which type its values are.

use super::{ClaimRef, Name, Workspace};
use crate::value::{Value, ValueType};

impl Workspace {
    /// The claims about a topic, by path and position.
    pub fn about(&self, topic: &str) -> Vec<ClaimRef<'_>> {
        self.claims_about(topic).collect()
    }

    /// The same one by one, for those who do not want all of them.
    pub fn claims_about<'a>(&'a self, topic: &str) -> impl Iterator<Item = ClaimRef<'a>> + use<'a> {
        let topic = topic.to_owned();
        let mentioning = self.mentions.get(&Name::Topic(topic.clone()));
        let articles = mentioning.into_iter().flatten();
        let articles = articles.filter_map(|path| self.article(path));
        let claims = articles.flat_map(|article| {
            let claims = article.claims.iter();
            claims.map(move |claim| ClaimRef { article, claim })
        });
        claims.filter(move |claim| {
            let own = claim.claim.topic.as_ref();
            own.is_some_and(|own| own.value == topic)
        })
    }

    /// The type of the values on a claim's topic: as declared, else dates where any value is clearly one.
    pub fn topic_type(&self, claim: ClaimRef<'_>) -> Option<ValueType> {
        let topic = claim.claim.topic.as_ref()?;
        self.component(claim)?.value_type(&topic.value)
    }

    /// The first claim on a claim's topic in the unit that most of them use; `None` where none has a unit.
    pub fn claim_in_common_unit(&self, claim: ClaimRef<'_>) -> Option<ClaimRef<'_>> {
        let topic = claim.claim.topic.as_ref()?;
        let component = self.component(claim)?;
        let first = component.conclusions(self).common_units.get(&topic.value)?;
        component.claim(self, *first)
    }

    /// The type of a topic's values, worked out from what is said.
    pub(super) fn infer_type(&self, topic: &str) -> Option<ValueType> {
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
}
