//! How the process ends, seen from outside.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::client::{frame, notification};

/// How long the end may take before the test has failed.
const PATIENCE: Duration = Duration::from_secs(60);

struct Process {
    child: Child,
    stdin: Option<ChildStdin>,
    answers: mpsc::Receiver<Value>,
}

impl Process {
    fn start() -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_claimlint"))
            .arg("server")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let stdout = child.stdout.take().expect("it answers");
        let (sender, answers) = mpsc::channel();
        thread::spawn(move || {
            let mut stdout = BufReader::new(stdout);
            let mut header = String::new();
            while stdout.read_line(&mut header).is_ok_and(|length| length > 0) {
                let length = header
                    .trim()
                    .rsplit(' ')
                    .next()
                    .and_then(|length| length.parse().ok());
                let mut body = vec![0; length.unwrap_or(0) + 2];
                if stdout.read_exact(&mut body).is_err() {
                    return;
                }
                let _ = sender.send(serde_json::from_slice(&body).expect("a message"));
                header.clear();
            }
        });
        let stdin = child.stdin.take();
        Self {
            child,
            stdin,
            answers,
        }
    }

    /// A server whose session has begun; `client` is the number of the client's process.
    fn begin(client: Option<u32>) -> Self {
        let mut process = Self::start();
        process.request(
            "initialize",
            json!({"capabilities": {}, "processId": client}),
        );
        process.send(&notification("initialized", json!({})));
        process
    }

    fn send(&mut self, message: &Value) {
        let stdin = self.stdin.as_mut().expect("it is open");
        stdin.write_all(&frame(message)).expect("the server reads");
        stdin.flush().expect("the server reads");
    }

    fn request(&mut self, method: &str, parameters: Value) -> Value {
        self.send(&json!({"jsonrpc": "2.0", "id": 1, "method": method, "params": parameters}));
        let answers = self.answers.iter();
        let mut answers = answers.filter(|message| message["id"] == 1);
        answers.next().expect("an answer")
    }

    /// The exit code, while our end of the server's input stays as it is.
    fn exit_code(mut self) -> Option<i32> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait().expect("it can be asked") {
                return status.code();
            }
            thread::sleep(Duration::from_millis(5));
        }
        let _ = self.child.kill();
        panic!("the server still runs");
    }
}

#[test]
fn exit_ends_the_process_while_its_input_is_held_open() {
    let mut process = Process::begin(None);
    process.request("shutdown", Value::Null);
    process.send(&notification("exit", Value::Null));
    assert_eq!(process.exit_code(), Some(0));
}

#[test]
fn exit_without_shutdown_is_a_failure() {
    let mut process = Process::begin(None);
    process.send(&notification("exit", Value::Null));
    assert_eq!(process.exit_code(), Some(1));
}

#[test]
fn exit_before_anything_else_is_a_failure() {
    let mut process = Process::start();
    process.send(&notification("exit", Value::Null));
    assert_eq!(process.exit_code(), Some(1));
}

#[test]
fn closing_its_input_ends_the_process() {
    let mut process = Process::begin(None);
    process.stdin = None;
    assert_eq!(process.exit_code(), Some(1));
}

#[cfg(unix)]
#[test]
fn the_end_of_the_client_ends_the_process() {
    let mut client = Command::new("sleep").arg("600").spawn().expect("a process");
    let process = Process::begin(Some(client.id()));
    thread::sleep(Duration::from_millis(200));
    client.kill().expect("it runs");
    client.wait().expect("it ended");
    assert_eq!(process.exit_code(), Some(1));
}

#[test]
fn a_client_nobody_can_see_is_not_taken_for_dead() {
    // As from within a container; no system gives out this number.
    let mut process = Process::begin(Some(2_000_000_000));
    thread::sleep(Duration::from_millis(200));
    process.request("shutdown", Value::Null);
    process.send(&notification("exit", Value::Null));
    assert_eq!(process.exit_code(), Some(0));
}

#[test]
fn a_client_that_reads_no_answers_can_still_leave() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_claimlint"))
        .arg("server")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the server starts");
    let mut stdin = child.stdin.take().expect("it reads");
    let unread = child.stdout.take();
    let mut send = |message: &Value| stdin.write_all(&frame(message)).expect("the server reads");
    send(
        &json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}),
    );
    // Each answer names the method, and together they are more than a pipe holds.
    for id in 2..5 {
        let method = "x".repeat(100_000);
        send(&json!({"jsonrpc": "2.0", "id": id, "method": method}));
    }
    send(&notification("exit", Value::Null));
    let process = Process {
        child,
        stdin: Some(stdin),
        answers: mpsc::channel().1,
    };
    assert_eq!(process.exit_code(), Some(1));
    drop(unread);
}
