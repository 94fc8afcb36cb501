import { assertEquals } from "@std/assert";
import { callRest } from "../surfaces/test_calls.ts";
import { sendPreview } from "../surfaces/test_previews.ts";
import { createTestApp, type TestApp } from "../test_app.ts";
import { HAIRCUT, openSalon } from "../test_salon.ts";

const NOW = new Date("2026-03-02T03:00:00Z");

function bookingAt(hour: number) {
  return { serviceId: HAIRCUT, start: `2026-03-06T${hour}:00:00+09:00` };
}

/** The field of the card, as the customer finds it. */
async function fieldOf(app: TestApp, token: string) {
  const as = { token, cookie: "" };
  const { body } = await sendPreview(
    app,
    { name: "booking_create", by: "user" },
    as,
    { args: bookingAt(17), locale: "ja" },
  );
  return body.fields.find(({ path }: { path: string }) => path === "furigana");
}

async function storedOf(app: TestApp) {
  const rows = await app.database.owner`
    select furigana from customers order by user_id`;
  return rows.map(({ furigana }) => furigana);
}

Deno.test("a customer gives the reading of their name with a booking, in one line; it stays until they change it, and goes with them", async () => {
  await using app = await createTestApp({ now: () => NOW });
  await openSalon(app.database.owner);
  const token = await app.tokenFor("usr_1");
  const other = await app.tokenFor("usr_2");
  const book = async (hour: number, details = {}, by = token) => {
    const args = { ...bookingAt(hour), ...details };
    const { status } = await callRest(app, "booking_create", {
      token: by,
      args,
    });
    assertEquals(status, 200);
  };
  assertEquals((await fieldOf(app, token)).value, null);
  await book(11, { furigana: " やまだ\nはなこ " });
  await book(12, {}, other);
  assertEquals(await storedOf(app), ["やまだ はなこ", null]);
  assertEquals((await fieldOf(app, token)).value, "やまだ はなこ");
  await book(14);
  assertEquals(await storedOf(app), ["やまだ はなこ", null]);
  await book(15, { furigana: "ヤマダ" });
  assertEquals(await storedOf(app), ["ヤマダ", null]);
  const service = await app.signer.signForService(["customer:forget"]);
  const forgotten = await callRest(app, "customer_forget", {
    token: service.token,
    args: { userId: "usr_1" },
  });
  assertEquals(forgotten.status, 200);
  assertEquals(await storedOf(app), [null, null]);
});
