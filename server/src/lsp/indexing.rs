//! Finding and reading a folder's articles in the background, with progress where the client shows it.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::task::{JoinHandle, spawn_blocking};
use tokio::time::{sleep, timeout};
use tower_lsp::Client;
use tower_lsp::ls_types::{NumberOrString, ProgressToken};

use super::session::Session;
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
pub(super) async fn index(session: Arc<Session>, client: Client, root: PathBuf) {
    let shows_progress = session.profile().progress;
    let count = Arc::new(Count::default());
    let (counting, indexing, folder) = (count.clone(), session.clone(), root.clone());
    let work = spawn_blocking(move || {
        indexing.index(&folder, &|done, all| {
            counting.all.store(all, Ordering::Relaxed);
            counting.done.fetch_max(done, Ordering::Relaxed);
        });
    });
    let (begun, counted) = (Instant::now(), count.clone());
    let work = tokio::spawn(async move {
        let took = |begun: Instant| begun.elapsed().as_millis();
        if work.await.is_err() {
            let line = format!("reading {} has failed", root.display());
            session.log(LogLevel::Error, || line);
            // Better an empty workspace than one that is waited for without end.
            let _ = spawn_blocking(move || session.install(&root, None)).await;
            return;
        }
        session.log(LogLevel::Info, || {
            let files = counted.all.load(Ordering::Relaxed);
            let (root, took) = (root.display(), took(begun));
            format!("{files} files read in {root}, in {took} ms")
        });
    });
    if shows_progress {
        show(&client, &count, work).await;
    }
}

/// Shows the progress until the work is done.
async fn show(client: &Client, count: &Count, mut work: JoinHandle<()>) {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let name = format!("claimlint/index/{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let token = ProgressToken::from(NumberOrString::String(name));
    let created = timeout(PATIENCE, client.create_work_done_progress(token.clone())).await;
    if !matches!(created, Ok(Ok(()))) {
        return;
    }
    let progress = client
        .progress(token, "Reading articles")
        .with_percentage(0)
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
            .report_with_message(format!("{done} of {all}"), percentage.min(100))
            .await;
    }
    progress.finish().await;
}
