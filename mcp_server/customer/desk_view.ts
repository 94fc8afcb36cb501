import { toLocalIso } from "../../shared/time/time_zone.ts";
import { notFound } from "../../shared/http/errors.ts";
import type { OperationContext } from "../operation/operation.ts";
import type { CustomerRecord, ListedCustomer } from "./desk_schemas.ts";
import {
  getCustomer,
  listNotes,
  type StoredCustomer,
  type StoredNote,
} from "./desk_store.ts";

/** A stored customer as a list shows them. */
export function toListedCustomer(
  { id, issuer, name, furigana, email, phone, lastSeen }: StoredCustomer,
  timeZone: string,
): ListedCustomer {
  return {
    id,
    name,
    furigana,
    email,
    phone,
    hasAccount: issuer !== null,
    lastSeen: toLocalIso(lastSeen, timeZone),
  };
}

/**
 * Everything that the customers' own records say of one.
 *
 * @throws {ApiError} 404 for an unknown id.
 */
export async function readCustomer(
  { sql, timeZone }: Pick<OperationContext, "sql" | "timeZone">,
  id: string,
): Promise<CustomerRecord> {
  const [row, notes] = await Promise.all([
    getCustomer(sql, id),
    listNotes(sql, id),
  ]);
  if (!row) throw notFound("Customer", "customerId");
  return {
    ...toListedCustomer(row, timeZone),
    createdAt: toLocalIso(row.createdAt, timeZone),
    mergedInto: row.mergedInto,
    isErased: row.name === "" && row.mergedInto === null,
    notes: notes.map((note) => toNote(note, timeZone)),
  };
}

function toNote({ id, text, author, createdAt }: StoredNote, timeZone: string) {
  const at = toLocalIso(createdAt, timeZone);
  return { id, text: text ?? "", author, createdAt: at };
}
