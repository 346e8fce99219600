// Keeps the page fresh while somebody looks at it: fetches it again and swaps the parts that changed. Without script the page has
// a refresh link instead.
const EVERY_MS = 2_000;
const PATIENCE_MS = 8_000;

const live = document.getElementById('live');
const button = document.getElementById('pause');
let paused = false;
let busy = false;

async function refresh() {
  if (busy || paused || document.hidden) return;
  busy = true;
  try {
    const answer = await fetch('/', { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    swap(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    say(paused ? 'Paused' : 'Live', paused ? 'paused' : 'on');
  } catch {
    say('The console does not answer. What you see may be old.', 'off');
  }
  busy = false;
}

function swap(fresh) {
  document.title = fresh.title;
  for (const part of document.querySelectorAll('[data-part]')) {
    const next = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
    if (!next || part.isEqualNode(next) || isSelectedIn(part)) continue;
    const focused = part.contains(document.activeElement) && document.activeElement.getAttribute('href');
    // Counts in the verdict change with every look; only a change of its tone is worth interrupting a screen reader for.
    if (part.getAttribute('role') === 'status') part.ariaLive = part.dataset.tone === next.dataset.tone ? 'off' : 'polite';
    for (const { name, value } of next.attributes) part.setAttribute(name, value);
    part.replaceChildren(...next.childNodes);
    if (focused) part.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
  }
}

/** Somebody is about to copy a key; it must not be pulled away. */
function isSelectedIn(part) {
  const selection = getSelection();
  return !selection.isCollapsed && selection.containsNode(part, true);
}

function say(text, state) {
  live.textContent = text;
  live.dataset.state = state;
}

button.hidden = false;
button.addEventListener('click', () => {
  paused = !paused;
  button.textContent = paused ? 'Resume' : 'Pause';
  say(paused ? 'Paused' : 'Live', paused ? 'paused' : 'on');
  void refresh();
});
document.addEventListener('visibilitychange', refresh);
setInterval(refresh, EVERY_MS);
say('Live', 'on');
