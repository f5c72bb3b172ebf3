[
  (front_matter)
  (section)
  (fenced_code_block)
  (html_block)
] @fold
