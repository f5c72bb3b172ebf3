"""An article has the same findings and the same fixes in the editor and on the command line."""

import pytest
from lsprotocol import types

import command_line

BRIDGE = "articles/bridge.md"
CROSSING = "articles/crossing.md"
MINUTES = "articles/minutes.md"

SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


def range_in(session, name: str, found: dict) -> types.Range:
    """A range of the command line, which counts from 1 and in characters, as the protocol counts."""
    lines = session.text(name).split("\n")

    def position(place: dict) -> types.Position:
        before = sum(len(line) + 1 for line in lines[:place["line"] - 1])
        return session.position(name, before + place["column"] - 1)

    return types.Range(position(found["start"]), position(found["end"]))


def as_checked(session, name: str, found: dict) -> tuple:
    """What the command line tells of a finding."""
    related = [(session.uri(each["path"]), range_in(session, each["path"], each["range"]), each["message"])
               for each in found["related"]]
    return found["rule"], SEVERITIES[found["severity"]], range_in(session, name, found["range"]), found["message"], related


def as_shown(finding: types.Diagnostic) -> tuple:
    """The same of a diagnostic."""
    related = [(each.location.uri, each.location.range, each.message) for each in finding.related_information or []]
    return finding.code, finding.severity, finding.range, finding.message, related


def of_rule(findings: list[dict], rule: str) -> dict:
    """The only finding of a rule."""
    (found,) = [each for each in findings if each["rule"] == rule]
    return found


@pytest.mark.asyncio
async def test_the_editor_shows_what_the_command_line_finds(session):
    checked = command_line.check(session.root)
    articles = sorted(path.relative_to(session.root).as_posix() for path in session.root.glob("articles/*.md"))
    assert set(checked) < set(articles), "only articles have findings, and one has none"
    for name in articles:
        session.open(name)
    # The last has none, and is looked at when the others have theirs.
    for name in sorted(articles, key=lambda each: each not in checked):
        expected = [as_checked(session, name, each) for each in checked.get(name, [])]
        shown = await session.findings(name, lambda seen: len(seen) == len(expected))
        assert [as_shown(each) for each in shown] == expected, name


@pytest.mark.asyncio
async def test_a_derived_contradiction_tells_every_step_in_order(session):
    session.open(BRIDGE)
    (finding,) = await session.findings(BRIDGE, lambda seen: len(seen) == 1)
    assert finding.code == "contradictory-claims"
    assert finding.range == session.range_of(BRIDGE, r"\[The island[^}]*}")
    steps = [(each.message, each.location.uri, each.location.range) for each in finding.related_information]
    needed, bridge = session.range_of(BRIDGE, r"\[The island[^}]*}"), session.range_of(BRIDGE, r"\[A bridge[^}]*}")
    needless, stops = session.range_of(CROSSING, r"\[nobody[^}]*}"), session.range_of(CROSSING, r"\[that it can[^}]*}")
    here, there = session.uri(BRIDGE), session.uri(CROSSING)
    assert steps == [
        ("Ines Marlow says: “The island cannot do without the ferry”", here, needed),
        ("`crossing#stops` contradicts `#needed`: “that it can stop”", there, stops),
        ("`crossing#needless` entails `crossing#stops`: “nobody needs the ferry”", there, needless),
        ("`#bridge` entails `crossing#needless`: “A bridge does all that the ferry does”", here, bridge),
        ("Ines Marlow also says: “A bridge does all that the ferry does”", here, bridge),
    ]


@pytest.mark.asyncio
async def test_what_a_comment_silences_is_silent_on_both_sides_until_it_goes(session):
    session.open(CROSSING)
    session.open(BRIDGE)
    # The other article's finding says that the server has looked.
    assert await session.codes(BRIDGE, ["contradictory-claims"]) == ["contradictory-claims"]
    assert await session.codes(CROSSING, []) == []
    assert CROSSING not in command_line.check(session.root)
    session.edit(CROSSING, r"<!-- claimlint-ignore.*-->\n", "")
    assert await session.codes(CROSSING, ["uncited-claim"]) == ["uncited-claim"]
    session.save(CROSSING)
    assert [each["rule"] for each in command_line.check(session.root)[CROSSING]] == ["uncited-claim"]


@pytest.mark.asyncio
async def test_a_comment_written_in_the_editor_silences_at_once(session):
    session.open(MINUTES)
    both = ["quote-not-found", "unannotated-attribution"]
    assert await session.codes(MINUTES, both) == both
    session.edit(MINUTES, r"()\[The silt came", "<!-- claimlint-ignore quote-not-found: quoted from memory -->\n")
    assert await session.codes(MINUTES, both[1:]) == both[1:]
    session.edit(MINUTES, r"(quote-not-found): quoted", "uncited-claim")
    anew = ["unused-suppression", *both]
    assert await session.codes(MINUTES, anew) == anew, "the comment silences nothing any more"


@pytest.mark.asyncio
async def test_a_quick_fix_writes_what_the_command_lines_fix_writes(session):
    session.open(MINUTES)
    both = ["quote-not-found", "unannotated-attribution"]
    assert await session.codes(MINUTES, both) == both
    fix = of_rule(command_line.check(session.root)[MINUTES], "unannotated-attribution")["fixes"][0]
    expected = command_line.fixed(session.text(MINUTES), fix)
    action, silence = await session.quick_fixes(MINUTES, r"Dame Maud warned")
    assert action.title == fix["title"]
    assert silence.title == "Ignore `unannotated-attribution` here, for a reason to be given"
    assert [each.code for each in action.diagnostics] == ["unannotated-attribution"], "the fix names what it mends"
    session.apply(action)
    assert session.text(MINUTES) == expected
    assert '\n[Dame Maud warned that the ferry 🚢 would sink]{#' in expected
    # The sentence is a claim now, and a claim of somebody needs a source.
    mended = ["quote-not-found", "uncited-report"]
    assert await session.codes(MINUTES, mended) == mended
    session.save(MINUTES)
    assert [each["rule"] for each in command_line.check(session.root)[MINUTES]] == mended


@pytest.mark.asyncio
async def test_a_finding_without_a_fix_can_only_be_silenced(session):
    session.open(BRIDGE)
    assert await session.codes(BRIDGE, ["contradictory-claims"]) == ["contradictory-claims"]
    actions = await session.quick_fixes(BRIDGE, r"The island cannot do")
    assert [each.title for each in actions] == ["Ignore `contradictory-claims` here, for a reason to be given"]
    assert of_rule(command_line.check(session.root)[BRIDGE], "contradictory-claims")["fixes"] == []
