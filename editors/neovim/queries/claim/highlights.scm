; What the grammar for claims adds to Neovim's own Markdown. Headings, code and links are left to that; whoever reads whole
; documents with the grammar takes the queries beside it, which then stand in for these.

; The words stand out, the annotation stays readable
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
