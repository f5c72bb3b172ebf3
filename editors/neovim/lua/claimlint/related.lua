-- `:ClaimRelated`: what bears on the claim under the cursor, as a choice or as a list of places.
local server = require("claimlint.server")

local M = {}

---@param related claimlint.Related
---@return string
local function line(related)
  return related.label .. ": " .. server.line(related.claim)
end

---@param all claimlint.Related[]
---@param client vim.lsp.Client
local function choose(all, client)
  vim.ui.select(all, { prompt = "Related claims", format_item = line, kind = "claimlint.related" }, function(chosen)
    if chosen then
      server.go_to(chosen.claim, client)
    end
  end)
end

---@param all claimlint.Related[]
---@param client vim.lsp.Client
---@return vim.quickfix.entry[]
local function places(all, client)
  -- One by one, since `locations_to_items` sorts by file and would part places from their labels.
  return vim.tbl_map(function(related)
    local item = vim.lsp.util.locations_to_items({ related.claim.location }, server.encoding(client))[1]
    item.text = line(related)
    return item
  end, all)
end

---@param into "choice"|"quickfix"|"loclist"
function M.show(into)
  local window = vim.api.nvim_get_current_win()
  server.ask_here("claimlint.relatedClaims", nil, function(answer, client)
    local title = "Related to: " .. server.line(answer.claim)
    if #answer.related == 0 then
      server.tell("no claim bears on this one")
    elseif into == "quickfix" then
      vim.fn.setqflist({}, " ", { title = title, items = places(answer.related, client) })
      vim.cmd("botright copen")
    elseif into == "loclist" then
      vim.fn.setloclist(window, {}, " ", { title = title, items = places(answer.related, client) })
      vim.api.nvim_win_call(window, function() vim.cmd.lopen() end)
    else
      choose(answer.related, client)
    end
  end)
end

return M
