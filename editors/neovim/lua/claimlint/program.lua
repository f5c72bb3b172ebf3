-- The server's program: which it is, and whether it is there.
local M = {}

---What is set for the server; nil where the plugin is not on the runtime path.
---@return vim.lsp.Config?
function M.config()
  local all = vim.lsp.config --[[@as table<string, vim.lsp.Config?>]]
  return all.claimlint
end

---The program that the configuration starts; nil where it starts none by name (`cmd` may be a function).
---@return string?
function M.name()
  local config = M.config()
  local command = config and config.cmd
  return type(command) == "table" and command[1] or nil
end

---@type table<string, boolean>
local told = {}

---Once for each program, however many files are opened.
function M.tell_if_missing()
  local program = M.name()
  if program and not told[program] and vim.fn.executable(program) == 0 then
    told[program] = true
    require("claimlint.server").tell(program .. " is not executable; see :checkhealth claimlint")
  end
end

return M
