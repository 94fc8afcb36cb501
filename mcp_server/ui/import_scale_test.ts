import { assert, assertEquals } from "@std/assert";
import { type ImportTotal, sendFile } from "../surfaces/test_imports.ts";
import { openStaffWorld, type StaffWorld } from "../surfaces/test_staff.ts";
import { allowedGrowthMb, MemorySamples } from "./test_csv_memory.ts";

/** Lines of the file; the figure is that of 100,000. */
const ROWS = Number(Deno.env.get("IMPORT_ROWS") ?? "2000");
const ID = "f".repeat(64);
const PARTS = 20;
const TEXT = "髪と頭皮にやさしい、毎日使える商品です。".repeat(3);

/** A file that is made as it is read, in parts; `cutAt` ends it within a line. */
function fileOf(
  { onPart, cutAt = PARTS }: { onPart?: () => void; cutAt?: number } = {},
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let part = 0;
  return new ReadableStream({
    pull(controller) {
      if (part === cutAt) {
        if (cutAt < PARTS) throw new Error("The connection is lost");
        return controller.close();
      }
      const header = part === 0
        ? "name_ja,name_en,price,stock,description_ja\n"
        : "";
      const first = part++ * ROWS / PARTS;
      const lines = Array.from({ length: ROWS / PARTS }, (_, index) => {
        const number = first + index;
        return `商品 ${number},Product ${number},${
          100 + number % 900
        },1,${TEXT}\n`;
      });
      controller.enqueue(encoder.encode(header + lines.join("")));
      onPart?.();
    },
  }, { highWaterMark: 0 });
}

function send(
  { owner }: StaffWorld,
  body: ReadableStream<Uint8Array>,
): Promise<ImportTotal> {
  return sendFile(owner, { noun: "product", body, id: ID });
}

async function countDoubled({ site }: StaffWorld) {
  const [row] = await site.database.owner<[{ all: number; once: number }]>`
    select count(*)::int as all, count(distinct name_ja)::int as once
    from products`;
  const [moved] = await site.database.owner<[{ moves: number }]>`
    select count(*)::int as moves from stock_movements`;
  return { ...row, ...moved };
}

Deno.test(`${ROWS} lines are imported once, though the file is cut off and sent again and again, in memory that does not grow`, async () => {
  await using world = await openStaffWorld([]);
  const started = performance.now();
  await send(world, fileOf({ cutAt: PARTS / 2 })).catch(() => {});
  const half = (await countDoubled(world)).all;
  assert(half > 0 && half < ROWS, `${half} products`);

  const memory = new MemorySamples();
  const rest = await send(world, fileOf({ onPart: () => memory.take() }));
  const seconds = (performance.now() - started) / 1000;
  assertEquals([rest.skipped, rest.added], [half, ROWS - half]);

  const [one, other] = await Promise.all([
    send(world, fileOf()),
    send(world, fileOf()),
  ]);
  assertEquals([one.added, other.added, one.wrong, other.wrong], [0, 0, 0, 0]);

  const { all, once, moves } = await countDoubled(world);
  assertEquals(all, ROWS, "nothing is lost");
  const doubled = all - once + moves - ROWS;
  const growthMb = memory.growthMb();
  const allowed = allowedGrowthMb(ROWS);
  console.log(`${ROWS} lines in ${seconds.toFixed(1)} s`);
  console.log(`figure: import_rows_doubled = ${doubled} (goal = 0)`);
  console.log(
    `figure: import_memory_growth_mb = ${growthMb} (goal <= ${allowed})`,
  );
  assertEquals(doubled, 0);
  assert(growthMb <= allowed);
});
