// Front matter: a block of YAML between `---` lines at the very start of the document.

#ifndef CLAIM_DOCUMENT_START_H_
#define CLAIM_DOCUMENT_START_H_

#include "cursor.h"
#include "tokens.h"

#define FRONT_MATTER_FENCE_LENGTH 3u
// Without a closing line in sight the first line is a thematic break. The limit keeps an edit far below from
// being a reason to look for it anew.
#define MAX_FRONT_MATTER_CHARACTERS 65536u

// Passes `---` and blanks up to the line ending; with `allow_dots` also `...`.
static bool skip_front_matter_fence(TSLexer *lexer, bool allow_dots) {
  int32_t character = lexer->lookahead;
  if (character != '-' && !(allow_dots && character == '.')) {
    return false;
  }
  if (skip_run(lexer, character) != FRONT_MATTER_FENCE_LENGTH) {
    return false;
  }
  skip_blanks(lexer);
  return at_line_end(lexer);
}

static bool front_matter_follows(TSLexer *lexer) {
  if (!skip_front_matter_fence(lexer, false)) {
    return false;
  }
  skip_newline(lexer);
  // Pandoc: a blank line behind the first `---` makes it a thematic break.
  skip_blanks(lexer);
  if (at_line_end(lexer)) {
    return false;
  }
  unsigned budget = MAX_FRONT_MATTER_CHARACTERS;
  while (!at_eof(lexer)) {
    if (skip_front_matter_fence(lexer, true)) {
      return true;
    }
    for (; !at_line_end(lexer); budget--) {
      if (budget == 0) {
        return false;
      }
      advance(lexer);
    }
    skip_newline(lexer);
  }
  return false;
}

static bool scan_document_start(TSLexer *lexer) {
  mark_end(lexer);
  lexer->result_symbol = front_matter_follows(lexer) ? FRONT_MATTER_START : DOCUMENT_START;
  return true;
}

static bool scan_front_matter_line(TSLexer *lexer, enum TokenType token) {
  skip_line(lexer);
  mark_end(lexer);
  lexer->result_symbol = token;
  return true;
}

// The lines up to the closing one, or the closing one if there are none.
static bool scan_front_matter_content(TSLexer *lexer) {
  bool empty = true;
  mark_end(lexer);
  while (!at_eof(lexer) && !skip_front_matter_fence(lexer, true)) {
    skip_line(lexer);
    mark_end(lexer);
    empty = false;
  }
  if (empty) {
    return scan_front_matter_line(lexer, FRONT_MATTER_CLOSE);
  }
  lexer->result_symbol = FRONT_MATTER_CONTENT;
  return true;
}

#endif
