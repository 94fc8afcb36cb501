import {
  defineStaffOperation,
  type Operation,
  READING,
} from "../operation/operation.ts";
import { readPage, timeInCursor } from "../storage/page.ts";
import {
  customerExportOutput,
  customerGetInput,
  customerListInput,
  customerListOutput,
  customerOutput,
} from "./desk_schemas.ts";
import { listCustomers, type StoredCustomer } from "./desk_store.ts";
import { readCustomer, toListedCustomer } from "./desk_view.ts";

/** Properties that all reads of customers have in common. */
const reading = {
  noun: "customer",
  kind: "read",
  scope: "booking:read",
  annotations: READING,
} as const;

export const customerList: Operation = defineStaffOperation({
  ...reading,
  verb: "list",
  title: { ja: "お客様の一覧", en: "List customers" },
  description: {
    ja:
      "お客様を新しい順に返します。query を渡すと、名前、ふりがな（ひらがな・カタカナ）、電話番号、メールアドレスのどこかに、その言葉をすべて含む人だけです。",
    en:
      "Lists customers, the newest first; with `query` only those who have all its words somewhere in the name, its reading (in either kana), the number or the address.",
  },
  input: customerListInput,
  output: customerListOutput,
  async run({ sql, actor, timeZone }, { query, cursor, limit }) {
    const key = {
      write: ({ createdAt }: StoredCustomer) => createdAt.toISOString(),
      read: timeInCursor,
    };
    const { rows, nextCursor } = await readPage(
      { owner: { list: "customer_list", actor }, cursor, limit, key },
      ({ after, limit }) =>
        listCustomers(sql, {
          query,
          after: after && { createdAt: after.first, id: after.id },
          limit,
        }),
    );
    return {
      items: rows.map((row) => toListedCustomer(row, timeZone)),
      nextCursor,
    };
  },
});

export const customerGet: Operation = defineStaffOperation({
  ...reading,
  verb: "get",
  title: { ja: "お客様を見る", en: "Show a customer" },
  description: {
    ja: "お客様を 1 人、スタッフのメモと一緒に返します。",
    en: "Returns one customer, with the notes of staff.",
  },
  input: customerGetInput,
  output: customerOutput,
  run: async (context, { customerId }) => ({
    customer: await readCustomer(context, customerId),
  }),
});

export const customerExport: Operation = defineStaffOperation({
  ...reading,
  verb: "export",
  title: { ja: "お客様の情報を書き出す", en: "Export a customer" },
  description: {
    ja: "お客様について保存しているものを、すべて返します。",
    en: "Returns everything that is stored about a customer.",
  },
  input: customerGetInput,
  output: customerExportOutput,
  async run(context, { customerId }) {
    const customer = await readCustomer(context, customerId);
    const [row] = await context.sql<
      [{ records: Record<string, unknown> }]
    >`select customer_records(${customerId}) as records`;
    return { customer, records: row.records };
  },
});
