import { useEffect, useState } from "preact/hooks";
import { type ResultActions, useResultActions } from "./actions.ts";
import { type Row, rowsOf } from "./read_result.ts";

/** As many as a page of a list can have. */
const LIMIT = 100;

/** The last reading of each list, which all cards share until something is said. */
const readings = new Map<string, { revision: unknown; rows: Promise<Row[]> }>();

/**
 * Records as they are now: a card stays in the conversation, while its booking
 * or order changes. Until the present ones are read, and where they are not
 * among the latest, they are as they were told.
 */
export function usePresent(
  tool: "booking_list" | "order_list",
  told: readonly Row[],
): readonly Row[] {
  const actions = useResultActions();
  const [present, setPresent] = useState<readonly Row[]>([]);
  const { areFresh, revision } = actions;
  useEffect(() => {
    if (areFresh || told.length === 0) return;
    let isCurrent = true;
    readOnce(tool, actions).then(
      (rows) => isCurrent && setPresent(rows),
      // What was told stays.
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [areFresh, revision]);
  return told.map((row) => present.find(({ id }) => id === row.id) ?? row);
}

function readOnce(tool: string, { read, revision }: ResultActions) {
  const known = readings.get(tool);
  if (known && known.revision === revision) return known.rows;
  const rows = read(tool, { limit: LIMIT })
    .then((result) => rowsOf(result, "items"));
  readings.set(tool, { revision, rows });
  return rows;
}
