import type { Call } from "../call.ts";
import type { Context } from "../context.ts";
import type { Result } from "../conversation.ts";

/** Few enough that a page of them is not cut short on its way to a model. */
export const PAGE = 30;

/** Each page is a round of the agent, which has eight for a message. */
const MAX_PAGES = 6;

/**
 * All pages of a list, read in this turn.
 *
 * @throws {MissingReads} With the page that is still to be read.
 */
export function readPages(context: Context, call: Call): unknown[] {
  const pages: unknown[] = [];
  for (let next: Call | undefined = call; next && pages.length < MAX_PAGES;) {
    const [page] = context.results([next]);
    // A turn of yesterday has one result for all calls of the tool.
    if (pages.includes(page)) break;
    pages.push(page);
    next = pageAfter(call, page);
  }
  return pages;
}

/** The pages among results, and the call of the one that is not there yet. */
export function pagesIn(
  results: readonly Result[],
  call: Call,
): { pages: unknown[]; missing?: Call } {
  const pages: unknown[] = [];
  let next: Call | undefined = call;
  while (next && pages.length < MAX_PAGES) {
    const cursor = next.args["cursor"];
    const found = results.findLast(({ tool, args, outcome }) =>
      tool === call.name && outcome.ok && args["cursor"] === cursor &&
      args["query"] === undefined
    );
    if (!found?.outcome.ok) return { pages, missing: next };
    pages.push(found.outcome.result);
    next = pageAfter(call, found.outcome.result);
  }
  return { pages };
}

function pageAfter(call: Call, page: unknown): Call | undefined {
  const cursor = (page as { nextCursor?: unknown } | null)?.nextCursor;
  return typeof cursor === "string"
    ? { ...call, args: { ...call.args, cursor } }
    : undefined;
}
