-- `:checkhealth claimlint`: is Neovim new enough, does the server start, does it look after the articles that are open,
-- and is the parser there that highlights claims without it.
local health = vim.health
local program = require("claimlint.program")

local M = {}

---@return boolean whether what follows makes sense
local function check_program()
  health.start("claimlint: program")
  if vim.fn.has("nvim-0.11") == 0 then
    health.error("Neovim 0.11 or newer is needed for vim.lsp.config")
    return false
  end
  ---@diagnostic disable-next-line: call-non-callable it is callable, which its annotation does not say
  health.ok("Neovim " .. tostring(vim.version()))

  local config = program.config()
  local name = program.name()
  if not config then
    health.error("no configuration named claimlint", "add editors/neovim to the runtime path")
    return false
  elseif not name then
    health.info("the server is started by a function of yours")
    return true
  elseif vim.fn.executable(name) == 0 then
    health.error(name .. " is not executable", {
      "install it and put it on PATH,",
      'or name it: vim.lsp.config("claimlint", { cmd = { "/path/to/claimlint", "server" } })',
    })
    return false
  end
  local answer = vim.system({ name, "--version" }, { text = true, timeout = 5000 }):wait()
  if answer.code == 0 then
    health.ok(vim.fn.exepath(name) .. ": " .. vim.trim(answer.stdout or ""))
  else
    health.error(name .. " --version failed", vim.trim(answer.stderr or ""))
  end
  return true
end

local function check_server()
  health.start("claimlint: server")
  if vim.lsp.is_enabled and not vim.lsp.is_enabled("claimlint") then
    health.warn("not enabled", 'vim.lsp.enable("claimlint")')
  end
  local clients = vim.lsp.get_clients({ name = "claimlint" })
  if #clients == 0 then
    health.info("not running; it starts when a Markdown or Quarto file is opened")
  end
  for _, client in ipairs(clients) do
    local info = client.server_info or {}
    health.ok(("%s %s looks after %d buffers, root %s"):format(info.name or "the server", info.version or "",
      vim.tbl_count(client.attached_buffers), client.root_dir or "none"))
  end
end

local function check_parser()
  health.start("claimlint: parser")
  -- Its answer is not the same in all versions: an error, or nil and a message.
  local called, added = pcall(vim.treesitter.language.add, "claim")
  if called and added then
    health.ok("the parser for claims is found")
  else
    health.info("no parser for claims: highlights come from the server alone; see :help claimlint-treesitter")
  end
end

function M.check()
  if check_program() then
    check_server()
  end
  check_parser()
end

return M
