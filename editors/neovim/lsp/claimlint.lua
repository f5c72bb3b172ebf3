-- How Neovim (0.11 or newer) starts the Claimlint language server, and for which files.
-- Nothing runs before `vim.lsp.enable("claimlint")`; all analysis is the server's.

---@type vim.lsp.Config
return {
  cmd = { "claimlint", "server" },
  filetypes = { "markdown", "quarto" },
  -- The nearest claimlint.toml wins over a repository's root further up, as on the command line.
  root_markers = { "claimlint.toml", ".git" },
  -- What a code lens may ask of the editor.
  init_options = { clientCommands = { "claimlint.showReferences" } },
  commands = {
    ["claimlint.showReferences"] = function(command, context)
      require("claimlint.lenses").show(command, context)
    end,
  },
}
