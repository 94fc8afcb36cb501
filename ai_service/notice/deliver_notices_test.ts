import { assert, assertEquals } from "@std/assert";
import { ServiceRefusal } from "../auth/service_call.ts";
import { lineFriendKey, noticeSettingsKey, profileKey } from "../store/keys.ts";
import { type Channel, NOTICE_KINDS } from "./notice.ts";
import { changeSettings, withoutMail } from "./notice_settings.ts";
import { EMI, KEN, MISAKI, openTestNotices, START } from "./test_notices.ts";

const CALENDAR = { ja: "BEGIN:ja", en: "BEGIN:en", method: "REQUEST" } as const;

Deno.test("a friend of the shop's account gets the notice by LINE, in the language of the sign-in", async () => {
  using test = await openTestNotices();
  test.line.follow("U1");
  const notice = test.outbox.add(MISAKI.id);
  await test.deliver();
  const { inbox } = test.line.people.get("U1")!;
  assertEquals(inbox.map(({ text }) => text), [notice.words.ja.text]);
  assertEquals(test.outbox.resultsOf(notice), [
    { outcome: "delivered", channel: "line" },
  ]);
});

Deno.test("who is a friend again gets the notice by LINE, also where LINE's word of that was lost", async () => {
  using test = await openTestNotices();
  await test.kv.set(lineFriendKey(MISAKI.id), { isFriend: false, at: 1 });
  test.line.follow("U1");
  const notice = test.outbox.add(MISAKI.id);
  await test.deliver();
  assertEquals(test.outbox.resultsOf(notice), [
    { outcome: "delivered", channel: "line" },
  ]);
});

Deno.test("who signs in with Google gets a mail, with the calendar and a link that ends such mails", async () => {
  using test = await openTestNotices();
  const notice = test.outbox.add(KEN.id, { calendar: CALENDAR });
  await test.deliver();
  const [mail] = test.mailbox.mails;
  assertEquals(mail?.to, ["ken@example.com"]);
  assertEquals(mail?.subject, notice.words.en.subject);
  assert(mail?.text.startsWith(notice.words.en.text));
  assertEquals(mail?.attachments?.[0]?.content, btoa("BEGIN:en"));
  const link = mail?.headers?.["List-Unsubscribe"]?.slice(1, -1) ?? "";
  assert(mail?.text.includes(link));
  assertEquals(await test.deps.unsubscribeLinks.userOf(link), KEN.id);
  assertEquals(test.outbox.resultsOf(notice), [
    { outcome: "delivered", channel: "mail" },
  ]);
});

Deno.test("mail takes the place of LINE for who is no friend, has blocked the account, or when the month's messages are spent", async () => {
  using test = await openTestNotices();
  const cases = [
    () => {},
    () => {
      test.line.follow("U2");
      test.line.block("U2");
    },
    () => {
      test.line.follow("U2");
      test.line.monthlyLimit = 0;
    },
  ];
  for (const [index, begin] of cases.entries()) {
    begin();
    const notice = test.outbox.add(EMI.id);
    await test.deliver();
    assertEquals(test.mailbox.mails.length, index + 1);
    assertEquals(test.outbox.resultsOf(notice), [
      { outcome: "delivered", channel: "mail" },
    ]);
  }
  assertEquals(test.line.people.get("U2")?.inbox, []);
});

Deno.test("that the month's messages are spent is noticed at the push, and asked again after ten minutes", async () => {
  using test = await openTestNotices();
  test.line.follow("U2");
  test.line.monthlyLimit = 1;
  for (let count = 0; count < 2; count++) {
    test.outbox.add(EMI.id);
    await test.deliver();
  }
  assertEquals(test.line.used, 1);
  assertEquals(test.mailbox.mails.length, 1);
  test.line.monthlyLimit = 10;
  test.clock.now = new Date(START.getTime() + 10 * 60_000);
  test.outbox.add(EMI.id);
  await test.deliver();
  assertEquals(test.line.used, 2);
});

Deno.test("without a way to the person, or an account, the shop is told why", async () => {
  using test = await openTestNotices();
  const noFriend = test.outbox.add(MISAKI.id);
  const gone = test.outbox.add("usr_gone");
  await test.kv.set(profileKey("usr_none"), {
    ...KEN,
    id: "usr_none",
    email: null,
  });
  const noWay = test.outbox.add("usr_none");
  await test.deliver();
  const reasons = [noFriend, gone, noWay].flatMap((notice) =>
    test.outbox.resultsOf(notice)
  );
  assertEquals(reasons, [
    { outcome: "undeliverable", channel: null, reason: "not_a_friend" },
    { outcome: "undeliverable", channel: null, reason: "account_gone" },
    { outcome: "undeliverable", channel: null, reason: "no_channel" },
  ]);
});

Deno.test("what is no longer so, or too late, is not sent", async () => {
  using test = await openTestNotices();
  const untrue = test.outbox.add(KEN.id);
  test.outbox.makeUntrue(untrue);
  const late = test.outbox.add(KEN.id, { sendBefore: START.toISOString() });
  await test.deliver();
  assertEquals(test.mailbox.mails, []);
  for (const notice of [untrue, late]) {
    assertEquals(test.outbox.resultsOf(notice), []);
  }
});

Deno.test("a kind that the person has turned off goes by the other channel, or not at all", async () => {
  using test = await openTestNotices();
  test.line.follow("U2");
  const off = { line: ["booking_booked"], mail: ["booking_reminder"] };
  await changeSettings(test.kv, EMI.id, (before) => ({ ...before, off }));
  const booked = test.outbox.add(EMI.id);
  await test.deliver();
  assertEquals(test.outbox.resultsOf(booked)[0]?.channel, "mail");
  const nothing = { line: NOTICE_KINDS, mail: NOTICE_KINDS };
  await changeSettings(test.kv, EMI.id, (before) => ({
    ...before,
    off: nothing,
  }));
  const unwanted = test.outbox.add(EMI.id);
  await test.deliver();
  assertEquals(test.outbox.resultsOf(unwanted), [
    { outcome: "unwanted", channel: null },
  ]);
  assertEquals(test.mailbox.mails.length, 1);
});

Deno.test("who has ended mails gets none of a kind that is new by then, either", async () => {
  using test = await openTestNotices();
  await changeSettings(test.kv, KEN.id, withoutMail);
  const notice = test.outbox.add(KEN.id, { kind: "a_kind_of_later" });
  await test.deliver();
  assertEquals(test.mailbox.mails, []);
  assertEquals(test.outbox.resultsOf(notice), [
    { outcome: "unwanted", channel: null },
  ]);
});

Deno.test("a provider that is down for a day loses nothing, and a lost answer sends nothing twice", async () => {
  using test = await openTestNotices();
  test.line.follow("U2");
  const notice = test.outbox.add(EMI.id);
  const hour = () => {
    test.clock.now = new Date(test.clock.now.getTime() + 60 * 60_000);
    return test.deliver();
  };
  test.line.switches = { down: true, lostAnswers: false };
  await test.deliver();
  await hour();
  test.line.switches = { down: false, lostAnswers: true };
  await hour();
  // By now, another channel would be chosen.
  test.line.monthlyLimit = 0;
  test.line.switches = { down: false, lostAnswers: false };
  await hour();
  assertEquals(test.line.people.get("U2")?.inbox.length, 1);
  assertEquals(test.mailbox.mails, []);
  const results = test.outbox.resultsOf(notice);
  assertEquals(results.map(({ outcome }) => outcome), [
    "failed",
    "failed",
    "failed",
    "delivered",
  ]);
});

Deno.test("where the channel of an unknown outcome is turned off by now, no other one sends the notice", async () => {
  using test = await openTestNotices();
  test.line.follow("U2");
  for (const channel of ["line", "mail"] as const) {
    test.line.switches = { down: false, lostAnswers: channel === "line" };
    test.mailbox.isDown = channel === "mail";
    test.line.monthlyLimit = channel === "mail" ? 0 : 10;
    await setOff(test, []);
    const notice = test.outbox.add(EMI.id);
    await test.deliver();
    test.line.switches = { down: false, lostAnswers: false };
    test.mailbox.isDown = false;
    await setOff(test, [channel]);
    test.clock.now = new Date(test.clock.now.getTime() + 60 * 60_000);
    await test.deliver();
    assertEquals(
      test.outbox.resultsOf(notice).map(({ outcome }) => outcome),
      ["failed", "unwanted"],
      channel,
    );
  }
  assertEquals(test.line.people.get("U2")?.inbox.length, 1);
  assertEquals(test.mailbox.mails, []);
});

async function setOff(
  { kv }: Awaited<ReturnType<typeof openTestNotices>>,
  channels: readonly Channel[],
): Promise<void> {
  const kinds = (one: Channel) => channels.includes(one) ? NOTICE_KINDS : [];
  const off = { line: kinds("line"), mail: kinds("mail") };
  await changeSettings(kv, EMI.id, (before) => ({ ...before, off }));
}

Deno.test("what was sent and could not be reported is sent again with its key, also in another language by then", async () => {
  using test = await openTestNotices();
  const notice = test.outbox.add(KEN.id);
  test.outbox.unreachable = 1;
  await test.deliver();
  await test.kv.set(noticeSettingsKey(KEN.id), {
    language: "ja",
    off: { line: [], mail: [] },
  });
  test.clock.now = new Date(START.getTime() + 61_000);
  await test.deliver();
  assertEquals(test.mailbox.mails.length, 1);
  assertEquals(test.outbox.resultsOf(notice), [
    { outcome: "delivered", channel: "mail" },
  ]);
});

Deno.test("a shop that was asked too often is left alone, and the rest is sent once, later", async () => {
  using test = await openTestNotices();
  for (let count = 0; count < 20; count++) test.outbox.add(KEN.id);
  const answer = test.deps.callAsService;
  let calls = 0;
  test.deps.callAsService = async (...call) => {
    if (++calls > 20) throw new ServiceRefusal(429, "rate_limited");
    return await answer(...call);
  };
  while (test.outbox.open.length > 0) {
    calls = 0;
    await test.deliver();
    assert(calls <= 25, `${calls} calls`);
    test.clock.now = new Date(test.clock.now.getTime() + 61_000);
  }
  assertEquals(test.mailbox.mails.length, 20);
});

Deno.test("no line of the log has an address, a token or a word of a notice", async () => {
  using test = await openTestNotices();
  test.line.follow("U1");
  const secrets = ["ken@example.com", "U1", "line_token", "re_key", "code="];
  for (
    const switches of [
      { down: false, lostAnswers: false },
      { down: true, lostAnswers: false },
      { down: false, lostAnswers: true },
    ]
  ) {
    test.line.switches = switches;
    test.mailbox.isDown = switches.down;
    for (const { id } of [MISAKI, KEN]) {
      const { words } = test.outbox.add(id);
      secrets.push(words.ja.text, words.en.text, words.ja.subject);
    }
    await test.deliver();
  }
  assertEquals(test.logged.length, 6);
  const found = secrets.filter((secret) =>
    test.logged.some((line) => line.includes(secret))
  );
  assertEquals(found, []);
});
