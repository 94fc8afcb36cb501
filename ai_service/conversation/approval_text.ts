import type { PendingWrite } from "../agent/turn.ts";
import type {
  ApprovalText,
  Describe,
  PreviewContext,
} from "./approval_words.ts";
import {
  describeBookingCreate,
  describeBookingDelete,
  describeBookingUpdate,
} from "./booking_words.ts";
import { describeOrderCreate } from "./order_words.ts";

const DESCRIBED: Record<string, Describe> = {
  booking_create: describeBookingCreate,
  booking_update: describeBookingUpdate,
  booking_delete: describeBookingDelete,
  order_create: describeOrderCreate,
};

/**
 * Says in plain words what `write` will do. What it names is looked up by id
 * from the MCP server, never taken from what the model wrote about it.
 */
export async function describeWrite(
  write: PendingWrite,
  context: PreviewContext,
): Promise<ApprovalText> {
  const describe = DESCRIBED[write.tool];
  if (!describe) return describeByArguments(write, context);
  try {
    return await describe(write.args, context);
  } catch {
    // A look-up that fails must not hide the write: its arguments still show.
    return describeByArguments(write, context);
  }
}

function describeByArguments(
  write: PendingWrite,
  { locale, tools }: PreviewContext,
): ApprovalText {
  const title = tools.find((tool) => tool.name === write.tool)?.title ??
    write.tool;
  return {
    title,
    summary: {
      ja: `「${title}」を次の内容で実行します。`,
      en: `Do “${title}” with these details.`,
    }[locale],
    details: Object.entries(write.args).map(([label, value]) => ({
      label,
      value: typeof value === "string" ? value : JSON.stringify(value),
    })),
  };
}
