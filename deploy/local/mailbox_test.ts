import { assertEquals, assertStringIncludes } from "@std/assert";
import { resendMailer } from "../../shared/mail/resend_mailer.ts";
import { startLocalMailbox } from "./mailbox.ts";

const MAIL = {
  id: "0e2d3b8e-7f5c-4a57-9a0f-3d3f6c1c1a11",
  to: "hanako@example.com",
  subject: "ご予約",
  text: "ご予約を承りました",
  calendar: { text: "BEGIN:VCALENDAR\r\n予約", method: "REQUEST" as const },
  unsubscribeUrl: "http://localhost:8787/unsubscribe?user=usr_1",
};

function openMailbox() {
  const local = startLocalMailbox({ port: 0, apiKey: "re_1" });
  const mailer = (apiKey = "re_1") =>
    resendMailer({
      apiKey,
      from: "Shop <shop@example.com>",
      baseUrl: local.url,
    });
  const read = async (path: string) =>
    await (await fetch(`${local.url}${path}`)).text();
  return { local, mailer, read, [Symbol.asyncDispose]: () => local.stop() };
}

Deno.test("a mail arrives once by its key, and with other words it is refused", async () => {
  await using test = openMailbox();
  const mailer = test.mailer();
  assertEquals(await mailer.send(MAIL), "sent");
  assertEquals(await mailer.send(MAIL), "sent");
  assertEquals(await mailer.send({ ...MAIL, text: "Others" }), "sent");
  assertEquals(test.local.mailbox.mails.length, 1);
});

Deno.test("the page shows the mail, its calendar and one click that ends such mails", async () => {
  await using test = openMailbox();
  await test.mailer().send(MAIL);
  const page = await test.read("/");
  assertStringIncludes(page, "ご予約を承りました");
  assertStringIncludes(page, "hanako@example.com");
  assertStringIncludes(page, "<button>Unsubscribe</button>");
  const [, file = ""] = page.match(/href="(\/mails\/[^"]+)"/) ?? [];
  assertEquals(await test.read(file), MAIL.calendar.text);
});

Deno.test("a wrong key and a mailbox that is down take no mail", async () => {
  await using test = openMailbox();
  const fails = (mailer: ReturnType<typeof resendMailer>) =>
    mailer.send(MAIL).then(() => false, () => true);
  assertEquals(await fails(test.mailer("re_other")), true);
  test.local.mailbox.isDown = true;
  assertEquals(await fails(test.mailer()), true);
  assertEquals(test.local.mailbox.mails, []);
});
