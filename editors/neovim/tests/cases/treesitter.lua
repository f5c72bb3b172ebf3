-- Claims highlighted within ordinary Markdown, by the parser that is built here with a C compiler and nothing else.
local support = require("support")
local check, equal, go_to = support.check, support.equal, support.go_to

local article = {
  "# Ships",
  "",
  'Some [ships *wait*]{#wait .claim supports="shallow#slump"} at [the quay](quay.html).',
  "",
  "| what | who |",
  "|---|---|",
  "| [the silt returns]{.claim by=ashdown} | Maud |",
  "",
  "> A quotation of [two",
  "> lines]{#two .claim} and more.",
  "",
  "A [mistake]{.claim by= #a#b}.",
}

local function show()
  vim.api.nvim_set_current_buf(vim.api.nvim_create_buf(true, true))
  vim.api.nvim_buf_set_lines(0, 0, -1, false, article)
  vim.bo.filetype = "markdown"
  vim.treesitter.start(0, "markdown")
end

-- The captures of the grammar for claims under the cursor.
local function captures(words)
  go_to(words)
  local line, byte = unpack(vim.api.nvim_win_get_cursor(0))
  vim.treesitter.get_parser(0, "markdown"):parse(true)
  local names = {}
  for _, capture in ipairs(vim.treesitter.get_captures_at_pos(0, line - 1, byte)) do
    if capture.lang == "claim" and not vim.startswith(capture.capture, "_") then
      table.insert(names, capture.capture)
    end
  end
  return names
end

local grammar = vim.fs.joinpath(support.plugin, "../../grammar/src")
local runtime = vim.fn.tempname()
vim.fn.mkdir(vim.fs.joinpath(runtime, "parser"), "p")
local built = vim.system({
  "cc", "-shared", "-fPIC", "-O1", "-I", grammar,
  "-o", vim.fs.joinpath(runtime, "parser/claim.so"),
  vim.fs.joinpath(grammar, "parser.c"), vim.fs.joinpath(grammar, "scanner.c"),
}, { text = true }):wait()
check("the parser is built", built.code == 0, built.stderr)
vim.opt.runtimepath:append(runtime)

show()
equal("the words of a claim stand out", captures("ships *"), { "markup.strong" })
equal("emphasis within them too", captures("wait*"), { "markup.strong" })
equal("an id is a label", captures("#wait"), { "label" })
equal("the class is a type", captures(".claim"), { "type" })
equal("a relation is a keyword", captures("supports"), { "property", "keyword" })
equal("its value is a string", captures("shallow"), { "string" })
equal("a claim in a table stands out", captures("the silt"), { "markup.strong" })
equal("its speaker is an attribute", captures("by=ashdown"), { "property" })
equal("a claim over two quoted lines stands out on the first", captures("two"), { "markup.strong" })
equal("and on the second", captures("lines]"), { "markup.strong" })
equal("a mistake is shown", captures("by= "), { "property" })
equal("prose is left alone", captures("at [the"), {})
equal("and links", captures("the quay"), {})

-- These queries are a part of those beside the grammar, which may not part ways.
local function patterns(path)
  local text = vim.iter(vim.fn.readfile(path)):filter(function(line) return not vim.startswith(line, ";") end):join("\n")
  return vim.iter(vim.split(text, "\n\n+")):map(vim.trim):filter(function(each) return each ~= "" end):totable()
end
local whole = table.concat(patterns(vim.fs.joinpath(support.plugin, "../../grammar/queries/highlights.scm")), "\n")
for _, pattern in ipairs(patterns(vim.fs.joinpath(support.plugin, "queries/claim/highlights.scm"))) do
  check("the grammar has it too: " .. vim.split(pattern, "\n")[1], whole:find(pattern, 1, true), pattern)
end

support.enable()
vim.cmd.checkhealth("claimlint")
local report = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
check("checkhealth has found it", report:find("the parser for claims is found", 1, true), report)

support.finish()
