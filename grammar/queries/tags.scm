; A claim is defined where it has an id
((span
  attributes: (attribute_list
    (class) @_class
    (identifier) @name)) @definition.claim
  (#eq? @_class ".claim"))

((span
  attributes: (attribute_list
    (identifier) @name
    (class) @_class)) @definition.claim
  (#eq? @_class ".claim"))

; and named where another one bears on it
((attribute
  key: (attribute_key) @_key
  value: [
    (quoted_value
      content: (value_content) @name)
    (bare_value) @name
  ]) @reference.claim
  (#any-of? @_key
    "supports" "attacks" "undercuts" "qualifies"
    "entails" "restates" "contradicts" "supersedes"))
