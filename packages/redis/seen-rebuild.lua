-- The steps of a rebuild; every step after the claim gives 0 and does nothing when the claim was lost.
-- ARGV: step, token, time in ms that the claim holds, then
--   claim                                                          1 when the index is not trusted and nobody else rebuilds it
--   clear     keys
--   restore   id, uri, packed entry, anchors, window in ms, relation as JSON
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
  local id, uri, entry, anchors, window, relation = ARGV[4], ARGV[5], ARGV[6], ARGV[7], tonumber(ARGV[8]), ARGV[9]
  if not turnOf(id) then
    local turn = store(id, uri, entry, window, relation)
    local generation, ends = generationOf(window)
    for at = 1, #anchors, 5 do
      local bucket, field, listed = lookUp(string.sub(anchors, at, at + 4), generation)
      list(turn, bucket, field, listed, ends)
    end
  end
elseif step == 'finish' then
  call('SET', prefix .. 'epoch', token)
  call('DEL', prefix .. 'claim')
end
return 1
