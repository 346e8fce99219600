-- The steps of a rebuild; every step after the claim gives 0 and does nothing when the claim was lost.
-- ARGV: step, token, time in ms that the claim holds, then
--   claim     0 when the index is trusted or somebody rebuilds it, else {1 when it has to be emptied first, when the newest drop
--             was put that it has met and still remembers, in seconds}
--   clear     keys
--   restore   name, id, packed entry, anchors, window in ms, most entries, most bytes of the table, decision, names it joins
--   renew
--   finish

local step, token, claimMs = ARGV[1], ARGV[2], ARGV[3]

if step == 'claim' then
  local held = call('GET', prefix .. 'claim')
  -- What a claim of another history has put back may be forgotten.
  if life() or (held and string.match(held, '@(.*)') == history()) then return 0 end
  call('SET', prefix .. 'claim', token .. '@' .. history(), 'PX', claimMs)
  return {1 - call('EXISTS', prefix .. 'epoch'), tonumber(call('GET', prefix .. 'newest') or 0)}
end
if not holdsClaim(token, claimMs) then return 0 end
if step == 'clear' then
  for at = 4, #ARGV do
    if ARGV[at] ~= prefix .. 'claim' then call('UNLINK', ARGV[at]) end
  end
elseif step == 'restore' then
  local name, id, entry, anchors, window = ARGV[4], ARGV[5], ARGV[6], ARGV[7], ARGV[8]
  local limit, most, decision, joins = tonumber(ARGV[9]), tonumber(ARGV[10]), ARGV[11], ARGV[12]
  local story = read(name)
  local version = find(story, 'id', id)
  local kind = version and byte(story.stored, version.decided)
  if not version then
    store(name, story or EMPTY, id, entry, decision, anchors, window, limit, most)
  elseif kind == 0 or (kind == 2 and byte(decision) == 1) then
    local own = sub(story.stored, version.entry, version.decided - 1)
    write(name, story, versionsOf(story, version, record(version.turn, id, own, decision)), window)
  else return 1 end
  joinAll(sub(decision, 2, 1 + NAME), joins, window)
elseif step == 'finish' then
  call('SET', prefix .. 'epoch', token .. '@' .. history())
  call('DEL', prefix .. 'claim')
end
return 1
