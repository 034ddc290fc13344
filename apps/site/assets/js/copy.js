// Copies the address of an item, or a citation, where the browser lets a page copy. Without this file the link still leads there.
const shownMs = 1800;

// The page's address as it names itself; never the query that a reader happened to come with.
const pageUrl = document.querySelector('link[rel="canonical"]')?.href ?? location.origin + location.pathname;

function say(element) {
  const before = element.textContent;
  if (element.dataset.said !== undefined) return;
  element.dataset.said = '';
  element.textContent = element.dataset.done;
  setTimeout(() => {
    element.textContent = before;
    delete element.dataset.said;
  }, shownMs);
}

if (navigator.clipboard !== undefined) {
  for (const button of document.querySelectorAll('[data-copy]')) button.hidden = false;
  document.addEventListener('click', async (event) => {
    const target = event.target instanceof Element ? event.target.closest('[data-done]') : null;
    if (target === null) return;
    const source = target.dataset.copy;
    const text =
      source === undefined
        ? new URL(target.getAttribute('href'), pageUrl).href
        : document.getElementById(source).textContent;
    try {
      await navigator.clipboard.writeText(text);
      say(target);
    } catch {
      // Not allowed: the address stands in the bar, the words can be marked.
    }
  });
}

// "cite" beside a paper leads to its page with the box open.
function openCited() {
  if (location.hash === '#cite') document.getElementById('cite')?.setAttribute('open', '');
}
addEventListener('hashchange', openCited);
openCited();
