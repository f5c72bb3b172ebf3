//! Names of rules as values of arguments: shells complete the known ones, and any is taken. What to say of one that
//! does not exist is left to the commands, which know what may have been meant.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command, Error};

use crate::rules::{ALL, GROUPS, RULES};

/// A text of which some values are known.
#[derive(Clone, Debug)]
pub(super) struct Names {
    known: fn() -> Vec<&'static str>,
}

/// The name of a rule.
pub(super) fn rules() -> Names {
    Names {
        known: || RULES.iter().map(|rule| rule.name).collect(),
    }
}

/// The name of a rule or of a group, or `all`.
pub(super) fn selectors() -> Names {
    Names {
        known: || {
            let groups = GROUPS.iter().map(|group| group.name);
            let rules = RULES.iter().map(|rule| rule.name);
            [ALL].into_iter().chain(groups).chain(rules).collect()
        },
    }
}

impl TypedValueParser for Names {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let known = (self.known)().into_iter();
        Some(Box::new(known.map(PossibleValue::new)))
    }
}
