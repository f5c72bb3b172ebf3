-- Completion in half-typed annotations, rename across articles, related claims by Neovim's own keys, and the health report.
local support = require("support")
local check, eventually, equal, go_to = support.check, support.eventually, support.equal, support.go_to

support.enable()
support.attach("articles/shallow.md")

local function ask(method, more)
  local client = support.client()
  local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
  local response = client:request_sync(method, vim.tbl_extend("force", params, more or {}), support.PATIENCE_MS, vim.api.nvim_get_current_buf())
  return response.result
end

local function type_at_end(text)
  vim.api.nvim_buf_set_lines(0, -1, -1, false, { "", text })
  vim.cmd.startinsert()
  vim.api.nvim_win_set_cursor(0, { vim.api.nvim_buf_line_count(0), #text })
  local answer = ask("textDocument/completion")
  return vim.tbl_map(function(item) return item.label end, answer.items or answer)
end

-- Insert mode, where the cursor stands behind the last character.
vim.o.virtualedit = "onemore"
check("a half-typed attribute is completed", vim.list_contains(type_at_end("[The quay leaks]{.claim supp"), "supports"))
local claims = type_at_end('[The quay leaks]{.claim supports="')
check("a half-typed relation is completed with claims", vim.list_contains(claims, "never-pays")
  or vim.list_contains(claims, "#never-pays"), claims)
local sources = type_at_end("[The quay leaks]{.claim cite=")
check("and a citation with sources, of all attributes", vim.iter(sources):any(function(label)
  return label:find("port2024", 1, true) ~= nil
end), sources)
vim.o.virtualedit = ""
vim.cmd.stopinsert()
vim.cmd.edit({ bang = true })

support.attach("articles/shallow.md")
go_to("#never-pays", 2)
vim.lsp.buf.rename("barely-pays")
check("a renamed claim has its new name", eventually(function()
  return vim.api.nvim_get_current_line():find("#barely-pays", 1, true) ~= nil
end), vim.api.nvim_get_current_line())
support.open("articles/deepen.md")
check("in the other article as well", eventually(function()
  local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
  return text:find('contradicts="shallow#barely-pays"', 1, true) ~= nil
end), vim.api.nvim_buf_get_lines(0, 0, -1, false))
check("without a finding about it", eventually(function()
  return vim.deep_equal(support.codes(), { "contradictory-claims" })
end), support.codes())

go_to("Dredging pays")
vim.lsp.buf.implementation()
check("gri leads to the related claim in the other article", eventually(function()
  return support.file() == "shallow.md" and vim.api.nvim_get_current_line():find("Dredging never pays", 1, true) ~= nil
end), support.file() .. " " .. vim.api.nvim_get_current_line())

support.open("articles/deepen.md")
vim.cmd.edit({ bang = true })
go_to("The tide table")
vim.api.nvim_put({ "[Tides are   early]{cite=port2024 .claim  #early}. " }, "c", false, false)
-- Neovim itself waits for a second.
vim.lsp.buf.format({ timeout_ms = support.PATIENCE_MS })
equal("formatting writes an annotation in the one form", vim.api.nvim_get_current_line(),
  '[Tides are   early]{#early .claim cite="port2024"}. The tide table hangs in the harbour office.')
vim.cmd.edit({ bang = true })

go_to("The tide table")
local row = vim.api.nvim_win_get_cursor(0)[1]
vim.bo.textwidth = 40
vim.api.nvim_put({ "[Tides are early]{cite=port2024 .claim #early}. " }, "c", false, false)
vim.cmd.normal("gq_")
equal("gq wraps prose and writes no annotation anew", vim.api.nvim_buf_get_lines(0, row - 1, row + 2, false), {
  "[Tides are early]{cite=port2024 .claim",
  "#early}. The tide table hangs in the",
  "harbour office.",
})
vim.cmd.edit({ bang = true })

-- Half a second, unless it is told another time.
local by_server = ("v:lua.vim.lsp.formatexpr(#{timeout_ms:%d})"):format(support.PATIENCE_MS)
vim.lsp.config("claimlint", { on_attach = function(_, buffer) vim.bo[buffer].formatexpr = by_server end })
support.client():stop()
check("the server stops when asked", eventually(function() return support.client() == nil end))
support.open("articles/deepen.md")
vim.cmd.edit({ bang = true })
support.attach("articles/deepen.md")
check("a user's own set-up is followed", eventually(function() return vim.bo.formatexpr == by_server end), vim.bo.formatexpr)
go_to("The tide table")
vim.api.nvim_put({ "[Tides are early]{cite=port2024 .claim #early}. " }, "c", false, false)
vim.cmd.normal("gq_")
check("unless somebody gives it the server", vim.startswith(vim.api.nvim_get_current_line(),
  '[Tides are early]{#early .claim cite="port2024"}. '), vim.api.nvim_get_current_line())
vim.cmd.edit({ bang = true })

go_to("tide table")
vim.cmd.normal({ "v" .. #"tide table ha" - 1 .. "l", bang = true })
vim.lsp.buf.code_action({
  apply = true,
  filter = function(action) return vim.startswith(action.title, "Wrap the selection as") end,
})
check("what is selected becomes a claim, whole words of it", eventually(function()
  return vim.api.nvim_get_current_line():find("^The %[tide table hangs%]{#[%w-]+ %.claim} in the harbour office%.$") ~= nil
end), vim.api.nvim_get_current_line())
vim.cmd.edit({ bang = true })

vim.cmd.checkhealth("claimlint")
local report = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
check("checkhealth shows the program's version", report:find(": claimlint %d+%.%d+%.%d+"), report)
check("the server and what it looks after", report:find("looks after %d buffers, root /"), report)
check("and whether the parser is there", report:find("no parser for claims", 1, true), report)

support.finish()
