"""Starts the language server named by CLAIMLINT_BIN once per test, with the capabilities of real editors."""

import os
import sys

import pytest_asyncio
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

from session import Session, copy_fixture

if "CLAIMLINT_BIN" not in os.environ:
    sys.exit("CLAIMLINT_BIN must name the claimlint binary to test")

SERVER = ClientServerConfig(server_command=[os.environ["CLAIMLINT_BIN"], "server"])
PROFILES = ["neovim@v0.11.0", "visual-studio-code@v1.65.2"]


@pytest_lsp.fixture(config=SERVER)
async def client(lsp_client: LanguageClient):
    """A client beside a running server, not initialized yet."""

    # The profiles offer it, so the server may ask; the files of these tests change in the editor only.
    @lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register_capability(_: types.RegistrationParams) -> None:
        return None

    yield
    await lsp_client.shutdown_session()


@pytest_asyncio.fixture(params=PROFILES)
async def session(request, tmp_path, client) -> Session:
    """A session with an editor's capabilities on a copy of the fixture workspace."""
    return await Session.start(client, copy_fixture(tmp_path), client_capabilities(request.param))
