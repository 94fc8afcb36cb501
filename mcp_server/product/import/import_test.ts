import { assertEquals } from "@std/assert";
import { sendFile } from "../../surfaces/test_imports.ts";
import { openStaffWorld, type StaffWorld } from "../../surfaces/test_staff.ts";

const HEADER = "商品名,name_en,価格,在庫";
const FILE = [
  HEADER,
  "シャンプー,Shampoo,2640,10",
  "ヘアオイル,Hair oil,￥3，520,",
  "",
].join("\r\n");

/** Shift_JIS of 商品名,name_en,価格 and of シャンプー,Shampoo,2640. */
const SHIFT_JIS = new Uint8Array([
  ...[0x8f, 0xa4, 0x95, 0x69, 0x96, 0xbc],
  ...new TextEncoder().encode(",name_en,"),
  ...[0x89, 0xbf, 0x8a, 0x69, 0x0d, 0x0a],
  ...[0x83, 0x56, 0x83, 0x83, 0x83, 0x93, 0x83, 0x76, 0x81, 0x5b],
  ...new TextEncoder().encode(",Shampoo,2640\r\n"),
]);

async function productsOf(world: StaffWorld) {
  const rows = await world.site.database.owner<
    { name: string; price: number; stock: number }[]
  >`
    select name_ja as name, price_minor::int as price, stock from products
    order by position, id`;
  return rows.map(({ name, price, stock }) => `${name} ${price} ${stock}`);
}

const SHELF = ["シャンプー 2640 10", "ヘアオイル 3520 0"];

Deno.test("a file is tried before it is imported, and tells the same then", async () => {
  await using world = await openStaffWorld([]);
  const file = { noun: "product", body: FILE };
  const tried = await sendFile(world.owner, { ...file, isTrial: true });
  assertEquals([tried.added, await productsOf(world)], [2, []]);
  const again = await sendFile(world.owner, { ...file, isTrial: true });
  assertEquals(again, tried);
  const imported = await sendFile(world.owner, file);
  assertEquals(imported, tried);
  assertEquals(await productsOf(world), SHELF);
});

Deno.test("a file that is sent again changes nothing, also with a byte order mark", async () => {
  await using world = await openStaffWorld([]);
  await sendFile(world.owner, { noun: "product", body: FILE });
  for (const body of [FILE, `\uFEFF${FILE}`]) {
    const { added, same } = await sendFile(world.owner, {
      noun: "product",
      body,
    });
    assertEquals([added, same], [0, 2]);
  }
  assertEquals(await productsOf(world), SHELF);
});

Deno.test("files in Shift_JIS are read as they are, and refused as UTF-8", async () => {
  await using world = await openStaffWorld([]);
  const file = { noun: "product", body: SHIFT_JIS };
  const refused = await sendFile(world.owner, { ...file, encoding: "utf-8" });
  assertEquals([refused.added, refused.said], [0, ["1 null not_utf8"]]);
  const { added } = await sendFile(world.owner, file);
  assertEquals([added, await productsOf(world)], [1, ["シャンプー 2640 0"]]);
});

Deno.test("each line that is wrong is told with its number and column, and the others are imported", async () => {
  await using world = await openStaffWorld([]);
  const { body } = await world.owner.call("product_add", {
    nameJa: "櫛",
    nameEn: "Comb",
    priceMinor: 100,
    currency: "JPY",
    onHand: 3,
  });
  const { id } = body.product;
  const lines = [
    "id,name_ja,name_en,price,stock,colour",
    ",シャンプー,Shampoo,26.40,1,red",
    ",シャンプー,Shampoo,2640,many,red",
    ",シャンプー,Shampoo,2640,4,red",
    ",シャンプー,Shampoo,2640,4,red",
    "prd_none,櫛,Comb,100,3,",
    ",,Towel,100,3,",
    `${id},,,200,9,`,
    ",櫛,Comb,300,3,",
  ];
  const { added, changed, wrong, said } = await sendFile(world.owner, {
    noun: "product",
    body: lines.join("\n"),
  });
  assertEquals([added, changed, wrong], [1, 1, 6]);
  assertEquals(said, [
    "1 colour unknown_column",
    "2 price does_not_fit",
    "3 onHand does_not_fit",
    "5 null twice_in_file",
    "6 id unknown_id",
    "7 nameJa missing",
    "8 onHand stock_not_changed",
    "9 null twice_in_file",
  ]);
});

Deno.test("what is before a line that cannot be read is imported, however much it is", async () => {
  await using world = await openStaffWorld([]);
  const good = Array.from(
    { length: 501 },
    (_, index) => `商品 ${index},Product ${index},100,1`,
  );
  const { added, said, isUnreadable } = await sendFile(world.owner, {
    noun: "product",
    body: [HEADER, ...good, "a,b,100,1,5", "c,d,100,1"].join("\n"),
  });
  assertEquals([added, said, isUnreadable], [
    501,
    ["503 null too_many_cells"],
    true,
  ]);
  assertEquals((await productsOf(world)).length, 501);
});
