import type { ToolOutcome } from "../../agent/tool_outcome.ts";
import type { Call } from "../call.ts";
import type { Context } from "../context.ts";
import { changesOf, type Result } from "../conversation.ts";
import { reportDone } from "./report_done.ts";
import { reportRefused } from "./report_refused.ts";

/** What came of a turn's changes, and the calls that are asked for again. */
export interface Report {
  text: string;
  calls: Call[];
}

/** Undefined where no change was asked for. */
export function reportChanges(context: Context): Report | undefined {
  const changes = newestOfEach(changesOf(context.turn));
  if (changes.length === 0) return undefined;
  const beside = changes.filter(({ outcome }) =>
    codeOf(outcome) === "not_proposed"
  );
  const told = changes.filter((change) => !beside.includes(change));
  const sentences = told.some(({ outcome }) => outcome.ok)
    ? [
      ...told.filter(({ outcome }) => outcome.ok)
        .map((change) => reportDone(context, change)),
      ...reportRest(context, told),
    ]
    : told.map((change) => reportRefused(context, change));
  return {
    text: [...new Set(sentences)].join("\n"),
    calls: proposedAgain(context, beside),
  };
}

/** A call that was proposed again has two results. */
function newestOfEach(changes: readonly Result[]): Result[] {
  const newest = new Map(
    changes.map((change) => [keyOf(change), change]),
  );
  return [...newest.values()];
}

function keyOf({ tool, args }: Result): string {
  return `${tool} ${JSON.stringify(args)}`;
}

/** Those that were refused only beside another one, once. */
function proposedAgain(
  { turn }: Context,
  beside: readonly Result[],
): Call[] {
  const count = (one: Result) =>
    changesOf(turn).filter((change) => keyOf(change) === keyOf(one)).length;
  return beside.filter((one) => count(one) === 1)
    .map(({ tool, args }) => ({ name: tool, args }));
}

function codeOf(outcome: ToolOutcome): string {
  return outcome.ok ? "ok" : outcome.error.code;
}

/** Beside a change that was made, "nothing was done" would not be true. */
function reportRest(
  { words: { report } }: Context,
  changes: readonly Result[],
): string[] {
  const codes = changes.map(({ outcome }) => codeOf(outcome))
    .filter((code) => code !== "ok");
  const declined = codes.filter((code) => LEFT.has(code)).length;
  const open = codes.filter((code) => UNKNOWN.has(code)).length;
  const refused = codes.length - declined - open;
  return [
    ...(declined > 0 ? [report.restDeclined(declined)] : []),
    ...(refused > 0 ? [report.restFailed(refused)] : []),
    ...(open > 0 ? [report.restUnknown(open)] : []),
  ];
}

const LEFT: ReadonlySet<string> = new Set(["declined", "stopped", "expired"]);

/** Codes that leave open whether the change was made. */
const UNKNOWN: ReadonlySet<string> = new Set([
  "being_confirmed",
  "unconfirmed",
  "no_result",
  "unavailable",
]);
