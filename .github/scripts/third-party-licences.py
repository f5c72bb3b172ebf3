#!/usr/bin/env python3
"""Prints, as Markdown, under which licences the crates stand that are linked into claimlint, with the texts of these licences.

Most of them ask this of whoever hands out a binary, so it goes into every archive of a release. Which licences may occur at
all is decided in deny.toml.

Usage: third-party-licences.py [TARGET], for one platform; without it, for all
"""

import json
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
NAMES = re.compile(r"(un)?licen[cs]e|copying|copyright|notice", re.IGNORECASE)


def metadata(target: str | None) -> dict:
    command = ["cargo", "metadata", "--format-version=1", "--locked"]
    if target is not None:
        command += ["--filter-platform", target]
    return json.loads(subprocess.check_output(command, cwd=TOP))


def only_builds(package: dict) -> bool:
    """Whether a crate works at build time, as macros do, and is no part of the binary."""
    return any("proc-macro" in target["kind"] for target in package["targets"])


def linked(data: dict) -> list[dict]:
    """The crates that end up in the binary: neither this project's own, nor those that only build or test."""
    nodes = {node["id"]: node for node in data["resolve"]["nodes"]}
    packages = {package["id"]: package for package in data["packages"]}
    own = set(data["workspace_members"])
    waiting = [key for key in own if packages[key]["name"] == "claimlint"]
    found = set(waiting)
    while waiting:
        for dependency in nodes[waiting.pop()]["deps"]:
            kinds = {kind["kind"] for kind in dependency["dep_kinds"]}
            key = dependency["pkg"]
            if None in kinds and key not in found and not only_builds(packages[key]):
                found.add(key)
                waiting.append(key)
    crates = [packages[key] for key in found - own]
    return sorted(crates, key=lambda crate: (crate["name"], crate["version"]))


def texts(crate: dict) -> list[str]:
    folder = Path(crate["manifest_path"]).parent
    files = sorted(file for file in folder.iterdir() if file.is_file() and NAMES.match(file.name))
    found = [file.read_text(encoding="utf-8", errors="replace").strip() for file in files]
    return ["\n".join(line.rstrip() for line in text.splitlines()) for text in found]


def main() -> None:
    # Names and texts are not ASCII, and Windows would write them in an encoding of its own.
    sys.stdout.reconfigure(encoding="utf-8")
    crates = linked(metadata(sys.argv[1] if len(sys.argv) > 1 else None))
    who = defaultdict(list)
    print("# Licences of what is linked into claimlint\n")
    print("Beside the crates below: the standard library of Rust, under MIT OR Apache-2.0, and on Linux without glibc")
    print("the C library musl, under MIT.\n")
    print("| crate | licence | by | source |\n|---|---|---|---|")
    for crate in crates:
        name = f"{crate['name']} {crate['version']}"
        authors = ", ".join(author.split(" <")[0] for author in crate["authors"])
        # Cargo allows the older way to write a choice, with a slash.
        licence = (crate["license"] or "").replace("/", " OR ")
        print(f"| {name} | {licence} | {authors} | {crate['repository'] or ''} |")
        for text in texts(crate):
            who[text].append(name)
    for text, names in sorted(who.items(), key=lambda item: item[1]):
        print(f"\n## {', '.join(names)}\n\n```text\n{text}\n```")


main()
