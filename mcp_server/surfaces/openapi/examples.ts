import type { JsonSchema } from "../../operation/json_schema.ts";

/** What a member of that name looks like, wherever it stands. */
const MEMBERS: Readonly<Record<string, unknown>> = {
  bookingId: "bkg_4f8d1b2c9a7e4d03",
  cursor: "WyI3ZjEwIiwiYmtnXzRmOGQxYjJjIl0",
  currency: "JPY",
  durationMinutes: 60,
  end: "2030-05-10T16:00:00+09:00",
  expiresAt: "2030-05-01T12:30:00+09:00",
  formId: "frm_intake",
  from: "2030-05-10T10:00:00+09:00",
  imageUrl: "/products/shampoo_moist.svg",
  ja: "日本語",
  en: "English",
  issuedBefore: "2030-05-01T12:00:00+09:00",
  jti: "6f1c2f0e-6f0b-4a55-9d0c-3c1a4f9f3b11",
  limit: 20,
  maxLength: 200,
  nextCursor: null,
  note: "前髪は短めで",
  number: "20300501-0042",
  orderId: "ord_83b2e6d0f4c14c55",
  paymentIntent: "pi_3Qx9",
  priceMinor: 5500,
  productId: "prd_shampoo_moist",
  quantity: 2,
  query: "シャンプー",
  reason: "都合が悪くなりました",
  serviceId: "svc_cut",
  start: "2030-05-10T15:00:00+09:00",
  stock: 12,
  submittedAt: "2030-05-01T12:00:00+09:00",
  to: "2030-05-10T19:00:00+09:00",
  totalMinor: 3600,
  amountMinor: 3600,
  unitPriceMinor: 1800,
  userId: "usr_2b7c",
  version: 1,
  answers: { name: "佐藤 花子", first_visit: true },
};

/** The ids of what carries its own as `id`. */
const IDS: Readonly<Record<string, string>> = {
  booking: "bkg_4f8d1b2c9a7e4d03",
  form: "frm_intake",
  order: "ord_83b2e6d0f4c14c55",
  product: "prd_shampoo_moist",
  service: "svc_cut",
  submission: "sub_91c0",
};

/**
 * A value that `schema` accepts and a person recognises; `noun` is what it is
 * about, e.g. `booking`.
 */
export function exampleOf(
  schema: JsonSchema,
  noun: string,
  name = noun,
): unknown {
  if (name === "id") return IDS[noun] ?? `${noun}_1`;
  if (name in MEMBERS && fits(MEMBERS[name], schema)) return MEMBERS[name];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum.at(Math.min(1, schema.enum.length - 1));
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first) return exampleOf(first, noun, name);
  switch (typesOf(schema)[0]) {
    case "object":
      return exampleObject(schema, noun, name);
    case "array":
      return [exampleOf(schema.items ?? {}, singular(name, noun), "")];
    case "string":
      return schema.format === "date-time" ? MEMBERS.start : "text";
    case "integer":
    case "number":
      return Math.max(schema.minimum ?? 1, 1);
    default:
      return true;
  }
}

function exampleObject(
  { properties = {} }: JsonSchema,
  noun: string,
  name: string,
): Record<string, unknown> {
  const about = name in IDS ? name : noun;
  return Object.fromEntries(
    Object.entries(properties)
      .map(([member, schema]) => [member, exampleOf(schema, about, member)]),
  );
}

/** `services` is a list of `service`; `items` are of what the list is about. */
function singular(name: string, noun: string): string {
  const one = name.replace(/s$/, "");
  return one in IDS ? one : noun;
}

function fits(value: unknown, schema: JsonSchema): boolean {
  if (schema.anyOf) return schema.anyOf.some((one) => fits(value, one));
  const types = typesOf(schema);
  switch (typeof value) {
    case "object":
      return types.includes(value === null ? "null" : "object");
    case "number":
      return types.includes("integer") || types.includes("number");
    default:
      return types.includes("string");
  }
}

function typesOf({ type = [] }: JsonSchema): string[] {
  return typeof type === "string" ? [type] : type;
}
