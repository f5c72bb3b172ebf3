-- The plugin's commands: related claims, explanations, the map.
local support = require("support")
local check, eventually, equal, go_to = support.check, support.eventually, support.equal, support.go_to

local loaded = vim.tbl_filter(function(name) return vim.startswith(name, "claimlint") end, vim.tbl_keys(package.loaded))
equal("nothing is loaded before it is used", loaded, {})

local told = support.told()
support.open("articles/shallow.md")
vim.cmd.ClaimMap()
check("without a server, a command says so", told[1] ~= nil and told[1]:find(":checkhealth claimlint", 1, true), told)

support.enable()
vim.cmd.edit()
support.attach("articles/shallow.md")

go_to("Trade through")
local offered
vim.ui.select = function(items, options, chosen)
  offered = vim.tbl_map(options.format_item, items)
  chosen(items[1])
end
vim.cmd.ClaimRelated()
check("a choice of related claims opens", eventually(function() return offered ~= nil end))
equal("which says how each bears on this one", offered, {
  "is supported by: Queues at the quay shrink when ships can enter at low tide (Ines Marlow, deepen#queues)",
  "is attacked by: Orders fell last autumn (Ines Marlow, shallow#slump)",
})
equal("the chosen one is shown, in its own article", support.file(), "deepen.md")
check("at its start", vim.startswith(support.at_cursor(), "[Queues at the quay"), support.at_cursor())

support.open("articles/shallow.md")
go_to("Trade through")
vim.cmd.ClaimRelated("quickfix")
check("related claims fill the quickfix list", eventually(function() return #vim.fn.getqflist() == 2 end))
local entry = vim.fn.getqflist()[1]
check("with their places", vim.fs.basename(vim.fn.bufname(entry.bufnr)) == "deepen.md" and entry.lnum == 7, entry)
check("and how they bear on this one", vim.startswith(entry.text, "is supported by: Queues"), entry)
equal("the list opens", vim.bo.buftype, "quickfix")
check("titled with the claim", vim.fn.getqflist({ title = true }).title:find("Trade through the harbour", 1, true))
vim.cmd.cclose()

local window = vim.api.nvim_get_current_win()
vim.cmd.ClaimRelated("loclist")
check("or the location list", eventually(function() return #vim.fn.getloclist(window) == 2 end))
vim.cmd("silent! lclose")
vim.api.nvim_set_current_win(window)

told = support.told()
vim.cmd.ClaimRelated("elsewhere")
check("another word is refused", told[1] ~= nil and told[1]:find("elsewhere", 1, true) ~= nil, told)
equal("the words it takes are completed", vim.fn.getcompletion("ClaimRelated l", "cmdline"), { "loclist" })
vim.api.nvim_win_set_cursor(0, { 1, 0 })
vim.cmd.ClaimExplain()
check("beside any claim, that is told", eventually(function() return told[2] ~= nil end) and told[2]:find("no claim"), told)

go_to("Dredging never")
vim.cmd.ClaimExplain()
check("an explanation floats", eventually(function() return support.float_text() ~= nil end))
local text = support.float_text()
check("with both ends of the conflict", text:find("Dredging never pays for itself", 1, true)
  and text:find("Dredging pays for itself", 1, true), text)
vim.api.nvim_exec_autocmds("CursorMoved", { buffer = 0 })

go_to("Trade through")
vim.cmd.ClaimMap()
check("the map opens", eventually(function() return vim.bo.filetype == "claimmap" end))
equal("with each claim on a line", vim.api.nvim_buf_get_lines(0, 0, -1, false), {
  "Trade through the harbour grows (Ines Marlow, shallow#trade-grows)",
  "├─ ← supports: Queues at the quay shrink when ships can enter at low tide (Ines Marlow, deepen#queues)",
  "└─ ← attacks: Orders fell last autumn (Ines Marlow, shallow#slump)",
})
check("which nobody edits", not vim.bo.modifiable)
local map = vim.api.nvim_get_current_win()
vim.api.nvim_win_set_cursor(0, { 2, 0 })
vim.cmd.normal(vim.keycode("<CR>"))
equal("<CR> goes to the claim of the line", support.file(), "deepen.md")
check("at its start", vim.startswith(support.at_cursor(), "[Queues at the quay"), support.at_cursor())
check("and leaves the map open", vim.api.nvim_win_is_valid(map))
vim.api.nvim_set_current_win(map)
vim.cmd.normal("q")
check("q closes it", not vim.api.nvim_win_is_valid(map))

support.attach("articles/bridge.md")
go_to("A bridge does")
vim.cmd("1ClaimMap")
check("a map of one step opens", eventually(function() return vim.bo.filetype == "claimmap" end))
equal("of what is next to the claim", vim.api.nvim_buf_get_lines(0, 0, -1, false), {
  "A bridge does all that the ferry does (Ines Marlow, bridge#bridge)",
  "├─ → entails: nobody needs the ferry (Maud Ashdown, crossing#needless)",
  "└─ ↔ contradicts (follows): The island cannot do without the ferry (Ines Marlow, bridge#needed)",
})
vim.cmd.normal("q")
vim.cmd("3ClaimMap")
check("a map of three steps opens", eventually(function() return vim.bo.filetype == "claimmap" end))
equal("with each claim once, and what ties them besides", vim.api.nvim_buf_get_lines(0, 0, -1, false), {
  "A bridge does all that the ferry does (Ines Marlow, bridge#bridge)",
  "├─ → entails: nobody needs the ferry (Maud Ashdown, crossing#needless)",
  "│  └─ → entails: that it can stop (Maud Ashdown, crossing#stops)",
  "└─ ↔ contradicts (follows): The island cannot do without the ferry (Ines Marlow, bridge#needed)",
  "",
  "Besides:",
  "that it can stop (Maud Ashdown, crossing#stops) → contradicts "
    .. "The island cannot do without the ferry (Ines Marlow, bridge#needed)",
})

support.finish()
