import { type Context, Hono } from "hono";
import type { Log } from "../../shared/http/log.ts";
import { localeOf } from "../../shared/ui/locale.ts";
import type { Kv } from "../store/kv.ts";
import { changeSettings, withoutMail } from "./notice_settings.ts";
import type { UnsubscribeLinks } from "./unsubscribe_link.ts";
import { unsubscribePage, type UnsubscribeStep } from "./unsubscribe_page.ts";

/** Dependencies of ending mails. */
export interface UnsubscribeDeps {
  unsubscribeLinks: UnsubscribeLinks;
  kv: Kv;
  log: Log;
}

/**
 * `/unsubscribe`: ends mails without a sign-in. Opening the link changes nothing,
 * as programs that check mails do that; a mail program posts to it (RFC 8058),
 * and the page does the same. So a request of any origin is taken.
 */
export function unsubscribe(deps: UnsubscribeDeps): Hono {
  const { unsubscribeLinks } = deps;
  return new Hono()
    .use(async (c, next) => {
      // The address holds a code, which must be in no log and no trace.
      c.set("loggedPath", "/unsubscribe");
      await next();
    })
    .get("/", async (c) => {
      const userId = await unsubscribeLinks.userOf(c.req.url);
      return answer(c, userId ? "ask" : "invalid");
    })
    .post("/", async (c) => {
      const userId = await unsubscribeLinks.userOf(c.req.url);
      if (!userId) return answer(c, "invalid");
      const isKnown = await changeSettings(deps.kv, userId, withoutMail);
      if (isKnown) deps.log.info("mail_unsubscribed", { userId });
      return answer(c, "done");
    });
}

function answer(c: Context, step: UnsubscribeStep): Response {
  const { html, headers } = unsubscribePage(step, localeOf(c.req.raw));
  const status = step === "invalid" ? 404 : 200;
  return c.newResponse(html, { status, headers });
}
