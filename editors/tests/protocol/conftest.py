"""Starts the language server named by CLAIMLINT_BIN once per test, with the capabilities of real editors."""

import os
import sys

import pytest_asyncio
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

from editor import make_editor
from session import Session, copy_fixture

if "CLAIMLINT_BIN" not in os.environ:
    sys.exit("CLAIMLINT_BIN must name the claimlint binary to test")

SERVER = ClientServerConfig(server_command=[os.environ["CLAIMLINT_BIN"], "server"], client_factory=make_editor)


def vs_code() -> types.ClientCapabilities:
    """VS Code 1.91: what its newest recorded profile says, and what it has learned since and the server may use."""
    capabilities = client_capabilities("visual-studio-code@v1.65.2")
    capabilities.general.position_encodings = [types.PositionEncodingKind.Utf16]
    capabilities.text_document.diagnostic = types.DiagnosticClientCapabilities(
        dynamic_registration=True, related_document_support=False)
    capabilities.workspace.diagnostics = types.DiagnosticWorkspaceClientCapabilities(refresh_support=True)
    return capabilities


# Each travels another way: VS Code asks for diagnostics and can be told to ask again; its version of 2022 cannot ask;
# Neovim asks and cannot be told to ask again.
PROFILES = {
    "neovim": lambda: client_capabilities("neovim@v0.11.0"),
    "vs-code": vs_code,
    "vs-code-2022": lambda: client_capabilities("visual-studio-code@v1.65.2"),
}


@pytest_lsp.fixture(config=SERVER)
async def client(lsp_client: LanguageClient):
    """A client beside a running server, not initialized yet."""
    yield
    await lsp_client.shutdown_session()


@pytest_asyncio.fixture(params=PROFILES)
async def session(request, tmp_path, client) -> Session:
    """A session with an editor's capabilities on a copy of the fixture workspace, whose articles are all known."""
    session = await Session.start(client, copy_fixture(tmp_path), PROFILES[request.param]())
    await session.indexed()
    return session
