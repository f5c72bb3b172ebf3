//! Which rules run and how severe they are, as a configuration has it. What is a selector: the name of a rule, of a
//! group, or `all`.

use std::path::Path;

use super::{GROUPS, RULES, Rule};
use crate::config::{Config, ConfigError, Level};
use crate::spanned::Spanned;
use crate::vocabulary::{did_you_mean, suggestion};

/// Selects every rule.
pub const ALL: &str = "all";

/// How closely a selector names a rule; the closer name counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Closeness {
    All,
    Group,
    Rule,
}

/// How severe a rule is for a file.
pub fn level(config: &Config, path: &Path, rule: &Rule) -> Level {
    let mut ignores = config.per_file_ignores.iter();
    let is_silent = ignores.any(|ignores| names(&ignores.rules, rule) && ignores.matches(path));
    match is_silent {
        true => Level::Off,
        false => level_anywhere(config, rule),
    }
}

/// How severe a rule is where no file is spared.
pub fn level_anywhere(config: &Config, rule: &Rule) -> Level {
    let ignored = closest(&config.ignore, rule);
    let selected = match &config.select {
        Some(selected) => closest(selected, rule),
        None => Some(Closeness::All),
    };
    // A rule that nobody selects is off, ignored or not.
    if selected <= ignored {
        return Level::Off;
    }
    let mut levels = config.rules.iter();
    let configured = levels.find(|(name, _)| name.value == rule.name);
    let asked_for = config.select.is_some();
    match configured {
        Some((_, Level::Off)) if asked_for && selected == Some(Closeness::Rule) => {}
        Some((_, level)) => return *level,
        None => {}
    }
    match rule.level {
        Level::Off if asked_for => Level::Warning,
        level => level,
    }
}

/// Whether some of the selectors name a rule.
pub(super) fn names(selectors: &[Spanned<String>], rule: &Rule) -> bool {
    closest(selectors, rule).is_some()
}

fn closest(selectors: &[Spanned<String>], rule: &Rule) -> Option<Closeness> {
    let found = selectors.iter();
    let found = found.filter_map(|selector| closeness(&selector.value, rule));
    found.max()
}

fn closeness(selector: &str, rule: &Rule) -> Option<Closeness> {
    if selector == rule.name {
        return Some(Closeness::Rule);
    }
    if selector == ALL {
        return Some(Closeness::All);
    }
    let group = GROUPS.iter().find(|group| group.name == selector)?;
    let mut own = group.rules.iter();
    own.any(|own| own.name == rule.name)
        .then_some(Closeness::Group)
}

/// Checks that a configuration names only rules and groups that exist.
///
/// # Errors
/// When it does not, with a suggestion.
pub fn check_names(config: &Config) -> Result<(), ConfigError> {
    for (rule, _) in &config.rules {
        if Rule::named(&rule.value).is_none() {
            let nearest = did_you_mean(&rule.value, rule_names());
            let message = format!("no rule is called `{}`{}", rule.value, way_out(nearest));
            return Err(ConfigError::new(rule.range.clone(), message));
        }
    }
    let ignores = config.per_file_ignores.iter();
    let ignored = ignores.flat_map(|ignores| &ignores.rules);
    let selected = config.select.iter().flatten();
    for selector in selected.chain(&config.ignore).chain(ignored) {
        if selectors().all(|known| known != selector.value) {
            let nearest = did_you_mean(&selector.value, selectors());
            let message = format!(
                "no rule or group is called `{}`{}",
                selector.value,
                way_out(nearest)
            );
            return Err(ConfigError::new(selector.range.clone(), message));
        }
    }
    Ok(())
}

/// The name that was meant, or where all of them are told.
pub(super) fn way_out(nearest: Option<&str>) -> String {
    match nearest {
        Some(_) => suggestion(nearest),
        None => " (`claimlint rule` lists them)".to_owned(),
    }
}

/// Everything that selects rules.
fn selectors() -> impl Iterator<Item = &'static str> {
    let groups = GROUPS.iter().map(|group| group.name);
    rule_names().chain(groups).chain([ALL])
}

fn rule_names() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|rule| rule.name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::FILE_NAME;

    /// The level of a rule under a configuration.
    fn level_of(rule: &str, source: &str) -> Level {
        let config = Config::read(Path::new(FILE_NAME).into(), source).expect(source);
        check_names(&config).expect(source);
        level_anywhere(&config, Rule::named(rule).expect(rule))
    }

    #[test]
    fn a_selection_runs_nothing_else() {
        let source = "select = [\"names\", \"uncited-claim\"]\n";
        assert_eq!(level_of("uncited-claim", source), Level::Warning);
        assert_eq!(level_of("unknown-claim", source), Level::Error);
        assert_eq!(level_of("disputed-claim", source), Level::Off);
        assert_eq!(level_of("uncited-claim", "select = []\n"), Level::Off);
    }

    #[test]
    fn the_closer_name_counts() {
        let both = |selected: &str, ignored: &str| {
            let source = format!("select = [\"{selected}\"]\nignore = [\"{ignored}\"]\n");
            level_of("uncited-claim", &source)
        };
        assert_eq!(both("all", "sources"), Level::Off);
        assert_eq!(both("sources", "all"), Level::Warning);
        assert_eq!(both("uncited-claim", "sources"), Level::Warning);
        assert_eq!(both("sources", "uncited-claim"), Level::Off);
        assert_eq!(both("uncited-claim", "uncited-claim"), Level::Off);
        assert_eq!(
            level_of("uncited-claim", "ignore = [\"all\"]\n"),
            Level::Off
        );
        assert_eq!(
            level_of("unknown-claim", "ignore = [\"sources\"]\n"),
            Level::Error
        );
    }

    #[test]
    fn levels_say_how_severe_a_selected_rule_is() {
        let rules = "\n[rules]\nuncited-claim = \"error\"\n";
        let off = "\n[rules]\nuncited-claim = \"off\"\n";
        let select = |name: &str, rules: &str| {
            let source = format!("select = [\"{name}\"]{rules}");
            level_of("uncited-claim", &source)
        };
        assert_eq!(select("sources", rules), Level::Error);
        assert_eq!(select("names", rules), Level::Off);
        assert_eq!(select("sources", off), Level::Off);
        assert_eq!(select("uncited-claim", off), Level::Warning, "named itself");
    }

    #[test]
    fn a_rule_that_is_off_by_default_is_a_warning_once_selected() {
        assert_eq!(level_of("unused-source", ""), Level::Off);
        assert_eq!(
            level_of("unused-source", "ignore = [\"names\"]"),
            Level::Off
        );
        for selector in ["unused-source", "sources", "all"] {
            let source = format!("select = [\"{selector}\"]");
            assert_eq!(level_of("unused-source", &source), Level::Warning);
        }
    }

    #[test]
    fn no_group_is_called_like_a_rule_or_another_group() {
        let mut all: Vec<_> = selectors().collect();
        all.sort_unstable();
        let count = all.len();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
