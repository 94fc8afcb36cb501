import { dayOf } from "../format.ts";
import type { AdminContext, SiteState } from "../state.ts";
import { type CsvColumn, csvResponse, csvStream } from "./csv.ts";
import { askToSignIn, orHttpError } from "./handlers.ts";
import type { OperationRef } from "./operation_name.ts";

/** A list that staff save as CSV. */
export interface DeskExport<Item> {
  /** A list, with `limit` and `cursor`. */
  operation: OperationRef;
  /** Without the day and the ending, which are added. */
  fileName: string;
  argsOf(url: URL, state: SiteState): Record<string, unknown>;
  columns(
    state: SiteState,
    staff: AdminContext,
  ): Promise<readonly CsvColumn<Item>[]>;
}

/** The part of Fresh's context that the handlers use. */
interface Visit {
  url: URL;
  state: SiteState;
  redirect(to: string, status?: number): Response;
}

/** Handlers of an address by which staff save a list; the answer is streamed. */
export function exportHandlers<Item>(
  { operation, fileName, argsOf, columns }: DeskExport<Item>,
) {
  return {
    async GET(visit: Visit): Promise<Response> {
      const { state, url } = visit;
      const { adminContext: staff, now, timeZone } = state;
      if (!staff) return askToSignIn(visit);
      const [shown, batches] = await orHttpError(async () => [
        await columns(state, staff),
        await staff.export<Item>(operation, argsOf(url, state)),
      ]);
      const name = `${fileName}-${dayOf(now, timeZone)}.csv`;
      return csvResponse(name, csvStream(shown, batches));
    },
  };
}
