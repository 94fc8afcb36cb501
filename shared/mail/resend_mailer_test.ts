import { assert, assertEquals, assertRejects } from "@std/assert";
import type { Mail } from "./mailer.ts";
import { resendMailer } from "./resend_mailer.ts";

const MAIL: Mail = {
  id: "0e2d3b8e-7f5c-4a57-9a0f-3d3f6c1c1a11",
  to: "hanako@example.com",
  subject: "ご予約を承りました",
  text: "12月1日 15:00\n",
};

interface Taken {
  url: string;
  headers: Headers;
  body: Record<string, unknown>;
}

/** A mailer whose provider answers every mail with that status and code. */
function mailerAnswering(status: number, name = "") {
  const taken: Taken[] = [];
  const mailer = resendMailer({
    apiKey: "re_secret",
    from: "Salon <salon@example.com>",
    baseUrl: "https://mail.example/",
    fetch: (url, init) => {
      taken.push({
        url: String(url),
        headers: new Headers(init?.headers),
        body: JSON.parse(String(init?.body)),
      });
      return Promise.resolve(Response.json({ name }, { status }));
    },
  });
  return { mailer, taken };
}

Deno.test("a mail is handed in with its id as the key of the request", async () => {
  const { mailer, taken } = mailerAnswering(200);
  assertEquals(await mailer.send(MAIL), "sent");
  const [{ url, headers, body }] = taken as [Taken];
  assertEquals(url, "https://mail.example/emails");
  assertEquals(headers.get("Idempotency-Key"), MAIL.id);
  assertEquals(headers.get("Authorization"), "Bearer re_secret");
  assertEquals(body, {
    from: "Salon <salon@example.com>",
    to: ["hanako@example.com"],
    subject: MAIL.subject,
    text: MAIL.text,
  });
});

Deno.test("a calendar is attached with its method, and one request unsubscribes", async () => {
  const { mailer, taken } = mailerAnswering(200);
  await mailer.send({
    ...MAIL,
    calendar: { text: "BEGIN:VCALENDAR\r\n髪", method: "REQUEST" },
    unsubscribeUrl: "https://chat.example/u/1",
  });
  const { headers, attachments } = taken[0]!.body as {
    headers: Record<string, string>;
    attachments: { content: string; content_type: string }[];
  };
  assertEquals(headers["List-Unsubscribe"], "<https://chat.example/u/1>");
  assertEquals(headers["List-Unsubscribe-Post"], "List-Unsubscribe=One-Click");
  const [file] = attachments;
  assertEquals(
    file!.content_type,
    "text/calendar; charset=utf-8; method=REQUEST",
  );
  const bytes = Uint8Array.fromBase64(file!.content);
  assertEquals(new TextDecoder().decode(bytes), "BEGIN:VCALENDAR\r\n髪");
});

Deno.test("what is wrong with the mail is refused, and what may pass is thrown", async () => {
  const refused = mailerAnswering(422, "validation_error").mailer;
  assertEquals(await refused.send(MAIL), { refused: "validation_error" });
  const nameless = mailerAnswering(400, "Some <b>text</b>").mailer;
  assertEquals(await nameless.send(MAIL), { refused: "refused" });
  for (const status of [302, 401, 403, 409, 429, 500, 503]) {
    const { mailer } = mailerAnswering(status, "rate_limit_exceeded");
    const error = await assertRejects(() => mailer.send(MAIL), Error);
    assert(!error.message.includes("hanako"), error.message);
    assert(!error.message.includes("re_secret"), error.message);
  }
});

Deno.test("a mail whose id was taken with other words counts as sent", async () => {
  const { mailer } = mailerAnswering(409, "invalid_idempotent_request");
  assertEquals(await mailer.send(MAIL), "sent");
});
