import { useEffect, useRef } from "preact/hooks";

/** Runs `effect` when the value becomes `wanted`, not where it is so at first. */
export function useTurned<Value>(
  value: Value,
  wanted: Value,
  effect: () => void,
): void {
  const before = useRef(value);
  useEffect(() => {
    if (before.current !== value && value === wanted) effect();
    before.current = value;
  }, [value]);
}
