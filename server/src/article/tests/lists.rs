//! Attributes that hold several items, each with its place.

use expect_test::expect;

use super::{check, check_text};

#[test]
fn speakers() {
    check(
        r#"by="Ben Hodges;  Edward Arnold ;planners in London""#,
        expect![[r#"
            by Ben Hodges «Ben Hodges»
            by Edward Arnold «Edward Arnold»
            by planners in London «planners in London»
        "#]],
    );
    check(
        "by=\"Ben\n  Hodges;\n  Edward Arnold\"",
        expect![[r#"
        by Ben Hodges «Ben
          Hodges»
        by Edward Arnold «Edward Arnold»
    "#]],
    );
    check(
        r#"by="José Ñandú; Åsa""#,
        expect![[r#"
        by José Ñandú «José Ñandú»
        by Åsa «Åsa»
    "#]],
    );
    check(
        r#"by=" ; ""#,
        expect![[r#"
        InvalidValue « ; » `by` names nobody: write who says it, `;` between several
    "#]],
    );
}

#[test]
fn speakers_over_lines_of_a_block_quote() {
    check_text(
        "> [x]{.claim by=\"Ben\n> Hodges;\n> Edward Arnold\" supports=\"a\n> b\"}\n",
        expect![[r#"
            by Ben Hodges «Ben
            > Hodges»
            by Edward Arnold «Edward Arnold»
            supports a of this article «a» «a»
            supports b of this article «b» «b»
        "#]],
    );
}

#[test]
fn citations() {
    check(
        r#"cite="grand2025, p. 3;  @bbc2025 ; -@weber2025, pp. 3, 5""#,
        expect![[r#"
            cites grand2025, p. 3 «grand2025»
            cites bbc2025, as a whole «bbc2025»
            cites weber2025, pp. 3, 5 «weber2025»
        "#]],
    );
    check(
        "cite=\"grand2025,\n  p. 3;\n  bbc2025\"",
        expect![[r#"
        cites grand2025, p. 3 «grand2025»
        cites bbc2025, as a whole «bbc2025»
    "#]],
    );
    check(
        r#"cite="the whole book; , p. 3; grand2025""#,
        expect![[r#"
        cites grand2025, as a whole «grand2025»
        InvalidValue «the whole book» “the whole book” is no citation: write the key, then a comma and the place, `grand2025, p. 3`; `;` between citations
        InvalidValue «, p. 3» “, p. 3” is no citation: write the key, then a comma and the place, `grand2025, p. 3`; `;` between citations
    "#]],
    );
    check(
        r#"cite=";""#,
        expect![[r#"
        InvalidValue «;» `cite` names no source: write its citation key
    "#]],
    );
    check_text(
        "[x]{.claim cite=\"a\"} [see @b, p. 3; @c]\n",
        expect![[r#"
        cites a, as a whole «a»
        cites b, as a whole «b»
        cites c, as a whole «c»
    "#]],
    );
}

#[test]
fn relations() {
    check(
        "supports=\"a  kimmitt#b\" attacks='c' qualifies=d entails=e restates=f contradicts=\"2025-brief#g\" supersedes=h",
        expect![[r#"
            supports a of this article «a» «a»
            supports b of kimmitt «kimmitt#b» «kimmitt#b»
            attacks c of this article «c» «c»
            qualifies d of this article «d» «d»
            entails e of this article «e» «e»
            restates f of this article «f» «f»
            contradicts g of 2025-brief «2025-brief#g» «2025-brief#g»
            supersedes h of this article «h» «h»
        "#]],
    );
    check(
        "supports=\"a\n  kimmitt#b\n  c\"",
        expect![[r#"
        supports a of this article «a» «a»
        supports b of kimmitt «kimmitt#b» «kimmitt#b»
        supports c of this article «c» «c»
    "#]],
    );
    check(
        r#"undercuts="a->b kimmitt#a->grand#b""#,
        expect![[r#"
        undercuts the inference from a of this article «a» to b of this article «b» «a->b»
        undercuts the inference from a of kimmitt «kimmitt#a» to b of grand «grand#b» «kimmitt#a->grand#b»
    "#]],
    );
}

#[test]
fn relations_to_nothing() {
    check(
        r##"supports="#a 2nd kimmitt# a->b""##,
        expect![[r#"
        InvalidValue «#a» `#a`: write `a` for a claim of this article, `article#a` for one of another
        InvalidValue «2nd» “2nd” names no claim: write an id, or `article#id`; blanks between several
        InvalidValue «kimmitt#» “kimmitt#” names no claim: write an id, or `article#id`; blanks between several
        InvalidValue «a->b» `supports` bears on a claim, not on an inference: write `undercuts="a->b"`, or name one claim
    "#]],
    );
    check(
        r#"undercuts="a a-> ->b a->b->c""#,
        expect![[r#"
            InvalidValue «a» `undercuts` attacks an inference, not a claim: write `a->…` for the relation from `a`, or `attacks="a"`
            InvalidValue «a->» `a->` lacks an end: write `a->b` for the relation from `a` to `b`
            InvalidValue «->b» `->b` lacks an end: write `a->b` for the relation from `a` to `b`
            InvalidValue «a->b->c» “b->c” names no claim: write an id, or `article#id`; blanks between several
        "#]],
    );
    check(
        r#"undercuts="\-é->b a\#b""#,
        expect![[r#"
        InvalidValue «\-é->b» “\-é” names no claim: write an id, or `article#id`; blanks between several
        InvalidValue «a\#b» `undercuts` attacks an inference, not a claim: write `a\#b->…` for the relation from `a\#b`, or `attacks="a\#b"`
    "#]],
    );
}
