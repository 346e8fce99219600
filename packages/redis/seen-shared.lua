-- The first part of every script of the index. KEYS[1] is the prefix of all keys; it holds one hash tag, so all lie in one slot.
--
--   epoch       the life of the index: a name, '@' and the history of the server in which it began; absent when the index is empty
--   claim       who rebuilds it, '@' and the same
--   newest      when the newest drop was put that was met, in seconds: what was written before that was remembered at the time
--   turns       the latest turn
--   a           the anchor table: buckets of 8 slots of 6 bytes, the latest first: 3 bytes of an anchor and the last 3 of the turn
--               listed under it. The bucket says the rest of the anchor, so every slot tells where it belongs.
--   used        slots of it that are taken
--   u           by turn, in a ring: the name of the story of that turn, 10 bytes
--   s<name>     a story: a byte 0; or 1, the turn until which it was withdrawn, the name of the root that stands for it by now (or
--               zeros) and since which turn. Then its versions: 2 bytes of length, the turn, 8 bytes that tell its id, 2 bytes of
--               length and the entry as the client packed it (5 bytes of time, 2 of length, the key, more), the decision.
--   A decision is a byte (2 a duplicate, 1 not), the name of the root, and more that the client packed. Until there is one, a byte 0
--   and the turns that the version shares anchors with, most shared first, 4 bytes each.
--
-- `a` and `u` have their largest size from the settings; stories expire. A turn whose story has expired or does not know it
-- any more is passed over wherever it is still listed.

local prefix = KEYS[1]
local call, pack, unpack, sub, byte = redis.call, struct.pack, struct.unpack, string.sub, string.byte
-- Numbers for `call` are formatted here: left to it they are written as fractions of 17 digits, which takes longer than to read a bucket.
local search, format = string.find, string.format

local NAME, NOBODY = 10, string.rep('\0', 10)
local SLOTS, SLOT, SAME_MAX = 8, 6, 4
local BUCKET = SLOTS * SLOT
local LAST, FREE = BUCKET - SLOT + 1, string.rep('\0', SLOT)
-- As many buckets as the bits of an anchor that its 3 bytes do not hold, and more.
local FIRST_BUCKETS, TOLD_BY_BUCKET = 512, 256
-- A table is doubled once it is fuller than this.
local FILL = 0.7
local CANDIDATES_MAX = 16
local VERSIONS_MAX = 16
-- Dead turns may be listed; this many are tried for live ones.
local TRIED_MAX = 64

-- The history that the data of this server are of. It is another after every start, and after a replica took over: the latest writes
-- may be missing then, although they were acknowledged.
local function history() return string.match(call('INFO', 'replication'), 'master_replid:(%x+)') or '' end

-- The present life of the index; nil while it cannot be trusted.
local function life()
  local epoch = call('GET', prefix .. 'epoch')
  return epoch and string.match(epoch, '@(.*)') == history() and epoch or nil
end

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
  local stored = head .. versions
  if stored == '\0' then call('DEL', storyKey(name)) else call('SET', storyKey(name), stored, 'PX', window) end
  return stored
end

local function record(turn, id, entry, decision)
  return pack('>I2I4c8I2', 14 + #entry + #decision, turn, id, #entry) .. entry .. decision
end

-- Whether a decision is of a duplicate, and its root; nil when there is none.
local function decisionOf(story, version)
  local kind = byte(story.stored, version.decided)
  if kind == 0 then return nil end
  return kind == 2, sub(story.stored, version.decided + 1, version.decided + NAME)
end

-- Of a full bucket the slot to give up: one that belongs to the other half since the table was doubled, else the oldest.
local function spare(bucket, high, told)
  if sub(bucket, LAST) == FREE then return LAST, true end
  for at = LAST, 1, -SLOT do
    local a, b, c = byte(bucket, at, at + 2)
    if (a * 65536 + b * 256 + c) % told ~= high then return at, true end
  end
  return LAST, false
end

-- Lists a turn under the anchors, 4 bytes each, and counts for `votes` what was listed there; `order` has each turn once.
local function list(anchors, turn, most, votes, order)
  local length = call('STRLEN', prefix .. 'a')
  if length == 0 then
    length = FIRST_BUCKETS * BUCKET
    call('SETRANGE', prefix .. 'a', length - 1, '\0')
  end
  local buckets, used, table_, turnBytes = length / BUCKET, 0, prefix .. 'a', pack('>I3', turn % 16777216)
  local told = buckets / TOLD_BY_BUCKET
  for i = 1, #anchors, 4 do
    local a, b, c, low = byte(anchors, i, i + 3)
    local high = (a * 65536 + b * 256 + c) % told
    local at = (high * TOLD_BY_BUCKET + low) * BUCKET
    local from = format('%d', at)
    local bucket, own = call('GETRANGE', table_, from, format('%d', at + BUCKET - 1)), sub(anchors, i, i + 2)
    local same, latest, found = 0, nil, search(bucket, own, 1, true)
    while found do
      if found % SLOT == 1 then
        local x, y, z = byte(bucket, found + 3, found + 5)
        local there = x * 65536 + y * 256 + z
        if there > 0 then
          there = turn - (turn - there) % 16777216
          if votes[there] then votes[there] = votes[there] + 1
          else
            votes[there] = 1
            order[#order + 1] = there
          end
          same, latest = same + 1, latest or found
        end
      end
      found = search(bucket, own, found + 1, true)
    end
    -- Of one anchor the first turns stay, which lead to the original, and the latest: what everybody shares crowds nobody out.
    local gone, free = latest, false
    if same < SAME_MAX then gone, free = spare(bucket, high, told) end
    if free then used = used + 1 end
    call('SETRANGE', table_, from, own .. turnBytes .. sub(bucket, 1, gone - 1))
  end
  used = call('INCRBY', prefix .. 'used', used)
  -- Doubled, every bucket goes on as two that hold the same; each gives up in time what belongs to the other.
  if used > buckets * SLOTS * FILL and length * 2 <= most then call('APPEND', table_, call('GET', table_)) end
end

-- The name of the story whose turn lies there in the ring.
local function nameAt(place) return call('GETRANGE', prefix .. 'u', format('%d', place * NAME), format('%d', place * NAME + NAME - 1)) end

-- Gives an entry a turn of its own, lists it, and stores it under its story with the decision, or with the turns it shares most
-- anchors with: a copy that has waited while many more came would not find them any more. What meets nobody is decided as `alone` says.
-- Gives the story.
local function store(name, story, id, entry, decision, anchors, window, limit, most, least, alone)
  local turn, votes, order = call('INCR', prefix .. 'turns'), {}, {}
  list(anchors, turn, most, votes, order)
  if not decision then
    local voted = {}
    for _, other in ipairs(order) do
      if votes[other] >= least then voted[#voted + 1] = other end
    end
    table.sort(voted, function(a, b) return votes[a] > votes[b] or (votes[a] == votes[b] and a < b) end)
    for at = 1, math.min(#voted, TRIED_MAX) do voted[at] = pack('>I4', voted[at]) end
    decision = '\0' .. table.concat(voted, '', 1, math.min(#voted, TRIED_MAX))
    if #voted == 0 and #story.versions == 0 and alone ~= '' then decision = alone end
  end
  local stored = write(name, story, versionsOf(story) .. record(turn, id, entry, decision), window)
  if turn > limit then
    local other = nameAt(turn % limit)
    local old = read(other)
    local version = find(old, 'turn', turn - limit)
    if version then write(other, old, versionsOf(old, version), window) end
  end
  call('SETRANGE', prefix .. 'u', format('%d', (turn % limit) * NAME), name)
  return parse(stored)
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
  if call('GET', prefix .. 'claim') ~= token .. '@' .. history() then return false end
  call('PEXPIRE', prefix .. 'claim', claimMs)
  return true
end

local EMPTY = {withdrawn = 0, alias = NOBODY, since = 0, versions = {}, stored = '\0'}
