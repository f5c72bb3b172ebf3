-- Code lenses and inlay hints, which Neovim shows to those who ask for them, and the settings that choose among them.
local support = require("support")
local check, eventually, equal, go_to = support.check, support.eventually, support.equal, support.go_to

vim.lsp.config("claimlint", { settings = { claimlint = { inlayHints = { source = false, status = true } } } })
support.enable()
support.attach("articles/shallow.md")
check("the article is read", eventually(function() return #support.codes() > 0 end))

local function lens_at(words)
  go_to(words)
  local line = vim.fn.line(".") - 1
  vim.lsp.codelens.refresh({ bufnr = 0 })
  local function resolved()
    return vim.iter(vim.lsp.codelens.get(0)):find(function(lens)
      return lens.range.start.line == line and lens.command ~= nil
    end)
  end
  check("there is a lens above " .. words, eventually(function() return resolved() ~= nil end), vim.lsp.codelens.get(0))
  return resolved()
end

local lens = lens_at("Trade through")
check("which says what bears on the claim", lens.command.title:find("1 support", 1, true), lens)
vim.lsp.codelens.run()
check("chosen, it lists those claims", eventually(function() return #vim.fn.getqflist() == 2 end), vim.fn.getqflist())
equal("under its own title", vim.fn.getqflist({ title = true }).title, lens.command.title)
vim.cmd.cclose()

lens_at("Dredging never")
vim.lsp.codelens.run()
check("one that speaks of a single claim goes there", eventually(function() return support.file() == "deepen.md" end),
  support.file())

support.open("articles/shallow.md")
vim.lsp.inlay_hint.enable(true)
local function hints()
  return vim.iter(vim.lsp.inlay_hint.get({ bufnr = 0 })):map(function(each)
    local label = each.inlay_hint.label
    return type(label) == "string" and label or vim.iter(label):map(function(part) return part.value end):join("")
  end):totable()
end
check("hints are shown, with the status as the settings ask", eventually(function()
  return vim.iter(hints()):any(function(hint) return hint:find("grounded", 1, true) ~= nil end)
end), hints())

support.finish()
