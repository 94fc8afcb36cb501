import { assertEquals } from "@std/assert";
import { addAdmin, addSession } from "../auth/test_sessions.ts";
import { operationName } from "../operation/operation.ts";
import type { TestDatabase } from "../storage/test_database.ts";
import type { TestApp } from "../test_app.ts";
import { callRest } from "./test_calls.ts";
import type { Pools } from "./test_inputs.ts";
import { creations, examples, prepareSlices } from "./test_slices.ts";

/** The number of records of each kind that a customer has. */
const ROUNDS = 3;

/** A customer, and values that their calls can refer to. */
export interface TestCustomer {
  token: string;
  pools: Pools;
}

/** Adds the data of all slices, and customers with records of each kind. */
export async function createCustomers(
  app: TestApp,
  ids: readonly string[],
): Promise<TestCustomer[]> {
  await prepareSlices(app.database.owner);
  return await Array.fromAsync(ids, async (id) => {
    const token = await app.tokenFor(id);
    return { token, pools: await createRecords(app, token) };
  });
}

/** Creates records of each kind with that token; returns their ids and cursors. */
async function createRecords(app: TestApp, token: string): Promise<Pools> {
  const now = app.deps.now();
  const pools: Record<string, unknown[]> = {};
  const add = (values: Record<string, unknown>) => {
    for (const [name, value] of Object.entries(values)) {
      (pools[name] ??= []).push(value);
    }
  };
  for (let round = 0; round < ROUNDS; round++) {
    for (const { operation, args, owned } of creations) {
      const call = { token, args: args({ text: "a note", round, now }) };
      const { status, body } = await callRest(app, operation, call);
      assertEquals(status, 200, operation);
      if (owned) add(owned(body));
    }
  }
  for (const operation of app.deps.operations) {
    if (operation.audience === "service") continue;
    if (!("cursor" in operation.input.shape)) continue;
    const call = { token, args: { limit: 1 } };
    const { body } = await callRest(app, operationName(operation), call);
    add({ cursor: body.nextCursor });
  }
  const ofSlices = examples.map((slice) => slice.pools?.(now));
  return Object.assign({}, ...ofSlices, pools);
}

/** Creates a signed-in admin; resolves to the session's `Cookie` header. */
export async function createAdminCookie(
  { database: { owner }, deps }: {
    database: Pick<TestDatabase, "owner">;
    deps: Pick<TestApp["deps"], "now">;
  },
): Promise<string> {
  const now = deps.now();
  await addAdmin(owner, { id: "adm_1", name: "山本", now });
  return `mcp_admin=${await addSession(owner, "adm_1", now)}`;
}
