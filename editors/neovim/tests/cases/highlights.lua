-- What the server's semantic tokens look like without a line of set-up.
local support = require("support")
local check, eventually, go_to = support.check, support.eventually, support.go_to

support.enable()
support.attach("articles/shallow.md")

-- The groups that stand behind the tokens at `words`.
local function links(words)
  go_to(words)
  local line, byte = unpack(vim.api.nvim_win_get_cursor(0))
  return vim.tbl_map(function(token) return token.opts.hl_group_link end,
    vim.inspect_pos(0, line - 1, byte).semantic_tokens)
end

local function shows(name, words, group)
  check(name, eventually(function() return vim.list_contains(links(words), group) end), links(words))
end

shows("a claim is underlined", "Trade through", "@markup.underline")
shows("an uncited one has the colour of warnings", "The silt", "DiagnosticWarn")
shows("one that its speaker contradicts has that of errors", "Dredging never", "DiagnosticError")
shows("a speaker is an identifier", "ashdown\"", "Identifier")
-- `Label` is itself a link.
shows("an id is a label", "#silt", "Statement")
shows("a source is a constant", "port2024", "Constant")
check("a cited claim is not coloured", not vim.list_contains(links("Trade through"), "DiagnosticWarn"), links("Trade through"))
vim.cmd.highlight("clear")
shows("another colour scheme keeps that", "The silt", "DiagnosticWarn")
vim.api.nvim_set_hl(0, "@lsp.type.claim", { link = "Title" })
vim.g.loaded_claimlint = nil
vim.cmd.runtime("plugin/claimlint.lua")
shows("and what a user sets stands", "Trade through", "Title")

support.finish()
