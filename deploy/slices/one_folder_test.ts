import { assert, assertEquals } from "@std/assert";
import { join } from "node:path";
import {
  callMcp,
  callRest,
  post,
  request,
} from "../../mcp_server/surfaces/test_calls.ts";
import {
  copyProject,
  type ProjectCopy,
  sourceFiles,
} from "../local/test_project.ts";
import { askForCards } from "./test_card.ts";
import { type CopiedServer, runDeno, serveCopy } from "./test_copy.ts";

const FOLDER = "mcp_server/waitlist/";
const LIST = "mcp_server/operations.ts";

/** The text of every file of the sources. */
async function textsOf({ path }: ProjectCopy): Promise<Map<string, string>> {
  const files = await sourceFiles(path);
  const texts = await Promise.all(
    files.map((file) => Deno.readTextFile(join(path, file))),
  );
  return new Map(files.map((file, index) => [file, texts[index]!]));
}

/** The changes that `change` makes to the sources, as in `git diff`. */
async function changesOf(project: ProjectCopy, change: () => Promise<unknown>) {
  const before = await textsOf(project);
  await change();
  const after = await textsOf(project);
  const linesOf = (text = "") => text.split("\n");
  const changed = [...after].filter(([file, text]) => text !== before.get(file))
    .map(([file]) => file);
  const old = linesOf(before.get(LIST));
  const now = linesOf(after.get(LIST));
  return {
    outside: changed.filter((file) => !file.startsWith(FOLDER)),
    inside: changed.filter((file) => file.startsWith(FOLDER)),
    deleted: [...before.keys()].filter((file) => !after.has(file)),
    added: now.filter((line) => !old.includes(line)),
    removed: old.filter((line) => !now.includes(line)),
  };
}

async function testTools(server: CopiedServer) {
  const { token } = server;
  const { body } = await request(server, "tools/list", {}, { token });
  const names = body.result.tools.map(({ name }: { name: string }) => name);
  assert(names.includes("waitlist_list") && names.includes("waitlist_create"));
  const args = { note: "by MCP" };
  const called = await callMcp(server, "waitlist_create", { token, args });
  assertEquals(
    called.body.result.structuredContent.waitlist.note,
    "by MCP",
  );
}

async function testRoutes(server: CopiedServer) {
  const { token } = server;
  const args = { note: "by REST" };
  const made = await callRest(server, "waitlist_create", { token, args });
  assertEquals([made.status, made.body.waitlist?.note], [200, "by REST"]);
  const { body } = await callRest(server, "waitlist_list", { token });
  assertEquals(
    body.items.map(({ note }: { note: string }) => note).sort(),
    ["by MCP", "by REST"],
  );
}

async function testPreviews(server: CopiedServer) {
  const { token } = server;
  const path = "/mcp/tools/waitlist/create/preview";
  for (const [locale, title] of [["ja", "順番待ち"], ["en", "waitlist"]]) {
    const headers = { "accept-language": locale! };
    const args = { note: "平日なら" };
    const { status, body } = await post(server, path, args, { token, headers });
    assertEquals(status, 200);
    assert(body.summary.includes(title), `${locale}: ${body.summary}`);
    const values = body.details.map(({ value }: { value: string }) => value);
    assert(values.includes("平日なら"), `${locale}: ${values}`);
  }
}

/** The unchanged AI service shows a card for the new slice. */
async function testCard(server: CopiedServer) {
  const args = { note: "平日なら" };
  const call = { id: "1", name: "waitlist_create", args };
  for (
    const [locale, title] of [["ja", "順番待ち"], ["en", "waitlist"]] as const
  ) {
    const [write, ...more] = await askForCards(server, call, locale);
    assert(write && more.length === 0);
    const { summary, details } = write.preview;
    assert(summary.includes(title), `${locale}: ${summary}`);
    assert(details.some(({ value }) => value === "平日なら"));
  }
}

async function testDescriptions(server: CopiedServer) {
  for (const [locale, title] of [["ja", "順番待ち"], ["en", "waitlist"]]) {
    const headers = { "accept-language": locale! };
    const url = `${server.origin}/openapi.json`;
    const response = await server.fetch(new Request(url, { headers }));
    const { tags, paths } = await response.json();
    const tag = tags.find(({ name }: { name: string }) => name === "waitlist");
    assert(tag.description.includes(title), `${locale}: ${tag.description}`);
    for (const verb of ["list", "create"]) {
      const { post: { summary } } = paths[`/mcp/tools/waitlist/${verb}`];
      assert(summary.includes(title), `${locale}: ${summary}`);
    }
  }
}

async function testStaffRoutes(server: CopiedServer) {
  const { cookie, origin, owner } = server;
  const headers = { cookie, origin };
  const asStaff = (verb: string, args: object) =>
    post(server, `/api/admin/waitlist/${verb}`, args, { headers });
  const customer = { name: "鈴木" };
  const made = await asStaff("create", { customer, note: "by staff" });
  assertEquals([made.status, made.body.waitlist?.note], [200, "by staff"]);
  const { body } = await asStaff("list", {});
  assertEquals(body.items.length, 3);
  const audited = await owner`
    select operation, kind from audit_log where actor_kind = 'staff'
    order by id`;
  assertEquals([...audited], [
    { operation: "waitlist_create", kind: "write" },
    { operation: "waitlist_list", kind: "read" },
  ]);
}

async function testForgetting(server: CopiedServer) {
  const { serviceToken: token, owner } = server;
  const args = { userId: "usr_1" };
  const { status } = await callRest(server, "customer_forget", { token, args });
  assertEquals(status, 200);
  const rows = await owner`select note from waitlists where issuer is not null`;
  assertEquals([...rows], [{ note: null }, { note: null }]);
}

Deno.test("one_folder_adds_a_slice", async (t) => {
  await using project = await copyProject();
  await t.step("it is a folder, and one line in another file", async () => {
    const command = "task new:slice waitlist --ja 順番待ち".split(" ");
    const changes = await changesOf(
      project,
      () => runDeno(project, command),
    );
    assert(changes.inside.length > 0);
    const { outside, deleted, added, removed } = changes;
    console.log(
      `figure: slice_lines_elsewhere = ${added.length} (goal = 1)`,
    );
    assertEquals({ outside, deleted, added, removed }, {
      outside: [LIST],
      deleted: [],
      added: ['export { waitlistSlice } from "./waitlist/slice.ts";'],
      removed: [],
    });
  });

  const checked = runDeno(project, ["check", "--quiet", FOLDER, LIST]);
  const tested = runDeno(project, ["test", "-A", "--no-check", FOLDER]);
  for (const run of [checked, tested]) run.catch(() => {}); // Awaited below.
  await t.step("it has everything that a slice has", async (t) => {
    await using server = await serveCopy(project);
    await t.step("tools over MCP", () => testTools(server));
    await t.step("routes over REST", () => testRoutes(server));
    await t.step("previews in both languages", () => testPreviews(server));
    await t.step("a card in the chat", () => testCard(server));
    await t.step(
      "descriptions in both languages",
      () => testDescriptions(server),
    );
    await t.step(
      "routes for staff, whose calls are audited",
      () => testStaffRoutes(server),
    );
    await t.step(
      "personal columns, which are emptied when the customer is forgotten",
      () => testForgetting(server),
    );
  });
  await t.step("it type checks", async () => void await checked);
  await t.step("its own tests pass", async () => {
    const output = await tested;
    assert(/\| [1-9]\d* passed/.test(output.replaceAll("ok |", "|")), output);
  });
});
