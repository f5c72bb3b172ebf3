-- One session in a real Neovim: attach, hover, jump to another article, see a finding come and go.
-- Usage: CLAIMLINT_BIN=… CLAIMLINT_WORKSPACE=… nvim -n --clean --headless -l run.lua
-- CLAIMLINT_WORKSPACE is a copy of editors/tests/workspace. Exits non-zero on the first failure.

local PATIENCE_MS = 20000

local passed = 0
local function check(name, holds, seen)
  if not holds then
    local note = seen == nil and "" or (": " .. (type(seen) == "string" and seen or vim.inspect(seen)))
    io.stderr:write("FAIL " .. name .. note .. "\n")
    os.exit(1)
  end
  passed = passed + 1
  io.stdout:write("ok   " .. name .. "\n")
end

local function eventually(condition)
  return vim.wait(PATIENCE_MS, condition, 20)
end

local function environment(name)
  local value = vim.env[name]
  assert(value, name .. " must be set")
  return value
end

local function open(name)
  vim.cmd.edit(vim.fn.fnameescape(vim.fs.joinpath(environment("CLAIMLINT_WORKSPACE"), name)))
end

-- Puts the cursor on the first occurrence of `words`, `into` bytes after its start.
local function go_to(words, into)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local column = line:find(words, 1, true)
    if column then
      vim.api.nvim_win_set_cursor(0, { number, column - 1 + (into or 0) })
      return
    end
  end
  error("not in the buffer: " .. words)
end

local function codes(buffer)
  local found = vim.tbl_map(function(each) return each.code end, vim.diagnostic.get(buffer or 0))
  table.sort(found)
  return found
end

local function float_text()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= "" then
      return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), "\n")
    end
  end
end

local plugin = vim.fs.dirname(vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, "S").source:sub(2))))
vim.opt.runtimepath:prepend(plugin)
vim.o.hidden = true
vim.cmd.filetype("on")

-- The plugin's own configuration, with nothing but the program's place replaced.
vim.lsp.config("claimlint", { cmd = { environment("CLAIMLINT_BIN"), "server" } })
vim.lsp.enable("claimlint")

open("articles/shallow.md")
check("the client attaches", eventually(function()
  local client = vim.lsp.get_clients({ bufnr = 0, name = "claimlint" })[1]
  return client ~= nil and client.initialized
end))
check("the root is the folder of claimlint.toml",
  vim.uv.fs_realpath(vim.lsp.get_clients({ bufnr = 0 })[1].root_dir) == vim.uv.fs_realpath(environment("CLAIMLINT_WORKSPACE")))

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
vim.lsp.buf.code_action({ apply = true })
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

for _, client in ipairs(vim.lsp.get_clients()) do
  client:stop()
end
check("the server stops when asked", eventually(function() return #vim.lsp.get_clients() == 0 end))
io.stdout:write(passed .. " passed, 0 failed\n")
os.exit(0)
