-- Takes versions of a story out of the index where they stand for themselves or are not decided, and a copy that follows it.
-- ARGV: epoch, name of the story, name of the copy's, id of the copy, window in ms, then turns of the versions, chosen by what never
-- changes. Nothing happens when the index has begun another life since they were read.

local epoch, name, copy, id, window = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]

if life() ~= epoch then return 0 end
for at = 6, #ARGV do
  local story = read(name)
  local version = find(story, 'turn', tonumber(ARGV[at]))
  if version then
    local duplicate, root = decisionOf(story, version)
    if not duplicate or root == name then
      write(name, story, versionsOf(story, version), window)
    end
  end
end

local other = copy ~= name and read(copy)
local version = other and find(other, 'id', id)
if version then
  local duplicate, root = decisionOf(other, version)
  if duplicate and root == name then write(copy, other, versionsOf(other, version), window) end
end

local story = read(name) or {alias = NOBODY, since = 0, versions = {}, stored = '\0'}
story.withdrawn = tonumber(call('GET', prefix .. 'turns') or 0)
write(name, story, versionsOf(story), window)
return 1
