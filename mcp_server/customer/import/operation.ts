import * as z from "zod";
import { readCells } from "../../import/cells.ts";
import {
  type ImportKind,
  importRows,
  type WrittenRow,
  wrongAt,
} from "../../import/import_rows.ts";
import { importInput, importOutput } from "../../import/schemas.ts";
import { filled } from "../../operation/details.ts";
import {
  CHANGING,
  defineStaffOperation,
  type Operation,
  type OperationContext,
} from "../../operation/operation.ts";
import { customerCreateInput, customerNoteInput } from "../desk_schemas.ts";
import { createCustomer, createNote, getCustomer } from "../desk_store.ts";
import { CUSTOMER_HEADERS } from "./headers.ts";
import { type Match, matchCustomers } from "./match_customers.ts";
import { addTrialPeople } from "./trial_people.ts";

const givenCustomer = customerCreateInput.extend({
  note: customerNoteInput.shape.text.optional(),
});
type GivenCustomer = z.output<typeof givenCustomer>;
const details = customerCreateInput.omit({ name: true });

interface FoundCustomer {
  given: GivenCustomer;
  match: Match;
}

const customerImportKind: ImportKind<
  OperationContext,
  GivenCustomer,
  FoundCustomer
> = {
  name: "customer",
  headers: CUSTOMER_HEADERS,
  required: ["name"],
  read: ({ line, cells }) => {
    const given = Object.entries(cells).filter(([, cell]) => cell !== "");
    return readCells(givenCustomer, line, Object.fromEntries(given));
  },
  async find({ sql }, rows, { trialId }) {
    const persons = rows.map(({ value }) => value);
    const matches = await matchCustomers(sql, persons, trialId);
    return rows.map(({ line, value: given }, index) => ({
      line,
      value: { given, match: matches[index]! },
    }));
  },
  keysOf({ value: { given: { name, phone, email }, match } }) {
    if (match.kind === "unclear") return [];
    const reached = [phone && `phone ${phone}`, email && `mail ${email}`]
      .filter((key) => key !== undefined);
    return reached.length > 0 ? reached : [`name ${name}`];
  },
  async write(context, rows, { trialId }) {
    const added = rows.flatMap(({ value: { given, match } }) =>
      match.kind === "new" ? given : []
    );
    if (trialId === null) {
      for (const given of added) await addCustomer(context, given);
    } else {
      const { sql, newId } = context;
      const people = added.map((person) => ({ id: newId("cus_"), person }));
      await addTrialPeople(sql, trialId, people);
    }
    return rows.map(({ line, value }) => outcomeOf(line, value.match));
  },
};

function outcomeOf(line: number, match: Match): WrittenRow {
  switch (match.kind) {
    case "new":
      return { outcome: "added" };
    case "known": {
      const said = { line, field: null, reason: "known_customer" };
      return { outcome: "same", remarks: [{ ...said, isWrong: false }] };
    }
    case "unclear":
      return { outcome: "wrong", remarks: [wrongAt(line, match.reason)] };
  }
}

async function addCustomer(
  context: OperationContext,
  { note, name, ...given }: GivenCustomer,
): Promise<void> {
  const all = { name, ...filled(details, given) };
  const id = await createCustomer(context, all);
  if (note === undefined) return;
  const customer = await getCustomer(context.sql, id);
  if (customer) await createNote(context, customer, note);
}

export const customerImport: Operation = defineStaffOperation({
  noun: "customer",
  verb: "import",
  kind: "write",
  scope: "booking:read",
  title: { ja: "お客様をファイルから取り込む", en: "Import customers" },
  description: {
    ja:
      "表の行からお客様を加えます。もういるお客様は変えず、だれか分からない行は取り込まずに知らせます。だれにも連絡は行きません。",
    en:
      "Adds customers by lines of a table. Who is known stays as they are, and lines that may be somebody else are told, not imported. Nobody is notified.",
  },
  annotations: { ...CHANGING, destructiveHint: false },
  input: importInput,
  output: importOutput,
  run: (context, input) => importRows(context, customerImportKind, input),
});
