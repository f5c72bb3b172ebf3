//! Published releases: a folder laid out as the real ones, and a small HTTP server on this machine that hands it out.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::thread;

use tempfile::TempDir;

/// The top of the repository.
pub(crate) fn top() -> &'static Path {
    let server = Path::new(env!("CARGO_MANIFEST_DIR"));
    server.parent().expect("the folder around the crate")
}

/// What `install.sh` takes for this machine.
pub(crate) fn target() -> String {
    let system = match std::env::consts::OS {
        "macos" => "apple-darwin",
        _ => "unknown-linux-musl",
    };
    format!("{}-{system}", std::env::consts::ARCH)
}

/// A folder of releases with its address.
pub(crate) struct Releases {
    folder: TempDir,
    port: u16,
}

impl Releases {
    /// No release at all.
    pub(crate) fn none() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let port = serve(folder.path().to_owned());
        Self { folder, port }
    }

    /// This version, made by the script that makes the real releases, also as the latest.
    pub(crate) fn this_version() -> Self {
        let releases = Self::none();
        let name = format!("claimlint-{}.tar.gz", target());
        for file in [name.clone(), format!("{name}.sha256")] {
            let bytes = fs::read(packaged().join(&file)).expect("a packaged file");
            for place in [
                concat!("download/v", env!("CARGO_PKG_VERSION")),
                "latest/download",
            ] {
                releases.publish(&format!("{place}/{file}"), &bytes);
            }
        }
        releases
    }

    /// Puts a file below the address, in the place of what may be there.
    pub(crate) fn publish(&self, path: &str, bytes: &[u8]) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, bytes).expect("a file");
    }

    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

/// The folder with this version's archive and its checksum, made once for all tests.
pub(crate) fn packaged() -> &'static Path {
    static PACKAGED: OnceLock<TempDir> = OnceLock::new();
    let folder = PACKAGED.get_or_init(|| {
        let folder = TempDir::new().expect("a temporary folder");
        let status = Command::new(top().join(".github/scripts/package"))
            .arg(target())
            .arg(env!("CARGO_BIN_EXE_claimlint"))
            .arg(folder.path())
            .status();
        assert!(status.expect("a shell").success(), "the package is made");
        folder
    });
    folder.path()
}

/// Hands out the files of a folder until the test program ends.
fn serve(folder: PathBuf) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // A client that goes away before its answer is none of our business.
            let _ = answer(stream, &folder);
        }
    });
    port
}

fn answer(mut stream: TcpStream, folder: &Path) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let request = lines.next().unwrap_or_else(|| Ok(String::new()))?;
    for header in lines {
        if header?.is_empty() {
            break;
        }
    }
    let path = request.split(' ').nth(1).unwrap_or_default();
    let file = fs::read(folder.join(path.trim_start_matches('/')));
    let (status, body) = match file {
        Ok(bytes) => ("200 OK", bytes),
        Err(_) => ("404 Not Found", Vec::new()),
    };
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    )?;
    stream.write_all(&body)
}
