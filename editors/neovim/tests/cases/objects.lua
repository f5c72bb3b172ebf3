-- Claims as text objects and as places to move to, with mappings as a user would make them.
local support = require("support")
local check, eventually, equal, go_to = support.check, support.eventually, support.equal, support.go_to

vim.keymap.set({ "o", "x" }, "ic", "<Plug>(claimlint-inner-claim)")
vim.keymap.set({ "o", "x" }, "ac", "<Plug>(claimlint-a-claim)")
vim.keymap.set({ "n", "o", "x" }, "]k", "<Plug>(claimlint-next-claim)")
vim.keymap.set({ "n", "o", "x" }, "[k", "<Plug>(claimlint-previous-claim)")

support.enable()
support.attach("articles/minutes.md")
-- Text objects wait for an answer no longer than a writer would.
check("the article is read", eventually(function() return #support.codes() > 0 end))

local function set(lines)
  vim.api.nvim_buf_set_lines(0, 6, -1, false, lines)
end

local function lines()
  return vim.api.nvim_buf_get_lines(0, 6, -1, false)
end

set({
  'Über [die Fähre 🚢 “sank”]{#one .claim} and',
  "[what *nobody* [ever]{#three .claim} saw",
  "  on two lines é]{#two .claim} end.",
  "",
  "Last [words]{.claim}.",
})

go_to("Fähre")
vim.cmd.normal("yic")
equal("ic is the words of a claim", vim.fn.getreg('"'), "die Fähre 🚢 “sank”")
vim.cmd.normal("yac")
equal("ac is the claim with its annotation", vim.fn.getreg('"'), "[die Fähre 🚢 “sank”]{#one .claim}")
go_to("#one")
vim.cmd.normal("yic")
equal("from within the annotation too", vim.fn.getreg('"'), "die Fähre 🚢 “sank”")
go_to("ever")
vim.cmd.normal("yic")
equal("the innermost claim counts", vim.fn.getreg('"'), "ever")
go_to("nobody")
vim.cmd.normal("vacy")
equal("in Visual mode, across lines", vim.fn.getreg('"'),
  "[what *nobody* [ever]{#three .claim} saw\n  on two lines é]{#two .claim}")
vim.o.selection = "exclusive"
vim.cmd.normal("vicy")
equal("with an exclusive selection", vim.fn.getreg('"'), "what *nobody* [ever]{#three .claim} saw\n  on two lines é")
vim.o.selection = "inclusive"

go_to("Über")
local before = lines()
vim.cmd.normal("dic")
equal("beside a claim, an operator does nothing", lines(), before)

local seen = {}
vim.api.nvim_win_set_cursor(0, { 7, 0 })
for _ = 1, 4 do
  vim.cmd.normal("]k")
  table.insert(seen, support.at_cursor():sub(1, 6))
end
equal("]k goes from claim to claim, inner ones too", seen, { "[die F", "[what ", "[ever]", "[words" })
local last = vim.api.nvim_win_get_cursor(0)
vim.cmd.normal("]k")
equal("and stays at the last", vim.api.nvim_win_get_cursor(0), last)
vim.cmd.normal("2[k")
equal("[k goes back, as often as counted", support.at_cursor():sub(1, 6), "[what ")
vim.cmd.normal("9[k")
equal("and no further than the first", support.at_cursor():sub(1, 6), "[die F")
vim.cmd.normal(vim.keycode("<C-o>"))
equal("CTRL-O returns", support.at_cursor():sub(1, 6), "[what ")
go_to("Über")
vim.cmd.normal("d]k")
equal("an operator takes what lies before the next claim", lines()[1], "[die Fähre 🚢 “sank”]{#one .claim} and")

go_to("Fähre")
vim.cmd.normal("cicThe ferry sank")
equal("and may change the words alone", lines()[1], "[The ferry sank]{#one .claim} and")

support.finish()
