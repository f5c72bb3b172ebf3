-- Commands, <Plug> mappings, colours, and a word where the program is missing. Modules load when they are needed, none before.
if vim.g.loaded_claimlint or vim.fn.has("nvim-0.11") == 0 then
  return
end
vim.g.loaded_claimlint = true

local LISTS = { "quickfix", "loclist" }

vim.api.nvim_create_user_command("ClaimRelated", function(command)
  local into = command.args == "" and "choice" or command.args
  if into ~= "choice" and not vim.list_contains(LISTS, into) then
    require("claimlint.server").tell((":ClaimRelated takes quickfix or loclist, not “%s”"):format(into))
    return
  end
  require("claimlint.related").show(into --[[@as "choice"|"quickfix"|"loclist"]])
end, {
  nargs = "?",
  complete = function(lead)
    return vim.tbl_filter(function(list) return vim.startswith(list, lead) end, LISTS)
  end,
  desc = "Claims that bear on the one under the cursor",
})

vim.api.nvim_create_user_command("ClaimExplain", function()
  require("claimlint.explain").show()
end, { desc = "The conflicts of the claim under the cursor, step by step" })

vim.api.nvim_create_user_command("ClaimMap", function(command)
  -- `count` is -1 where none is given.
  require("claimlint.map").show(command.count > 0 and command.count or nil)
end, { count = -1, desc = "The claims around the one under the cursor, as a tree" })

local function plug(modes, name, description, action)
  vim.keymap.set(modes, "<Plug>(claimlint-" .. name .. ")", action, { desc = description })
end

plug({ "o", "x" }, "inner-claim", "The words of a claim", function() require("claimlint.objects").select("words") end)
plug({ "o", "x" }, "a-claim", "A claim with its annotation", function() require("claimlint.objects").select("whole") end)
plug({ "n", "o", "x" }, "next-claim", "The next claim", function() require("claimlint.objects").move(vim.v.count1) end)
plug({ "n", "o", "x" }, "previous-claim", "The previous claim", function()
  require("claimlint.objects").move(-vim.v.count1)
end)
plug("n", "related", "Claims that bear on this one", function() require("claimlint.related").show("choice") end)
plug("n", "explain", "The conflicts of this claim", function() require("claimlint.explain").show() end)
plug("n", "map", "The claims around this one", function() require("claimlint.map").show() end)

-- Of the server's semantic tokens, those for which Neovim has no colours of its own; colour schemes and users come first.
for group, link in pairs({
  ["@lsp.type.claim"] = "@markup.underline",
  ["@lsp.type.label"] = "Label",
  ["@lsp.type.speaker"] = "Identifier",
  ["@lsp.type.source"] = "Constant",
  ["@lsp.type.topic"] = "Type",
  ["@lsp.typemod.claim.uncited"] = "DiagnosticWarn",
  ["@lsp.typemod.claim.disputed"] = "DiagnosticInfo",
  ["@lsp.typemod.claim.contradictory"] = "DiagnosticError",
}) do
  vim.api.nvim_set_hl(0, group, { link = link, default = true })
end

local group = vim.api.nvim_create_augroup("claimlint", {})

-- Neovim gives `gq` to a server that formats lines. Ours writes annotations, and who presses it wants prose wrapped. It is
-- no `on_attach` in the configuration, since users' own would take its place, or it theirs.
vim.api.nvim_create_autocmd("LspAttach", {
  group = group,
  desc = "Leaves gq to what wraps prose",
  callback = function(event)
    local buffer, attached = event.buf, vim.lsp.get_client_by_id(event.data.client_id)
    if not attached or attached.name ~= "claimlint" or vim.bo[buffer].formatexpr ~= "v:lua.vim.lsp.formatexpr()" then
      return
    end
    local formatting = vim.lsp.get_clients({ bufnr = buffer, method = "textDocument/rangeFormatting" })
    -- Another server that formats may be meant to.
    if #formatting == 1 then
      vim.bo[buffer].formatexpr = ""
    end
  end,
})

-- Neovim writes that to its log only.
vim.api.nvim_create_autocmd("FileType", {
  group = group,
  pattern = { "markdown", "quarto" },
  desc = "Says once that an enabled Claimlint cannot start",
  callback = function()
    if vim.lsp.is_enabled and vim.lsp.is_enabled("claimlint") then
      require("claimlint.program").tell_if_missing()
    end
  end,
})
