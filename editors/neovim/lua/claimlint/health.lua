-- `:checkhealth claimlint`: is Neovim new enough, is the server found, does it start.
local health = vim.health
local M = {}

function M.check()
  health.start("claimlint")
  if vim.fn.has("nvim-0.11") == 0 then
    health.error("Neovim 0.11 or newer is needed for vim.lsp.config")
    return
  end
  health.ok("Neovim " .. tostring(vim.version()))

  local config = vim.lsp.config.claimlint
  local program = config and type(config.cmd) == "table" and config.cmd[1]
  if not program then
    health.error("no configuration named claimlint with a command", "add editors/neovim to the runtime path")
    return
  end
  if vim.fn.executable(program) == 0 then
    health.error(program .. " is not executable", {
      "install it and put it on PATH,",
      'or name it: vim.lsp.config("claimlint", { cmd = { "/path/to/claimlint", "server" } })',
    })
    return
  end
  local answer = vim.system({ program, "--version" }, { text = true, timeout = 5000 }):wait()
  if answer.code == 0 then
    health.ok(vim.fn.exepath(program) .. ": " .. vim.trim(answer.stdout))
  else
    health.error(program .. " --version failed", vim.trim(answer.stderr or ""))
  end

  if vim.lsp.is_enabled and not vim.lsp.is_enabled("claimlint") then
    health.warn("not enabled", 'vim.lsp.enable("claimlint")')
  end
end

return M
