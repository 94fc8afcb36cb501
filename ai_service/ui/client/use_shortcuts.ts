import { useEffect, useRef } from "preact/hooks";
import { type Shortcut, shortcutOf, wantsShortcuts } from "./shortcuts.ts";

/** Does what single keys stand for, but never while somebody writes. */
export function useShortcuts(
  actions: Partial<Record<Shortcut, (() => void) | null>>,
): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(event);
      const action = shortcut && latest.current[shortcut];
      if (!action || isBusy(event)) return;
      event.preventDefault();
      action();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}

/** Whether the key belongs to something else on the page. */
function isBusy({ target, defaultPrevented }: KeyboardEvent): boolean {
  const writes = target instanceof Element &&
    target.closest("input, textarea, select, [contenteditable]") !== null;
  return writes || defaultPrevented ||
    document.querySelector("dialog[open], .row-menu") !== null ||
    !wantsShortcuts(() => localStorage);
}
