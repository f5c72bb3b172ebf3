; extends

; Claims within ordinary Markdown: wherever it has inline text, the grammar for claims reads it besides. Where that
; parser is not installed, Neovim passes this over.
([
  (inline)
  (pipe_table_cell)
] @injection.content
  (#set! injection.language "claim"))
