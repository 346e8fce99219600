-- The first part of every script of the index. KEYS[1] is the prefix of all keys; it holds one hash tag, so all lie in one slot.
--
--   epoch           the life of the index; absent while it cannot be trusted
--   claim           who rebuilds it
--   turns           the latest turn
--   t:<id>          the turn of an entry
--   e:<turn>        the entry: 2 bytes of length, what the client packed, then its decision as JSON once there is one
--   m:<turn>        the turns it shares anchors with, most shared first, 4 bytes each; until it is decided
--   s:<uri>         a story: the turn until which it was withdrawn (0: never), then the turns of its entries, 4 bytes each
--   a:<generation>:<bucket>
--                   a small hash from the rest of an anchor to the turns listed under it, the latest last, 4 bytes each;
--                   a generation is one window long and is kept for two
--
-- All but the first three expire. A turn whose entry has expired or was withdrawn is passed over wherever it is still listed.

local prefix = KEYS[1]
local call, pack, unpack = redis.call, struct.pack, struct.unpack

local LISTED_MAX = 16
local CANDIDATES_MAX = 16

-- The entry of a turn as it is stored, and its decision, each nil where there is none.
local function read(turn)
  local stored = call('GET', prefix .. 'e:' .. turn)
  if not stored then return nil end
  local length = unpack('>I2', stored)
  if #stored == length + 2 then return stored end
  return stored, string.sub(stored, length + 3)
end

local function rootOf(decision)
  return cjson.decode(decision).root.uri
end

-- The turn of an entry; nil when it is not in the index.
local function turnOf(id)
  local turn = call('GET', prefix .. 't:' .. id)
  return turn and call('EXISTS', prefix .. 'e:' .. turn) == 1 and tonumber(turn) or nil
end

-- The turn until which a story was withdrawn, and the turns of its entries.
local function story(uri)
  local stored = call('GET', prefix .. 's:' .. uri)
  if not stored then return 0, {} end
  local turns = {}
  for at = 5, #stored, 4 do turns[#turns + 1] = unpack('>I4', stored, at) end
  return unpack('>I4', stored), turns
end

-- The present generation, and when it ends for good.
local function generationOf(window)
  local time = call('TIME')
  local generation = math.floor((time[1] * 1000 + math.floor(time[2] / 1000)) / window)
  return generation, (generation + 2) * window
end

-- The small hash and the field of an anchor, and what is listed there.
local function lookUp(anchor, generation)
  local bucket, field = prefix .. 'a:' .. generation .. ':' .. string.sub(anchor, 1, 3), string.sub(anchor, 4, 5)
  return bucket, field, call('HGET', bucket, field) or ''
end

local function list(turn, bucket, field, listed, ends)
  call('HSET', bucket, field, string.sub(listed .. pack('>I4', turn), -4 * LISTED_MAX))
  if listed == '' then call('PEXPIREAT', bucket, ends) end
end

-- Stores an entry under a turn of its own, without its anchors.
local function store(id, uri, entry, window, decision)
  local turn = call('INCR', prefix .. 'turns')
  call('SET', prefix .. 't:' .. id, turn, 'PX', window)
  call('SET', prefix .. 'e:' .. turn, pack('>I2', #entry) .. entry .. decision, 'PX', window)
  local stored = call('GET', prefix .. 's:' .. uri) or pack('>I4', 0)
  local turns = string.sub(stored, 5) .. pack('>I4', turn)
  call('SET', prefix .. 's:' .. uri, string.sub(stored, 1, 4) .. string.sub(turns, -4 * CANDIDATES_MAX), 'PX', window)
  return turn
end

-- Whether the process with this token still rebuilds the index; if so, for as long again.
local function holdsClaim(token, claimMs)
  if call('GET', prefix .. 'claim') ~= token then return false end
  call('PEXPIRE', prefix .. 'claim', claimMs)
  return true
end
