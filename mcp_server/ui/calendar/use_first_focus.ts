import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** A form that takes the place of a button also takes the focus from it. */
export function useFirstFocus(): RefObject<HTMLFormElement> {
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => form.current?.querySelector("input")?.focus(), []);
  return form;
}
