-- The answer of `claimlint.map` as lines of text: each claim once, beneath the one by which it was reached.
local server = require("claimlint.server")

---@class claimlint.Node
---@field id string
---@field depth integer
---@field claim claimlint.Claim

---@class claimlint.Edge
---@field from string
---@field to string
---@field relation string
---@field derived boolean

---@class claimlint.Map
---@field center string
---@field truncated integer
---@field nodes claimlint.Node[]
---@field edges claimlint.Edge[]

local M = {}

-- Conflicts that follow from what is written have no direction.
local MUTUAL = { disputes = "disputes", ["contradicts-derived"] = "contradicts (follows)", hedges = "hedges" }

---@param edge claimlint.Edge
---@param from string the id of the claim from which it is read
---@return string
local function reading(edge, from)
  if MUTUAL[edge.relation] then
    return "↔ " .. MUTUAL[edge.relation]
  end
  return (edge.from == from and "→ " or "← ") .. edge.relation
end

---Where each claim hangs, and by which edges: the first claim one step nearer that is tied to it.
---@param map claimlint.Map
---@return table<string, string> parents
---@return table<string, string[]> labels of a claim, as read from its parent
---@return claimlint.Edge[] others edges that tie no claim to its parent
local function hang(map)
  ---@type table<string, integer>, table<string, string>, table<string, string[]>, claimlint.Edge[]
  local depths, parents, labels, others = {}, {}, {}, {}
  for _, node in ipairs(map.nodes) do
    depths[node.id] = node.depth
  end
  for _, edge in ipairs(map.edges) do
    for child, parent in pairs({ [edge.from] = edge.to, [edge.to] = edge.from }) do
      if not parents[child] and depths[child] == (depths[parent] or math.huge) + 1 then
        parents[child] = parent
      end
    end
  end
  for _, edge in ipairs(map.edges) do
    local child = parents[edge.from] == edge.to and edge.from or parents[edge.to] == edge.from and edge.to
    if child then
      labels[child] = labels[child] or {}
      table.insert(labels[child], reading(edge, parents[child]))
    else
      table.insert(others, edge)
    end
  end
  return parents, labels, others
end

---@param map claimlint.Map
---@return string[] lines
---@return table<integer, claimlint.Claim> claims by the number of their line, from 1
function M.lines(map)
  local parents, labels, others = hang(map)
  ---@type table<string, string[]>
  local children = {}
  ---@type table<string, claimlint.Claim>
  local claims_by_id = {}
  for _, node in ipairs(map.nodes) do
    claims_by_id[node.id] = node.claim
    local parent = parents[node.id]
    if parent then
      children[parent] = children[parent] or {}
      table.insert(children[parent], node.id)
    end
  end

  local lines, claims = {}, {}
  local function add(line, claim)
    table.insert(lines, line)
    claims[#lines] = claim
  end
  -- As deep as the map's depth, which the asker chose, and no deeper.
  local function beneath(parent, indent)
    local all = children[parent] or {}
    for index, id in ipairs(all) do
      local last = index == #all
      local label = table.concat(labels[id], ", ")
      add(("%s%s %s: %s"):format(indent, last and "└─" or "├─", label, server.line(claims_by_id[id])), claims_by_id[id])
      beneath(id, indent .. (last and "   " or "│  "))
    end
  end

  add(server.line(claims_by_id[map.center]), claims_by_id[map.center])
  beneath(map.center, "")
  if #others > 0 then
    add("")
    add("Besides:")
    for _, edge in ipairs(others) do
      local from, to = claims_by_id[edge.from], claims_by_id[edge.to]
      add(("%s %s %s"):format(server.line(from), reading(edge, edge.from), server.line(to)), from)
    end
  end
  if map.truncated > 0 then
    add("")
    add(("… and %d more next to these"):format(map.truncated))
  end
  return lines, claims
end

return M
