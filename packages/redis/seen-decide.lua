-- Stores a decision, unless there is one, and makes the clusters that it joins one.
-- ARGV: name of the story, id, decision, names of the roots it joins, epoch, turn, window in ms.
-- Gives {'rebuilding'} or {'withdrawn'} when the meeting is out of date, else {'held', the decision that holds}.

local name, id, decision, joins, epoch, turn, window = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], tonumber(ARGV[6]), ARGV[7]

if life() ~= epoch then return {'rebuilding'} end
local story = read(name)
local version = find(story, 'id', id)
if not version then return {'withdrawn'} end
if decisionOf(story, version) ~= nil then return {'held', sub(story.stored, version.decided, version.to)} end
if version.turn ~= turn then return {'withdrawn'} end
local entry = sub(story.stored, version.entry, version.decided - 1)
write(name, story, versionsOf(story, version, record(turn, id, entry, decision)), window)
joinAll(sub(decision, 2, 1 + NAME), joins, window)
return {'held', decision}
