// What a line begins with: the one place that knows which lines start a block of their own.

#ifndef CLAIM_LINE_H_
#define CLAIM_LINE_H_

#include "cursor.h"
#include "state.h"

#define MAX_HEADING_LEVEL 6u
#define MIN_FENCE_LENGTH 3u
#define MIN_DIV_LENGTH 3u
#define MIN_BREAK_LENGTH 3u
#define MAX_LIST_DIGITS 9u
// Indentation that makes code, counted from the enclosing item's text.
#define CODE_INDENT 4u
#define MAX_LIST_INDENT 200u
// A thematic break is told from nested list markers by its whole line. `- - - - …` asks at every marker,
// so the answer must not cost the whole line each time.
#define MAX_BREAK_CHARACTERS 512u
// Longest indentation, and most quote markers, that a look-ahead steps over. It may start from many openers.
#define MAX_PREFIX_LOOKAHEAD 256u

typedef enum {
  LINE_TEXT,
  LINE_BLANK,
  LINE_HEADING,
  LINE_QUOTE,
  LINE_BULLET,        // a list item that may interrupt a paragraph
  LINE_OTHER_ITEM,    // an empty one or one not numbered 1: only inside a list
  LINE_BREAK,
  LINE_FENCE,
  LINE_DIV,
  LINE_COMMENT,
  LINE_RAW_HTML,
} LineKind;

typedef enum {
  // The block's marker becomes a token: mark the end of list markers while passing them.
  TO_START_BLOCK,
  // Decide whether the paragraph goes on, exactly.
  TO_BREAK_LINE,
  // The same while looking ahead from inside an inline construct: must be cheap, may stop too early.
  TO_LOOK_AHEAD,
} Purpose;

typedef struct {
  LineKind kind;
  unsigned marker_width;  // of a list marker with the blank behind it
  unsigned backticks;     // of a text line: how many were passed at its start
} Line;

static inline Line line_of(LineKind kind) { return (Line){.kind = kind}; }

static Line classify_heading(TSLexer *lexer) {
  unsigned level = skip_run_up_to(lexer, '#', MAX_HEADING_LEVEL + 1);
  bool valid = level <= MAX_HEADING_LEVEL && at_blank_or_line_end(lexer);
  return line_of(valid ? LINE_HEADING : LINE_TEXT);
}

// The first character of the line has been passed, it is `first`.
static bool rest_is_thematic_break(TSLexer *lexer, int32_t first) {
  unsigned length = 1;
  for (unsigned passed = 0; passed < MAX_BREAK_CHARACTERS; passed++) {
    if (at_line_end(lexer)) {
      return length >= MIN_BREAK_LENGTH;
    }
    if (lexer->lookahead == first) {
      length++;
    } else if (!is_blank(lexer->lookahead)) {
      return false;
    }
    advance(lexer);
  }
  return false;
}

static Line classify_bullet_or_break(TSLexer *lexer, Purpose purpose) {
  int32_t first = lexer->lookahead;
  advance(lexer);
  bool empty = at_line_end(lexer);
  bool is_item = first != '_' && at_blank_or_line_end(lexer);
  if (is_item && purpose == TO_START_BLOCK) {
    if (!empty) {
      advance(lexer);
    }
    mark_end(lexer);
  }
  if (first != '+' && rest_is_thematic_break(lexer, first)) {
    return line_of(LINE_BREAK);
  }
  if (!is_item) {
    return line_of(LINE_TEXT);
  }
  return (Line){.kind = empty ? LINE_OTHER_ITEM : LINE_BULLET, .marker_width = 2};
}

static Line classify_number(TSLexer *lexer, Purpose purpose) {
  unsigned digits = 0;
  unsigned value = 0;
  while (is_digit(lexer->lookahead) && digits <= MAX_LIST_DIGITS) {
    value = value * 10 + (unsigned)(lexer->lookahead - '0');
    advance(lexer);
    digits++;
  }
  if (digits > MAX_LIST_DIGITS || (lexer->lookahead != '.' && lexer->lookahead != ')')) {
    return line_of(LINE_TEXT);
  }
  advance(lexer);
  if (!at_blank_or_line_end(lexer)) {
    return line_of(LINE_TEXT);
  }
  bool empty = at_line_end(lexer);
  if (purpose == TO_START_BLOCK) {
    if (!empty) {
      advance(lexer);
    }
    mark_end(lexer);
  }
  LineKind kind = value == 1 && !empty ? LINE_BULLET : LINE_OTHER_ITEM;
  return (Line){.kind = kind, .marker_width = digits + 2};
}

static Line classify_fence(TSLexer *lexer, Purpose purpose) {
  int32_t character = lexer->lookahead;
  unsigned limit = purpose == TO_LOOK_AHEAD ? MIN_FENCE_LENGTH : UINT32_MAX;
  unsigned length = skip_run_up_to(lexer, character, limit);
  Line text = {.kind = LINE_TEXT, .backticks = character == '`' ? length : 0};
  if (length < MIN_FENCE_LENGTH) {
    return text;
  }
  // Another backtick on the line makes it a code span.
  if (character == '`' && purpose != TO_LOOK_AHEAD) {
    while (!at_line_end(lexer)) {
      if (lexer->lookahead == '`') {
        return text;
      }
      advance(lexer);
    }
  }
  return line_of(LINE_FENCE);
}

// Behind `<s`, `<p`, `<t`: the elements whose content is raw text.
static bool skip_raw_element_name(TSLexer *lexer) {
  switch (lexer->lookahead) {
    case 'p':
    case 'P':
      return skip_word(lexer, "pre");
    case 't':
    case 'T':
      return skip_word(lexer, "textarea");
    case 's':
    case 'S':
      advance(lexer);
      if (lexer->lookahead == 'c' || lexer->lookahead == 'C') {
        return skip_word(lexer, "cript");
      }
      return skip_word(lexer, "tyle");
    default:
      return false;
  }
}

static Line classify_html(TSLexer *lexer) {
  advance(lexer);
  if (lexer->lookahead == '!') {
    return line_of(skip_word(lexer, "!--") ? LINE_COMMENT : LINE_TEXT);
  }
  bool raw = skip_raw_element_name(lexer) && (lexer->lookahead == '>' || at_blank_or_line_end(lexer));
  return line_of(raw ? LINE_RAW_HTML : LINE_TEXT);
}

// Classifies the line at the cursor, which stands behind the indentation. The cursor moves on, but over text
// it never passes a bracket, brace, quotation mark or backslash that an inline construct might look for.
static Line classify_line(TSLexer *lexer, Purpose purpose) {
  if (at_line_end(lexer)) {
    return line_of(LINE_BLANK);
  }
  switch (lexer->lookahead) {
    case '#':
      return classify_heading(lexer);
    case '>':
      return line_of(LINE_QUOTE);
    case '-':
    case '*':
    case '+':
    case '_':
      return classify_bullet_or_break(lexer, purpose);
    case '`':
    case '~':
      return classify_fence(lexer, purpose);
    case ':':
      return line_of(skip_run_up_to(lexer, ':', MIN_DIV_LENGTH) == MIN_DIV_LENGTH ? LINE_DIV : LINE_TEXT);
    case '<':
      return classify_html(lexer);
    default:
      return is_digit(lexer->lookahead) ? classify_number(lexer, purpose) : line_of(LINE_TEXT);
  }
}

// Decides, at the start of the next line, whether the paragraph goes on there.
static bool paragraph_continues(TSLexer *lexer, const ScannerState *state, Purpose purpose, unsigned *backticks) {
  unsigned limit = purpose == TO_LOOK_AHEAD ? MAX_PREFIX_LOOKAHEAD : UINT32_MAX;
  unsigned indent = skip_blanks_up_to(lexer, limit);
  if (state->in_quote && lexer->lookahead == '>') {
    skip_quote_markers_up_to(lexer, limit);
    indent = skip_blanks_up_to(lexer, limit);
  }
  if (at_blank_or_line_end(lexer)) {
    return false;
  }
  if (indent >= state->list_indent + CODE_INDENT) {
    return true;
  }
  Line line = classify_line(lexer, purpose);
  *backticks = line.backticks;
  if (line.kind == LINE_OTHER_ITEM) {
    return state->list_indent == 0;
  }
  return line.kind == LINE_TEXT;
}

#endif
