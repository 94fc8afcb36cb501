import { useEffect, useState } from "preact/hooks";

/** Code of the page that is loaded when it is needed. */
export interface Part<Value> {
  /** Undefined until it is loaded or provided. */
  value: Value | undefined;
  load(): Promise<Value>;
}

/** Creates a part that is loaded once, and tried again after a failure. */
export function createPart<Value>(load: () => Promise<Value>): Part<Value> {
  let loading: Promise<Value> | undefined;
  const part: Part<Value> = {
    value: undefined,
    load() {
      loading ??= load().then(
        (value) => part.value = value,
        (error) => {
          loading = undefined;
          throw error;
        },
      );
      return loading;
    },
  };
  return part;
}

/**
 * The part, which starts to load where it is needed and missing. A page that
 * shows the part from the start brings it with it by an island of
 * `islands/parts`: then it is there in the first rendering, and nothing jumps.
 */
export function usePart<Value>(
  part: Part<Value> | undefined,
  isNeeded = true,
): Value | undefined {
  const [, setLoaded] = useState(false);
  const isMissing = isNeeded && part !== undefined && part.value === undefined;
  useEffect(() => {
    if (isMissing) part.load().then(() => setLoaded(true), () => {});
  }, [isMissing]);
  return part?.value;
}
