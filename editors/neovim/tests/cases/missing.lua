-- Without the server's program: one message, no error for each file, and a checkhealth that says what to do. Without the
-- parser for claims: Markdown highlighted as ever.
local support = require("support")
local check, equal = support.check, support.equal

local told = support.told()
support.enable("/nowhere/claimlint")
support.open("articles/shallow.md")
support.open("articles/deepen.md")
equal("it is told once for all files", told, {
  "claimlint: /nowhere/claimlint is not executable; see :checkhealth claimlint",
})
equal("nothing is started", #vim.lsp.get_clients(), 0)

vim.treesitter.start(0, "markdown")
local parser = vim.treesitter.get_parser(0, "markdown")
parser:parse(true)
equal("Markdown is parsed as ever", vim.tbl_keys(parser:children()), { "markdown_inline" })

vim.cmd.checkhealth("claimlint")
local report = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
check("checkhealth names the program", report:find("ERROR /nowhere/claimlint is not executable", 1, true), report)
check("and says how to name another", report:find('vim.lsp.config("claimlint", { cmd =', 1, true), report)

support.finish()
