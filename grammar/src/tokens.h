// The external tokens, in the order of `externals` in grammar.js.

#ifndef CLAIM_TOKENS_H_
#define CLAIM_TOKENS_H_

enum TokenType {
  // Start of the document
  DOCUMENT_START,        // zero width: there is no front matter
  FRONT_MATTER_START,    // zero width: there is
  FRONT_MATTER_OPEN,
  FRONT_MATTER_CONTENT,
  FRONT_MATTER_CLOSE,
  // Blocks
  BLANK_LINE,
  EMPTY_CONTAINER,       // nothing behind a quote or list marker
  SECTION_END,           // zero width, before a heading or at the end of the document
  BLOCK_QUOTE_MARKER,
  LIST_MARKER,
  HEADING_MARKER,
  SETEXT_START,          // zero width, before a line that is underlined
  HEADING_UNDERLINE,
  THEMATIC_BREAK,
  FENCE_START,           // zero width
  FENCE_OPEN,
  INFO_STRING,
  FENCE_LINE_END,
  CODE_FENCE_CONTENT,
  FENCE_CLOSE,           // zero width where the document or the quote ends first
  DIV_MARKER,
  DIV_LABEL,
  HTML_BLOCK,
  INDENTED_CODE,
  PARAGRAPH_START,       // zero width
  // Ends of lines and blocks
  LINE_PREFIX,           // indentation and quote markers before a paragraph's line
  SOFT_BREAK,            // a line ending within a paragraph, no prefix behind it
  SOFT_BREAK_START,      // the same with LINE_PREFIX behind it
  BLOCK_END,
  HEADING_END,
  // Inline
  NUL_CHARACTERS,        // which the generated lexer takes for the end of the text
  CODE_SPAN,
  BACKTICKS,             // a run that closes nowhere
  MATH,
  AUTOLINK,
  HTML_TAG,
  HTML_COMMENT,
  LINK_DESTINATION,
  UNCLOSED_PAREN,
  // Attributes
  ATTRIBUTE_OPEN,
  UNCLOSED_BRACE,        // `]{` that could open attributes, but no `}` follows
  LITERAL_BRACE,         // `]{` that could not, as in `]{{`
  ATTRIBUTE_KEY,
  QUOTE_START,           // zero width: the quotation mark behind it has its closing one
  UNCLOSED_QUOTE,        // zero width: it has not
  QUOTE_OPEN,
  VALUE_TEXT,
  QUOTE_CLOSE,
  ATTRIBUTE_CLOSE,
  MISSING_BRACE,         // zero width: the block ends or another `{` comes before `}`
  ERROR_SENTINEL,
};

#endif
