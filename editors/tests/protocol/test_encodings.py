"""Positions on a line where UTF-8, UTF-16 and UTF-32 count differently, for clients that know only one of them."""

import pathlib

import pytest
from lsprotocol import types
from pytest_lsp import client_capabilities

from session import Session, copy_fixture, width

ARTICLE = "articles/ferry.md"
TEXT = 'Grüße 🚢: [the ferry stays 🚢]{#ferry .claim supports="shallow#trade-grows" cite="port2024"}.\n'


async def start(client, tmp_path: pathlib.Path, encodings: list[types.PositionEncodingKind] | None) -> Session:
    """A session for a client that offers these encodings and opens the article."""
    root = copy_fixture(tmp_path)
    (root / ARTICLE).write_text(TEXT, encoding="utf-8")
    capabilities = client_capabilities("visual-studio-code@v1.65.2")
    capabilities.general.position_encodings = encodings
    session = await Session.start(client, root, capabilities)
    session.open(ARTICLE)
    await session.indexed()
    return session


def test_the_line_tells_the_encodings_apart():
    prefix = TEXT[:TEXT.index("[")]
    assert len({width(prefix, encoding) for encoding in ("utf-8", "utf-16", "utf-32")}) == 3


@pytest.mark.asyncio
@pytest.mark.parametrize("offered", list(types.PositionEncodingKind))
async def test_the_only_encoding_offered_is_used(client, tmp_path, offered):
    session = await start(client, tmp_path, [offered])
    assert session.encoding == offered.value


@pytest.mark.asyncio
async def test_utf_16_is_used_where_none_is_offered(client, tmp_path):
    session = await start(client, tmp_path, None)
    assert session.encoding == "utf-16"


@pytest.mark.asyncio
@pytest.mark.parametrize("offered", list(types.PositionEncodingKind))
async def test_a_change_and_its_finding_are_measured_in_the_encoding(client, tmp_path, offered):
    session = await start(client, tmp_path, [offered])
    # One unit off would leave a broken annotation, which is another finding, or none.
    session.edit(ARTICLE, r' cite="port2024"', "")
    found = await session.findings(ARTICLE, lambda seen: len(seen) > 0)
    assert [each.code for each in found] == ["uncited-claim"]
    assert found[0].range == session.range_of(ARTICLE, r"\[the ferry[^}]*}")


@pytest.mark.asyncio
@pytest.mark.parametrize("offered", list(types.PositionEncodingKind))
async def test_questions_are_measured_in_the_encoding(client, tmp_path, offered):
    session = await start(client, tmp_path, [offered])
    target = [session.line_of("articles/shallow.md", r"Trade through")]
    assert await session.definition(ARTICLE, r"shallow#trade-grows") == target
    assert "Trade through the harbour grows" in await session.hover(ARTICLE, r"shallow#trade-grows", at_end=True)
