import { useLayoutEffect, useRef, useState } from "preact/hooks";

/** How near to the end, in CSS pixels, still counts as being there. */
const nearPx = 48;

/**
 * Keeps a scrolling element at its end while things are added, unless the
 * person has scrolled away from there.
 */
export function useStickyScroll(additions: readonly unknown[]) {
  const ref = useRef<HTMLDivElement>(null);
  const sticks = useRef(true);
  const [atEnd, setAtEnd] = useState(true);
  const toEnd = () => {
    sticks.current = true;
    ref.current?.scrollTo({ top: ref.current.scrollHeight });
  };
  useLayoutEffect(() => {
    if (sticks.current) toEnd();
  }, additions);
  const onScroll = () => {
    const { scrollTop, scrollHeight, clientHeight } = ref.current!;
    sticks.current = scrollHeight - scrollTop - clientHeight < nearPx;
    setAtEnd(sticks.current);
  };
  return { ref, atEnd, toEnd, onScroll };
}
