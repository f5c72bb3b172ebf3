"""What a writer sees while writing: findings appear, explain themselves, follow unsaved text, and go."""

import pytest
from lsprotocol import types

DEEPEN = "articles/deepen.md"
SHALLOW = "articles/shallow.md"
MINUTES = "articles/minutes.md"
COPY = "copies/silt.txt"


def has(code: str):
    """Whether a finding of this rule is among those seen."""
    return lambda seen: any(each.code == code for each in seen)


@pytest.mark.asyncio
async def test_an_uncited_claim_is_a_warning_over_the_whole_annotation(session):
    session.open(SHALLOW)
    (finding,) = await session.findings(SHALLOW, has("uncited-claim"))
    assert finding.code == "uncited-claim"
    assert finding.severity == types.DiagnosticSeverity.Warning
    assert finding.source == "claimlint"
    assert finding.range == session.range_of(SHALLOW, r"\[The silt[^}]*}")


@pytest.mark.asyncio
async def test_a_finding_links_to_its_rules_page(session):
    session.open(SHALLOW)
    (finding,) = await session.findings(SHALLOW, has("uncited-claim"))
    asked_for = session.client.capabilities.text_document.publish_diagnostics.code_description_support
    if asked_for or finding.code_description is not None:
        assert "://" in finding.code_description.href
        assert "uncited" in finding.code_description.href


@pytest.mark.asyncio
async def test_a_contradiction_is_one_error_that_shows_the_other_claim(session):
    session.open(DEEPEN)
    session.open(SHALLOW)
    (finding,) = await session.findings(DEEPEN, has("contradictory-claims"))
    assert finding.severity == types.DiagnosticSeverity.Error
    assert finding.range.start.line == session.line_of(DEEPEN, r"Dredging pays")[1]
    related = [(each.location.uri, each.location.range.start.line) for each in finding.related_information]
    assert (session.uri(SHALLOW), session.line_of(SHALLOW, r"Dredging never pays")[1]) in related
    assert await session.codes(SHALLOW, ["uncited-claim"]) == ["uncited-claim"], "not reported a second time at the other end"


@pytest.mark.asyncio
async def test_an_edit_clears_the_finding_whose_cause_it_removes(session):
    session.open(SHALLOW)
    await session.findings(SHALLOW, has("uncited-claim"))
    session.edit(SHALLOW, r"#silt \.claim()", ' cite="port2024"')
    assert await session.codes(SHALLOW, []) == []


@pytest.mark.asyncio
async def test_an_edit_brings_a_finding(session):
    session.open(DEEPEN)
    assert await session.codes(DEEPEN, ["contradictory-claims"]) == ["contradictory-claims"]
    session.edit(DEEPEN, r"shallow#trade-(grows)", "groes")
    assert await session.codes(DEEPEN, ["unknown-claim", "contradictory-claims"]) == ["unknown-claim", "contradictory-claims"]


@pytest.mark.asyncio
async def test_unsaved_text_counts_for_another_open_article(session):
    session.open(DEEPEN)
    session.open(SHALLOW)
    assert await session.codes(DEEPEN, ["contradictory-claims"]) == ["contradictory-claims"]
    session.edit(SHALLOW, r"#(never-pays)", "never-ever-pays")
    assert await session.codes(DEEPEN, ["unknown-claim"]) == ["unknown-claim"]
    session.edit(SHALLOW, r"#(never-ever-pays)", "never-pays")
    assert await session.codes(DEEPEN, ["contradictory-claims"]) == ["contradictory-claims"]


@pytest.mark.asyncio
async def test_closing_without_saving_takes_the_unsaved_text_back(session):
    session.open(DEEPEN)
    session.open(SHALLOW)
    session.edit(SHALLOW, r"#(never-pays)", "never-ever-pays")
    assert await session.codes(DEEPEN, ["unknown-claim"]) == ["unknown-claim"]
    session.close(SHALLOW)
    assert await session.codes(DEEPEN, ["contradictory-claims"]) == ["contradictory-claims"]
    assert "Trade through the harbour grows" in await session.hover(DEEPEN, r"shallow#trade-grows"), "still known from disk"


@pytest.mark.asyncio
async def test_a_file_changed_by_another_program_counts(session):
    session.open(DEEPEN)
    assert await session.codes(DEEPEN, ["contradictory-claims"]) == ["contradictory-claims"]
    if not session.client.capabilities.workspace.did_change_watched_files.dynamic_registration:
        # The server watches by itself then.
        assert session.client.registrations == {}, "asked of a client that does not offer it"
    await session.rewrite(SHALLOW, r"#(never-pays)", "never-ever-pays")
    assert await session.codes(DEEPEN, ["unknown-claim"]) == ["unknown-claim"]
    await session.rewrite(SHALLOW, r"#(never-ever-pays)", "never-pays")
    assert await session.codes(DEEPEN, ["contradictory-claims"]) == ["contradictory-claims"]


@pytest.mark.asyncio
async def test_a_copy_of_a_source_changed_by_another_program_counts(session):
    session.open(MINUTES)
    both = ["quote-not-found", "unannotated-attribution"]
    assert await session.codes(MINUTES, both) == both
    await session.rewrite(COPY, r"before (their) invoices", "the")
    assert await session.codes(MINUTES, both[1:]) == both[1:]
    await session.rewrite(COPY, r"before (the) invoices", "their")
    assert await session.codes(MINUTES, both) == both
