-- Adds an entry, unless it is there, and gives what was met before it.
-- ARGV: name of the story, id, packed entry, anchors, window in ms, most entries, most bytes of the anchor table, votes of a candidate,
-- the decision if it meets nobody, or nothing.
-- Gives nil when the index is not trusted, else {epoch, turn, turns of the candidates 4 bytes each, then name and story of the entry,
-- of the candidates and of their roots}.

local name, id, entry, anchors = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local window, limit, most, least, alone = ARGV[5], tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8]), ARGV[9]

local epoch = life()
if not epoch then return false end
local story = read(name)
local known = find(story, 'id', id)
if not known then
  story = store(name, story or EMPTY, id, entry, nil, anchors, window, limit, most, least, alone)
  known = find(story, 'id', id)
  local put = unpack('>I5', entry)
  if put > tonumber(call('GET', prefix .. 'newest') or 0) then call('SET', prefix .. 'newest', put) end
end
local turn, order = known.turn, {}
if decisionOf(story, known) == nil then
  for at = known.decided + 1, known.to, 4 do order[#order + 1] = unpack('>I4', story.stored, at) end
end

local known_, answer, turns = {[name] = story}, {epoch, turn, '', name, story.stored}, {}
-- A story that is looked at is given, once.
local function stories(of)
  local there = known_[of]
  if there == nil then
    there = read(of) or false
    known_[of] = there
    if there then
      answer[#answer + 1] = of
      answer[#answer + 1] = there.stored
    end
  end
  return there or nil
end

for tried = 1, #order do
  local other = order[tried]
  if #turns == CANDIDATES_MAX then break end
  local of = other < turn and nameAt(other % limit)
  if of and of ~= name then
    local there = stories(of)
    local version = find(there, 'turn', other)
    if version then
      local duplicate, root = decisionOf(there, version)
      local leads = root and stories(root)
      -- A duplicate of a story that was withdrawn since they met will be judged anew.
      if not (duplicate and root ~= of and leads and leads.withdrawn >= other) then
        turns[#turns + 1] = pack('>I4', other)
        if root then standFor(root, stories) end
      end
    end
  end
end
answer[3] = table.concat(turns)
return answer
