//! The kinds of tokens and what is to be noticed about them, as the protocol's legend lists them.

/// Declares names that the protocol's legend lists, with what they mean.
macro_rules! legend {
    ($(#[$about:meta])* $name:ident { $($variant:ident = $word:literal, $meaning:literal;)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $(#[doc = $meaning] $variant,)*
        }

        impl $name {
            /// All of them, in the order of the legend.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// Its name in the legend.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// What it means, in a phrase.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning,)* }
            }
        }
    };
}

legend! {
    /// What a token is. Names of the protocol's own where it has one that fits.
    TokenKind {
        Claim = "claim", "the words of a claim";
        Id = "label", "an id, where a claim has it and where others refer to it";
        Verb = "keyword", "a relation, such as `supports`";
        Key = "property", "any other key, such as `by`";
        Word = "enumMember", "a value of `kind`, `stance` or `modality`";
        Value = "string", "any other value";
        Speaker = "speaker", "somebody who says it";
        Source = "source", "the key of a source";
        Topic = "topic", "the key of a topic";
    }
}

legend! {
    /// What is to be noticed about a claim.
    Modifier {
        Denied = "denied", "its speaker holds it false";
        Conceded = "conceded", "its speaker grants it to an opponent";
        Supposed = "supposed", "its speaker takes it for the sake of argument";
        Asked = "asked", "its speaker raises it as a question";
        Reported = "reported", "somebody other than the article's authors says it";
        Disputed = "disputed", "a claim of somebody else excludes it";
        Contradictory = "contradictory", "another claim of its own speakers excludes it, or what follows from it";
        Uncited = "uncited", "nothing tells where it can be checked";
    }
}
