import { assert, assertEquals } from "@std/assert";
import { join } from "node:path";
import { callRest, request } from "../../mcp_server/surfaces/test_calls.ts";
import { copyProject, type ProjectCopy } from "../local/test_project.ts";
import { type CopiedServer, runDeno, serveCopy } from "./test_copy.ts";

const NOUNS = ["order", "product"];

/** Removes the slices: their folders and their lines in `operations.ts`. */
async function remove({ path }: ProjectCopy, nouns: readonly string[]) {
  for (const noun of nouns) {
    await Deno.remove(join(path, "mcp_server", noun), { recursive: true });
  }
  const list = join(path, "mcp_server/operations.ts");
  const lines = (await Deno.readTextFile(list)).split("\n");
  const left = lines.filter((line) =>
    !nouns.some((noun) => line.includes(`"./${noun}/`))
  );
  assertEquals(lines.length - left.length, nouns.length);
  await Deno.writeTextFile(list, left.join("\n"));
}

async function testTools(server: CopiedServer) {
  const { token } = server;
  const { body } = await request(server, "tools/list", {}, { token });
  const nouns = new Set(
    body.result.tools.map(({ name }: { name: string }) => name.split("_")[0]),
  );
  assert(nouns.has("booking") && nouns.has("form"));
  assertEquals(NOUNS.filter((noun) => nouns.has(noun)), []);
}

async function testBooking(server: CopiedServer): Promise<string> {
  const { token } = server;
  const ask = async (name: string, args = {}) => {
    const { status, body } = await callRest(server, name, { token, args });
    assertEquals(status, 200, name);
    return body;
  };
  const { services: [{ id: serviceId }] } = await ask("booking_services");
  const day = 24 * 60 * 60 * 1000;
  const [from, to] = [3, 6]
    .map((days) => new Date(Date.now() + days * day).toISOString());
  const { slots: [{ start }] } = await ask("booking_slots", {
    serviceId,
    from,
    to,
  });
  const note = "by the window";
  const { booking } = await ask("booking_create", { serviceId, start, note });
  const { items } = await ask("booking_list");
  assertEquals(items, [booking]);
  return booking.id;
}

async function testForgetting(server: CopiedServer, bookingId: string) {
  const { serviceToken: token, owner } = server;
  const args = { userId: "usr_1" };
  const { status } = await callRest(server, "customer_forget", { token, args });
  assertEquals(status, 200);
  const [booking] = await owner`
    select note from bookings where id = ${bookingId}`;
  assertEquals(booking, { note: null });
}

Deno.test("two_folders_and_two_lines_remove_two_slices", async (t) => {
  await using project = await copyProject();
  await remove(project, NOUNS);
  const checked = runDeno(project, [
    ...["check", "--quiet", "mcp_server", "deploy/local", "deploy/workers"],
  ]);
  checked.catch(() => {}); // Awaited below.
  await t.step("the server works without them", async (t) => {
    await using server = await serveCopy(project);
    await t.step("lists only the remaining tools", () => testTools(server));
    await t.step("books and forgets a customer", async () => {
      await testForgetting(server, await testBooking(server));
    });
    await t.step("has no tables of theirs", async () => {
      const { owner } = server;
      const [row] = await owner`
        select to_regclass('orders') as orders,
          to_regclass('products') as products`;
      assertEquals(row, { orders: null, products: null });
    });
  });
  await t.step("the server and its tests type check", async () => {
    await checked;
  });
});
