((front_matter_content) @injection.content
  (#set! injection.language "yaml"))

(fenced_code_block
  info: (info_string) @injection.language
  content: (code_fence_content) @injection.content)

((html_block) @injection.content
  (#set! injection.language "html"))

((html_comment) @injection.content
  (#set! injection.language "html"))

((math) @injection.content
  (#set! injection.language "latex"))

; Emphasis and what else inline Markdown has, around the annotations
((inline) @injection.content
  (#set! injection.language "markdown_inline"))
