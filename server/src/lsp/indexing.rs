//! Finding and reading a folder's articles in the background, with progress where the client shows it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::task::{JoinHandle, spawn_blocking};
use tokio::time::{sleep, timeout};
use tower_lsp::Client;
use tower_lsp::ls_types::{NumberOrString, ProgressToken};

use super::session::{Indexing, Session};
use super::settings::LogLevel;

/// How long a client may take to make room for the progress; without an answer there is none.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often the progress is shown.
const INTERVAL: Duration = Duration::from_millis(100);

/// Files read, of files found.
#[derive(Debug, Default)]
struct Count {
    done: AtomicUsize,
    all: AtomicUsize,
}

/// Indexes a folder. Questions are answered meanwhile, on what is known.
pub(super) async fn index(session: Arc<Session>, client: Client, indexing: Indexing) {
    let shows_progress = session.profile().progress;
    let token = format!("claimlint/index/{}", indexing.number);
    let cancelled = indexing.cancelled.clone();
    let count = Arc::new(Count::default());
    let indexing = Arc::new(indexing);
    let (counting, reading, taken) = (count.clone(), session.clone(), indexing.clone());
    let work = spawn_blocking(move || {
        reading.index(&taken, &|done, all| {
            counting.all.store(all, Ordering::Relaxed);
            counting.done.fetch_max(done, Ordering::Relaxed);
        })
    });
    let (begun, counted, ended) = (Instant::now(), count.clone(), session.clone());
    let work = tokio::spawn(async move {
        let root = indexing.root.display();
        let Ok(is_complete) = work.await else {
            ended.log(LogLevel::Error, || format!("reading {root} has failed"));
            // Better an empty workspace than one that is waited for without end.
            let _ = spawn_blocking(move || ended.install(&indexing, None)).await;
            return;
        };
        ended.log(LogLevel::Info, || {
            let (read, took) = (counted.done.load(Ordering::Relaxed), begun.elapsed());
            let took = took.as_millis();
            match is_complete {
                true => format!("{read} files read in {root}, in {took} ms"),
                false => format!("reading {root} was cancelled, after {read} files and {took} ms"),
            }
        });
    });
    if shows_progress {
        session.cancellable().insert(token.clone(), cancelled);
        show(&client, &token, &count, work).await;
        session.cancellable().remove(&token);
    }
}

/// Shows the progress until the work is done.
async fn show(client: &Client, token: &str, count: &Count, mut work: JoinHandle<()>) {
    let token = ProgressToken::from(NumberOrString::String(token.to_owned()));
    let created = timeout(PATIENCE, client.create_work_done_progress(token.clone())).await;
    if !matches!(created, Ok(Ok(()))) {
        return;
    }
    let progress = client
        .progress(token, "Reading articles")
        .with_percentage(0)
        .with_cancel_button()
        .begin()
        .await;
    loop {
        tokio::select! {
            _ = &mut work => break,
            () = sleep(INTERVAL) => {}
        }
        let (done, all) = (
            count.done.load(Ordering::Relaxed),
            count.all.load(Ordering::Relaxed),
        );
        let percentage = u32::try_from(done * 100 / all.max(1)).unwrap_or(100);
        progress
            .report_with_message(format!("{done} of {all}"), percentage.min(100), None)
            .await;
    }
    progress.finish().await;
}
