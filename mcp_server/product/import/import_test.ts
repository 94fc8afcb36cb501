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
    "1 null unknown_column",
    "2 price does_not_fit",
    "3 onHand does_not_fit",
    "5 null twice_in_file",
    "6 id unknown_id",
    "7 nameJa missing",
    "8 onHand stock_not_changed",
    "9 null twice_in_file",
  ]);
});

Deno.test("a line with more cells than the first is left out, and the others are imported", async () => {
  await using world = await openStaffWorld([]);
  const good = Array.from(
    { length: 501 },
    (_, index) => `商品 ${index},Product ${index},100,1`,
  );
  const lines = ["a,b,1,000,1", "c,d,100,1,,", `e,f,100,1${",x".repeat(99)}`];
  const { added, wrong, remarks, isUnreadable } = await sendFile(world.owner, {
    noun: "product",
    body: [HEADER, ...good, ...lines, "g,h,100,1"].join("\n"),
  });
  assertEquals([added, wrong, isUnreadable], [503, 2, false]);
  const told = remarks.map((
    { line, reason, given, isWrong },
  ) => [line, reason, given?.slice(0, 7), isWrong]);
  assertEquals(told, [
    [503, "too_many_cells", "1", true],
    [505, "too_many_cells", "x, x, x", true],
  ]);
  assertEquals((await productsOf(world)).length, 503);
});

Deno.test("headers that are not known or missing are told once, with those that can be used", async () => {
  await using world = await openStaffWorld([]);
  const lines = Array.from({ length: 600 }, (_, index) => `a${index},b,100`);
  const body = ["商品名,name_en,値段", "", ...lines].join("\n");
  const { wrong, remarks } = await sendFile(world.owner, {
    noun: "product",
    body,
    isTrial: true,
  });
  assertEquals(wrong, 600);
  const [missing, unknown, ...others] = remarks;
  assertEquals(others, []);
  assertEquals(missing, {
    line: 1,
    field: "price",
    reason: "missing_column",
    isWrong: true,
    given: null,
    allowed: [],
  });
  assertEquals([unknown?.line, unknown?.reason, unknown?.given], [
    1,
    "unknown_column",
    "値段",
  ]);
  const columns = unknown?.allowed.map(({ ja, en }) => `${ja} = ${en}`);
  assertEquals(columns?.slice(0, 2), [
    "商品ID = Product ID",
    "説明（日本語） = Description (Japanese)",
  ]);
  assertEquals(columns?.includes("価格（税込） = Price with tax"), true);

  const header = await sendFile(world.owner, {
    noun: "product",
    body: "商品ID,店にある数\n",
    isTrial: true,
  });
  assertEquals(header.said, [
    "1 nameJa missing_column",
    "1 nameEn missing_column",
    "1 price missing_column",
  ]);
  assertEquals(header.remarks.some(({ isWrong }) => isWrong), false);
});

Deno.test("headers that mean the same column are told, and so is what cannot be read", async () => {
  await using world = await openStaffWorld([]);
  const told = async (body: string) => {
    const { remarks } = await sendFile(world.owner, {
      noun: "product",
      body,
      isTrial: true,
    });
    return remarks.map((
      { line, field, reason, given },
    ) => [line, field, reason, given]);
  };
  assertEquals(await told("商品名,name_ja,name_en,price\na,b,c,100\n"), [
    [1, "nameJa", "same_column", "name_ja"],
  ]);
  assertEquals(await told("商品名,商品名\na,b\n"), [
    [1, null, "column_twice", "商品名"],
  ]);
  assertEquals(await told(`${HEADER}\na,b,1,1\n"櫛,Comb,1,1\n`), [
    [3, null, "quote_not_closed", "櫛,Comb,1,1"],
  ]);
});

Deno.test("a remark repeats what stands there, shortened", async () => {
  await using world = await openStaffWorld([]);
  const long = "とても".repeat(40);
  const { remarks } = await sendFile(world.owner, {
    noun: "product",
    body: [HEADER, "櫛,Comb,百円,3", `${long},Comb,100,3`].join("\n"),
    isTrial: true,
  });
  const told = remarks.map(({ field, given }) => [field, given]);
  assertEquals(told, [
    ["price", "百円"],
    ["nameJa", `${long.slice(0, 39)}…`],
  ]);
});
