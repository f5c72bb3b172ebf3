//! The names of the grammar's nodes. Users compare with these, so that a renamed node fails to compile or fails a test.

/// The root.
pub const DOCUMENT: &str = "document";
/// YAML between `---` lines at the start, with both lines.
pub const FRONT_MATTER: &str = "front_matter";
/// The `---` line that opens the front matter.
pub const FRONT_MATTER_OPEN: &str = "front_matter_open";
/// The YAML itself, up to the closing line.
pub const FRONT_MATTER_CONTENT: &str = "front_matter_content";
/// The `---` or `...` line that closes the front matter.
pub const FRONT_MATTER_CLOSE: &str = "front_matter_close";
/// A heading and everything up to the next heading of whatever level.
pub const SECTION: &str = "section";
/// A heading with `#` marks or an underline.
pub const HEADING: &str = "heading";
/// The `#` marks of a heading with the blanks around them.
pub const HEADING_MARKER: &str = "heading_marker";
/// The `===` or `---` line under a heading.
pub const HEADING_UNDERLINE: &str = "heading_underline";
/// A paragraph with its last line ending.
pub const PARAGRAPH: &str = "paragraph";
/// The text of a paragraph or heading.
pub const INLINE: &str = "inline";
/// A line ending inside a paragraph with the indentation and quote markers behind it.
pub const SOFT_BREAK: &str = "soft_break";
/// A bracketed span: text in brackets with attributes.
pub const SPAN: &str = "span";
/// The text of a span, between the brackets.
pub const SPAN_CONTENT: &str = "span_content";
/// Attributes in braces.
pub const ATTRIBUTE_LIST: &str = "attribute_list";
/// `#id`, with the `#`.
pub const IDENTIFIER: &str = "identifier";
/// `.class`, with the dot.
pub const CLASS: &str = "class";
/// `key=value`; the value is absent where nothing fitting follows `=`.
pub const ATTRIBUTE: &str = "attribute";
/// The key of an attribute.
pub const ATTRIBUTE_KEY: &str = "attribute_key";
/// A value with its quotation marks.
pub const QUOTED_VALUE: &str = "quoted_value";
/// What stands between the quotation marks; may hold soft breaks.
pub const VALUE_CONTENT: &str = "value_content";
/// A value without quotation marks.
pub const BARE_VALUE: &str = "bare_value";
/// A run of characters that is no attribute.
pub const INVALID_ATTRIBUTE: &str = "invalid_attribute";
/// Stands, without width, where an attribute list ends without `}`.
pub const MISSING_BRACE: &str = "missing_brace";
/// Text in brackets that is neither span nor link, such as a citation group.
pub const BRACKETED_TEXT: &str = "bracketed_text";
/// A `{` behind `]` that has no `}` in sight.
pub const UNCLOSED_BRACE: &str = "unclosed_brace";
/// A `[` or `![` without `]` before the paragraph ends, and what follows it.
pub const UNCLOSED_BRACKET: &str = "unclosed_bracket";
/// An inline link, perhaps with attributes.
pub const LINK: &str = "link";
/// The text of a link or image.
pub const LINK_TEXT: &str = "link_text";
/// The target of a link with its parentheses.
pub const LINK_DESTINATION: &str = "link_destination";
/// An image; the target and the attributes may be absent.
pub const IMAGE: &str = "image";
/// A Pandoc citation: `@key`, `-@key` or `@{key}`.
pub const CITATION: &str = "citation";
/// Code between backticks.
pub const CODE_SPAN: &str = "code_span";
/// A formula between dollar signs.
pub const MATH: &str = "math";
/// A backslash and the punctuation mark behind it.
pub const ESCAPE: &str = "escape";
/// An address in angle brackets.
pub const AUTOLINK: &str = "autolink";
/// An HTML tag within text.
pub const HTML_TAG: &str = "html_tag";
/// An HTML comment within text.
pub const HTML_COMMENT: &str = "html_comment";
/// A comment or an element with raw text that starts a line.
pub const HTML_BLOCK: &str = "html_block";
/// Code between fences of backticks or tildes.
pub const FENCED_CODE_BLOCK: &str = "fenced_code_block";
/// The opening fence.
pub const FENCE_OPEN: &str = "fence_open";
/// What stands behind the opening fence, usually a language.
pub const INFO_STRING: &str = "info_string";
/// The lines between the fences.
pub const CODE_FENCE_CONTENT: &str = "code_fence_content";
/// The closing fence; without width where the document or the quote ends first.
pub const FENCE_CLOSE: &str = "fence_close";
/// A `:::` line that opens or closes a Pandoc div.
pub const FENCED_DIV_MARKER: &str = "fenced_div_marker";
/// The colons of such a line.
pub const DIV_MARKER: &str = "div_marker";
/// What else stands on such a line.
pub const DIV_LABEL: &str = "div_label";
/// A quote marker and the block behind it.
pub const BLOCK_QUOTE: &str = "block_quote";
/// The `>` marks at the start of a quoted block.
pub const BLOCK_QUOTE_MARKER: &str = "block_quote_marker";
/// A list marker and the block behind it.
pub const LIST_ITEM: &str = "list_item";
/// A bullet or number with the blank behind it.
pub const LIST_MARKER: &str = "list_marker";
/// A line of `***`, `---` or `___`.
pub const THEMATIC_BREAK: &str = "thematic_break";
/// Code by indentation.
pub const INDENTED_CODE: &str = "indented_code";

/// All of the above.
pub const ALL: &[&str] = &[
    DOCUMENT,
    FRONT_MATTER,
    FRONT_MATTER_OPEN,
    FRONT_MATTER_CONTENT,
    FRONT_MATTER_CLOSE,
    SECTION,
    HEADING,
    HEADING_MARKER,
    HEADING_UNDERLINE,
    PARAGRAPH,
    INLINE,
    SOFT_BREAK,
    SPAN,
    SPAN_CONTENT,
    ATTRIBUTE_LIST,
    IDENTIFIER,
    CLASS,
    ATTRIBUTE,
    ATTRIBUTE_KEY,
    QUOTED_VALUE,
    VALUE_CONTENT,
    BARE_VALUE,
    INVALID_ATTRIBUTE,
    MISSING_BRACE,
    BRACKETED_TEXT,
    UNCLOSED_BRACE,
    UNCLOSED_BRACKET,
    LINK,
    LINK_TEXT,
    LINK_DESTINATION,
    IMAGE,
    CITATION,
    CODE_SPAN,
    MATH,
    ESCAPE,
    AUTOLINK,
    HTML_TAG,
    HTML_COMMENT,
    HTML_BLOCK,
    FENCED_CODE_BLOCK,
    FENCE_OPEN,
    INFO_STRING,
    CODE_FENCE_CONTENT,
    FENCE_CLOSE,
    FENCED_DIV_MARKER,
    DIV_MARKER,
    DIV_LABEL,
    BLOCK_QUOTE,
    BLOCK_QUOTE_MARKER,
    LIST_ITEM,
    LIST_MARKER,
    THEMATIC_BREAK,
    INDENTED_CODE,
];
