// Search as you type: asks for the very page the form would open and takes its results. Without this file the form works as it is.
const form = document.getElementById('search-form');
const field = document.getElementById('search-text');
const results = document.getElementById('search-results');
const pauseMs = 120;
let timer = 0;
let asking = null;

function address() {
  const params = new URLSearchParams(new FormData(form));
  for (const [name, value] of [...params]) if (value.trim() === '') params.delete(name);
  const query = params.toString();
  return query === '' ? form.action : `${form.action}?${query}`;
}

async function ask() {
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  const url = address();
  results.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(url, { signal: mine.signal });
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    if (mine.signal.aborted) return;
    const retryAfter = Number(response.headers.get('retry-after'));
    if (response.status === 503 && retryAfter > 0) {
      // The site has just started and still reads every issue: its page says so, and when to ask again.
      results.replaceChildren(...page.querySelectorAll('.notice > p'));
      timer = setTimeout(ask, retryAfter * 1000);
      return;
    }
    const found = page.getElementById('search-results');
    if (!response.ok || found === null) return;
    results.replaceChildren(...found.childNodes);
    document.title = page.title;
    history.replaceState(null, '', url);
  } catch {
    // Another letter was typed, or the net is away: the form still opens the page.
  } finally {
    if (asking === mine) results.removeAttribute('aria-busy');
  }
}

function soon() {
  clearTimeout(timer);
  timer = setTimeout(ask, pauseMs);
}

field.addEventListener('input', soon);
form.addEventListener('change', (event) => {
  if (event.target !== field) soon();
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(timer);
  ask();
});
