import type { ToolArguments } from "../agent/turn.ts";
import {
  type ApprovalText,
  detail,
  noteDetail,
  type PreviewContext,
  readResult,
} from "./approval_words.ts";
import type { Bilingual } from "../../shared/ui/locale.ts";
import { formatMoney } from "../../shared/ui/format.ts";

interface Product {
  name: Bilingual;
  priceMinor: number;
  currency: string;
}

export async function describeOrderCreate(
  args: ToolArguments,
  context: PreviewContext,
): Promise<ApprovalText> {
  const { locale } = context;
  const items = args.items as { productId: string; quantity: number }[];
  const lines = await Promise.all(items.map(async (item) => {
    const { product } = await readResult<{ product: Product }>(
      context,
      "product_get",
      { productId: item.productId },
    );
    return { ...item, product };
  }));
  const total = lines.reduce(
    (sum, line) => sum + line.quantity * line.product.priceMinor,
    0,
  );
  const currency = lines[0]?.product.currency ?? "JPY";
  const price = formatMoney(total, currency, locale);
  const names = lines.map((line) =>
    `${line.product.name[locale]} × ${line.quantity}`
  );
  return {
    title: { ja: "ご注文の確認", en: "Confirm your order" }[locale],
    summary: {
      ja: `${names.join("、")}を合計${price}で注文します。`,
      en: `Order ${names.join(", ")} for ${price} in total.`,
    }[locale],
    details: [
      ...names.map((name) => detail("item", name, locale)),
      detail("total", price, locale),
      ...noteDetail(args.note, locale),
    ],
  };
}
