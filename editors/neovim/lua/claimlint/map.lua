-- `:ClaimMap`: the claims around the one under the cursor in a window of their own; <CR> goes to the claim of a line.
local server = require("claimlint.server")
local tree = require("claimlint.tree")

local M = {}

---@param lines string[]
---@return integer buffer
local function scratch(lines)
  local buffer = vim.api.nvim_create_buf(false, true)
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, lines)
  vim.bo[buffer].bufhidden = "wipe"
  vim.bo[buffer].filetype = "claimmap"
  vim.bo[buffer].modifiable = false
  return buffer
end

---@param depth integer? steps from the claim; 2, where it is left out
function M.show(depth)
  local origin = vim.api.nvim_get_current_win()
  server.ask_here("claimlint.map", { depth = depth }, function(answer, client)
    local lines, claims = tree.lines(answer)
    local buffer = scratch(lines)
    local window = vim.api.nvim_open_win(buffer, true, { split = "below", height = math.min(#lines, 15) })
    vim.wo[window].wrap = false

    vim.keymap.set("n", "<CR>", function()
      local claim = claims[vim.api.nvim_win_get_cursor(0)[1]]
      if not claim then
        return
      end
      -- The map stays open; the claim is shown where the article was.
      if vim.api.nvim_win_is_valid(origin) then
        vim.api.nvim_set_current_win(origin)
      else
        vim.cmd("aboveleft new")
      end
      server.go_to(claim, client)
    end, { buffer = buffer, desc = "Go to the claim" })
    vim.keymap.set("n", "q", "<Cmd>close<CR>", { buffer = buffer, desc = "Close the map" })
  end)
end

return M
