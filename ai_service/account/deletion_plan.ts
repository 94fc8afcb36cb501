import type { Actor } from "../conversation/actor.ts";
import type { ShopDeps } from "./deps.ts";
import { listOpenItems, type OpenItem } from "./open_items.ts";
import { type Item, ShopReader } from "./shop_reader.ts";

/** One booking or order, and what the deletion of the account does to it. */
export interface PlannedItem {
  kind: OpenItem["kind"];
  /** As the shop lists it, without ids. */
  item: Item;
  /** `cancel`, or `stay`: it remains with the shop, which has to be called. */
  effect: "cancel" | "stay";
  /** The summary of the cancellation's preview, in the customer's language. */
  summary?: string;
  /** Why it cannot be cancelled here. */
  reason?: { code: string; error: string };
}

/** `GET /api/me/deletion`. */
export interface DeletionPlan {
  /** False where the shop did not answer, so that there may be more. */
  isComplete: boolean;
  items: PlannedItem[];
}

/** The items that the deletion of the account would cancel, or would leave. */
export async function planDeletion(
  deps: ShopDeps,
  { user, locale }: Actor,
  now: Date,
): Promise<DeletionPlan> {
  const shop = new ShopReader(deps, user, locale);
  try {
    const open = await listOpenItems(shop, now);
    const items = await Promise.all(
      open.map((one) => planItem(deps, shop, one, locale)),
    );
    return { isComplete: true, items };
  } catch {
    return { isComplete: false, items: [] };
  }
}

async function planItem(
  { mcp }: ShopDeps,
  shop: ShopReader,
  { kind, item, cancel }: OpenItem,
  locale: Actor["locale"],
): Promise<PlannedItem> {
  const shown = { kind, item: withoutIds(item) };
  const tool = await shop.tool(cancel.tool);
  if (!tool) return { ...shown, effect: "stay", reason: notHere(locale) };
  const token = await shop.token();
  const { args } = cancel;
  const preview = await mcp.previewTool({ tool, args, token, locale });
  if (preview.status === "ok") {
    return { ...shown, effect: "cancel", summary: preview.preview.summary };
  }
  if (preview.status === "unavailable") return { ...shown, effect: "cancel" };
  const { code, error } = preview.error;
  return { ...shown, effect: "stay", reason: { code, error } };
}

function notHere(locale: Actor["locale"]) {
  const error = {
    ja: "こちらでは取り消せません。お店に直接お問い合わせください。",
    en: "This cannot be cancelled here. Please ask the shop.",
  }[locale];
  return { code: "not_cancellable", error };
}

/** Ids say nothing to a person; `number` of an order does. */
export function withoutIds(item: Item): Item {
  return Object.fromEntries(
    Object.entries(item).filter(([name]) => !/^id$|Id$|^version$/.test(name)),
  );
}
