import type { McpTool } from "../agent/mcp_client.ts";
import type { ToolOutcome } from "../agent/tool_outcome.ts";
import type { ToolArguments } from "../agent/turn.ts";
import type { Bilingual, Locale } from "../../shared/ui/locale.ts";
import type { ApprovalDetail } from "./events.ts";

/** What a person reads before they approve. */
export interface ApprovalText {
  title: string;
  summary: string;
  details: ApprovalDetail[];
}

/** What describing a write may look up; only reads are ever called. */
export interface PreviewContext {
  locale: Locale;
  timeZone: string;
  tools: readonly McpTool[];
  read(tool: string, args: ToolArguments): Promise<ToolOutcome>;
}

/** Says what a call with these arguments will do. */
export type Describe = (
  args: ToolArguments,
  context: PreviewContext,
) => Promise<ApprovalText>;

/**
 * The result of a read.
 *
 * @throws If the read was refused.
 */
export async function readResult<T>(
  context: PreviewContext,
  tool: string,
  args: ToolArguments,
): Promise<T> {
  const outcome = await context.read(tool, args);
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.result as T;
}

const LABELS = {
  service: { ja: "メニュー", en: "Service" },
  time: { ja: "日時", en: "Time" },
  before: { ja: "変更前", en: "Currently" },
  price: { ja: "料金", en: "Price" },
  item: { ja: "商品", en: "Item" },
  total: { ja: "合計", en: "Total" },
  note: { ja: "メモ", en: "Note" },
} satisfies Record<string, Bilingual>;

/** One line of what will happen. */
export function detail(
  label: keyof typeof LABELS,
  value: string,
  locale: Locale,
): ApprovalDetail {
  return { label: LABELS[label][locale], value };
}

/** The line of a note; none where there is none. */
export function noteDetail(note: unknown, locale: Locale): ApprovalDetail[] {
  return typeof note === "string" && note.length > 0
    ? [detail("note", note, locale)]
    : [];
}
