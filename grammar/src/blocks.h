// Starts of blocks, and the blocks that are opaque: code, raw HTML.

#ifndef CLAIM_BLOCKS_H_
#define CLAIM_BLOCKS_H_

#include "line.h"
#include "tokens.h"

#define MAX_INDENT_OF_SETEXT 3u
// A setext heading is recognised at the start of its text, by its underline. Pandoc: the text is one line.
#define MAX_SETEXT_CHARACTERS 1024u
#define MAX_FOOTNOTE_LABEL 256u
#define FOOTNOTE_INDENT 4u
#define MAX_COUNTED_FENCE 255u

// ---------------------------------------------------------------- paragraphs and headings

// `[^label]:` starts a footnote, whose further paragraphs are indented like a list item's. Where it does not, the
// cursor has moved within the line only.
static bool skip_footnote_label(TSLexer *lexer) {
  advance(lexer);
  if (lexer->lookahead != '^') {
    return false;
  }
  for (unsigned length = 0; length < MAX_FOOTNOTE_LABEL && !at_line_end(lexer); length++) {
    if (lexer->lookahead == ']') {
      advance(lexer);
      return lexer->lookahead == ':';
    }
    advance(lexer);
  }
  return false;
}

// From anywhere in a line of text: is the next line nothing but `===` or `---`?
static bool line_is_underlined(TSLexer *lexer) {
  for (unsigned passed = 0; !at_line_end(lexer); passed++) {
    if (passed == MAX_SETEXT_CHARACTERS) {
      return false;
    }
    advance(lexer);
  }
  skip_newline(lexer);
  if (skip_blanks_up_to(lexer, MAX_PREFIX_LOOKAHEAD) > MAX_INDENT_OF_SETEXT) {
    return false;
  }
  int32_t character = lexer->lookahead;
  if (character != '=' && character != '-') {
    return false;
  }
  skip_run_up_to(lexer, character, MAX_SETEXT_CHARACTERS);
  skip_blanks_up_to(lexer, MAX_PREFIX_LOOKAHEAD);
  return at_line_end(lexer);
}

static bool scan_heading_underline(TSLexer *lexer, ScannerState *state) {
  skip_line(lexer);
  mark_end(lexer);
  state_end_line(state);
  lexer->result_symbol = HEADING_UNDERLINE;
  return true;
}

// A line of text starts a paragraph or, underlined, a heading. All tokens are zero width, before the indentation.
static bool scan_text_start(TSLexer *lexer, ScannerState *state, const bool *valid, unsigned indent) {
  lexer->result_symbol = PARAGRAPH_START;
  bool may_be_heading =
      (valid[SETEXT_START] || valid[SECTION_END]) && state->list_indent == 0 && indent <= MAX_INDENT_OF_SETEXT;
  if (lexer->lookahead == '[' && skip_footnote_label(lexer)) {
    state->list_indent = FOOTNOTE_INDENT;
    return true;
  }
  if (!may_be_heading || !line_is_underlined(lexer)) {
    return true;
  }
  if (valid[SECTION_END]) {
    lexer->result_symbol = SECTION_END;
  } else {
    lexer->result_symbol = SETEXT_START;
    state->one_line = 1;
  }
  return true;
}

// ---------------------------------------------------------------- code

static bool scan_indented_code(TSLexer *lexer, const ScannerState *state) {
  unsigned indent = 0;
  do {
    skip_line(lexer);
    mark_end(lexer);
    // Blank lines belong to it if more code follows.
    indent = skip_blanks(lexer);
    while (at_line_end(lexer) && !at_eof(lexer)) {
      skip_newline(lexer);
      indent = skip_blanks(lexer);
    }
  } while (!at_eof(lexer) && indent >= state->list_indent + CODE_INDENT);
  lexer->result_symbol = INDENTED_CODE;
  return true;
}

static bool scan_fence_open(TSLexer *lexer, ScannerState *state) {
  skip_blanks(lexer);
  int32_t character = lexer->lookahead;
  unsigned length = skip_run(lexer, character);
  skip_blanks(lexer);
  mark_end(lexer);
  state->fence_character = (uint8_t)character;
  state->fence_length = (uint8_t)(length > MAX_COUNTED_FENCE ? MAX_COUNTED_FENCE : length);
  lexer->result_symbol = FENCE_OPEN;
  return true;
}

// Behind the opening fence: the info string, or the end of the line.
static bool scan_fence_line(TSLexer *lexer) {
  bool empty = at_line_end(lexer);
  if (empty) {
    skip_newline(lexer);
  } else {
    skip_to_line_end(lexer);
  }
  mark_end(lexer);
  lexer->result_symbol = empty ? FENCE_LINE_END : INFO_STRING;
  return true;
}

typedef enum { INSIDE_FENCE, AT_CLOSING_FENCE, BEHIND_FENCE } FenceLine;

// Looks at the line at the cursor. The block also ends with the quote that it stands in.
static FenceLine classify_fenced_line(TSLexer *lexer, const ScannerState *state) {
  if (at_eof(lexer)) {
    return BEHIND_FENCE;
  }
  unsigned indent = skip_blanks(lexer);
  if (state->in_quote) {
    if (lexer->lookahead != '>') {
      return BEHIND_FENCE;
    }
    skip_quote_markers(lexer);
    indent = skip_blanks(lexer);
  }
  unsigned length = skip_run(lexer, state->fence_character);
  if (length < state->fence_length || indent >= state->list_indent + CODE_INDENT) {
    return INSIDE_FENCE;
  }
  skip_blanks(lexer);
  return at_line_end(lexer) ? AT_CLOSING_FENCE : INSIDE_FENCE;
}

static bool finish_fence(TSLexer *lexer, ScannerState *state, FenceLine line) {
  if (line == AT_CLOSING_FENCE) {
    skip_newline(lexer);
    mark_end(lexer);
  }
  state->fence_character = 0;
  state->fence_length = 0;
  state_end_line(state);
  lexer->result_symbol = FENCE_CLOSE;
  return true;
}

static bool scan_fence_content(TSLexer *lexer, ScannerState *state, const bool *valid) {
  mark_end(lexer);
  FenceLine line = classify_fenced_line(lexer, state);
  if (line != INSIDE_FENCE || !valid[CODE_FENCE_CONTENT]) {
    return finish_fence(lexer, state, line);
  }
  while (line == INSIDE_FENCE) {
    skip_line(lexer);
    mark_end(lexer);
    line = classify_fenced_line(lexer, state);
  }
  lexer->result_symbol = CODE_FENCE_CONTENT;
  return true;
}

// ---------------------------------------------------------------- HTML

// Behind `<!--`, to behind `-->`.
static void skip_comment(TSLexer *lexer) {
  unsigned dashes = 0;
  while (!at_eof(lexer)) {
    int32_t character = lexer->lookahead;
    advance(lexer);
    if (character == '>' && dashes >= 2) {
      return;
    }
    dashes = character == '-' ? dashes + 1 : 0;
  }
}

// To behind the name in the closing tag of a raw element; as in CommonMark, of any of them.
static void skip_raw_element(TSLexer *lexer) {
  while (!at_eof(lexer)) {
    if (lexer->lookahead != '<') {
      advance(lexer);
      continue;
    }
    advance(lexer);
    if (lexer->lookahead == '/') {
      advance(lexer);
      if (skip_raw_element_name(lexer)) {
        return;
      }
    }
  }
}

// The comment or raw element ends its line; text behind a comment is a paragraph of its own.
static bool scan_html_block(TSLexer *lexer, ScannerState *state, LineKind kind) {
  if (kind == LINE_COMMENT) {
    skip_comment(lexer);
    mark_end(lexer);
    skip_blanks(lexer);
  } else {
    skip_raw_element(lexer);
    skip_to_line_end(lexer);
  }
  if (at_line_end(lexer)) {
    skip_newline(lexer);
    mark_end(lexer);
    state_end_line(state);
  }
  lexer->result_symbol = HTML_BLOCK;
  return true;
}

// ---------------------------------------------------------------- any block

// A line that is not indented leaves the list, unless it is the next item.
static void leave_list(ScannerState *state, unsigned indent, int32_t first) {
  bool may_be_item = first == '-' || first == '+' || first == '*' || is_digit(first);
  if (indent == 0 && !may_be_item) {
    state->list_indent = 0;
  }
}

static void enter_list_item(ScannerState *state, unsigned indent, unsigned marker_width, bool in_container) {
  unsigned outer = in_container ? state->list_indent : 0;
  unsigned inner = outer + indent + marker_width;
  state->list_indent = (uint8_t)(inner > MAX_LIST_INDENT ? MAX_LIST_INDENT : inner);
}

// A line without text: a blank line, or all there is behind a quote or list marker.
static bool scan_empty_line(TSLexer *lexer, ScannerState *state, bool in_container) {
  skip_newline(lexer);
  mark_end(lexer);
  state_end_line(state);
  lexer->result_symbol = in_container ? EMPTY_CONTAINER : BLANK_LINE;
  return true;
}

static bool scan_block_start(TSLexer *lexer, ScannerState *state, const bool *valid) {
  bool in_container = valid[EMPTY_CONTAINER];
  mark_end(lexer);
  if (at_eof(lexer) && !in_container) {
    lexer->result_symbol = SECTION_END;
    return valid[SECTION_END];
  }
  unsigned indent = skip_blanks(lexer);
  if (at_line_end(lexer)) {
    return scan_empty_line(lexer, state, in_container);
  }
  if (!in_container) {
    if (indent >= state->list_indent + CODE_INDENT) {
      return scan_indented_code(lexer, state);
    }
    leave_list(state, indent, lexer->lookahead);
  }

  Line line = classify_line(lexer, TO_START_BLOCK);
  switch (line.kind) {
    case LINE_HEADING:
      if (valid[SECTION_END]) {
        lexer->result_symbol = SECTION_END;
        return true;
      }
      skip_blanks(lexer);
      mark_end(lexer);
      state->one_line = 1;
      lexer->result_symbol = HEADING_MARKER;
      return true;
    case LINE_QUOTE:
      skip_quote_markers(lexer);
      mark_end(lexer);
      state->in_quote = 1;
      lexer->result_symbol = BLOCK_QUOTE_MARKER;
      return true;
    case LINE_BULLET:
    case LINE_OTHER_ITEM:
      enter_list_item(state, indent, line.marker_width, in_container);
      lexer->result_symbol = LIST_MARKER;
      return true;
    case LINE_BREAK:
      skip_newline(lexer);
      mark_end(lexer);
      state_end_line(state);
      lexer->result_symbol = THEMATIC_BREAK;
      return true;
    case LINE_FENCE:
      // Only a decision: finding that it is none may take the whole line, and a token's end cannot be taken back.
      lexer->result_symbol = FENCE_START;
      return true;
    case LINE_DIV:
      skip_run(lexer, ':');
      skip_blanks(lexer);
      mark_end(lexer);
      state->one_line = 1;
      lexer->result_symbol = DIV_MARKER;
      return true;
    case LINE_COMMENT:
    case LINE_RAW_HTML:
      return scan_html_block(lexer, state, line.kind);
    case LINE_BLANK:
    case LINE_TEXT:
      break;
  }
  return scan_text_start(lexer, state, valid, indent);
}

#endif
