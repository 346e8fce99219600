-- Takes entries of a story out of the index where they stand for an original or are not decided, and a copy that follows it.
-- ARGV: epoch, uri of the story, id of the copy, window in ms, then id and turn of each entry, chosen by its version, which never
-- changes. Nothing happens when the index has begun another life since they were read.

local epoch, uri, copy, window = ARGV[1], ARGV[2], ARGV[3], ARGV[4]

if call('GET', prefix .. 'epoch') ~= epoch then return 0 end
local function remove(id, turn)
  call('DEL', prefix .. 't:' .. id, prefix .. 'e:' .. turn, prefix .. 'm:' .. turn)
end

for at = 5, #ARGV, 2 do
  local id, turn = ARGV[at], tonumber(ARGV[at + 1])
  local _, decision = read(turn)
  if turnOf(id) == turn and (not decision or rootOf(decision) == uri) then remove(id, turn) end
end

local _, own = story(uri)
local turn = turnOf(copy)
if turn then
  local _, decision = read(turn)
  local follows = decision and rootOf(decision) == uri
  for _, version in ipairs(own) do
    if version == turn then follows = false end
  end
  if follows then remove(copy, turn) end
end

local key = prefix .. 's:' .. uri
local turns = string.sub(call('GET', key) or '', 5)
call('SET', key, pack('>I4', call('GET', prefix .. 'turns') or 0) .. turns, 'PX', window)
return 1
