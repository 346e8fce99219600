// Keeps the page fresh while somebody looks at it: fetches it again and swaps the parts that changed. Without script the page has
// a refresh link instead.
const EVERY_MS = 2_000;
const PATIENCE_MS = 8_000;

const live = document.getElementById('live');
const stale = document.getElementById('stale');
const button = document.getElementById('pause');
let paused = false;
let busy = false;

async function refresh() {
  if (busy || paused || document.hidden) return;
  busy = true;
  try {
    const answer = await fetch(location.href, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok) throw new Error(`The console answers with an error (${answer.status}); its log says more.`);
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    localise(fresh);
    swap(fresh);
    say();
  } catch (error) {
    say(error.message.startsWith('The console') ? error.message : 'The console does not answer.');
  }
  busy = false;
}

function swap(fresh) {
  document.title = fresh.title;
  document.querySelector('link[rel=icon]').href = fresh.querySelector('link[rel=icon]').href;
  for (const part of document.querySelectorAll('[data-part]')) {
    const next = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
    if (!next || part.isEqualNode(next) || isSelectedIn(part)) continue;
    const focused = part.contains(document.activeElement) && document.activeElement.getAttribute('href');
    // Counts in the verdict change with every look; only a change of its tone is worth interrupting a screen reader for.
    if (part.getAttribute('role') === 'status') part.ariaLive = part.dataset.tone === next.dataset.tone ? 'off' : 'polite';
    for (const { name, value } of next.attributes) part.setAttribute(name, value);
    part.replaceChildren(...next.childNodes);
    if (focused) part.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }
}

/** Somebody is about to copy a key; it must not be pulled away. */
function isSelectedIn(part) {
  const selection = getSelection();
  return !selection.isCollapsed && selection.containsNode(part, true);
}

/** Clocks as they stand where the page is looked at; the instant in UTC stays in their titles. */
function localise(page) {
  for (const time of page.querySelectorAll('time'))
    time.textContent = new Date(time.dateTime).toLocaleTimeString('en-GB', { hourCycle: 'h23' });
  const zone = page.getElementById('zone');
  if (zone) zone.textContent = `your time, ${Intl.DateTimeFormat().resolvedOptions().timeZone}`;
}

/** Says how fresh the page is. `fault`: why it is not. */
function say(fault) {
  const [text, state] = fault ? ['Not live', 'off'] : paused ? ['Paused', 'paused'] : ['Live', 'on'];
  live.textContent = text;
  live.dataset.state = state;
  document.body.toggleAttribute('data-stale', Boolean(fault));
  const seen = document.querySelector('[data-part="seen"] time')?.textContent;
  const told = fault ? `${fault} What you see is of ${seen}, and may be over.` : '';
  if (stale.textContent !== told) stale.textContent = told;
  stale.hidden = !fault;
}

button.hidden = false;
button.addEventListener('click', () => {
  paused = !paused;
  button.textContent = paused ? 'Resume' : 'Pause';
  say();
  void refresh();
});
document.addEventListener('visibilitychange', refresh);
setInterval(refresh, EVERY_MS);
localise(document);
say();
