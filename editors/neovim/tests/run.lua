-- Runs each file of `cases` in a Neovim of its own, on a fresh copy of editors/tests/workspace.
-- Usage: CLAIMLINT_BIN=… nvim -n --clean --headless -l run.lua [CASE…]; exits non-zero if one fails.

local here = vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, "S").source:sub(2)))
local articles = vim.fs.joinpath(here, "../../tests/workspace")

local function names()
  if #arg > 0 then
    return arg
  end
  local found = {}
  for file in vim.fs.dir(vim.fs.joinpath(here, "cases")) do
    table.insert(found, (file:gsub("%.lua$", "")))
  end
  table.sort(found)
  return found
end

local failed = {}
for _, name in ipairs(names()) do
  local copy = vim.fn.tempname()
  assert(vim.system({ "cp", "-r", articles, copy }):wait().code == 0, "cannot copy " .. articles)
  local case = vim.fs.joinpath(here, "cases", name .. ".lua")
  io.stdout:write("\n" .. name .. "\n")
  local run = vim.system({ vim.v.progpath, "-n", "--clean", "--headless", "-l", case }, {
    text = true,
    timeout = 900000,
    env = { CLAIMLINT_WORKSPACE = copy, LUA_PATH = vim.fs.joinpath(here, "?.lua") .. ";;" },
  }):wait()
  io.stdout:write(run.stdout, run.stderr)
  if run.code ~= 0 then
    table.insert(failed, name)
  end
  vim.fn.delete(copy, "rf")
end

if #failed > 0 then
  io.stderr:write("\nFAILED: " .. table.concat(failed, ", ") .. "\n")
  os.exit(1)
end
io.stdout:write("\nall passed\n")
os.exit(0)
