-- What happens when a code lens is chosen: the places that it speaks of, as a list, or the one place at once.
local server = require("claimlint.server")

local M = {}

---@param command lsp.Command with a document, a position in it, and the places
---@param context {client_id: integer}
function M.show(command, context)
  local client = assert(vim.lsp.get_client_by_id(context.client_id))
  local locations = ((command.arguments or {})[3] or {}) --[[@as lsp.Location[] ]]
  if #locations == 1 then
    vim.lsp.util.show_document(locations[1], server.encoding(client), { focus = true })
  elseif #locations > 1 then
    local items = vim.lsp.util.locations_to_items(locations, server.encoding(client))
    vim.fn.setqflist({}, " ", { title = command.title, items = items })
    vim.cmd("botright copen")
  end
end

return M
