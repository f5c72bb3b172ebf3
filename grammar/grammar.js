/**
 * The grammar of Markdown articles whose claims are marked as Pandoc spans: `[text]{.claim #id by="…"}`.
 *
 * It reads the whole document in one pass: enough block structure to know where a paragraph ends and what is code,
 * and exact inline structure for brackets and attributes. Emphasis, tables and nesting of quotes and lists are left out,
 * because no claim depends on them. Whatever needs look-ahead is decided by the scanner in `src/scanner.c`.
 *
 * Two properties hold for every input and are tested: the tree has no ERROR and no MISSING node, and an edited tree
 * equals the tree of a fresh parse. The README says which shapes of rules endanger the second one.
 */
/// <reference types="tree-sitter-cli/dsl" />
// @ts-check

// Letters beyond ASCII that words and citation keys are made of: Latin to Greek Extended, in one cheap range.
const LETTERS = '\\u00C0-\\u1FFF';
const WORD = `A-Za-z0-9_${LETTERS}`;
// Generated lexers cannot tell NUL from the end of the text in negated sets: the scanner handles it.
const NUL = '\\x00';
// Where a run of plain text must stop, because something else may start there.
const SPECIAL = `\\[\\]\`\\\\\\n\\r!@<$${NUL}`;
const BLANK = ` \\t\\r\\n${NUL}`;

// One token for a line of ordinary prose. `@` after a word belongs to an e-mail address, not to a citation;
// a hyphen directly before `@` is left for the citation `-@key`.
const PLAIN_TEXT = new RegExp(
  `([^${SPECIAL}${WORD}\\-]|-+[^${SPECIAL}${WORD}\\-]|-*[${WORD}]+@?)+`,
);
// Pandoc's keys: single punctuation marks only between letters and digits.
const CITATION = new RegExp(
  `-?@([${WORD}]+([:.#$%&\\-+?<>~/][${WORD}]+)*|\\{[^${BLANK}{}]+\\})`,
);
const NAME = `[^${BLANK}#."'={}<>\`]+`;

module.exports = grammar({
  name: 'claim',

  // White space carries meaning here, so nothing is skipped.
  extras: _ => [],

  // The order is that of `enum TokenType` in src/tokens.h.
  externals: $ => [
    // Start of the document
    $._document_start,
    $._front_matter_start,
    $.front_matter_open,
    $.front_matter_content,
    $.front_matter_close,
    // Blocks
    $._blank_line,
    $._empty_container,
    $._section_end,
    $.block_quote_marker,
    $.list_marker,
    $.heading_marker,
    $._setext_start,
    $.heading_underline,
    $.thematic_break,
    $._fence_start,
    $.fence_open,
    $.info_string,
    $._fence_line_end,
    $.code_fence_content,
    $.fence_close,
    $.div_marker,
    $.div_label,
    $.html_block,
    $.indented_code,
    $._paragraph_start,
    // Ends of lines and blocks
    $._line_prefix,
    $._soft_break,
    $._soft_break_start,
    $._block_end,
    $._heading_end,
    // Inline
    $._nul,
    $.code_span,
    $._backticks,
    $.math,
    $.autolink,
    $.html_tag,
    $.html_comment,
    $.link_destination,
    $._unclosed_paren,
    // Attributes
    $._attribute_open,
    $._unclosed_brace,
    $._literal_brace,
    $.attribute_key,
    $._quote_start,
    $._unclosed_quote,
    $._quote_open,
    $._value_text,
    $._quote_close,
    $._attribute_close,
    $.missing_brace,
    // Never used in a rule: valid only while the parser recovers from an error.
    $._error_sentinel,
  ],

  rules: {
    document: $ => seq(
      choice($.front_matter, $._document_start),
      repeat($._block),
      repeat($.section),
    ),

    front_matter: $ => seq(
      $._front_matter_start,
      $.front_matter_open,
      optional(field('content', $.front_matter_content)),
      $.front_matter_close,
    ),

    // ------------------------------------------------------------------ blocks

    // A heading and what follows up to the next one, whatever its level. Sections end in a token of their own:
    // the parser never reuses a bare repetition after an edit, but it reuses a node that ends in a token.
    section: $ => seq($.heading, repeat($._block), $._section_end),

    _block: $ => choice(
      $._blank_line,
      $.paragraph,
      $.fenced_code_block,
      $.block_quote,
      $.list_item,
      $.thematic_break,
      $.html_block,
      $.indented_code,
      $.fenced_div_marker,
    ),

    // Quotes and list items hold their first block only; what follows stands beside them. That keeps the scanner's
    // state small, and no claim reaches beyond a paragraph.
    block_quote: $ => seq($.block_quote_marker, $._contained_block),
    list_item: $ => seq($.list_marker, $._contained_block),

    // Never empty: thereby `_section_end` is not valid behind a marker, and `> # x` cannot end a section.
    _contained_block: $ => choice(
      $._empty_container,
      alias($._atx_heading, $.heading),
      $.paragraph,
      $.list_item,
      $.block_quote,
      $.fenced_code_block,
      $.thematic_break,
      $.html_block,
      $.fenced_div_marker,
    ),

    heading: $ => choice(
      $._atx_heading,
      $._setext_heading,
    ),
    _atx_heading: $ => seq(
      $.heading_marker,
      optional(field('content', alias($._line_content, $.inline))),
      $._heading_end,
    ),
    _setext_heading: $ => seq(
      $._setext_start,
      optional($._line_prefix),
      field('content', alias($._line_content, $.inline)),
      $._heading_end,
      $.heading_underline,
    ),
    _line_content: $ => repeat1(choice($._inline, $._literal_close)),

    paragraph: $ => seq(
      $._paragraph_start,
      optional($._line_prefix),
      field('content', $.inline),
      $._block_end,
    ),
    inline: $ => repeat1(choice($._inline, $._literal_close, $.soft_break)),

    // The line ending and what the next line starts with: indentation and the `>` of an enclosing quote.
    soft_break: $ => choice(
      $._soft_break,
      seq($._soft_break_start, $._line_prefix),
    ),

    fenced_code_block: $ => seq(
      $._fence_start,
      $.fence_open,
      optional(field('info', $.info_string)),
      $._fence_line_end,
      optional(field('content', $.code_fence_content)),
      $.fence_close,
    ),

    fenced_div_marker: $ => seq(
      $.div_marker,
      optional(field('attributes', $.attribute_list)),
      optional(field('label', $.div_label)),
      $._heading_end,
    ),

    // ------------------------------------------------------------------ inline

    _inline: $ => choice(
      $._text,
      $._nul,
      $.escape,
      $.code_span,
      $._backticks,
      $.math,
      $.autolink,
      $.html_tag,
      $.html_comment,
      $.citation,
      $.span,
      $.link,
      $.image,
      $.bracketed_text,
      $.unclosed_bracket,
    ),

    _text: _ => token(choice(PLAIN_TEXT, /-+/, /[!@<$]/, '\\')),
    escape: _ => token(prec(1, /\\[!-\/:-@\[-`{-~]/)),
    citation: _ => token(prec(1, CITATION)),
    _literal_close: _ => ']',

    // What follows `]` decides between span, link and mere brackets. A `(` or `{` there is consumed inside the node
    // even if it opens nothing: a token that is only seen before a reduction would go stale after an edit.
    // `[text][ref]` reads as two pairs of brackets for the same reason.
    _bracket_content: $ => repeat1(choice($._inline, $.soft_break)),
    _brace_suffix: $ => choice(
      alias($._unclosed_brace, $.unclosed_brace),
      alias($._literal_brace, '{'),
    ),
    _paren_suffix: $ => alias($._unclosed_paren, '('),

    span: $ => prec(2, seq(
      '[',
      optional(field('content', alias($._bracket_content, $.span_content))),
      ']',
      field('attributes', $.attribute_list),
    )),

    link: $ => prec.right(2, seq(
      '[',
      optional(field('text', alias($._bracket_content, $.link_text))),
      ']',
      field('target', $.link_destination),
      optional(choice(field('attributes', $.attribute_list), $._brace_suffix)),
    )),

    image: $ => prec.right(2, seq(
      $._image_open,
      optional(field('text', alias($._bracket_content, $.link_text))),
      ']',
      optional(choice(field('target', $.link_destination), $._paren_suffix)),
      optional(choice(field('attributes', $.attribute_list), $._brace_suffix)),
    )),
    _image_open: _ => alias(token(prec(2, '![')), '!['),

    bracketed_text: $ => prec(1, seq(
      '[',
      optional($._bracket_content),
      ']',
      optional(choice($._brace_suffix, $._paren_suffix)),
    )),

    // A `[` whose `]` does not come before the block ends. Annotations inside it stand.
    unclosed_bracket: $ => prec.right(-1, seq(
      choice('[', $._image_open),
      optional($._bracket_content),
    )),

    // ------------------------------------------------------------------ attributes

    attribute_list: $ => seq(
      alias($._attribute_open, '{'),
      repeat(choice(
        $._attribute_space,
        $.identifier,
        $.class,
        $.attribute,
        alias($._attribute_without_value, $.attribute),
        $._attribute_with_unclosed_quote,
        $.invalid_attribute,
        alias($._nul, $.invalid_attribute),
      )),
      choice(alias($._attribute_close, '}'), $.missing_brace),
    ),

    _attribute_space: _ => token(choice(/[ \t]+/, /(\r\n?|\n)[ \t]*(>[ \t]?)*/)),
    identifier: _ => token(new RegExp(`#${NAME}`)),
    class: _ => token(new RegExp(`\\.${NAME}`)),

    attribute: $ => seq(
      field('key', $.attribute_key),
      '=',
      field('value', choice($.quoted_value, $.bare_value)),
    ),
    // Apart from the rule above, so that the scanner is asked again behind a reused `key=` whether the quotation mark
    // there has found its closing one. Its answer then does not fit, and the parser looks into the reused node.
    _attribute_without_value: $ => prec.right(seq(field('key', $.attribute_key), '=')),
    _attribute_with_unclosed_quote: $ => seq(
      alias($._attribute_without_value, $.attribute),
      $._unclosed_quote,
      $.invalid_attribute,
    ),
    bare_value: _ => token.immediate(new RegExp(`[^${BLANK}"'{}][^${BLANK}"{}]*`)),
    quoted_value: $ => seq(
      $._quote_start,
      alias($._quote_open, '"'),
      optional(field('content', $.value_content)),
      alias($._quote_close, '"'),
    ),
    value_content: $ => repeat1(choice($._value_text, $.soft_break)),

    // Whatever else stands between the braces, as one run.
    invalid_attribute: _ => token(prec(-1, new RegExp(`[^${BLANK}{}]+`))),
  },
});
