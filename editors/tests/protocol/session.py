"""One client's view of one workspace: opens, edits and closes articles, asks, and collects what the user would see.

Knows positions, encodings and the two ways diagnostics travel. Expectations live in the tests.
"""

import asyncio
import pathlib
import re
import shutil
from collections.abc import Callable, Sequence

from lsprotocol import types
from pytest_lsp import LanguageClient

from editor import watches

FIXTURE = pathlib.Path(__file__).parent.parent / "workspace"

# How long a finding, or its disappearance, may take. Generous: the machine may be slow, and compiling meanwhile.
PATIENCE_SECONDS = 60.0
POLL_SECONDS = 0.05

Place = tuple[str, int]
"""A file's name in the workspace and a line, counted from 0."""


def copy_fixture(target: pathlib.Path) -> pathlib.Path:
    """Copies the fixture workspace below `target` and returns its root."""
    root = target / "workspace"
    shutil.copytree(FIXTURE, root)
    return root


def width(text: str, encoding: str) -> int:
    """The length of `text` in the units of a position encoding."""
    units = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    codec = "utf-8" if encoding == "utf-8" else f"{encoding}-le"
    return len(text.encode(codec)) // units


async def eventually(what: str, holds: Callable[[], bool]) -> None:
    """Waits until something holds; fails when patience ends."""
    deadline = asyncio.get_running_loop().time() + PATIENCE_SECONDS
    while not holds():
        assert asyncio.get_running_loop().time() < deadline, f"not so: {what}"
        await asyncio.sleep(POLL_SECONDS)


class Session:
    """An initialized client on a copy of the fixture workspace."""

    def __init__(self, client: LanguageClient, root: pathlib.Path, result: types.InitializeResult):
        self.client = client
        self.root = root
        self.server = result.capabilities
        # Where the server names none, the protocol means UTF-16.
        self.encoding = types.PositionEncodingKind(result.capabilities.position_encoding or "utf-16").value
        self._texts: dict[str, str] = {}
        self._versions: dict[str, int] = {}
        self._pulled: dict[str, tuple[tuple[int, int], list[types.Diagnostic]]] = {}

    @classmethod
    async def start(cls, client: LanguageClient, root: pathlib.Path, capabilities: types.ClientCapabilities) -> "Session":
        """Initializes the client with `root` as its only workspace folder."""
        folder = types.WorkspaceFolder(uri=root.as_uri(), name="workspace")
        result = await client.initialize_session(
            types.InitializeParams(capabilities=capabilities, root_uri=root.as_uri(), workspace_folders=[folder]))
        return cls(client, root, result)

    async def indexed(self) -> None:
        """Waits until the server says that it has read the folder's articles."""
        await eventually("the server shows the end of its indexing", lambda: any(
            isinstance(each, types.WorkDoneProgressEnd) for reports in self.client.progress_reports.values() for each in reports))

    # Texts

    def uri(self, name: str) -> str:
        """The address of a file of the workspace."""
        return (self.root / name).as_uri()

    def text(self, name: str) -> str:
        """What the client holds: the unsaved text of an open file, else the file's."""
        return self._texts.get(name) or (self.root / name).read_text(encoding="utf-8")

    def position(self, name: str, offset: int) -> types.Position:
        """The position of a character offset, in the encoding agreed upon."""
        before = self.text(name)[:offset]
        last_line = before[before.rfind("\n") + 1:]
        return types.Position(line=before.count("\n"), character=width(last_line, self.encoding))

    def range_of(self, name: str, pattern: str) -> types.Range:
        """The range of the only match of `pattern`, or of its first group where it has one."""
        matches = list(re.finditer(pattern, self.text(name)))
        assert len(matches) == 1, f"{pattern!r} matches {len(matches)} times in {name}"
        group = 1 if matches[0].re.groups else 0
        return types.Range(self.position(name, matches[0].start(group)), self.position(name, matches[0].end(group)))

    def line_of(self, name: str, pattern: str) -> Place:
        """The line on which the only match of `pattern` begins."""
        return (name, self.range_of(name, pattern).start.line)

    # Documents

    def open(self, name: str) -> None:
        """Opens a file as the editor does, with its text on disk."""
        self._texts[name] = (self.root / name).read_text(encoding="utf-8")
        self._versions[name] = 1
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(
            uri=self.uri(name), language_id="markdown", version=1, text=self._texts[name])))

    def edit(self, name: str, pattern: str, replacement: str) -> None:
        """Replaces the only match of `pattern` by an incremental change, unsaved."""
        change = types.TextDocumentContentChangePartial(range=self.range_of(name, pattern), text=replacement)
        match = re.search(pattern, self.text(name))
        group = 1 if match.re.groups else 0
        text = self._texts[name]
        self._texts[name] = text[:match.start(group)] + replacement + text[match.end(group):]
        self._versions[name] += 1
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(
            text_document=types.VersionedTextDocumentIdentifier(uri=self.uri(name), version=self._versions[name]),
            content_changes=[change]))

    def close(self, name: str) -> None:
        """Closes a file; what was not saved is lost."""
        del self._texts[name]
        self._pulled.pop(name, None)
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(self.uri(name))))

    def save(self, name: str) -> None:
        """Writes an open file to disk."""
        (self.root / name).write_text(self._texts[name], encoding="utf-8")
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(self.uri(name))))

    async def rewrite(self, name: str, pattern: str, replacement: str) -> None:
        """Replaces the only match of `pattern` in a file that is not open, and tells a server that can have it watched."""
        assert name not in self._texts
        match, text = re.search(pattern, self.text(name)), self.text(name)
        assert match, f"{pattern!r} does not match in {name}"
        group = 1 if match.re.groups else 0
        path = self.root / name
        watched = self.client.capabilities.workspace.did_change_watched_files
        is_told = watched is not None and watched.dynamic_registration
        if is_told:
            # It registers in its own time, and nobody tells it of what was before.
            await eventually(f"the server has {name} watched", lambda: watches(self.client, str(path)))
        path.write_text(text[:match.start(group)] + replacement + text[match.end(group):], encoding="utf-8")
        if is_told:
            self.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(
                [types.FileEvent(self.uri(name), types.FileChangeType.Changed)]))

    # Questions

    async def hover(self, name: str, pattern: str, at_end: bool = False) -> str:
        """The hover's text at a match, empty where there is none."""
        answer = await self.client.text_document_hover_async(types.HoverParams(
            types.TextDocumentIdentifier(self.uri(name)), self._cursor(name, pattern, at_end)))
        if answer is None:
            return ""
        assert isinstance(answer.contents, types.MarkupContent), "a hover answers in the client's preferred format"
        return answer.contents.value

    async def definition(self, name: str, pattern: str) -> list[Place]:
        """Where the thing under the match is defined."""
        return self._places(await self.client.text_document_definition_async(types.DefinitionParams(
            types.TextDocumentIdentifier(self.uri(name)), self._cursor(name, pattern))))

    async def implementation(self, name: str, pattern: str) -> list[Place]:
        """The claims related to the one under the match."""
        return self._places(await self.client.text_document_implementation_async(types.ImplementationParams(
            types.TextDocumentIdentifier(self.uri(name)), self._cursor(name, pattern))))

    async def references(self, name: str, pattern: str) -> list[Place]:
        """The places that bear on the claim under the match, itself left out."""
        return self._places(await self.client.text_document_references_async(types.ReferenceParams(
            types.ReferenceContext(include_declaration=False),
            types.TextDocumentIdentifier(self.uri(name)), self._cursor(name, pattern))))

    # Fixes

    async def quick_fixes(self, name: str, pattern: str) -> list[types.CodeAction]:
        """The fixes offered at a match."""
        cursor = self._cursor(name, pattern)
        answer = await self.client.text_document_code_action_async(types.CodeActionParams(
            types.TextDocumentIdentifier(self.uri(name)), types.Range(cursor, cursor),
            types.CodeActionContext(diagnostics=[], only=[types.CodeActionKind.QuickFix])))
        return list(answer or [])

    def apply(self, action: types.CodeAction) -> None:
        """Makes a fix's edits in the open files that they belong to, as the editor does, and tells the server."""
        for name, version, edits in self._edits(action.edit):
            assert version in (None, self._versions[name]), "the fix is for another version of the text"
            text = self._texts[name]
            # All edits are meant for the text as it was, so the last comes first.
            for edit in sorted(edits, key=lambda each: self._offset(name, each.range.start), reverse=True):
                start, end = self._offset(name, edit.range.start), self._offset(name, edit.range.end)
                text = text[:start] + edit.new_text + text[end:]
            self._texts[name] = text
            self._versions[name] += 1
            self.client.text_document_did_change(types.DidChangeTextDocumentParams(
                text_document=types.VersionedTextDocumentIdentifier(uri=self.uri(name), version=self._versions[name]),
                content_changes=[types.TextDocumentContentChangeWholeDocument(text=text)]))

    def _edits(self, edit: types.WorkspaceEdit) -> list[tuple[str, int | None, list[types.TextEdit]]]:
        """The edits of each file, with the version they are for where the client was told one."""
        versioned = [(self._name(each.text_document.uri), each.text_document.version, list(each.edits))
                     for each in edit.document_changes or []]
        plain = [(self._name(uri), None, list(edits)) for uri, edits in (edit.changes or {}).items()]
        return versioned + plain

    def _offset(self, name: str, position: types.Position) -> int:
        """The character offset of a position, in the encoding agreed upon."""
        lines = self._texts[name].split("\n")
        line = lines[position.line]
        column = next(at for at in range(len(line) + 1) if width(line[:at], self.encoding) == position.character)
        return sum(len(each) + 1 for each in lines[:position.line]) + column

    # Diagnostics

    async def findings(self, name: str, wanted: Callable[[Sequence[types.Diagnostic]], bool]) -> list[types.Diagnostic]:
        """Waits until what the user sees for a file is as `wanted`, and returns it in the order of the text.

        Returns what is there when patience ends, so that the caller's assertion can show it.
        """
        deadline = asyncio.get_running_loop().time() + PATIENCE_SECONDS
        while True:
            seen = await self._seen(name)
            if wanted(seen) or asyncio.get_running_loop().time() > deadline:
                return sorted(seen, key=lambda each: (each.range.start.line, each.range.start.character))
            await asyncio.sleep(POLL_SECONDS)

    async def codes(self, name: str, wanted: list[str]) -> list[str]:
        """The codes of a file's findings, in the order of the text, once they are `wanted` or patience ends."""
        found = await self.findings(name, lambda seen: sorted(str(each.code) for each in seen) == sorted(wanted))
        return [str(each.code) for each in found]

    async def _seen(self, name: str) -> list[types.Diagnostic]:
        """Pushed and pulled together, as an editor shows them: a server that sends a finding both ways shows it twice."""
        return [*self.client.diagnostics.get(self.uri(name), []), *await self._pull(name)]

    async def _pull(self, name: str) -> list[types.Diagnostic]:
        """What pulling brings. As an editor, asks for open files only, and again only after an edit of the file itself
        or when told to: a server that counts on being asked without a reason fails here."""
        pulls = self.client.capabilities.text_document.diagnostic is not None and self.server.diagnostic_provider is not None
        if not pulls or name not in self._texts:
            return []
        reason = (self._versions[name], self.client.diagnostic_refresh_count)
        if name not in self._pulled or self._pulled[name][0] != reason:
            report = await self.client.text_document_diagnostic_async(types.DocumentDiagnosticParams(
                types.TextDocumentIdentifier(self.uri(name))))
            assert isinstance(report, types.RelatedFullDocumentDiagnosticReport), "no previous result was named"
            self._pulled[name] = (reason, list(report.items))
        return self._pulled[name][1]

    def _cursor(self, name: str, pattern: str, at_end: bool = False) -> types.Position:
        found = self.range_of(name, pattern)
        return types.Position(found.end.line, found.end.character - 1) if at_end else found.start

    def _places(self, answer: object) -> list[Place]:
        if answer is None:
            return []
        places: set[Place] = set()
        for each in answer if isinstance(answer, Sequence) else [answer]:
            is_link = isinstance(each, types.LocationLink)
            uri = each.target_uri if is_link else each.uri
            start = (each.target_selection_range if is_link else each.range).start
            places.add((self._name(uri), start.line))
        return sorted(places)

    def _name(self, uri: str) -> str:
        prefix = self.root.as_uri() + "/"
        return uri.removeprefix(prefix)
