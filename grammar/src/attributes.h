// Attribute lists: `{#id .class key="value"}` behind a bracket or a div marker.
//
// A list is opened only where its `}` is in sight, so that a half-typed one never swallows text. The look-ahead
// stops at the next `[` or `{`, or behind `]{` inside quotation marks, where the next annotation begins; so it is
// linear however often it fails.

#ifndef CLAIM_ATTRIBUTES_H_
#define CLAIM_ATTRIBUTES_H_

#include "inline.h"

// Quotations as values run long.
#define MAX_LIST_CHARACTERS 16384u
#define FIRST_NON_ASCII 0x80

typedef struct {
  bool closed;         // the closing mark is there, and something that may follow a value comes next
  bool holds_brace;    // a `}` stands inside
  int32_t first_brace; // the first of `}`, `{` and `[` inside, or 0
} Quote;

// Behind the opening quotation mark, to behind the closing one.
static Quote look_past_quote(Lookahead *ahead, int32_t mark) {
  TSLexer *lexer = ahead->lexer;
  Quote quote = {0};
  int32_t previous = 0;
  for (;;) {
    int32_t character = lexer->lookahead;
    if (at_line_end(lexer)) {
      if (!look_past_newline(ahead)) {
        return quote;
      }
    } else if (character == mark) {
      quote.closed = look_past(ahead) && (lexer->lookahead == '}' || at_blank_or_line_end(lexer));
      return quote;
    } else if (character == '\\') {
      if (!look_past_escape(ahead)) {
        return quote;
      }
    } else {
      if (character == '{' && previous == ']') {
        return quote;
      }
      quote.holds_brace |= character == '}';
      if (quote.first_brace == 0 && (character == '}' || character == '{' || character == '[')) {
        quote.first_brace = character;
      }
      if (!look_past(ahead)) {
        return quote;
      }
    }
    previous = character;
  }
}

typedef enum {
  LIST_UNCLOSED,
  LIST_CLOSED,
  LIST_CLOSED_IN_QUOTE,  // the only `}` stands in a quote, as in `{.claim by="kim}`: a mark is missing
} ListEnd;

// Behind the `{`.
static ListEnd look_for_list_end(Lookahead *ahead) {
  TSLexer *lexer = ahead->lexer;
  ListEnd fallback = LIST_UNCLOSED;
  int32_t previous = 0;
  for (;;) {
    int32_t character = lexer->lookahead;
    if (at_line_end(lexer)) {
      if (!look_past_newline(ahead)) {
        return fallback;
      }
      previous = '\n';
      continue;
    }
    if (character == '}') {
      return LIST_CLOSED;
    }
    if (character == '{' || character == '[' || !look_past(ahead)) {
      return fallback;
    }
    if (previous == '=' && (character == '"' || character == '\'')) {
      Quote quote = look_past_quote(ahead, character);
      if (!quote.closed && quote.first_brace != 0) {
        return quote.first_brace == '}' ? LIST_CLOSED_IN_QUOTE : fallback;
      }
      if (quote.holds_brace) {
        fallback = LIST_CLOSED_IN_QUOTE;
      }
    }
    previous = character;
  }
}

static inline bool starts_key(int32_t character) {
  return is_ascii_letter(character) || character == '_' || character >= FIRST_NON_ASCII;
}

static inline bool is_key_character(int32_t character) {
  return starts_key(character) || is_digit(character) || character == '-' || character == ':' || character == '.';
}

static inline bool may_start_list(TSLexer *lexer) {
  int32_t character = lexer->lookahead;
  return character == '#' || character == '.' || character == '}' || starts_key(character) || at_line_end(lexer);
}

// At a `{` where a list may open.
static bool scan_attribute_open(TSLexer *lexer, ScannerState *state, const bool *valid) {
  Lookahead ahead = {.lexer = lexer, .state = state, .budget = MAX_LIST_CHARACTERS};
  look_past(&ahead);
  mark_end(lexer);
  while (is_blank(lexer->lookahead) && look_past(&ahead)) {
  }
  // Only behind a bracket does a brace that opens nothing get a token.
  if (!may_start_list(lexer)) {
    return valid[LITERAL_BRACE] && finish(lexer, LITERAL_BRACE);
  }
  ListEnd end = look_for_list_end(&ahead);
  if (end == LIST_UNCLOSED) {
    return valid[UNCLOSED_BRACE] && finish(lexer, UNCLOSED_BRACE);
  }
  state->quote_missing = end == LIST_CLOSED_IN_QUOTE;
  return finish(lexer, ATTRIBUTE_OPEN);
}

// Behind the colons of a div: attributes if they are complete, else a label.
static bool scan_div_line(TSLexer *lexer, ScannerState *state, const bool *valid) {
  if (valid[ATTRIBUTE_OPEN] && lexer->lookahead == '{' && scan_attribute_open(lexer, state, valid)) {
    return true;
  }
  skip_to_line_end(lexer);
  mark_end(lexer);
  return finish(lexer, DIV_LABEL);
}

// At a quotation mark behind `=`. The answer depends on the text only, not on which of the two tokens is valid.
static bool scan_quote_start(TSLexer *lexer, const ScannerState *state) {
  Lookahead ahead = {.lexer = lexer, .state = state, .budget = MAX_LIST_CHARACTERS};
  int32_t mark = lexer->lookahead;
  look_past(&ahead);
  Quote quote = look_past_quote(&ahead, mark);
  bool closed = quote.closed && !(quote.holds_brace && state->quote_missing);
  return finish(lexer, closed ? QUOTE_START : UNCLOSED_QUOTE);
}

static bool scan_quote_open(TSLexer *lexer, ScannerState *state) {
  state->quote_character = (uint8_t)lexer->lookahead;
  advance(lexer);
  mark_end(lexer);
  return finish(lexer, QUOTE_OPEN);
}

// Inside a quoted value: one line of it, its end, or the line ending.
static bool scan_value(TSLexer *lexer, ScannerState *state) {
  if (lexer->lookahead == state->quote_character) {
    advance(lexer);
    mark_end(lexer);
    state->quote_character = 0;
    return finish(lexer, QUOTE_CLOSE);
  }
  if (at_line_end(lexer)) {
    return scan_line_end(lexer, state);
  }
  while (!at_line_end(lexer) && lexer->lookahead != state->quote_character) {
    bool escape = lexer->lookahead == '\\';
    advance(lexer);
    if (escape && !at_line_end(lexer)) {
      advance(lexer);
    }
  }
  mark_end(lexer);
  return finish(lexer, VALUE_TEXT);
}

// A key is one only with `=` behind it.
static bool scan_attribute_key(TSLexer *lexer) {
  while (is_key_character(lexer->lookahead)) {
    advance(lexer);
  }
  mark_end(lexer);
  return lexer->lookahead == '=' && finish(lexer, ATTRIBUTE_KEY);
}

static bool scan_missing_brace(TSLexer *lexer, ScannerState *state) {
  state->quote_missing = 0;
  return finish(lexer, MISSING_BRACE);
}

// Between the braces, outside quotation marks.
static bool scan_attribute(TSLexer *lexer, ScannerState *state, const bool *valid) {
  mark_end(lexer);
  if (valid[UNCLOSED_QUOTE] && (lexer->lookahead == '"' || lexer->lookahead == '\'')) {
    return scan_quote_start(lexer, state);
  }
  if (lexer->lookahead == '}') {
    advance(lexer);
    mark_end(lexer);
    state->quote_missing = 0;
    return finish(lexer, ATTRIBUTE_CLOSE);
  }
  if (lexer->lookahead == 0 && !at_eof(lexer)) {
    return scan_nul(lexer);
  }
  if (lexer->lookahead == '{') {
    return scan_missing_brace(lexer, state);
  }
  if (at_line_end(lexer)) {
    Lookahead ahead = {.lexer = lexer, .state = state, .budget = 1};
    return !look_past_newline(&ahead) && scan_missing_brace(lexer, state);
  }
  return starts_key(lexer->lookahead) && scan_attribute_key(lexer);
}

#endif
