-- Stores a decision, unless there is one. ARGV: id, relation as JSON, epoch, turn.
-- Gives {'rebuilding'} or {'withdrawn'} when the meeting is out of date, else {'held', the relation that holds}.

local id, relation, epoch, turn = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])

if call('GET', prefix .. 'epoch') ~= epoch then return {'rebuilding'} end
local present = turnOf(id)
if not present then return {'withdrawn'} end
local stored, decision = read(present)
if decision then return {'held', decision} end
if present ~= turn then return {'withdrawn'} end
-- SET, not APPEND: APPEND would reserve twice the memory.
call('SET', prefix .. 'e:' .. turn, stored .. relation, 'KEEPTTL')
call('DEL', prefix .. 'm:' .. turn)
return {'held', relation}
