//! How far a long work has come: a bar on a terminal, shown after a second and gone when the work is done.

use std::env;
use std::io::{self, IsTerminal};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::terminal;

/// Nobody needs to be told of work that takes less than this.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often a bar is drawn where nothing moves: its clock goes on.
const TICK: Duration = Duration::from_millis(100);

/// A bar that stands on standard error until it is dropped.
pub(super) struct Progress {
    bar: ProgressBar,
    /// Who waits to show it, and how to tell that there is nothing to show any more.
    waiting: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// The bar of a work with so many steps; none is shown where nobody would see it.
    pub(super) fn new(work: &'static str, steps: usize) -> Self {
        match is_wanted() {
            true => Self::after(PATIENCE, work, steps, ProgressDrawTarget::stderr()),
            false => Self {
                bar: ProgressBar::hidden(),
                waiting: None,
            },
        }
    }

    fn after(
        patience: Duration,
        work: &'static str,
        steps: usize,
        target: ProgressDrawTarget,
    ) -> Self {
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::hidden());
        // The template is tested, so that the other style is never seen.
        let style = ProgressStyle::with_template("{msg} {bar:30} {pos} of {len}, {elapsed}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_message(work);
        let (done, is_done) = mpsc::channel();
        let shown = bar.clone();
        let waiting = thread::spawn(move || {
            if is_done.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) {
                shown.set_draw_target(target);
                shown.enable_steady_tick(TICK);
            }
        });
        Self {
            bar,
            waiting: Some((done, waiting)),
        }
    }

    /// A step is done; may be told from several threads.
    pub(super) fn step(&self) {
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((done, waiting)) = self.waiting.take() {
            // Whoever does not wait any more has shown the bar.
            let _ = done.send(());
            let _ = waiting.join();
        }
        self.bar.finish_and_clear();
    }
}

/// Whether somebody would see a bar, and could: not in a pipe, in CI or on a terminal that knows no way back.
fn is_wanted() -> bool {
    let is_dumb = env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
    let is_ci = env::var_os("CI").is_some_and(|value| !value.is_empty());
    !terminal::is_quiet() && io::stderr().is_terminal() && !is_dumb && !is_ci
}

#[cfg(test)]
mod tests {
    use indicatif::InMemoryTerm;

    use super::*;

    fn after(patience: Duration, terminal: &InMemoryTerm) -> Progress {
        let target = ProgressDrawTarget::term_like(Box::new(terminal.clone()));
        Progress::after(patience, "Reading", 40, target)
    }

    #[test]
    fn a_bar_appears_and_vanishes() {
        let terminal = InMemoryTerm::new(5, 80);
        let progress = after(Duration::ZERO, &terminal);
        for _ in 0..10 {
            progress.step();
        }
        let shown = loop {
            let shown = terminal.contents();
            if shown.contains(" 10 of 40, ") {
                break shown;
            }
            thread::sleep(TICK);
        };
        assert!(shown.starts_with("Reading ███"), "{shown}");
        drop(progress);
        assert_eq!(terminal.contents(), "");
    }

    #[test]
    fn quick_work_shows_none() {
        let terminal = InMemoryTerm::new(5, 80);
        let progress = after(Duration::MAX, &terminal);
        progress.step();
        drop(progress);
        assert_eq!(terminal.contents(), "");
        assert!(terminal.moves_since_last_check().is_empty());
    }
}
