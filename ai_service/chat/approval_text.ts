// This module is portable: it runs on Deno and on Workers.
import type { McpTool } from "../agent/mcp_client.ts";
import type { ToolOutcome } from "../agent/tool_outcome.ts";
import type { Locale, PendingWrite, ToolArguments } from "../agent/turn.ts";
import type { ApprovalDetail } from "./events.ts";
import { formatMoney, formatPeriod } from "./format.ts";

/** What a person reads before they approve. */
export interface ApprovalText {
  title: string;
  summary: string;
  details: ApprovalDetail[];
}

/** What describing a write may look up; only reads are ever called. */
export interface Lookups {
  locale: Locale;
  timeZone: string;
  tools: readonly McpTool[];
  read(tool: string, args: ToolArguments): Promise<ToolOutcome>;
}

interface Bilingual {
  ja: string;
  en: string;
}

interface Service {
  id: string;
  name: Bilingual;
  durationMinutes: number;
  priceMinor: number;
  currency: string;
}

interface Booking {
  serviceId: string;
  start: string;
  end: string;
}

interface Product {
  name: Bilingual;
  priceMinor: number;
  currency: string;
}

type Describe = (
  args: ToolArguments,
  lookups: Lookups,
) => Promise<ApprovalText>;

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
  lookups: Lookups,
): Promise<ApprovalText> {
  const describe = DESCRIBED[write.tool];
  if (!describe) return describeByArguments(write, lookups);
  try {
    return await describe(write.args, lookups);
  } catch {
    // A look-up that fails must not hide the write: its arguments still show.
    return describeByArguments(write, lookups);
  }
}

async function describeBookingCreate(
  args: ToolArguments,
  lookups: Lookups,
): Promise<ApprovalText> {
  const { locale, timeZone } = lookups;
  const service = await findService(String(args.serviceId), lookups);
  const start = new Date(String(args.start));
  const end = new Date(start.getTime() + service.durationMinutes * 60_000);
  const period = formatPeriod(start, end, locale, timeZone);
  const name = service.name[locale];
  return {
    title: { ja: "予約の確認", en: "Confirm your booking" }[locale],
    summary: {
      ja: `${period}に「${name}」を予約します。`,
      en: `Book ${name} for ${period}.`,
    }[locale],
    details: [
      detail("service", name, locale),
      detail("time", period, locale),
      detail(
        "price",
        formatMoney(service.priceMinor, service.currency, locale),
        locale,
      ),
      ...noteDetail(args.note, locale),
    ],
  };
}

async function describeBookingUpdate(
  args: ToolArguments,
  lookups: Lookups,
): Promise<ApprovalText> {
  const { locale, timeZone } = lookups;
  const booking = await findBooking(String(args.bookingId), lookups);
  const service = await findService(
    String(args.serviceId ?? booking.serviceId),
    lookups,
  );
  const before = periodOf(booking, lookups);
  const start = new Date(String(args.start ?? booking.start));
  const end = new Date(start.getTime() + service.durationMinutes * 60_000);
  const after = formatPeriod(start, end, locale, timeZone);
  const name = service.name[locale];
  return {
    title: { ja: "予約変更の確認", en: "Confirm the change" }[locale],
    summary: {
      ja: `${before}の予約を、${after}の「${name}」に変更します。`,
      en: `Change your booking of ${before} to ${name}, ${after}.`,
    }[locale],
    details: [
      detail("before", before, locale),
      detail("service", name, locale),
      detail("time", after, locale),
      detail(
        "price",
        formatMoney(service.priceMinor, service.currency, locale),
        locale,
      ),
      ...noteDetail(args.note, locale),
    ],
  };
}

async function describeBookingDelete(
  args: ToolArguments,
  lookups: Lookups,
): Promise<ApprovalText> {
  const { locale } = lookups;
  const booking = await findBooking(String(args.bookingId), lookups);
  const service = await findService(booking.serviceId, lookups);
  const period = periodOf(booking, lookups);
  const name = service.name[locale];
  return {
    title: { ja: "キャンセルの確認", en: "Confirm the cancellation" }[locale],
    summary: {
      ja: `${period}の「${name}」の予約をキャンセルします。`,
      en: `Cancel your booking of ${name} on ${period}.`,
    }[locale],
    details: [
      detail("service", name, locale),
      detail("time", period, locale),
      ...noteDetail(args.reason, locale),
    ],
  };
}

async function describeOrderCreate(
  args: ToolArguments,
  lookups: Lookups,
): Promise<ApprovalText> {
  const { locale } = lookups;
  const items = args.items as { productId: string; quantity: number }[];
  const lines = await Promise.all(items.map(async (item) => {
    const { product } = await readResult<{ product: Product }>(
      lookups,
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

function describeByArguments(
  write: PendingWrite,
  { locale, tools }: Lookups,
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

async function findService(id: string, lookups: Lookups): Promise<Service> {
  const { services } = await readResult<{ services: Service[] }>(
    lookups,
    "booking_services",
    {},
  );
  const service = services.find((candidate) => candidate.id === id);
  if (!service) throw new Error("No such service");
  return service;
}

async function findBooking(
  bookingId: string,
  lookups: Lookups,
): Promise<Booking> {
  const { booking } = await readResult<{ booking: Booking }>(
    lookups,
    "booking_get",
    { bookingId },
  );
  return booking;
}

function periodOf(booking: Booking, { locale, timeZone }: Lookups): string {
  const { start, end } = booking;
  return formatPeriod(new Date(start), new Date(end), locale, timeZone);
}

async function readResult<T>(
  lookups: Lookups,
  tool: string,
  args: ToolArguments,
): Promise<T> {
  const outcome = await lookups.read(tool, args);
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

function detail(
  label: keyof typeof LABELS,
  value: string,
  locale: Locale,
): ApprovalDetail {
  return { label: LABELS[label][locale], value };
}

function noteDetail(note: unknown, locale: Locale): ApprovalDetail[] {
  return typeof note === "string" && note.length > 0
    ? [detail("note", note, locale)]
    : [];
}
