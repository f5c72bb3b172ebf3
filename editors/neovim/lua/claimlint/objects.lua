-- Claims as text objects and as places to move to. What is a claim, and which are its words, the server says.
local server = require("claimlint.server")

---@class claimlint.Extent
---@field whole Range4 the annotation; lines and bytes from 0, the end exclusive
---@field words Range4 what is between its first brackets

local M = {}

---@param range lsp.Range
---@param encoding claimlint.Encoding
---@return Range4
local function in_bytes(range, encoding)
  local function byte(position)
    local line = vim.api.nvim_buf_get_lines(0, position.line, position.line + 1, false)[1] or ""
    return vim.str_byteindex(line, encoding, position.character, false)
  end
  return { range.start.line, byte(range.start), range["end"].line, byte(range["end"]) }
end

local function key(range)
  local from, to = range.start, range["end"]
  return ("%d:%d-%d:%d"):format(from.line, from.character, to.line, to.character)
end

---The claims of the current buffer in the order in which they begin.
---@return claimlint.Extent[]
local function extents()
  local client = server.client()
  if not client then
    return {}
  end
  local document = vim.lsp.util.make_text_document_params()
  local command = { command = "claimlint.claims", arguments = { { uri = document.uri } } }
  local listed = server.wait_for(client, "workspace/executeCommand", command)
  local outline = server.wait_for(client, "textDocument/documentSymbol", { textDocument = document })
  if not listed or not outline then
    return {}
  end
  -- The list says which places are claims, the outline which part of each are its words.
  local words, waiting = {}, vim.list_extend({}, outline)
  while #waiting > 0 do
    local symbol = table.remove(waiting)
    words[key(symbol.range)] = symbol.selectionRange
    vim.list_extend(waiting, symbol.children or {})
  end
  local all = vim.tbl_map(function(claim)
    local range = claim.location.range
    return {
      whole = in_bytes(range, server.encoding(client)),
      words = in_bytes(words[key(range)] or range, server.encoding(client)),
    }
  end, listed.claims)
  table.sort(all, function(left, right)
    local a, b = left.whole, right.whole
    return a[1] < b[1] or a[1] == b[1] and a[2] < b[2]
  end)
  return all
end

---@return integer line
---@return integer byte both from 0
local function cursor()
  local place = vim.api.nvim_win_get_cursor(0)
  return place[1] - 1, place[2]
end

---@param range Range4
local function holds(range, line, byte)
  local after_start = line > range[1] or line == range[1] and byte >= range[2]
  local before_end = line < range[3] or line == range[3] and byte < range[4]
  return after_start and before_end
end

---@param range Range4
local function select(range)
  local line, byte = range[3], range[4]
  if vim.o.selection ~= "exclusive" then
    -- The last character, not the one behind it.
    if byte == 0 then
      line = line - 1
      byte = #vim.api.nvim_buf_get_lines(0, line, line + 1, false)[1]
    end
    local text = vim.api.nvim_buf_get_lines(0, line, line + 1, false)[1]
    byte = byte > 0 and byte - 1 + vim.str_utf_start(text, byte) or 0
  end
  if vim.fn.mode():find("[vV\22]") then
    vim.cmd.normal({ vim.keycode("<Esc>"), bang = true })
  end
  vim.api.nvim_win_set_cursor(0, { range[1] + 1, range[2] })
  vim.cmd.normal({ "v", bang = true })
  vim.api.nvim_win_set_cursor(0, { line + 1, byte })
end

---Selects the innermost claim around the cursor.
---@param part "whole"|"words"
function M.select(part)
  local line, byte = cursor()
  local around = vim.tbl_filter(function(extent) return holds(extent.whole, line, byte) end, extents())
  -- Sorted by where they begin, so that the last one is the innermost.
  local innermost = around[#around]
  if innermost then
    select(innermost[part])
  else
    -- An operator that waits must not fall back on the character under the cursor.
    vim.api.nvim_feedkeys(vim.keycode("<Esc>"), "n", false)
  end
end

---Moves to the start of another claim, as far as there are any.
---@param steps integer forwards, or backwards where it is negative
function M.move(steps)
  local line, byte = cursor()
  local function ahead(extent)
    local start_line, start_byte = extent.whole[1], extent.whole[2]
    if steps > 0 then
      return start_line > line or start_line == line and start_byte > byte
    end
    return start_line < line or start_line == line and start_byte < byte
  end
  local candidates = vim.tbl_filter(ahead, extents())
  local index = steps > 0 and math.min(steps, #candidates) or math.max(#candidates + steps + 1, 1)
  local goal = candidates[index]
  if goal then
    vim.cmd("normal! m'")
    vim.api.nvim_win_set_cursor(0, { goal.whole[1] + 1, goal.whole[2] })
  end
end

return M
