-- What the cases share: checks, waiting, opening articles, and what the user sees. Loading it starts the plugin.
local M = {}

---How long anything may take: many times what it needs on a slow machine that does other things as well.
M.PATIENCE_MS = 60000
local passed = 0

M.plugin = vim.fs.dirname(vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, "S").source:sub(2))))

---Ends the run at the first check that does not hold, with what was seen instead.
function M.check(name, holds, seen)
  if not holds then
    local note = seen == nil and "" or (": " .. (type(seen) == "string" and seen or vim.inspect(seen)))
    io.stderr:write("FAIL " .. name .. note .. "\n")
    os.exit(1)
  end
  passed = passed + 1
  io.stdout:write("ok   " .. name .. "\n")
end

function M.equal(name, seen, expected)
  M.check(name, vim.deep_equal(seen, expected), ("%s, not %s"):format(vim.inspect(seen), vim.inspect(expected)))
end

function M.eventually(condition)
  return vim.wait(M.PATIENCE_MS, condition, 20)
end

function M.environment(name)
  local value = vim.env[name]
  assert(value, name .. " must be set")
  return value
end

function M.workspace(name)
  return vim.fs.joinpath(M.environment("CLAIMLINT_WORKSPACE"), name)
end

function M.open(name)
  vim.cmd.edit(vim.fn.fnameescape(M.workspace(name)))
end

---Opens an article and waits until the server looks after it and has said something of it.
function M.attach(name)
  M.open(name)
  M.check("the client attaches to " .. name, M.eventually(function()
    local client = M.client()
    return client ~= nil and client.initialized
  end))
end

function M.client()
  return vim.lsp.get_clients({ bufnr = 0, name = "claimlint" })[1]
end

---Puts the cursor on the first occurrence of `words`, `into` bytes after its start.
function M.go_to(words, into)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local column = line:find(words, 1, true)
    if column then
      vim.api.nvim_win_set_cursor(0, { number, column - 1 + (into or 0) })
      return
    end
  end
  error("not in the buffer: " .. words)
end

function M.at_cursor()
  return vim.api.nvim_get_current_line():sub(vim.fn.col("."))
end

function M.file()
  return vim.fs.basename(vim.api.nvim_buf_get_name(0))
end

function M.codes(buffer)
  local found = vim.tbl_map(function(each) return each.code end, vim.diagnostic.get(buffer or 0))
  table.sort(found)
  return found
end

function M.float_text()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= "" then
      return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), "\n")
    end
  end
end

---Everything that is told with vim.notify from now on.
function M.told()
  local told = {}
  vim.notify = function(message) table.insert(told, message) end
  return told
end

function M.finish()
  for _, client in ipairs(vim.lsp.get_clients()) do
    client:stop()
  end
  M.check("the server stops when asked", M.eventually(function() return #vim.lsp.get_clients() == 0 end))
  io.stdout:write(passed .. " passed, 0 failed\n")
  os.exit(0)
end

---The plugin's own configuration, with nothing but the program's place replaced.
function M.enable(program)
  vim.lsp.config("claimlint", { cmd = { program or M.environment("CLAIMLINT_BIN"), "server" } })
  vim.lsp.enable("claimlint")
end

vim.opt.runtimepath:prepend(M.plugin)
vim.o.hidden = true
vim.cmd.filetype("on")
-- `-l` runs before plugins are loaded.
vim.cmd.runtime("plugin/claimlint.lua")

return M
