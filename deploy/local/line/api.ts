import { type Context, Hono } from "hono";
import * as z from "zod";
import type { LineAccount } from "./account.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const pushBody = z.object({
  to: z.string(),
  messages: z.tuple([
    z.object({ type: z.literal("text"), text: z.string().min(1).max(5000) }),
  ]),
});

/** What LINE answers a push, by what became of it (developers.line.biz). */
const ANSWERS = {
  "taken": [200, {}],
  "taken before": [409, { message: "The retry key is already accepted" }],
  "spent": [429, { message: "You have reached your monthly limit." }],
  "unknown": [400, { message: "Failed to send messages" }],
} as const;

/** `/v2/bot`: the part of LINE's Messaging API that the AI service uses. */
export function api(account: LineAccount, token: string): Hono {
  return new Hono()
    .use(async (c, next) => {
      if (c.req.header("authorization") !== `Bearer ${token}`) {
        return c.json({ message: "Authentication failed" }, 401);
      }
      return account.switches.down ? internalError(c) : await next();
    })
    .post("/message/push", (c) => push(c, account))
    .get(
      "/message/quota",
      (c) => c.json({ type: "limited", value: account.monthlyLimit }),
    )
    .get(
      "/message/quota/consumption",
      (c) => c.json({ totalUsage: account.used }),
    )
    .get("/info", (c) => c.json({ basicId: "@demo" }))
    .get("/profile/:userId", (c) => profile(c, account));
}

async function push(c: Context, account: LineAccount) {
  const retryKey = c.req.header("x-line-retry-key");
  const body = pushBody.safeParse(await c.req.json().catch(() => null));
  if (!body.success || (retryKey !== undefined && !UUID.test(retryKey))) {
    return c.json({ message: "The request body has 1 error(s)" }, 400);
  }
  const { to, messages: [{ text }] } = body.data;
  const outcome = account.push({ to, text, retryKey });
  if (account.switches.lostAnswers) return internalError(c);
  const [status, answer] = ANSWERS[outcome];
  return c.json(answer, status);
}

/** Of friends alone; who has blocked the account is not found either. */
function profile(c: Context, account: LineAccount) {
  const person = account.people.get(c.req.param("userId") ?? "");
  if (person?.relation !== "friend") {
    return c.json({ message: "Not found" }, 404);
  }
  return c.json({ userId: person.id, displayName: person.name });
}

function internalError(c: Context) {
  return c.json({ message: "Internal server error" }, 500);
}
