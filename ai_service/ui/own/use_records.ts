import { useEffect, useRef, useState } from "preact/hooks";
import { useResultActions } from "../results/actions.ts";
import { type Row, rowsOf } from "../results/read_result.ts";

/** Records of a list as far as they are read. */
export interface Records {
  /** Null until the first of them are there. */
  rows: readonly Row[] | null;
  hasMore: boolean;
  isReading: boolean;
  hasFailed: boolean;
  /** Reads the next page, or tries again. */
  more(): void;
}

interface Read {
  rows: Row[];
  cursor: string | null;
}

/** The records of a tool that lists, page by page; from the start again with each `revision`. */
export function useRecords(
  tool: string,
  args: Record<string, unknown>,
  revision: number,
): Records {
  const { read: call } = useResultActions();
  const [read, setRead] = useState<Read | null>(null);
  const [state, setState] = useState<"reading" | "read" | "failed">("reading");
  const latest = useRef(0);
  const load = async (before: Read | null) => {
    const turn = ++latest.current;
    setState("reading");
    try {
      const cursor = before?.cursor ? { cursor: before.cursor } : {};
      const result = await call(tool, { ...args, ...cursor });
      // A later reading has begun meanwhile, whose answer counts.
      if (turn !== latest.current) return;
      setRead(appended(before, result));
      setState("read");
    } catch {
      if (turn === latest.current) setState("failed");
    }
  };
  useEffect(() => void load(null), [revision]);
  return {
    rows: read && read.rows,
    hasMore: read !== null && read.cursor !== null,
    isReading: state === "reading",
    hasFailed: state === "failed",
    more: () => void load(read),
  };
}

function appended(before: Read | null, result: unknown): Read {
  const { nextCursor } = (result ?? {}) as { nextCursor?: unknown };
  return {
    rows: [...before?.rows ?? [], ...rowsOf(result, "items")],
    cursor: typeof nextCursor === "string" ? nextCursor : null,
  };
}
