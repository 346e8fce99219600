-- The first part of every script of the index. KEYS[1] is the prefix of all keys; it holds one hash tag, so all lie in one slot.
--
--   epoch       the life of the index; absent while it cannot be trusted
--   claim       who rebuilds it
--   turns       the latest turn
--   a           the anchor table: buckets of 8 slots of 6 bytes, 2 of an anchor and 4 of the turn listed under it
--   used        slots of it that were ever taken
--   u           by turn, in a ring: the name of the story of that turn, 10 bytes
--   m:<turn>    the turns it shares anchors with, most shared first, 4 bytes each; until it is decided
--   s<name>     a story: a byte 0; or 1, the turn until which it was withdrawn, the name of the root that stands for it by now (or
--               zeros) and since which turn. Then its versions: 2 bytes of length, the turn, 8 bytes that tell its id, 2 bytes of
--               length and the entry as the client packed it (5 bytes of time, 2 of length, the key, more), the decision.
--   A decision is empty, or a byte (2 a duplicate, 1 not), the name of the root, and more that the client packed.
--
-- `a` and `u` have their largest size from the settings; stories and `m:` expire. A turn whose story has expired or does not know it
-- any more is passed over wherever it is still listed.

local prefix = KEYS[1]
local call, pack, unpack, sub, byte = redis.call, struct.pack, struct.unpack, string.sub, string.byte
local search = string.find

local NAME, NOBODY = 10, string.rep('\0', 10)
local SLOTS, SLOT, SAME_MAX = 8, 6, 4
local BUCKET = SLOTS * SLOT
local FIRST_BUCKETS = 512
local CANDIDATES_MAX = 16
local VERSIONS_MAX = 16

-- A story as it is stored, told apart; nil where there is none.
local function parse(stored)
  if not stored then return nil end
  local story, at = {withdrawn = 0, alias = NOBODY, since = 0, versions = {}, stored = stored}, 2
  if byte(stored, 1) == 1 then
    story.withdrawn, story.alias, story.since = unpack('>I4c10I4', stored, 2)
    at = 20
  end
  while at <= #stored do
    local length, turn, id, size = unpack('>I2I4c8I2', stored, at)
    local entry = at + 16
    local version = {turn = turn, id = id, from = at, entry = entry, decided = entry + size, to = at + 1 + length}
    story.versions[#story.versions + 1] = version
    at = at + 2 + length
  end
  return story
end

local function storyKey(name) return prefix .. 's' .. name end
local function read(name) return parse(call('GET', storyKey(name))) end

local function find(story, field, value)
  for _, version in ipairs(story and story.versions or {}) do
    if version[field] == value then return version end
  end
end

-- What follows the head of a story, without one of its versions, or with another text for it.
local function versionsOf(story, but, instead)
  local kept = {}
  for _, version in ipairs(story.versions) do
    if version ~= but then kept[#kept + 1] = sub(story.stored, version.from, version.to)
    elseif instead then kept[#kept + 1] = instead end
  end
  while #kept > VERSIONS_MAX do table.remove(kept, 1) end
  return table.concat(kept)
end

local function write(name, story, versions, window)
  local head = '\0'
  if story.withdrawn > 0 or story.alias ~= NOBODY then head = '\1' .. pack('>I4c10I4', story.withdrawn, story.alias, story.since) end
  if versions == '' and head == '\0' then call('DEL', storyKey(name))
  else call('SET', storyKey(name), head .. versions, 'PX', window) end
end

local function record(turn, id, entry, decision)
  return pack('>I2I4c8I2', 14 + #entry + #decision, turn, id, #entry) .. entry .. decision
end

-- Whether a decision is of a duplicate, and its root; nil when there is none.
local function decisionOf(story, version)
  if version.decided > version.to then return nil end
  return byte(story.stored, version.decided) == 2, sub(story.stored, version.decided + 1, version.decided + NAME)
end

-- Lists a turn under the anchors, 4 bytes each, and counts for `votes` what was listed there; `order` has each turn once.
local function list(anchors, turn, most, votes, order)
  local length = call('STRLEN', prefix .. 'a')
  if length == 0 then
    length = FIRST_BUCKETS * BUCKET
    call('SETRANGE', prefix .. 'a', length - 1, '\0')
  end
  local buckets, used, table_, turnBytes = length / BUCKET, 0, prefix .. 'a', pack('>I4', turn)
  for i = 1, #anchors, 4 do
    local tag, low = unpack('>I2I2', anchors, i)
    local from = ((tag * 65536 + low) % buckets) * BUCKET
    local bucket, own = call('GETRANGE', table_, from, from + BUCKET - 1), sub(anchors, i, i + 1)
    local same, latest, slot, at = 0, 0, turn % SLOTS, search(bucket, own, 1, true)
    if at then
      local taken, last = {}, 0
      while at do
        if at % SLOT == 1 then
          local there = unpack('>I4', bucket, at + 2)
          if there > 0 then
            if votes[there] then votes[there] = votes[there] + 1
            else
              votes[there] = 1
              order[#order + 1] = there
            end
            same, taken[(at - 1) / SLOT] = same + 1, true
            if there > last then latest, last = (at - 1) / SLOT, there end
          end
        end
        at = search(bucket, own, at + 1, true)
      end
      -- Of one anchor the first turns stay, which lead to the original, and the latest: what everybody shares crowds nobody out.
      if same >= SAME_MAX then slot = latest
      else while taken[slot] do slot = (slot + 1) % SLOTS end end
    end
    if same < SAME_MAX then used = used + 1 end
    call('SETRANGE', table_, from + slot * SLOT, own .. turnBytes)
  end
  used = call('INCRBY', prefix .. 'used', used)
  -- Doubled, every bucket goes on as two that remember the same; each forgets in time what belongs to the other.
  if used > buckets * SLOTS and length * 2 <= most then call('APPEND', table_, call('GET', table_)) end
end

-- Gives an entry a turn of its own and stores it under its story.
local function store(name, story, id, entry, decision, window, limit)
  local turn = call('INCR', prefix .. 'turns')
  write(name, story, versionsOf(story) .. record(turn, id, entry, decision), window)
  local at = (turn % limit) * NAME
  if turn > limit then
    local other = call('GETRANGE', prefix .. 'u', at, at + NAME - 1)
    local old = read(other)
    local version = find(old, 'turn', turn - limit)
    if version then write(other, old, versionsOf(old, version), window) end
  end
  call('SETRANGE', prefix .. 'u', at, name)
  return turn
end

-- Who stands for a root by now.
local function standFor(name, stories)
  while true do
    local story = stories(name)
    if not story or story.alias == NOBODY then return name end
    local to = stories(story.alias)
    if to and to.withdrawn >= story.since then return name end
    name = story.alias
  end
end

-- Whether one story is older than another: by the time of its first version, then by key, in byte order. Unknown ones are oldest.
local function isOlder(a, b)
  local one, other = a and a.versions[1], b and b.versions[1]
  if not one or not other then return not one and other ~= nil end
  local function age(story, version)
    local time, size = unpack('>c5I2', story.stored, version.entry)
    return time .. sub(story.stored, version.entry + 7, version.entry + 6 + size)
  end
  local x, y = age(a, one), age(b, other)
  for at = 1, math.min(#x, #y) do
    local p, q = byte(x, at), byte(y, at)
    if p ~= q then return p < q end
  end
  return #x < #y
end

-- Makes the clusters of two roots one: the older stands for both.
local function join(a, b, window)
  local one, other = standFor(a, read), standFor(b, read)
  if one == other then return end
  local first, second = read(one), read(other)
  if isOlder(second, first) then one, other, second = other, one, first end
  second = second or {withdrawn = 0, versions = {}, stored = '\0'}
  second.alias, second.since = one, tonumber(call('GET', prefix .. 'turns') or 0)
  write(other, second, versionsOf(second), window)
end

local function joinAll(root, names, window)
  for at = 1, #names, NAME do join(root, sub(names, at, at + NAME - 1), window) end
end

-- Whether the process with this token still rebuilds the index; if so, for as long again.
local function holdsClaim(token, claimMs)
  if call('GET', prefix .. 'claim') ~= token then return false end
  call('PEXPIRE', prefix .. 'claim', claimMs)
  return true
end

local EMPTY = {withdrawn = 0, alias = NOBODY, since = 0, versions = {}, stored = '\0'}
