// Ends of lines within and behind text, and the inline constructs that need look-ahead.

#ifndef CLAIM_INLINE_H_
#define CLAIM_INLINE_H_

#include "lookahead.h"
#include "tokens.h"

// Longer code spans and formulas are taken for text.
#define MAX_OPAQUE_CHARACTERS 4096u
// The same for comments within a paragraph. Nothing but this limit makes many unclosed ones linear.
#define MAX_COMMENT_CHARACTERS 1024u
// Generous, for data URIs; linear all the same, because a destination never holds `](`.
#define MAX_DESTINATION_CHARACTERS 16384u
#define MAX_TAG_CHARACTERS 4096u

static inline bool finish(TSLexer *lexer, enum TokenType token) {
  lexer->result_symbol = token;
  return true;
}

// ---------------------------------------------------------------- lines

// At a line ending. The answer must not depend on which tokens are valid: where a whole paragraph is reused after
// an edit, only BLOCK_END is, and answering SOFT_BREAK makes the parser look into the paragraph again.
static bool scan_line_end(TSLexer *lexer, ScannerState *state) {
  bool one_line = state->one_line;
  bool last = at_eof(lexer);
  skip_newline(lexer);
  mark_end(lexer);
  if (!one_line && !last) {
    bool has_prefix = is_blank(lexer->lookahead) || (state->in_quote && lexer->lookahead == '>');
    unsigned backticks = 0;
    if (paragraph_continues(lexer, state, TO_BREAK_LINE, &backticks)) {
      return finish(lexer, has_prefix ? SOFT_BREAK_START : SOFT_BREAK);
    }
  }
  state_end_line(state);
  return finish(lexer, one_line ? HEADING_END : BLOCK_END);
}

static bool scan_line_prefix(TSLexer *lexer, const ScannerState *state) {
  skip_blanks(lexer);
  if (state->in_quote && lexer->lookahead == '>') {
    skip_quote_markers(lexer);
    skip_blanks(lexer);
  }
  mark_end(lexer);
  return finish(lexer, LINE_PREFIX);
}

static bool scan_nul(TSLexer *lexer) {
  skip_run(lexer, 0);
  mark_end(lexer);
  return finish(lexer, NUL_CHARACTERS);
}

// ---------------------------------------------------------------- code and formulas

static bool scan_code_span(TSLexer *lexer, const ScannerState *state) {
  Lookahead ahead = {.lexer = lexer, .state = state, .budget = MAX_OPAQUE_CHARACTERS};
  unsigned opener = skip_run(lexer, '`');
  mark_end(lexer);
  unsigned run = 0;
  for (;;) {
    if (lexer->lookahead == '`') {
      run++;
      if (!look_past(&ahead)) {
        break;
      }
      continue;
    }
    if (run == opener) {
      mark_end(lexer);
      return finish(lexer, CODE_SPAN);
    }
    run = 0;
    if (at_line_end(lexer)) {
      if (!look_past_newline(&ahead)) {
        break;
      }
      run = ahead.backticks;
    } else if (!look_past(&ahead)) {
      break;
    }
  }
  return finish(lexer, BACKTICKS);
}

// Behind `$$`, to behind the next `$$`.
static bool look_past_display_math(Lookahead *ahead) {
  TSLexer *lexer = ahead->lexer;
  for (;;) {
    if (lexer->lookahead == '$') {
      look_past(ahead);
      if (lexer->lookahead == '$') {
        return look_past(ahead);
      }
    } else if (at_line_end(lexer) ? !look_past_newline(ahead)
                                  : !(lexer->lookahead == '\\' ? look_past_escape(ahead) : look_past(ahead))) {
      return false;
    }
  }
}

// Behind `$`, to behind the next one. Pandoc's rule keeps money from being a formula: no blank inside at either
// end, no digit behind.
static bool look_past_inline_math(Lookahead *ahead) {
  TSLexer *lexer = ahead->lexer;
  if (at_blank_or_line_end(lexer)) {
    return false;
  }
  bool after_blank = false;
  while (lexer->lookahead != '$') {
    after_blank = at_blank_or_line_end(lexer);
    if (at_line_end(lexer)) {
      if (!look_past_newline(ahead)) {
        return false;
      }
    } else if (lexer->lookahead == '\\') {
      if (!look_past_escape(ahead)) {
        return false;
      }
    } else if (!look_past(ahead)) {
      return false;
    }
  }
  return !after_blank && look_past(ahead) && !is_digit(lexer->lookahead);
}

static bool scan_math(TSLexer *lexer, const ScannerState *state) {
  Lookahead ahead = {.lexer = lexer, .state = state, .budget = MAX_OPAQUE_CHARACTERS};
  look_past(&ahead);
  bool display = lexer->lookahead == '$' && look_past(&ahead);
  if (!(display ? look_past_display_math(&ahead) : look_past_inline_math(&ahead))) {
    return false;
  }
  mark_end(lexer);
  return finish(lexer, MATH);
}

// ---------------------------------------------------------------- HTML and autolinks

// Behind `<!`.
static bool scan_inline_comment(Lookahead *ahead) {
  TSLexer *lexer = ahead->lexer;
  if (!skip_word(lexer, "--")) {
    return false;
  }
  unsigned dashes = 0;
  for (;;) {
    if (at_line_end(lexer)) {
      dashes = 0;
      if (!look_past_newline(ahead)) {
        return false;
      }
      continue;
    }
    bool closes = lexer->lookahead == '>' && dashes >= 2;
    dashes = lexer->lookahead == '-' ? dashes + 1 : 0;
    if (!look_past(ahead)) {
      return false;
    }
    if (closes) {
      mark_end(lexer);
      return finish(lexer, HTML_COMMENT);
    }
  }
}

// Behind the tag's name.
static bool scan_tag_end(Lookahead *ahead) {
  TSLexer *lexer = ahead->lexer;
  while (lexer->lookahead != '>') {
    if (lexer->lookahead == '<') {
      return false;
    }
    if (at_line_end(lexer) ? !look_past_newline(ahead) : !look_past(ahead)) {
      return false;
    }
  }
  advance(lexer);
  mark_end(lexer);
  return finish(lexer, HTML_TAG);
}

// Behind the `:` of the scheme or the `@` of the address.
static bool scan_autolink_end(Lookahead *ahead) {
  TSLexer *lexer = ahead->lexer;
  while (lexer->lookahead != '>') {
    if (lexer->lookahead == '<' || at_blank_or_line_end(lexer) || !look_past(ahead)) {
      return false;
    }
  }
  advance(lexer);
  mark_end(lexer);
  return finish(lexer, AUTOLINK);
}

static inline bool is_tag_character(int32_t character) {
  return is_ascii_letter(character) || is_digit(character) || character == '-';
}

static inline bool is_address_character(int32_t character) {
  return is_tag_character(character) || character == '+' || character == '.' || character == '_';
}

// At `<`: a comment, a tag, an autolink, or none of them.
static bool scan_angle_bracket(TSLexer *lexer, const ScannerState *state) {
  Lookahead ahead = {.lexer = lexer, .state = state, .budget = MAX_TAG_CHARACTERS};
  look_past(&ahead);
  if (lexer->lookahead == '!') {
    look_past(&ahead);
    ahead.budget = MAX_COMMENT_CHARACTERS;
    return scan_inline_comment(&ahead);
  }
  bool closing = lexer->lookahead == '/' && look_past(&ahead);
  if (!is_ascii_letter(lexer->lookahead)) {
    return false;
  }
  while (is_tag_character(lexer->lookahead) && look_past(&ahead)) {
  }
  if (lexer->lookahead == '>' || lexer->lookahead == '/' || at_blank_or_line_end(lexer)) {
    return scan_tag_end(&ahead);
  }
  while (is_address_character(lexer->lookahead) && look_past(&ahead)) {
  }
  bool address = !closing && (lexer->lookahead == ':' || lexer->lookahead == '@');
  return address && look_past(&ahead) && scan_autolink_end(&ahead);
}

// ---------------------------------------------------------------- links

// At the `(` behind `]`.
static bool scan_link_destination(TSLexer *lexer, const ScannerState *state) {
  Lookahead ahead = {.lexer = lexer, .state = state, .budget = MAX_DESTINATION_CHARACTERS};
  look_past(&ahead);
  mark_end(lexer);
  unsigned depth = 1;
  int32_t previous = 0;
  for (;;) {
    int32_t character = lexer->lookahead;
    if (at_line_end(lexer)) {
      if (!look_past_newline(&ahead)) {
        break;
      }
    } else if (character == '\\') {
      if (!look_past_escape(&ahead)) {
        break;
      }
    } else {
      if (character == '(' && previous == ']') {
        break;
      }
      if (character == '(') {
        depth++;
      } else if (character == ')') {
        depth--;
      }
      if (!look_past(&ahead)) {
        break;
      }
      if (depth == 0) {
        mark_end(lexer);
        return finish(lexer, LINK_DESTINATION);
      }
    }
    previous = character;
  }
  return finish(lexer, UNCLOSED_PAREN);
}

#endif
