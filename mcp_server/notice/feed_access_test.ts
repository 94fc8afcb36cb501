import { assertEquals } from "@std/assert";
import { hashToken, randomToken } from "../../shared/sign_in/random_token.ts";
import { openSalon } from "../test_salon.ts";
import { openStaffWorld } from "../surfaces/test_staff.ts";

const KEN = "ken@example.com";

/** Ken, an owner, has a calendar of the whole business. */
async function openWithFeed() {
  const world = await openStaffWorld([{ email: KEN }], { emails: [KEN] });
  await openSalon(world.site.database.owner);
  const ken = await world.signIn(KEN);
  const token = randomToken();
  const add = { tokenSha256: await hashToken(token) };
  const made = await ken.call("notice_add_feed", add);
  const url = `http://localhost:8788/calendar/${token}.ics`;
  const follow = async () => {
    const answer = await world.site.fetch(new Request(url));
    await answer.body?.cancel();
    return answer.status;
  };
  const listed = async () =>
    (await world.owner.call("notice_feeds")).body.feeds.length;
  const staffId = await world.idOf(KEN);
  return { world, ken, add, made, follow, listed, staffId };
}

Deno.test("a calendar is read no more once its maker may have none, or is removed", async () => {
  const { world, follow, listed, staffId } = await openWithFeed();
  await using _ = world;
  const { owner } = world;
  assertEquals([await follow(), await listed()], [200, 1]);
  await owner.call("staff_change_role", { staffId, role: "viewer" });
  assertEquals([await follow(), await listed()], [404, 0]);
  await owner.call("staff_change_role", { staffId, role: "admin" });
  assertEquals([await follow(), await listed()], [200, 1]);
  await owner.call("staff_remove", { staffId });
  assertEquals([await follow(), await listed()], [404, 0]);
});

Deno.test("a calendar that is asked for twice is made once, and no other takes its token", async () => {
  const { world, ken, add, made, listed } = await openWithFeed();
  await using _ = world;
  const again = await ken.call("notice_add_feed", add);
  assertEquals([again.status, again.body], [200, made.body]);
  for (const who of [ken, world.owner]) {
    const resourceId = who === ken ? "res_chair" : undefined;
    const other = await who.call("notice_add_feed", { ...add, resourceId });
    assertEquals([other.status, other.body.details.field], [
      400,
      "tokenSha256",
    ]);
  }
  assertEquals(await listed(), 1);
});
