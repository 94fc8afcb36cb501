import { assertEquals } from "@std/assert";
import { NOTICE_KINDS } from "./notice.ts";
import { noticeChoice, saveNoticeChoice } from "./notice_choice.ts";
import { changeSettings, withoutMail } from "./notice_settings.ts";
import { EMI, KEN, MISAKI, openTestNotices } from "./test_notices.ts";

function formOf(language: string, on: Record<string, readonly string[]>) {
  const form = new FormData();
  form.set("notice_language", language);
  for (const [name, kinds] of Object.entries(on)) {
    for (const kind of kinds) form.append(name, kind);
  }
  return form;
}

Deno.test("until something is chosen, everything is told, in the language of the sign-in", async () => {
  using test = await openTestNotices();
  const deps = { kv: test.kv, channels: test.deps.channels };
  const all = [...NOTICE_KINDS];
  assertEquals(await noticeChoice(deps, EMI), {
    language: "ja",
    channels: [
      { channel: "line", on: all },
      { channel: "mail", on: all },
    ],
    atLine: { isFriend: false, friendUrl: "http://localhost/R/ti/p/%40demo" },
  });
  const ken = await noticeChoice(deps, KEN);
  assertEquals([ken?.language, ken?.channels.length], ["en", 1]);
});

Deno.test("what is chosen for one channel leaves another one as it was", async () => {
  using test = await openTestNotices();
  const deps = { kv: test.kv, channels: test.deps.channels };
  await saveNoticeChoice(
    deps,
    EMI,
    formOf("en", {
      notice_line: ["booking_reminder", "a kind of nobody"],
      notice_mail: NOTICE_KINDS,
    }),
  );
  // Without LINE, the form has no boxes for it.
  const withoutLine = {
    ...deps,
    channels: { ...deps.channels, line: undefined },
  };
  await saveNoticeChoice(withoutLine, EMI, formOf("fr", { notice_mail: [] }));
  assertEquals(await noticeChoice(deps, EMI), {
    language: "en",
    channels: [
      { channel: "line", on: ["booking_reminder"] },
      { channel: "mail", on: [] },
    ],
    atLine: { isFriend: false, friendUrl: "http://localhost/R/ti/p/%40demo" },
  });
});

Deno.test("who has ended mails sees no kind chosen, and can choose one again", async () => {
  using test = await openTestNotices();
  const deps = { kv: test.kv, channels: test.deps.channels };
  const byMail = async () => (await noticeChoice(deps, KEN))?.channels[0]?.on;
  await changeSettings(test.kv, KEN.id, withoutMail);
  assertEquals(await byMail(), []);
  const form = formOf("en", { notice_mail: ["order_paid"] });
  await saveNoticeChoice(deps, KEN, form);
  assertEquals(await byMail(), ["order_paid"]);
});

Deno.test("a person with LINE is told whether the shop is a friend there, and where to add it", async () => {
  using test = await openTestNotices();
  const deps = { kv: test.kv, channels: test.deps.channels };
  const atLine = async (user = MISAKI) =>
    (await noticeChoice(deps, user))?.atLine;
  const friendUrl = "http://localhost/R/ti/p/%40demo";
  assertEquals(await atLine(), { isFriend: false, friendUrl });
  test.line.follow("U1");
  assertEquals(await atLine(), { isFriend: true });
  assertEquals(await atLine(KEN), null);
  test.line.switches = { down: true, lostAnswers: false };
  assertEquals(await atLine(), null);
});

Deno.test("where nothing is configured, there is nothing to choose", async () => {
  using test = await openTestNotices();
  const channels = { line: undefined, mail: undefined };
  assertEquals(await noticeChoice({ kv: test.kv, channels }, KEN), null);
});

Deno.test("what was chosen in another tab meanwhile stays", async () => {
  using test = await openTestNotices();
  const deps = { kv: test.kv, channels: test.deps.channels };
  const shown_line = ["", ...NOTICE_KINDS];
  const without = (kind: string) =>
    NOTICE_KINDS.filter((each) => each !== kind);
  for (const kind of ["booking_booked", "booking_changed"]) {
    const form = formOf("ja", {
      shown_line,
      shown_language: ["ja"],
      notice_line: without(kind),
      notice_mail: NOTICE_KINDS,
    });
    await saveNoticeChoice(deps, EMI, form);
  }
  const choice = await noticeChoice(deps, EMI);
  const on = choice?.channels.find(({ channel }) => channel === "line")?.on;
  assertEquals(
    on,
    NOTICE_KINDS.filter((kind) =>
      !["booking_booked", "booking_changed"].includes(kind)
    ),
  );
});
