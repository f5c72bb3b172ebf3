// Small steps over the text: white space, line endings, runs of one character.

#ifndef CLAIM_CURSOR_H_
#define CLAIM_CURSOR_H_

#include "tree_sitter/parser.h"

#define TAB_STOP 4u

static inline void advance(TSLexer *lexer) { lexer->advance(lexer, false); }

// Puts the end of the token here. The end can be moved forward again, never back.
static inline void mark_end(TSLexer *lexer) { lexer->mark_end(lexer); }

static inline bool at_eof(TSLexer *lexer) { return lexer->eof(lexer); }

static inline bool is_blank(int32_t character) { return character == ' ' || character == '\t'; }

static inline bool is_newline(int32_t character) { return character == '\n' || character == '\r'; }

static inline bool is_digit(int32_t character) { return character >= '0' && character <= '9'; }

static inline bool is_ascii_letter(int32_t character) {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

static inline bool at_line_end(TSLexer *lexer) { return is_newline(lexer->lookahead) || at_eof(lexer); }

static inline bool at_blank_or_line_end(TSLexer *lexer) { return is_blank(lexer->lookahead) || at_line_end(lexer); }

// Skips `\n`, `\r\n` or a lone `\r`; at anything else it stays.
static inline void skip_newline(TSLexer *lexer) {
  if (lexer->lookahead == '\r') {
    advance(lexer);
  }
  if (lexer->lookahead == '\n') {
    advance(lexer);
  }
}

// Skips at most `limit` blanks and returns how many columns they take.
static inline unsigned skip_blanks_up_to(TSLexer *lexer, unsigned limit) {
  unsigned columns = 0;
  while (limit > 0 && is_blank(lexer->lookahead)) {
    columns += lexer->lookahead == '\t' ? TAB_STOP - columns % TAB_STOP : 1;
    advance(lexer);
    limit--;
  }
  return columns;
}

static inline unsigned skip_blanks(TSLexer *lexer) { return skip_blanks_up_to(lexer, UINT32_MAX); }

static inline void skip_to_line_end(TSLexer *lexer) {
  while (!at_line_end(lexer)) {
    advance(lexer);
  }
}

static inline void skip_line(TSLexer *lexer) {
  skip_to_line_end(lexer);
  skip_newline(lexer);
}

// Skips at most `limit` times `character` and returns how often it stood there.
static inline unsigned skip_run_up_to(TSLexer *lexer, int32_t character, unsigned limit) {
  unsigned length = 0;
  while (length < limit && lexer->lookahead == character && !at_eof(lexer)) {
    advance(lexer);
    length++;
  }
  return length;
}

static inline unsigned skip_run(TSLexer *lexer, int32_t character) {
  return skip_run_up_to(lexer, character, UINT32_MAX);
}

// Skips at most `limit` of the `>` of nested quotes, with one blank behind each.
static inline void skip_quote_markers_up_to(TSLexer *lexer, unsigned limit) {
  for (; limit > 0 && lexer->lookahead == '>'; limit--) {
    advance(lexer);
    if (is_blank(lexer->lookahead)) {
      advance(lexer);
    }
  }
}

static inline void skip_quote_markers(TSLexer *lexer) { skip_quote_markers_up_to(lexer, UINT32_MAX); }

// Matches a lower-case word, whatever the case in the text. Stops at the first difference.
static inline bool skip_word(TSLexer *lexer, const char *word) {
  for (; *word; word++) {
    int32_t character = lexer->lookahead;
    if (character >= 'A' && character <= 'Z') {
      character += 'a' - 'A';
    }
    if (character != *word) {
      return false;
    }
    advance(lexer);
  }
  return true;
}

#endif
