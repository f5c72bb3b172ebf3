-- Questions to the server about the place under the cursor, and the answers' forms. Shows nothing but what went wrong.

---What the server tells of a claim; server/docs/commands.md says it in full.
---@class claimlint.Claim
---@field name string? `article#id`
---@field text string the proposition
---@field speakers string[]
---@field sources string[]
---@field status string?
---@field article {key: string, title: string?}
---@field location lsp.Location the whole annotation
---@field selection lsp.Location its id, or else its words

---@alias claimlint.Encoding "utf-8"|"utf-16"|"utf-32"

---@class claimlint.Related
---@field relation string
---@field label string how it reads from the claim to the other one
---@field claim claimlint.Claim

local M = {}

local PATIENCE_MS = 3000

---@param message string
function M.tell(message)
  vim.notify("claimlint: " .. message, vim.log.levels.WARN)
end

---The server that looks after the current buffer; says so where there is none.
---@return vim.lsp.Client?
function M.client()
  local client = vim.lsp.get_clients({ bufnr = 0, name = "claimlint" })[1]
  if not client then
    M.tell("no server looks after this buffer; see :checkhealth claimlint")
  end
  return client
end

---How the server counts columns. Neovim annotates it as any string, and its own functions as these three.
---@param client vim.lsp.Client
---@return claimlint.Encoding
function M.encoding(client)
  return client.offset_encoding --[[@as claimlint.Encoding]]
end

---@param client vim.lsp.Client
---@return lsp.TextDocumentPositionParams
local function place(client)
  return vim.lsp.util.make_position_params(0, M.encoding(client))
end

---`null` of JSON and nil are the same to those who ask.
local function known(value)
  if value == vim.NIL then
    return nil
  end
  return value
end

---Asks a command about the claim under the cursor, and hands on what is known of it.
---@param command string
---@param more table? further members of the argument
---@param answered fun(answer: table, client: vim.lsp.Client)
function M.ask_here(command, more, answered)
  local client = M.client()
  if not client then
    return
  end
  local here = place(client)
  local argument = vim.tbl_extend("error", { uri = here.textDocument.uri, position = here.position }, more or {})
  client:request("workspace/executeCommand", { command = command, arguments = { argument } }, function(failure, answer)
    if failure then
      M.tell(failure.message)
    elseif not known(answer) then
      M.tell("no claim under the cursor")
    else
      answered(answer, client)
    end
  end, vim.api.nvim_get_current_buf())
end

---Waits for an answer, as motions and text objects must.
---@param client vim.lsp.Client
---@param method string
---@param params table
---@return any
function M.wait_for(client, method, params)
  -- The buffer's number and not 0, for which Neovim would hold back what was typed last.
  local response, why = client:request_sync(method, params, PATIENCE_MS, vim.api.nvim_get_current_buf())
  local failure = why or response and response.err and response.err.message
  if failure then
    M.tell(failure)
    return nil
  end
  return response and known(response.result)
end

---@param claim claimlint.Claim
---@param client vim.lsp.Client
function M.go_to(claim, client)
  vim.lsp.util.show_document(claim.location, M.encoding(client), { focus = true })
end

---One line about a claim: what is said, by whom, where.
---@param claim claimlint.Claim
---@return string
function M.line(claim)
  local text = claim.text:gsub("%s+", " ")
  local speakers = #claim.speakers > 0 and table.concat(claim.speakers, ", ") or "nobody named"
  return ("%s (%s, %s)"):format(text, speakers, known(claim.name) or claim.article.key)
end

return M
