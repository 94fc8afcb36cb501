import { useEffect, useState } from "preact/hooks";
import { useResultActions } from "./actions.ts";
import { type Row, rowsOf } from "./read_result.ts";
import { readShared } from "./shared_reading.ts";

/** As many as a page of a list can have. */
const LIMIT = 100;

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
    readShared(actions, tool, { args: { limit: LIMIT }, until: revision }).then(
      (result) => isCurrent && setPresent(rowsOf(result, "items")),
      // What was told stays.
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [areFresh, revision]);
  return told.map((row) => present.find(({ id }) => id === row.id) ?? row);
}
