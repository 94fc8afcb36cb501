import { invalidInput, notFound } from "../../../shared/http/errors.ts";
import * as z from "zod";
import { given } from "../../operation/details.ts";
import {
  CHANGING,
  defineStaffOperation,
  type Operation,
  type OperationContext,
  READING,
} from "../../operation/operation.ts";
import { putInOrder } from "../../storage/put_in_order.ts";
import { services } from "../columns.ts";
import {
  addServiceInput,
  changeServiceInput,
  menuOutput,
  type MenuService,
  serviceOutput,
  sortServicesInput,
} from "./schemas.ts";
import { lockService, replaceResources, selectMenu } from "./store.ts";

const writing = {
  noun: "booking",
  kind: "write",
  scope: "booking:read",
  annotations: CHANGING,
} as const;

/** What a service is until its owner says otherwise. */
export const SERVICE_DEFAULTS = {
  descriptionJa: "",
  descriptionEn: "",
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  slotStepMinutes: 30,
  leadMinutes: 60,
  horizonDays: 60,
  cancelCutoffMinutes: 1440,
  needsApproval: false,
};

export const bookingMenu: Operation = defineStaffOperation({
  noun: "booking",
  verb: "menu",
  kind: "read",
  scope: "booking:read",
  title: { ja: "メニューを見る", en: "Show the menu" },
  description: {
    ja: "すべてのメニューを、やめたものも含めて返します。",
    en: "Lists all services, also those that are no longer offered.",
  },
  annotations: READING,
  input: z.strictObject({}),
  output: menuOutput,
  run: async ({ sql, now }) => ({ services: await selectMenu(sql, { now }) }),
});

export const bookingAddService: Operation = defineStaffOperation({
  ...writing,
  verb: "add_service",
  annotations: { ...CHANGING, destructiveHint: false, idempotentHint: false },
  title: { ja: "メニューを加える", en: "Add a service" },
  description: {
    ja: "予約できるメニューを加えます。",
    en: "Adds a service that customers can book.",
  },
  input: addServiceInput,
  output: serviceOutput,
  async run(context, { resourceIds = [], ...fields }) {
    const { sql, newId } = context;
    const id = newId("svc_");
    const position = sql`
      (select coalesce(max(position), -1) + 1 from services)`;
    const row = {
      ...SERVICE_DEFAULTS,
      ...given(fields),
      id,
      position,
      active: true,
    };
    await sql`insert into services ${services.values(row)}`;
    await setResources(context, id, resourceIds);
    return { service: await readService(context, id) };
  },
});

export const bookingChangeService: Operation = defineStaffOperation({
  ...writing,
  verb: "change_service",
  title: { ja: "メニューを変える", en: "Change a service" },
  description: {
    ja:
      "渡した項目だけを変えます。今ある予約の時間と料金はそのままです。active を false にするとメニューから外れます。",
    en:
      "Changes only what is given. Bookings that exist keep their time and price. `active` false takes it off the menu.",
  },
  input: changeServiceInput,
  output: serviceOutput,
  async run(context, { serviceId, resourceIds, ...others }) {
    const { sql, noteBefore } = context;
    if (!await lockService(sql, serviceId)) {
      throw notFound("Service", "serviceId");
    }
    noteBefore({ service: await readService(context, serviceId) });
    const changes = given(others);
    if (Object.keys(changes).length > 0) {
      await sql`
        update services set ${services.assignments(changes)}
        where id = ${serviceId}`;
    }
    if (resourceIds) await setResources(context, serviceId, resourceIds);
    return { service: await readService(context, serviceId) };
  },
});

export const bookingSortServices: Operation = defineStaffOperation({
  ...writing,
  verb: "sort_services",
  title: { ja: "メニューを並べ替える", en: "Sort the menu" },
  description: {
    ja: "メニューを渡した順に並べます。",
    en: "Puts the services of the menu in the given order.",
  },
  input: sortServicesInput,
  output: menuOutput,
  async run({ sql, now, noteBefore }, { serviceIds }) {
    noteBefore({ services: await selectMenu(sql, { now }) });
    await putInOrder(sql, sql`services`, serviceIds);
    return { services: await selectMenu(sql, { now }) };
  },
});

async function readService(
  { sql, now }: OperationContext,
  id: string,
): Promise<MenuService> {
  const [service] = await selectMenu(sql, { now, id });
  return service!;
}

/** @throws {ApiError} 400 where there is no such resource. */
async function setResources(
  { sql }: OperationContext,
  serviceId: string,
  resourceIds: readonly string[],
): Promise<void> {
  const known = await sql<{ id: string }[]>`
    select id from resources where id = any(${resourceIds}::text[])`;
  if (known.length < new Set(resourceIds).size) {
    throw invalidInput("resourceIds", "resourceIds has an unknown id");
  }
  await replaceResources(sql, serviceId, resourceIds);
}
