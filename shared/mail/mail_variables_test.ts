import { assertEquals } from "@std/assert";
import * as z from "zod";
import {
  mailSettings,
  mailVariables,
  missingMailVariable,
} from "./mail_variables.ts";

const schema = z.object(mailVariables);

Deno.test("mails are sent where an account and a sender are set", () => {
  const values = schema.parse({
    RESEND_API_KEY: "re_1",
    MAIL_FROM: "サロン まどか <salon@example.com>",
  });
  assertEquals(mailSettings(values), {
    apiKey: "re_1",
    from: "サロン まどか <salon@example.com>",
    baseUrl: "https://api.resend.com",
  });
  assertEquals(missingMailVariable(values), undefined);
  assertEquals(mailSettings(schema.parse({})), undefined);
  assertEquals(missingMailVariable(schema.parse({})), undefined);
});

Deno.test("one of both variables alone is named as missing", () => {
  const alone = schema.parse({ MAIL_FROM: "salon@example.com" });
  assertEquals(missingMailVariable(alone), "RESEND_API_KEY");
  assertEquals(mailSettings(alone), undefined);
});

Deno.test("a sender that is no address, and a provider without https, are refused", () => {
  for (
    const wrong of [
      { MAIL_FROM: "salon" },
      { MAIL_FROM: "Salon <salon>" },
      { MAIL_FROM: "a@b.example\r\nBcc: c@d.example" },
      { MAIL_FROM: 'Salon" <x@y.example> <salon@example.com>' },
      { RESEND_BASE_URL: "http://mail.example" },
    ]
  ) assertEquals(schema.safeParse(wrong).success, false, JSON.stringify(wrong));
});
