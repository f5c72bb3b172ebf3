//! Whatever a client hands the server as standard input and output, it gets the same answers.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::client::{frame, notification};

/// A whole session, with an answer longer than any pipe or socket holds.
fn session() -> Vec<u8> {
    let request = |id: i32, method: &str| json!({"jsonrpc": "2.0", "id": id, "method": method});
    let mut begin = request(1, "initialize");
    begin["params"] = json!({"capabilities": {}});
    let messages = [
        begin,
        notification("initialized", json!({})),
        request(2, &"x".repeat(1_000_000)),
        request(3, "shutdown"),
        notification("exit", Value::Null),
    ];
    messages.iter().flat_map(frame).collect()
}

/// The session's answers, by a server on this input and output.
fn run(input: Stdio, output: Stdio, talk: impl FnOnce() -> String) -> String {
    let mut server = Command::new(env!("CARGO_BIN_EXE_claimlint"));
    server.arg("server").stdin(input).stdout(output);
    let mut child = server.spawn().expect("the server starts");
    // Our copies of its ends are to be closed, or no end is ever seen.
    drop(server);
    let said = talk();
    let status = child.wait().expect("it ends");
    assert_eq!(status.code(), Some(0));
    said
}

/// The answers to the session, through files: written ahead, and read behind.
fn through_files() -> String {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (said, answers) = (folder.path().join("said"), folder.path().join("answers"));
    fs::write(&said, session()).expect("a file");
    let input = File::open(&said).expect("the file exists");
    let output = File::create(&answers).expect("a file");
    run(input.into(), output.into(), String::new);
    fs::read_to_string(answers).expect("the server's answers")
}

fn said_on_streams(mut input: impl Write + Send + 'static, mut output: impl Read) -> String {
    let writer = std::thread::spawn(move || {
        input.write_all(&session()).expect("the server reads");
        // Held open until the server ends by itself.
        input
    });
    let mut answers = String::new();
    output.read_to_string(&mut answers).expect("answers");
    drop(writer.join());
    answers
}

#[test]
fn files_and_pipes_make_no_difference() {
    let answers = through_files();
    assert!(answers.contains(r#""id":1"#), "{answers:.300}");
    assert!(answers.contains(&"x".repeat(1_000_000)), "{answers:.300}");
    assert!(answers.contains(r#""id":3"#), "{answers:.300}");
    let (input, to_server) = std::io::pipe().expect("a pipe");
    let (from_server, output) = std::io::pipe().expect("a pipe");
    let said = run(input.into(), output.into(), || {
        said_on_streams(to_server, from_server)
    });
    assert!(said == answers, "{said:.300}");
}

/// Node's programs, Visual Studio Code among them, talk to theirs through sockets.
#[cfg(unix)]
#[test]
fn sockets_make_no_difference() {
    use std::os::fd::OwnedFd;
    use std::os::unix::net::UnixStream;

    let (input, to_server) = UnixStream::pair().expect("two sockets");
    let (from_server, output) = UnixStream::pair().expect("two sockets");
    let (input, output) = (OwnedFd::from(input), OwnedFd::from(output));
    let said = run(input.into(), output.into(), || {
        said_on_streams(to_server, from_server)
    });
    assert!(said == through_files(), "{said:.300}");
}
