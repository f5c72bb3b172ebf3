// The external scanner: decides by bounded look-ahead what the grammar's rules cannot.
//
// The duties lie in the headers: tokens.h names the tokens, state.h what is remembered, line.h says what a line
// begins with, document_start.h, blocks.h, inline.h and attributes.h scan. Here is only the choice between them.

#include "attributes.h"
#include "blocks.h"
#include "document_start.h"
#include "inline.h"
#include "state.h"
#include "tokens.h"
#include "tree_sitter/alloc.h"
#include "tree_sitter/parser.h"

static bool scan_inline(TSLexer *lexer, ScannerState *state, const bool *valid) {
  if (at_line_end(lexer)) {
    return (valid[BLOCK_END] || valid[HEADING_END] || valid[SOFT_BREAK]) && scan_line_end(lexer, state);
  }
  switch (lexer->lookahead) {
    case 0:
      return valid[NUL_CHARACTERS] && scan_nul(lexer);
    case '`':
      return valid[CODE_SPAN] && scan_code_span(lexer, state);
    case '$':
      return valid[MATH] && scan_math(lexer, state);
    case '<':
      return valid[HTML_TAG] && scan_angle_bracket(lexer, state);
    case '(':
      return valid[LINK_DESTINATION] && scan_link_destination(lexer, state);
    case '{':
      return valid[ATTRIBUTE_OPEN] && scan_attribute_open(lexer, state, valid);
    default:
      return false;
  }
}

static bool scan(TSLexer *lexer, ScannerState *state, const bool *valid) {
  if (valid[ERROR_SENTINEL]) {
    return false;
  }
  if (valid[DOCUMENT_START]) {
    return scan_document_start(lexer);
  }
  if (valid[FRONT_MATTER_OPEN]) {
    return scan_front_matter_line(lexer, FRONT_MATTER_OPEN);
  }
  if (valid[FRONT_MATTER_CONTENT]) {
    return scan_front_matter_content(lexer);
  }
  if (valid[FRONT_MATTER_CLOSE]) {
    return scan_front_matter_line(lexer, FRONT_MATTER_CLOSE);
  }
  // Between sections only headings can start.
  if (valid[PARAGRAPH_START] || valid[SETEXT_START]) {
    return scan_block_start(lexer, state, valid);
  }
  if (valid[HEADING_UNDERLINE]) {
    return scan_heading_underline(lexer, state);
  }
  if (valid[FENCE_OPEN]) {
    return scan_fence_open(lexer, state);
  }
  if (valid[FENCE_LINE_END]) {
    return scan_fence_line(lexer);
  }
  if (valid[FENCE_CLOSE]) {
    return scan_fence_content(lexer, state, valid);
  }
  if (valid[DIV_LABEL] && !at_line_end(lexer)) {
    return scan_div_line(lexer, state, valid);
  }
  if (valid[LINE_PREFIX] && (is_blank(lexer->lookahead) || lexer->lookahead == '>')) {
    return scan_line_prefix(lexer, state);
  }
  if (valid[QUOTE_OPEN]) {
    return scan_quote_open(lexer, state);
  }
  if (valid[VALUE_TEXT]) {
    return scan_value(lexer, state);
  }
  if (valid[ATTRIBUTE_CLOSE]) {
    return scan_attribute(lexer, state, valid);
  }
  return scan_inline(lexer, state, valid);
}

void *tree_sitter_claim_external_scanner_create(void) { return ts_calloc(1, sizeof(ScannerState)); }

void tree_sitter_claim_external_scanner_destroy(void *payload) { ts_free(payload); }

// The empty state takes no bytes: nearly all tokens then carry none.
unsigned tree_sitter_claim_external_scanner_serialize(void *payload, char *buffer) {
  if (state_is_empty(payload)) {
    return 0;
  }
  memcpy(buffer, payload, sizeof(ScannerState));
  return sizeof(ScannerState);
}

void tree_sitter_claim_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
  memset(payload, 0, sizeof(ScannerState));
  if (length == sizeof(ScannerState)) {
    memcpy(payload, buffer, sizeof(ScannerState));
  }
}

bool tree_sitter_claim_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid) {
  return scan(lexer, payload, valid);
}
