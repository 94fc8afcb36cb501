import { ApiError, notFound } from "../../shared/http/errors.ts";
import { changesOf, filled } from "../operation/details.ts";
import {
  defineStaffOperation,
  type Operation,
  type OperationContext,
} from "../operation/operation.ts";
import {
  customerCreateInput,
  customerNoteInput,
  customerOutput,
  customerUpdateInput,
} from "./desk_schemas.ts";
import {
  createCustomer,
  createNote,
  getCustomer,
  type StoredCustomer,
  updateCustomer,
} from "./desk_store.ts";
import { readCustomer } from "./desk_view.ts";

/** Properties that these writes have in common. */
export const writing = {
  noun: "customer",
  kind: "write",
  scope: "booking:read",
  annotations: {
    readOnlyHint: false,
    destructiveHint: false,
    idempotentHint: false,
    openWorldHint: false,
  },
} as const;

const details = customerCreateInput.omit({ name: true });

export const customerCreate: Operation = defineStaffOperation({
  ...writing,
  verb: "create",
  title: { ja: "お客様を加える", en: "Add a customer" },
  description: {
    ja: "アカウントのないお客様を、名前と連絡先で加えます。",
    en: "Adds a customer without an account, by name and how to reach them.",
  },
  input: customerCreateInput,
  output: customerOutput,
  async run(context, { name, ...given }) {
    const all = { name, ...filled(details, given) };
    const id = await createCustomer(context, all);
    return { customer: await readCustomer(context, id) };
  },
});

export const customerUpdate: Operation = defineStaffOperation({
  ...writing,
  verb: "update",
  title: { ja: "お客様の情報を直す", en: "Change a customer's details" },
  description: {
    ja:
      "名前、ふりがな、電話番号、メールアドレスを直します。アカウントのあるお客様の名前とメールアドレスはアカウントのもので、直せません（details_of_account）。",
    en:
      "Changes name, reading, number and address. The name and address of a customer with an account are the account's (details_of_account).",
  },
  input: customerUpdateInput,
  output: customerOutput,
  async run(context, { customerId, ...given }) {
    const row = await requireCustomer(context, customerId);
    context.noteBefore({ customer: await readCustomer(context, customerId) });
    const { name, ...others } = given;
    const changes = {
      ...changesOf(row, others),
      ...(name !== undefined && name !== row.name && { name }),
    };
    if (row.issuer !== null && ("name" in changes || "email" in changes)) {
      throw detailsOfAccount("name" in changes ? "name" : "email");
    }
    if (Object.keys(changes).length > 0) {
      await updateCustomer(context.sql, customerId, changes);
    }
    return { customer: await readCustomer(context, customerId) };
  },
});

export const customerNote: Operation = defineStaffOperation({
  ...writing,
  verb: "note",
  title: { ja: "お客様のメモを書く", en: "Note something of a customer" },
  description: {
    ja: "スタッフだけが読むメモを加えます。",
    en: "Adds a note that staff alone read.",
  },
  input: customerNoteInput,
  output: customerOutput,
  async run(context, { customerId, text }) {
    const row = await requireCustomer(context, customerId);
    await createNote(context, row, text);
    return { customer: await readCustomer(context, customerId) };
  },
});

/**
 * A customer who is still known, locked.
 *
 * @throws {ApiError} 404, and 409 `customer_forgotten`.
 */
export async function requireCustomer(
  { sql }: Pick<OperationContext, "sql">,
  id: string,
  field = "customerId",
): Promise<StoredCustomer> {
  const row = await getCustomer(sql, id, { forUpdate: true });
  if (!row) throw notFound("Customer", field);
  if (row.name !== "") return row;
  throw new ApiError("This customer was erased or merged with another", {
    status: 409,
    code: "customer_forgotten",
    details: { mergedInto: row.mergedInto },
  });
}

function detailsOfAccount(field: string): ApiError {
  return new ApiError("The customer's account says that, and keeps saying it", {
    status: 409,
    code: "details_of_account",
    details: { field },
  });
}
