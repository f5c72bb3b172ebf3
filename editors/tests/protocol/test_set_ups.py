"""The set-ups that editors/README.md shows for editors that no test runs: they can be read, and start the server."""

import json
import os
import pathlib
import re
import subprocess
import tomllib

import pytest

GUIDE = (pathlib.Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def block(heading: str, language: str) -> str:
    """The first block of code in a language below a heading."""
    section = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", GUIDE, re.MULTILINE | re.DOTALL)
    assert section, f"the guide has no part about {heading}"
    found = re.search(rf"^```{language}\n(.*?)^```$", section[1], re.MULTILINE | re.DOTALL)
    assert found, f"the part about {heading} shows no {language}"
    return found[1]


def helix() -> list[str]:
    """Helix names its servers, and for each language those that it wants."""
    settings = tomllib.loads(block("Helix", "toml"))
    markdown = next(each for each in settings["language"] if each["name"] == "markdown")
    assert "claimlint" in markdown["language-servers"]
    server = settings["language-server"]["claimlint"]
    return [server["command"], *server["args"]]


def zed() -> list[str]:
    """Zed knows the servers of its extensions only; one of them lends its place."""
    settings = json.loads(block("Zed", "json"))
    [name] = settings["lsp"]
    assert name in settings["languages"]["Markdown"]["language_servers"]
    binary = settings["lsp"][name]["binary"]
    return [binary["path"], *binary["arguments"]]


def kate() -> list[str]:
    """Kate matches servers against the name of a text's highlighting."""
    [server] = json.loads(block("Kate", "json"))["servers"].values()
    assert re.search(server["highlightingModeRegex"], "Markdown")
    return server["command"]


@pytest.mark.parametrize("set_up", [helix, zed, kate])
def test_the_command_of_a_set_up_starts_the_server(set_up):
    program, *arguments = set_up()
    assert pathlib.PurePosixPath(program).name == "claimlint"
    request = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}}
    body = json.dumps(request)
    with subprocess.Popen(
            [os.environ["CLAIMLINT_BIN"], *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        try:
            server.stdin.write(f"Content-Length: {len(body)}\r\n\r\n{body}".encode())
            server.stdin.flush()
            length = int(re.fullmatch(rb"Content-Length: (\d+)\r\n", server.stdout.readline())[1])
            assert server.stdout.readline() == b"\r\n"
            answer = json.loads(server.stdout.read(length))
        finally:
            server.kill()
    assert answer["result"]["serverInfo"]["name"] == "claimlint"
