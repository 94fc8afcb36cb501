/** A page may be out of sight this long and keep its stream, in milliseconds. */
const OUT_OF_SIGHT_MS = 60_000;

/** The page's actions for its streams. */
export interface ReturnListener {
  /** The page is in sight again, or the network is back. */
  returned: () => void;
  /**
   * The page has been out of sight for a minute. Browsers allow only six
   * connections to a site over HTTP/1.1, so it gives its own up.
   */
  left: () => void;
}

/** Watches the page and the network until the returned function is called. */
export function onReturn({ returned, left }: ReturnListener): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    clearTimeout(timer);
    if (document.visibilityState === "visible") returned();
    else timer = setTimeout(left, OUT_OF_SIGHT_MS);
  };
  const restored = (event: PageTransitionEvent) => event.persisted && look();
  document.addEventListener("visibilitychange", look);
  globalThis.addEventListener("online", look);
  globalThis.addEventListener("pageshow", restored);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", look);
    globalThis.removeEventListener("online", look);
    globalThis.removeEventListener("pageshow", restored);
  };
}
