-- Adds an entry, unless it is there, and gives what was met before it.
-- ARGV: id, uri of the story, packed entry, anchors of 5 bytes each, window in ms.
-- Gives nil when the index is not trusted, else {epoch, turn, decision or '', candidate, ...}.

local id, uri, entry, anchors, window = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5])
-- Dead turns may crowd a list; this many are tried for live ones.
local TRIED_MAX = 64

local epoch = call('GET', prefix .. 'epoch')
if not epoch then return false end
local turn = turnOf(id)
local fresh = not turn
if fresh then turn = store(id, uri, entry, window, '') end

-- What it shares anchors with, most shared first. Told once, at its first meeting: lists keep the latest turns only, and a copy
-- that has waited while many more came would find none that was met before it.
local met, order = prefix .. 'm:' .. turn, {}
if fresh then
  local votes = {}
  local function count(listed)
    for at = 1, #listed, 4 do
      local other = unpack('>I4', listed, at)
      if not votes[other] then
        votes[other] = 0
        order[#order + 1] = other
      end
      votes[other] = votes[other] + 1
    end
  end
  local generation, ends = generationOf(window)
  for at = 1, #anchors, 5 do
    local anchor = string.sub(anchors, at, at + 4)
    local _, _, past = lookUp(anchor, generation - 1)
    local bucket, field, listed = lookUp(anchor, generation)
    count(past)
    count(listed)
    list(turn, bucket, field, listed, ends)
  end
  table.sort(order, function(a, b) return votes[a] > votes[b] or (votes[a] == votes[b] and a < b) end)
  local kept = {}
  for at = 1, math.min(#order, TRIED_MAX) do kept[at] = pack('>I4', order[at]) end
  if #kept > 0 then call('SET', met, table.concat(kept), 'PX', window) end
else
  local kept = call('GET', met) or ''
  for at = 1, #kept, 4 do order[#order + 1] = unpack('>I4', kept, at) end
end

local _, own = story(uri)
local chosen, answer = {[turn] = true}, {epoch, turn, ''}
for _, version in ipairs(own) do chosen[version] = true end
local function give(other, stored)
  chosen[other] = true
  answer[#answer + 1] = stored
end

-- The turns of the root a decision names; nil when the root was withdrawn since the entry of `other` was met.
local roots = {}
local function rootTurns(decision, other)
  local uri = rootOf(decision)
  if not roots[uri] then
    local withdrawn, turns = story(uri)
    roots[uri] = {withdrawn = withdrawn, turns = turns, has = {}}
    for _, version in ipairs(turns) do roots[uri].has[version] = true end
  end
  local root = roots[uri]
  return (root.withdrawn < other or root.has[other]) and root.turns or nil
end

local wanted, given = {}, 0
for tried = 1, math.min(#order, TRIED_MAX) do
  local other = order[tried]
  if given == CANDIDATES_MAX then break end
  if other < turn and not chosen[other] then
    local stored, decision = read(other)
    local turns = decision and rootTurns(decision, other)
    if stored and (turns or not decision) then
      give(other, stored)
      given = given + 1
      wanted[#wanted + 1] = turns or {}
    end
  end
end

-- A copy speaks for its root only if the root can be asked too.
for _, versions in ipairs(wanted) do
  for _, other in ipairs(versions) do
    local stored = other < turn and not chosen[other] and read(other)
    if stored then give(other, stored) end
  end
end
for _, other in ipairs(own) do
  local stored = other < turn and read(other)
  if stored then give(other, stored) end
end

local _, decision = read(turn)
answer[3] = decision or ''
return answer
