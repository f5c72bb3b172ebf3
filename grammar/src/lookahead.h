// Bounded look-ahead from inside a paragraph. Every inline construct that needs its closer in sight uses it, so that
// none reaches beyond its paragraph, and none makes parsing quadratic.

#ifndef CLAIM_LOOKAHEAD_H_
#define CLAIM_LOOKAHEAD_H_

#include "line.h"

typedef struct {
  TSLexer *lexer;
  const ScannerState *state;
  unsigned budget;     // characters left
  unsigned backticks;  // passed at the start of the line just entered
} Lookahead;

// Steps over one character. False where the look-ahead must end.
static inline bool look_past(Lookahead *ahead) {
  if (ahead->budget == 0 || at_eof(ahead->lexer)) {
    return false;
  }
  ahead->budget--;
  advance(ahead->lexer);
  return true;
}

// Steps over a backslash and what it escapes.
static inline bool look_past_escape(Lookahead *ahead) {
  if (!look_past(ahead)) {
    return false;
  }
  return at_line_end(ahead->lexer) || look_past(ahead);
}

// At a line ending: steps to the text of the next line if that belongs to the same paragraph.
static bool look_past_newline(Lookahead *ahead) {
  if (ahead->state->one_line || ahead->budget == 0 || at_eof(ahead->lexer)) {
    return false;
  }
  ahead->budget--;
  skip_newline(ahead->lexer);
  ahead->backticks = 0;
  return paragraph_continues(ahead->lexer, ahead->state, TO_LOOK_AHEAD, &ahead->backticks);
}

#endif
