import { type Context, Hono } from "hono";
import { readBounded } from "../../shared/http/bounded_body.ts";
import { ApiError, respondNotFound } from "../../shared/http/errors.ts";
import type { Log } from "../../shared/http/log.ts";
import type { Kv } from "../store/kv.ts";
import { friendEventsOf } from "./line_event.ts";
import { noteFriend } from "./line_friend.ts";
import { isSignedByLine } from "./line_signature.ts";
import type { NoticeEnv } from "./notice_env.ts";

/** Dependencies of the webhook. */
export interface LineWebhookDeps {
  env: { notice: Pick<NoticeEnv, "line"> };
  kv: Kv;
  log: Log;
}

/** `POST /webhooks/line`: who became a friend of the account, or blocked it. */
export function lineWebhook({ env, ...deps }: LineWebhookDeps): Hono {
  const { line } = env.notice;
  if (!line) return new Hono().all("/line", respondNotFound);
  return new Hono().post("/line", (c) => take(c, line.secret, deps));
}

/** The events are kept before they are answered, so that LINE sends none again. */
async function take(
  c: Context,
  secret: string,
  { kv, log }: Pick<LineWebhookDeps, "kv" | "log">,
) {
  const body = await readBounded(c.req.raw);
  const signature = c.req.header("x-line-signature");
  if (!await isSignedByLine({ body, signature, secret })) {
    throw invalidSignature();
  }
  for (const event of friendEventsOf(body)) {
    const userId = await noteFriend(kv, event);
    const { isFriend } = event;
    if (userId) log.info("line_friend_noted", { userId, isFriend });
  }
  return c.json({});
}

function invalidSignature(): ApiError {
  return new ApiError("The signature is not valid", {
    status: 400,
    code: "invalid_signature",
  });
}
