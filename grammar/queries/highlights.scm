; Headings and prose
(heading_marker) @punctuation.special
(heading_underline) @punctuation.special
(heading
  content: (inline) @markup.heading)

(thematic_break) @punctuation.special
(list_marker) @markup.list
(block_quote_marker) @punctuation.special
(div_marker) @punctuation.special
(div_label) @label
(escape) @string.escape

; Code, formulas, HTML
(fence_open) @punctuation.delimiter
(fence_close) @punctuation.delimiter
(info_string) @label
(code_fence_content) @markup.raw.block
(indented_code) @markup.raw.block
(code_span) @markup.raw
(math) @markup.math
(html_tag) @tag
(html_comment) @comment
(html_block) @comment

; Links and citations
(link_text) @markup.link.label
(link_destination) @markup.link.url
(autolink) @markup.link.url
(citation) @markup.link

; Front matter
(front_matter_open) @punctuation.delimiter
(front_matter_close) @punctuation.delimiter

; Claims: the words stand out, the annotation stays readable
((span
  content: (span_content) @markup.strong
  attributes: (attribute_list
    (class) @_class))
  (#eq? @_class ".claim"))

(span
  ["[" "]"] @punctuation.bracket)
(attribute_list
  ["{" "}"] @punctuation.bracket)
(identifier) @label
(class) @type
(attribute_key) @property
(attribute
  "=" @operator)
(quoted_value) @string
(bare_value) @string

; Relations between claims
((attribute
  key: (attribute_key) @keyword)
  (#any-of? @keyword
    "supports" "attacks" "undercuts" "qualifies"
    "entails" "restates" "contradicts" "supersedes"))

; What is wrong with an annotation
(invalid_attribute) @error
(unclosed_brace) @error
