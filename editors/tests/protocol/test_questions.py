"""What a reader asks about a claim, a citation or a speaker: hover, definition, references, implementation."""

import pytest
from pytest_lsp import client_capabilities

from session import Session, copy_fixture

DEEPEN = "articles/deepen.md"
SHALLOW = "articles/shallow.md"
BRIDGE = "articles/bridge.md"
CROSSING = "articles/crossing.md"
MINUTES = "articles/minutes.md"
BIBLIOGRAPHY = "sources.bib"
COPY = "copies/silt.txt"


@pytest.mark.asyncio
async def test_hover_over_a_claim_names_author_and_source_before_anything_else(session):
    session.open(DEEPEN)
    text = await session.hover(DEEPEN, r"Queues at the quay")
    assert "Ines Marlow" in text
    assert "Okafor" in text and "Port Statistics for a Small Harbour" in text
    assert text.index("Ines Marlow") < text.lower().index("forecast"), "author first, then the kind"
    assert text.index("Port Statistics") < text.lower().index("forecast"), "source first, then the kind"


@pytest.mark.asyncio
async def test_hover_shows_relations_in_both_directions(session):
    session.open(SHALLOW)
    text = await session.hover(SHALLOW, r"Trade through the harbour")
    assert "Queues at the quay shrink" in text, "supported from the other article"
    assert "Orders fell last autumn" in text, "attacked in this article"
    session.open(DEEPEN)
    assert "Trade through the harbour grows" in await session.hover(DEEPEN, r"Queues at the quay"), "what it supports"


@pytest.mark.asyncio
async def test_hover_tells_a_claims_status_and_follows_unsaved_text(session):
    session.open(SHALLOW)
    assert "**not grounded**: nothing is cited for it" in await session.hover(SHALLOW, r"The silt comes")
    session.edit(SHALLOW, r"#silt \.claim()", ' cite="port2024"')
    assert "**grounded** by what it cites" in await session.hover(SHALLOW, r"The silt comes")
    session.open(BRIDGE)
    assert "**contested, undecided**" in await session.hover(BRIDGE, r"A bridge does"), "by way of another article"
    session.open(CROSSING)
    session.edit(CROSSING, r' (entails="stops")', "")
    assert "**uncontested, in**" in await session.hover(BRIDGE, r"A bridge does")


@pytest.mark.asyncio
async def test_hover_over_a_reference_shows_the_claim_it_names(session):
    session.open(DEEPEN)
    text = await session.hover(DEEPEN, r"shallow#trade-grows")
    assert "Trade through the harbour grows" in text and "Ines Marlow" in text


@pytest.mark.asyncio
async def test_hover_over_a_citation_key_shows_the_source(session):
    session.open(SHALLOW)
    text = await session.hover(SHALLOW, r"ashdown2023")
    assert "Ashdown" in text and "What the Silt Remembers" in text and "2023" in text


@pytest.mark.asyncio
async def test_hover_over_a_speaker_shows_name_and_role(session):
    session.open(SHALLOW)
    text = await session.hover(SHALLOW, r'by="(ashdown)"')
    assert "Maud Ashdown" in text and "former harbour commissioner" in text


@pytest.mark.asyncio
async def test_nothing_hovers_over_plain_words(session):
    session.open(DEEPEN)
    assert await session.hover(DEEPEN, r"The tide table") == ""


@pytest.mark.asyncio
async def test_definition_leads_from_a_relation_to_its_claim_across_articles(session):
    session.open(DEEPEN)
    assert await session.definition(DEEPEN, r"shallow#trade-grows") == [session.line_of(SHALLOW, r"Trade through")]


@pytest.mark.asyncio
async def test_definition_leads_from_a_citation_key_to_its_entry(session):
    session.open(SHALLOW)
    assert await session.definition(SHALLOW, r"ashdown2023") == [session.line_of(BIBLIOGRAPHY, r"@article")]


@pytest.mark.asyncio
async def test_definition_leads_from_a_speaker_to_the_registry(session):
    session.open(SHALLOW)
    ((name, line),) = await session.definition(SHALLOW, r'by="(ashdown)"')
    _, table = session.line_of("claimlint.toml", r"\[people\.ashdown\]")
    assert name == "claimlint.toml" and table <= line <= table + 1, "the table or the name in it"


@pytest.mark.asyncio
async def test_definition_leads_from_quoted_words_to_the_passage_in_the_copy(session):
    session.open(MINUTES)
    passage = session.line_of(COPY, r"Every harbour is a promise")
    assert await session.definition(MINUTES, r"a promise made to the sea") == [passage]
    assert await session.definition(MINUTES, r"before the invoices did") == [], "words that are not in the copy"


@pytest.mark.asyncio
async def test_references_are_the_claims_that_bear_on_it(session):
    session.open(SHALLOW)
    found = await session.references(SHALLOW, r"#(trade-grows)")
    assert session.line_of(DEEPEN, r"Queues at") in found, "from another article, not open"
    assert session.line_of(SHALLOW, r"Orders fell") in found, "from the same article"
    assert session.line_of(SHALLOW, r"The silt") not in found, "unrelated"
    assert session.line_of(DEEPEN, r"Dredging pays") not in found, "unrelated"


@pytest.mark.asyncio
async def test_implementation_leads_to_related_claims_in_either_direction(session):
    session.open(DEEPEN)
    session.open(SHALLOW)
    here, there = session.line_of(DEEPEN, r"Dredging pays"), session.line_of(SHALLOW, r"Dredging never pays")
    assert await session.implementation(DEEPEN, r"#(pays)") == [there]
    assert await session.implementation(SHALLOW, r"#(never-pays)") == [here]


@pytest.mark.asyncio
async def test_a_line_edited_above_moves_the_answer(session):
    session.open(DEEPEN)
    session.open(SHALLOW)
    _, before = session.line_of(SHALLOW, r"Trade through")
    session.edit(SHALLOW, r"()\[Trade through", "A new paragraph.\n\n")
    assert await session.definition(DEEPEN, r"shallow#trade-grows") == [(SHALLOW, before + 2)]


@pytest.mark.asyncio
async def test_the_first_question_needs_no_waiting(client, tmp_path):
    session = await Session.start(client, copy_fixture(tmp_path), client_capabilities("neovim@v0.11.0"))
    session.open(SHALLOW)
    text = await session.hover(SHALLOW, r"Nobody asked")
    assert "Maud Ashdown" in text and "What the Silt Remembers" in text
