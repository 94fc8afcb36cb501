import * as z from "zod";
import { invalidInput, notFound } from "../../../shared/http/errors.ts";
import { given } from "../../operation/details.ts";
import {
  CHANGING,
  defineStaffOperation,
  type Operation,
  type OperationContext,
  READING,
} from "../../operation/operation.ts";
import { resources } from "../columns.ts";
import {
  addResourceInput,
  changeResourceInput,
  resourceOutput,
  resourcesOutput,
  type StaffResource,
} from "./schemas.ts";
import {
  lockResource,
  ownHours,
  replaceServices,
  selectHours,
  selectResources,
} from "./store.ts";

const writing = {
  noun: "booking",
  kind: "write",
  scope: "booking:read",
  annotations: CHANGING,
} as const;

export const bookingResources: Operation = defineStaffOperation({
  noun: "booking",
  verb: "resources",
  kind: "read",
  scope: "booking:read",
  title: { ja: "担当・席・部屋を見る", en: "Show stylists, chairs and rooms" },
  description: {
    ja:
      "予約を受ける人と場所を、使わなくなったものも含めて、営業時間とともに返します。",
    en:
      "Lists who and what takes bookings, also those no longer used, and the weekly hours.",
  },
  annotations: READING,
  input: z.strictObject({}),
  output: resourcesOutput,
  async run({ sql, now }) {
    const [resources, hours] = await Promise.all([
      selectResources(sql, { now }),
      selectHours(sql),
    ]);
    return { resources, hours: ownHours(hours, null) };
  },
});

export const bookingAddResource: Operation = defineStaffOperation({
  ...writing,
  verb: "add_resource",
  annotations: { ...CHANGING, destructiveHint: false, idempotentHint: false },
  title: {
    ja: "担当・席・部屋を加える",
    en: "Add a stylist, a chair or a room",
  },
  description: {
    ja: "予約を受ける人か場所を加えます。",
    en: "Adds somebody or something that takes bookings.",
  },
  input: addResourceInput,
  output: resourceOutput,
  async run(context, { serviceIds = [], capacity = 1, ...fields }) {
    const { sql, newId } = context;
    const id = newId("res_");
    const position = sql`
      (select coalesce(max(position), -1) + 1 from resources)`;
    const row = { ...fields, id, capacity, position, active: true };
    await sql`insert into resources ${resources.values(row)}`;
    await setServices(context, id, serviceIds);
    return { resource: await readResource(context, id) };
  },
});

export const bookingChangeResource: Operation = defineStaffOperation({
  ...writing,
  verb: "change_resource",
  title: {
    ja: "担当・席・部屋を変える",
    en: "Change a stylist, a chair or a room",
  },
  description: {
    ja: "渡した項目だけを変えます。今ある予約はそのままです。",
    en: "Changes only what is given. Bookings that exist stay as they are.",
  },
  input: changeResourceInput,
  output: resourceOutput,
  async run(context, { resourceId, serviceIds, ...others }) {
    const { sql, noteBefore } = context;
    await requireResource(context, resourceId);
    noteBefore({ resource: await readResource(context, resourceId) });
    const changes = given(others);
    if (Object.keys(changes).length > 0) {
      await sql`
        update resources set ${resources.assignments(changes)}
        where id = ${resourceId}`;
    }
    if (serviceIds) await setServices(context, resourceId, serviceIds);
    return { resource: await readResource(context, resourceId) };
  },
});

/** @throws {ApiError} 404 where there is no such resource; it is locked. */
export async function requireResource(
  { sql }: Pick<OperationContext, "sql">,
  id: string,
): Promise<void> {
  if (!await lockResource(sql, id)) throw notFound("Resource", "resourceId");
}

async function readResource(
  { sql, now }: OperationContext,
  id: string,
): Promise<StaffResource> {
  const [resource] = await selectResources(sql, { now, id });
  return resource!;
}

/** @throws {ApiError} 400 where there is no such service. */
async function setServices(
  { sql }: OperationContext,
  resourceId: string,
  serviceIds: readonly string[],
): Promise<void> {
  const known = await sql<{ id: string }[]>`
    select id from services where id = any(${serviceIds}::text[])`;
  if (known.length < new Set(serviceIds).size) {
    throw invalidInput("serviceIds", "serviceIds has an unknown id");
  }
  await replaceServices(sql, resourceId, serviceIds);
}
