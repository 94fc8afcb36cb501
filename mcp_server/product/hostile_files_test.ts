import { assert, assertEquals } from "@std/assert";
import { base64Of } from "../picture/test_pictures.ts";
import { addProduct } from "./test_products.ts";
import { csvLine } from "../ui/desk/csv.ts";
import {
  AMONG_COLOURS,
  HOSTILE_PICTURES,
  PAYLOAD,
} from "./test_hostile_pictures.ts";
import { HOSTILE_TABLES } from "./test_hostile_tables.ts";
import { openScripts } from "./test_scripts.ts";
import { sendFile } from "../surfaces/test_imports.ts";
import { openStaffWorld, type StaffWorld } from "../surfaces/test_staff.ts";

/** What was done by a file that must not do it, over both tests. */
const harmful: string[] = [];

Deno.test("a hostile picture is refused, or nothing hostile of it is served", async () => {
  await using world = await openStaffWorld([]);
  await addProduct(world.site.database.owner, "prd_1");
  await using scripts = await openScripts(world.site.fetch);
  let refused = 0;
  for (const [name, bytes] of Object.entries(HOSTILE_PICTURES)) {
    const { status, body } = await world.owner.call("product_set_picture", {
      productId: "prd_1",
      picture: base64Of(bytes),
    });
    if (status === 400) refused++;
    else if (status !== 200) harmful.push(`${name}: ${status}`);
    else {
      const { imageUrl } = body.product;
      harmful.push(
        ...await servedHarm(world, name, imageUrl),
        ...await scripts.harm(name, imageUrl),
      );
    }
  }
  const all = Object.keys(HOSTILE_PICTURES).length;
  console.log(`${all} pictures, ${refused} of them refused`);
  assert(all >= 25 && refused >= 10);
});

async function servedHarm(
  { site }: StaffWorld,
  name: string,
  path: string,
): Promise<string[]> {
  const url = new URL(path, "http://localhost:8788");
  const answer = await site.fetch(new Request(url));
  const served = new TextDecoder("latin1").decode(await answer.arrayBuffer());
  const header = (of: string) => answer.headers.get(of) ?? "";
  const isClean = name === AMONG_COLOURS ||
    !served.includes(PAYLOAD.slice(0, 8)) && !served.includes("35.6812N");
  const isSafe = isClean &&
    /^image\/(jpeg|png|webp)$/.test(header("Content-Type")) &&
    header("X-Content-Type-Options") === "nosniff" &&
    header("Content-Security-Policy").includes("sandbox");
  return isSafe ? [] : [`${name} is served`];
}

Deno.test("a hostile table is refused, or what is in it stays a text", async () => {
  await using world = await openStaffWorld([]);
  const { owner } = world.site.database;
  await addProduct(owner, "prd_1", { stock: 7 });
  const kept = () =>
    owner`select name_ja, stock, position from products where id = 'prd_1'`;
  const before = [...await kept()];
  for (const [name, body] of Object.entries(HOSTILE_TABLES)) {
    const { status, isDone } = await sendFile(world.owner, {
      noun: "product",
      body,
    });
    if (status !== 200 || !isDone) harmful.push(`${name}: ${status}`);
  }
  assertEquals([...await kept()], before, "what is there stays");
  const texts = await owner<{ texts: string[] }[]>`
    select array[name_ja, name_en, description_ja] as texts from products`;
  for (const { texts: cells } of texts) {
    const line = csvLine(cells);
    if (/(^|,)"?\s*[=＝@+-]/.test(line)) harmful.push(`saved as ${line}`);
  }
  const [{ wrong }] = await owner<[{ wrong: number }]>`
    select count(*)::int as wrong from products
    where price_minor not in (100, 1000) or position < 0`;
  if (wrong > 0) harmful.push(`${wrong} products are not as their file says`);
  const { length } = Object.keys(HOSTILE_TABLES);
  console.log(`${length} tables, ${texts.length} products`);
  assert(length >= 25);
});

Deno.test("no hostile file did any harm", () => {
  console.log(
    `figure: hostile_files_harmful = ${harmful.length} (goal = 0)`,
  );
  assertEquals(harmful, []);
});
