import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { GridColumn, Stretch } from "./grid.ts";
import { type DragTarget, follow, type Grab, grabAt } from "./drag.ts";

/** How long a finger rests before it drags; before that, it scrolls. */
const HOLD_MILLISECONDS = 350;
/** How far a pointer moves before a click becomes a drag, in pixels. */
const SLACK = { mouse: 4, touch: 10 };
/** How near to an edge of the window a drag scrolls, and by how much. */
const EDGE = { near: 56, step: 14 };

/** What is being dragged, and where it would be put. */
export interface Draft extends Stretch {
  column: GridColumn;
  bookingId: string | null;
}

interface Options {
  columns: readonly GridColumn[];
  isEnabled: boolean;
  /** Called with where it was put. */
  onDrop(draft: Draft): void;
  /** Called for a click on an empty place. */
  onPick(target: DragTarget): void;
}

/**
 * Drags of bookings and over empty places, by mouse, pen and touch. A finger has
 * to rest first, and then the page must not scroll, which only a listener of
 * `touchmove` that is not passive can say.
 */
export function useDrag(root: RefObject<HTMLElement>, options: Options) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const latest = useRef(options);
  latest.current = options;
  useEffect(() => {
    const element = root.current;
    if (!element || !options.isEnabled) return;
    const stop = listen(element, latest, setDraft);
    return stop;
  }, [options.isEnabled]);
  return draft;
}

function listen(
  element: HTMLElement,
  latest: { current: Options },
  setDraft: (draft: Draft | null) => void,
): () => void {
  let grab: Grab | null = null;
  let draft: Draft | null = null;
  let isDragging = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = (event: PointerEvent) => {
    if (!grab) return;
    draft = follow(grab, event, { element, columns: latest.current.columns });
    setDraft(draft);
  };
  const begin = (event: PointerEvent) => {
    isDragging = true;
    element.setPointerCapture(event.pointerId);
    show(event);
  };
  const end = () => {
    clearTimeout(timer);
    grab = null;
    draft = null;
    isDragging = false;
    setDraft(null);
  };
  const down = (event: PointerEvent) => {
    if (event.button !== 0 || !event.isPrimary) return;
    const { columns } = latest.current;
    grab = grabAt(event, { element, columns });
    if (!grab || event.pointerType === "mouse") return;
    timer = setTimeout(() => begin(event), HOLD_MILLISECONDS);
  };
  const move = (event: PointerEvent) => {
    if (!grab) return;
    if (isDragging) {
      show(event);
      scrollAtEdge(event.clientY);
      return;
    }
    const distance = Math.hypot(event.clientX - grab.x, event.clientY - grab.y);
    const isMouse = event.pointerType === "mouse";
    if (distance <= (isMouse ? SLACK.mouse : SLACK.touch)) return;
    if (isMouse) begin(event);
    else end();
  };
  const up = () => {
    const [done, at, wasDragging] = [draft, grab, isDragging];
    end();
    if (wasDragging) {
      suppressClick();
      if (done) latest.current.onDrop(done);
    } else if (at && !at.booking) latest.current.onPick(at);
  };
  const keepPage = (event: Event) => {
    if (isDragging) event.preventDefault();
  };
  const escape = (event: KeyboardEvent) => {
    if (event.key === "Escape") end();
  };
  const menu = (event: Event) => {
    if (grab) event.preventDefault();
  };
  const listeners = [
    ["pointerdown", down],
    ["pointermove", move],
    ["pointerup", up],
    ["pointercancel", end],
    ["touchmove", keepPage],
    ["contextmenu", menu],
  ] as const;
  for (const [name, listener] of listeners) {
    element.addEventListener(name, listener as EventListener, {
      passive: false,
    });
  }
  document.addEventListener("keydown", escape);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("keydown", escape);
    for (const [name, listener] of listeners) {
      element.removeEventListener(name, listener as EventListener);
    }
  };
}

/** The click that a browser reports behind a drag opens nothing. */
function suppressClick(): void {
  const stop = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener("click", stop, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", stop, { capture: true }), 50);
}

function scrollAtEdge(y: number): void {
  if (y < EDGE.near) scrollBy(0, -EDGE.step);
  else if (y > innerHeight - EDGE.near) scrollBy(0, EDGE.step);
}
