-- The steps of a rebuild; every step after the claim gives 0 and does nothing when the claim was lost.
-- ARGV: step, token, time in ms that the claim holds, then
--   claim                                                          1 when the index is not trusted and nobody else rebuilds it
--   clear     keys
--   restore   name, id, packed entry, anchors, window in ms, most entries, most bytes of the table, decision, names it joins
--   finish

local step, token, claimMs = ARGV[1], ARGV[2], ARGV[3]

if step == 'claim' then
  if call('EXISTS', prefix .. 'epoch') == 1 then return 0 end
  return call('SET', prefix .. 'claim', token, 'NX', 'PX', claimMs) and 1 or 0
end
if not holdsClaim(token, claimMs) then return 0 end
if step == 'clear' then
  for at = 4, #ARGV do
    if ARGV[at] ~= prefix .. 'claim' then call('UNLINK', ARGV[at]) end
  end
elseif step == 'restore' then
  local name, id, entry, anchors, window = ARGV[4], ARGV[5], ARGV[6], ARGV[7], tonumber(ARGV[8])
  local limit, most, decision, joins = tonumber(ARGV[9]), tonumber(ARGV[10]), ARGV[11], ARGV[12]
  local story = read(name)
  if not find(story, 'id', id) then
    store(name, story or EMPTY, id, entry, decision, anchors, window, limit, most)
    joinAll(sub(decision, 2, 1 + NAME), joins, window)
  end
elseif step == 'finish' then
  call('SET', prefix .. 'epoch', token)
  call('DEL', prefix .. 'claim')
end
return 1
