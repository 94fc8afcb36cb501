import { assert, assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { testStaff } from "../storage/test_actors.ts";
import { createTestDatabase } from "../storage/test_database.ts";
import { createTestApp } from "../test_app.ts";
import { runOperation } from "../test_operation.ts";
import { openSalon } from "../test_salon.ts";

const NOW = new Date("2030-01-07T12:00:00+09:00");

async function closeOn(
  owner: Awaited<ReturnType<typeof createTestDatabase>>["owner"],
  id: string,
  { day, resource = null }: { day: string; resource?: string | null },
) {
  await owner`
    insert into closures (id, resource_id, starts_at, ends_at, reason_ja, reason_en)
    values (${id}, ${resource}, ${new Date(`${day}T00:00:00+09:00`)},
      ${new Date(`${day}T23:00:00+09:00`)}, '研修', 'Training')`;
}

Deno.test("a business says its hours, and its closures of the next 60 days", async () => {
  await using database = await createTestDatabase();
  const { owner } = database;
  await openSalon(owner);
  await closeOn(owner, "cls_1", { day: "2030-01-20" });
  await closeOn(owner, "cls_far", { day: "2030-04-20" });
  await closeOn(owner, "cls_past", { day: "2030-01-06" });
  await closeOn(owner, "cls_chair", {
    day: "2030-01-21",
    resource: "res_chair",
  });
  const info = await runOperation(database, "business_info", { now: NOW });
  assertEquals(info.hours.length, 7);
  assertEquals(info.hours[0], { weekday: 1, opens: "10:00", closes: "18:00" });
  assertEquals(info.closures, [{
    from: "2030-01-20T00:00:00+09:00",
    to: "2030-01-20T23:00:00+09:00",
    reason: { ja: "研修", en: "Training" },
  }]);
  assertEquals(info.timeZone, "Asia/Tokyo");
});

Deno.test("staff change some settings, and the others stay", async () => {
  await using database = await createTestDatabase();
  const update = async (input: Record<string, unknown>) => {
    const call = { input, actor: testStaff, now: NOW };
    return (await runOperation(database, "business_update", call)).settings;
  };
  await update({ nameJa: "まどか", phone: "03-1234-5678" });
  const settings = await update({ unpaidOrderMinutes: 45 });
  assertEquals(settings.nameJa, "まどか");
  assertEquals(settings.unpaidOrderMinutes, 45);
  const call = { actor: testStaff, now: NOW };
  const read = await runOperation(database, "business_settings", call);
  assertEquals(read.settings, settings);
  const info = await runOperation(database, "business_info", { now: NOW });
  assertEquals([info.name.ja, info.phone], ["まどか", "03-1234-5678"]);
  const nothing = await assertRejects(() => update({}), ApiError);
  assertEquals(nothing.code, "invalid_input");
  for (const wrong of [{ maxUnpaidOrders: 0 }, { registrationNumber: "T1" }]) {
    const error = await assertRejects(() => update(wrong), ApiError);
    assertEquals(error.code, "invalid_input");
    assert(!/[\\^$]/.test(error.message), "a sentence, not a pattern");
  }
});

Deno.test("the business's phone, e-mail address and name are checked and folded as a customer's are", async () => {
  await using database = await createTestDatabase();
  const update = async (input: Record<string, unknown>) => {
    const call = { input, actor: testStaff, now: NOW };
    return (await runOperation(database, "business_update", call)).settings;
  };
  const wrong = [
    ["phone", "call us", "phone must be a telephone number, or empty"],
    ["phone", "12", "phone must be a telephone number, or empty"],
    ["email", "bad", "email must be an e-mail address, or empty"],
    ["email", "a@b@c.example", "email must be an e-mail address, or empty"],
  ] as const;
  for (const [field, value, message] of wrong) {
    const refused = () => update({ [field]: value });
    const error = await assertRejects(refused, ApiError);
    assertEquals([error.code, error.message], ["invalid_input", message]);
  }
  const settings = await update({
    phone: " ０３-１２３４-５６７８ ",
    email: "ｈｅｌｌｏ＠shop.example",
    nameJa: " まどか\n本\u200b店 ",
  });
  assertEquals(settings.phone, "03-1234-5678");
  assertEquals(settings.email, "hello@shop.example");
  assertEquals(settings.nameJa, "まどか 本店");
  const { phone } = await update({ phone: "03-0000-0000" });
  assertEquals(phone, "03-0000-0000", "the demonstration's own");
  const emptied = await update({ phone: "", email: "" });
  assertEquals([emptied.phone, emptied.email], ["", ""]);
});

Deno.test("GET /business answers anybody, from memory for a minute, and each address 60 times", async () => {
  let clock = NOW;
  await using app = await createTestApp({ now: () => clock });
  const get = async (address = "192.0.2.1") => {
    const request = new Request("http://localhost:8788/business");
    return await app.fetch(request, { address });
  };
  const change = async (nameEn: string) => {
    const call = {
      input: { nameEn, sellerEn: "Madoka Co." },
      actor: testStaff,
      now: clock,
    };
    await runOperation(app.database, "business_update", call);
  };
  await change("Madoka");
  const first = await get();
  assertEquals(first.status, 200);
  assertEquals(first.headers.get("cache-control"), "public, max-age=60");
  const body = await first.json();
  assertEquals(body.name.en, "Madoka");
  assertEquals(body.disclosures.seller.en, "Madoka Co.");
  assert(!("maxUnpaidOrders" in body));
  await change("Madoka 2");
  assertEquals((await (await get()).json()).name.en, "Madoka");
  clock = new Date(NOW.getTime() + 60_000);
  assertEquals((await (await get("192.0.2.2")).json()).name.en, "Madoka 2");
  const statuses: number[] = [];
  for (let times = 0; times < 61; times++) {
    statuses.push((await get("192.0.2.3")).status);
  }
  assertEquals(statuses.filter((status) => status === 429).length, 1);
  assertEquals(statuses.at(-1), 429);
});
