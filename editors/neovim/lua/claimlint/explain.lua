-- `:ClaimExplain`: the chain of each conflict in which the claim under the cursor takes part, in a floating window.
local server = require("claimlint.server")

local M = {}

function M.show()
  server.ask_here("claimlint.explain", nil, function(answer)
    -- Asked again, the same window gets the focus, as with Neovim's own hover.
    vim.lsp.util.open_floating_preview(vim.split(answer.markdown, "\n"), "markdown", {
      focus_id = "claimlint.explain",
      max_width = 100,
    })
  end)
end

return M
