import type { EvalCustomer } from "./eval_customer.ts";

/** A row that is an act in place of a text. */
export type Act =
  | { kind: "decide"; decision: "approve" | "reject"; index: number }
  | { kind: "has_booking"; service: string; start: string }
  | { kind: "has_order"; items: { product: string; quantity: number }[] };

/** The act that a row's text stands for; undefined for what is said. */
export function parseAct(say: string): Act | undefined {
  const [, text] = /^\[(.+)\]$/.exec(say) ?? [];
  if (!text) return;
  const [, decision, index] = /^(approve|reject)(?: (\d+))?$/.exec(text) ?? [];
  if (decision) {
    return {
      kind: "decide",
      decision: decision as "approve" | "reject",
      index: Number(index ?? 1) - 1,
    };
  }
  const [, service, start] = /^has booking (\S+) (\S+)$/.exec(text) ?? [];
  if (service && start) return { kind: "has_booking", service, start };
  const [, items] = /^has order (\S+)$/.exec(text) ?? [];
  if (items) return { kind: "has_order", items: parseItems(items) };
  throw new TypeError(`unknown act "${say}"`);
}

function parseItems(text: string) {
  return text.split(",").map((item) => {
    const [product = "", quantity = "1"] = item.split("*");
    return { product, quantity: Number(quantity) };
  });
}

/** Gives the account what an act says that it already has. */
export async function prepare(
  customer: EvalCustomer,
  act: Exclude<Act, { kind: "decide" }>,
): Promise<void> {
  if (act.kind === "has_booking") {
    const { services } = await customer.known();
    const serviceId = findId(services, "svc", act.service);
    const start = `${act.start}:00+09:00`;
    await customer.tool("booking_create", { serviceId, start });
    return;
  }
  const { items } = await customer.tool("product_list", {}) as {
    items: { id: string; name: { en: string } }[];
  };
  await customer.tool("order_create", {
    items: act.items.map(({ product, quantity }) => ({
      productId: findId(items, "prd", product),
      quantity,
    })),
  });
}

/** By id, or by a part of the English name: the shortest that has it. */
export function findId(
  things: readonly { id: string; name: { en: string } }[],
  prefix: string,
  word: string,
): string | undefined {
  const name = word.replaceAll("-", " ").toLowerCase();
  const found = things.filter(({ id, name: { en } }) =>
    id === word || id === `${prefix}_${word}` ||
    en.toLowerCase().includes(name)
  );
  return found.toSorted((a, b) => a.name.en.length - b.name.en.length)[0]?.id;
}
