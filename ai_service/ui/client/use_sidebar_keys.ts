import type { RefObject } from "preact";
import { useShortcuts } from "./use_shortcuts.ts";

/** The single keys of the list; what they do depends on which of both is shown. */
export function useSidebarKeys(
  { nav, drawer, ids, currentId, openDrawer, showHelp }: {
    nav: RefObject<HTMLElement>;
    drawer: RefObject<HTMLElement>;
    /** Of the conversations, as they are listed. */
    ids: readonly string[];
    currentId: string | null;
    openDrawer: () => void;
    showHelp: () => void;
  },
): void {
  const go = (step: number) => {
    const at = currentId === null ? -1 : ids.indexOf(currentId);
    const id = ids[Math.max(at, step > 0 ? at : 0) + step];
    if (id) location.assign(`/c/${id}`);
  };
  useShortcuts({
    help: showHelp,
    create: () => location.assign("/"),
    search: () => {
      const isBeside = nav.current!.offsetParent !== null;
      if (!isBeside) openDrawer();
      const place = isBeside ? nav : drawer;
      requestAnimationFrame(() =>
        place.current?.querySelector("input")?.focus()
      );
    },
    previous: () => go(-1),
    next: () => go(1),
  });
}
