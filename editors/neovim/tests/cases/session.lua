-- One session: attach, hover, jump to another article, see a finding come and go, apply a fix.
local support = require("support")
local check, eventually, open, go_to = support.check, support.eventually, support.open, support.go_to
local codes, float_text = support.codes, support.float_text

support.enable()

open("articles/shallow.md")
check("the client attaches", eventually(function()
  local client = vim.lsp.get_clients({ bufnr = 0, name = "claimlint" })[1]
  return client ~= nil and client.initialized
end))
check("the root is the folder of claimlint.toml",
  vim.uv.fs_realpath(vim.lsp.get_clients({ bufnr = 0 })[1].root_dir) == vim.uv.fs_realpath(support.environment("CLAIMLINT_WORKSPACE")))

check("one finding appears", eventually(function() return vim.deep_equal(codes(), { "uncited-claim" }) end), codes())
local finding = vim.diagnostic.get(0)[1]
check("it is a warning", finding.severity == vim.diagnostic.severity.WARN, finding)
go_to("[The silt")
check("it begins where its claim does", finding.lnum + 1 == vim.fn.line(".") and finding.col == 0, finding)

go_to("Nobody asked")
vim.lsp.buf.hover()
check("the hover shows the speaker", eventually(function()
  local text = float_text()
  return text ~= nil and text:find("Maud Ashdown", 1, true) ~= nil
end), float_text() or "no float")
check("and the source", float_text():find("What the Silt Remembers", 1, true) ~= nil, float_text())

go_to(".claim}", #".claim")
vim.api.nvim_put({ ' cite="port2024"' }, "c", false, false)
check("the finding goes after an edit", eventually(function() return #vim.diagnostic.get(0) == 0 end), codes())
check("which was not saved", vim.bo.modified)

open("articles/deepen.md")
local deepen = vim.api.nvim_get_current_buf()
check("the other article has its own finding", eventually(function()
  return vim.deep_equal(codes(), { "contradictory-claims" })
end), codes())
go_to("shallow#trade-grows")
vim.lsp.buf.definition()
check("definition jumps to the claim in the other article", eventually(function()
  return vim.fs.basename(vim.api.nvim_buf_get_name(0)) == "shallow.md"
    and vim.api.nvim_get_current_line():find("Trade through the harbour grows", 1, true) ~= nil
end), vim.api.nvim_buf_get_name(0) .. " " .. vim.api.nvim_get_current_line())

-- Neovim asks about the article that is edited and no other.
go_to("#never-pays", 1)
vim.api.nvim_put({ "hardly-" }, "c", false, false)
check("an edit shows in another open article", eventually(function()
  return vim.deep_equal(codes(deepen), { "unknown-claim" })
end), codes(deepen))

open("articles/minutes.md")
check("a report without a claim is found", eventually(function()
  return vim.deep_equal(codes(), { "quote-not-found", "unannotated-attribution" })
end), codes())
go_to("Dame Maud warned")
vim.lsp.buf.code_action({
  apply = true,
  filter = function(action)
    return action.title == "Wrap the sentence as a claim"
  end,
})
check("its fix makes it a claim", eventually(function()
  return vim.api.nvim_get_current_line():find('^%[Dame Maud warned that the ferry 🚢 would sink%]{#[%w-]+ %.claim by="ashdown"}%.$') ~= nil
end), vim.api.nvim_get_current_line())
check("which lacks its source", eventually(function()
  return vim.deep_equal(codes(), { "quote-not-found", "uncited-report" })
end), codes())
go_to("a promise made to the sea")
vim.lsp.buf.definition()
check("definition jumps to the quoted words in the copy", eventually(function()
  return vim.fs.basename(vim.api.nvim_buf_get_name(0)) == "silt.txt"
    and vim.api.nvim_get_current_line():sub(vim.fn.col(".")):find("^Every harbour is a promise") ~= nil
end), vim.api.nvim_buf_get_name(0) .. " " .. vim.api.nvim_get_current_line())

support.finish()
