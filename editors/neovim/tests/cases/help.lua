-- The help file: its tags can be made, and everything that the plugin defines has one.
local support = require("support")
local check, equal = support.check, support.equal

local copy = vim.fn.tempname()
vim.fn.mkdir(copy, "p")
assert(vim.uv.fs_copyfile(vim.fs.joinpath(support.plugin, "doc/claimlint.txt"), vim.fs.joinpath(copy, "claimlint.txt")))
vim.cmd.helptags(copy)
local tags = {}
for line in io.lines(vim.fs.joinpath(copy, "tags")) do
  tags[vim.split(line, "\t")[1]] = true
end

local function tagged(kind, names)
  check("there are " .. kind, #names > 0)
  for _, name in ipairs(names) do
    check(name .. " has a tag", tags[name], vim.tbl_keys(tags))
  end
end

tagged("commands", vim.tbl_map(function(name) return ":" .. name end, vim.fn.getcompletion("Claim", "command")))

local plugs = {}
for _, mode in ipairs({ "n", "o", "x" }) do
  for _, mapping in ipairs(vim.api.nvim_get_keymap(mode)) do
    if vim.startswith(mapping.lhs, "<Plug>(claimlint-") and not vim.list_contains(plugs, mapping.lhs) then
      table.insert(plugs, mapping.lhs)
    end
  end
end
tagged("mappings", plugs)

-- The sections are those of a report.
support.enable()
vim.cmd.checkhealth("claimlint")
local sections = {}
for _, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
  local section = line:match("^claimlint: (%l+)")
  if section then
    table.insert(sections, "claimlint-health-" .. section)
  end
end
equal("the report has three sections", #sections, 3)
tagged("sections of the health report", sections)

-- The table of highlights says what is.
local text = table.concat(vim.fn.readfile(vim.fs.joinpath(copy, "claimlint.txt")), "\n")
local linked = 0
for group, link in text:gmatch("`(@lsp[%w.]+)` +`([%w@.]+)`") do
  equal(group .. " is linked", vim.api.nvim_get_hl(0, { name = group }).link, link)
  linked = linked + 1
end
check("there are highlights", linked > 0)

-- And the other way: no tag that leads to nothing.
for reference in text:gmatch("|([%w:<>()_-]*claimlint[%w()_-]*)|") do
  check("|" .. reference .. "| leads somewhere", tags[reference])
end
local long = vim.iter(vim.split(text, "\n")):filter(function(line) return vim.fn.strdisplaywidth(line) > 78 end):totable()
equal("no line is longer than a help window", long, {})
local stale = vim.iter(vim.tbl_keys(tags)):filter(function(tag)
  return tag:match("^:Claim") and vim.fn.exists(tag) ~= 2
    or tag:match("^<Plug>") and not vim.list_contains(plugs, tag)
end):totable()
equal("no tag is for what is not there", stale, {})

support.finish()
