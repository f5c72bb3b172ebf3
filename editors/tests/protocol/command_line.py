"""The other face of the program: what `claimlint check` says of a workspace, and what its fixes would write."""

import json
import os
import pathlib
import subprocess

Findings = dict[str, list[dict]]
"""The findings of each file that has any, by its name in the workspace, as `--output-format json` words them."""


def check(root: pathlib.Path) -> Findings:
    """Checks all that is below `root`, as it is saved."""
    run = subprocess.run(
        [os.environ["CLAIMLINT_BIN"], "check", "--output-format", "json", "."],
        cwd=root, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode in (0, 1), run.stderr
    findings: Findings = {}
    for each in json.loads(run.stdout):
        findings.setdefault(each["path"], []).append(each)
    return findings


def fixed(text: str, fix: dict) -> str:
    """A text with the edits of a finding's fix, which count in bytes."""
    content = text.encode("utf-8")
    for edit in sorted(fix["edits"], key=lambda each: each["bytes"]["start"], reverse=True):
        span = edit["bytes"]
        content = content[:span["start"]] + edit["text"].encode("utf-8") + content[span["end"]:]
    return content.decode("utf-8")
