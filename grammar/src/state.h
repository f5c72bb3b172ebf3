// What the scanner remembers from one token to the next.
//
// Nearly always everything is zero, and then nothing is stored with the tokens. A token is only reused after an edit
// where the state before it is the same, so whatever is kept here too long costs speed, never correctness.

#ifndef CLAIM_STATE_H_
#define CLAIM_STATE_H_

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef struct {
  uint8_t fence_character;  // '`' or '~' inside a fenced code block
  uint8_t fence_length;     // of the opening fence, 255 and more are taken for equal
  uint8_t in_quote;         // this line stands behind a quote marker
  uint8_t list_indent;      // columns up to the text of the current list item, 0 outside lists
  uint8_t one_line;         // inside a heading or a div marker, which end with their line
  uint8_t quote_character;  // inside a quoted attribute value
  uint8_t quote_missing;    // inside an attribute list whose only `}` stands in a quote that never closes properly
} ScannerState;

static inline bool state_is_empty(const ScannerState *state) {
  static const ScannerState empty = {0};
  return memcmp(state, &empty, sizeof empty) == 0;
}

// The line is over, and with it what holds for one line only.
static inline void state_end_line(ScannerState *state) {
  state->in_quote = 0;
  state->one_line = 0;
}

#endif
