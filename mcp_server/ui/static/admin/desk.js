// What pages of the desk do beyond forms and links; they work without it.

/** Changes come in bursts, and each reading is limited and recorded. */
const PAUSE = 3000;

document.addEventListener("keydown", (event) => {
  const { key, ctrlKey, metaKey, altKey, isComposing } = event;
  if (key !== "/" || ctrlKey || metaKey || altKey || isComposing) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) {
    return;
  }
  const box = document.querySelector("[data-search]");
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

const page = document.querySelector("[data-live]");
if (page) follow(page);

/** Reads parts of the page anew whose topics have changed. */
function follow(page) {
  const cards = () => page.querySelectorAll("[data-topics]");
  const waiting = new Set();
  const known = new Map();
  let timer;
  const source = new EventSource(page.dataset.live);
  const topics = new Set(
    [...cards()].flatMap(topicsOf),
  );
  for (const topic of topics) {
    source.addEventListener(topic, ({ data }) => {
      const isNews = known.has(topic) && known.get(topic) !== data;
      known.set(topic, data);
      if (!isNews) return;
      waiting.add(topic);
      timer ??= setTimeout(refresh, PAUSE);
    });
  }

  async function refresh() {
    timer = undefined;
    const only = [...waiting];
    waiting.clear();
    const url = new URL(location.href);
    url.searchParams.set("only", only.join(","));
    const answer = await fetch(url).catch(() => null);
    if (answer?.redirected) return location.reload();
    if (!answer?.ok) return;
    const html = await answer.text();
    const next = new DOMParser().parseFromString(html, "text/html");
    const shown = new Set();
    let isChanged = false;
    for (const fresh of next.querySelectorAll("[data-topics]")) {
      shown.add(fresh.id);
      isChanged = put(fresh) || isChanged;
    }
    for (const old of cards()) {
      const isOfThese = only.some((topic) => topicsOf(old).includes(topic));
      if (!isOfThese || shown.has(old.id) || isInUse(old)) continue;
      old.remove();
      isChanged = true;
    }
    const status = page.querySelector("[data-updated]");
    if (isChanged && status) status.textContent = status.dataset.updated;
  }

  /** A card that somebody is in is left as it is until the next change. */
  function put(fresh) {
    const old = document.getElementById(fresh.id);
    if (!old) {
      page.querySelector(".desk-columns > .stack")?.prepend(
        document.adoptNode(fresh),
      );
      return true;
    }
    if (isInUse(old) || textOf(old) === textOf(fresh)) return false;
    old.replaceWith(document.adoptNode(fresh));
    return true;
  }
}

function topicsOf(card) {
  return card.dataset.topics.split(" ");
}

function isInUse(card) {
  return card.contains(document.activeElement) ||
    card.querySelector("details[open]") !== null;
}

/** Keys of forms differ each time, what is written does not. */
function textOf(card) {
  return card.textContent;
}
