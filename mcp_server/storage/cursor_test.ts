import { assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { testStaff, testUser } from "./test_actors.ts";

const owner = { list: "booking_list", actor: testUser("hanako") };

Deno.test("a cursor decodes to its position, for its owner", async () => {
  const cursor = await encodeCursor(owner, ["2030-01-01", "bkg_あ"]);
  assertEquals(await decodeCursor(owner, cursor, 2), ["2030-01-01", "bkg_あ"]);
});

Deno.test("a cursor is refused for another actor and another list", async () => {
  const cursor = await encodeCursor(owner, ["2030-01-01", "bkg_1"]);
  const others = [
    { ...owner, actor: testUser("ken") },
    { ...owner, actor: testUser("hanako", "other.test") },
    { ...owner, actor: testStaff },
    { ...owner, list: "form_list" },
  ];
  for (const other of others) {
    await assertRejects(() => decodeCursor(other, cursor, 2), ApiError);
  }
  await assertRejects(() => decodeCursor(owner, cursor, 3), ApiError);
});

Deno.test("a forged cursor is refused", async () => {
  const good = await encodeCursor(owner, ["a\0b", "bkg_1"]);
  const forged = [
    "",
    "null",
    "' or 1=1 --",
    good,
    btoa("[]"),
    btoa('{"a":1}'),
    btoa("[1,2,3]"),
    btoa("["),
  ];
  for (const cursor of forged) {
    const error = await assertRejects(
      () => decodeCursor(owner, cursor, 2),
      ApiError,
    );
    assertEquals(error.details, { field: "cursor" });
  }
});
