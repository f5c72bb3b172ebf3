-- What happens when a code lens is chosen: the places that it speaks of, as a list, or the one place at once.
local M = {}

---@param command lsp.Command with a document, a position in it, and the places
---@param context {client_id: integer}
function M.show(command, context)
  local client = assert(vim.lsp.get_client_by_id(context.client_id))
  local locations = command.arguments[3]
  if #locations == 1 then
    vim.lsp.util.show_document(locations[1], client.offset_encoding, { focus = true })
  elseif #locations > 1 then
    local items = vim.lsp.util.locations_to_items(locations, client.offset_encoding)
    vim.fn.setqflist({}, " ", { title = command.title, items = items })
    vim.cmd("botright copen")
  end
end

return M
