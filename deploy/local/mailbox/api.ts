import { type Context, Hono } from "hono";
import * as z from "zod";
import type { Mailbox } from "./mailbox.ts";

const mailBody = z.object({
  from: z.string().includes("@"),
  to: z.array(z.string().includes("@")).min(1),
  subject: z.string(),
  text: z.string(),
  headers: z.record(z.string(), z.string()).optional(),
  attachments: z.array(z.object({
    filename: z.string(),
    content: z.base64(),
    content_type: z.string().optional(),
  })).optional(),
});

/** `POST /emails`: the part of Resend's API that both services use. */
export function api(mailbox: Mailbox, apiKey: string): Hono {
  return new Hono().post("/emails", async (c) => {
    if (c.req.header("authorization") !== `Bearer ${apiKey}`) {
      return refuse(c, 401, "missing_api_key");
    }
    if (mailbox.isDown) return refuse(c, 500, "application_error");
    const body = mailBody.safeParse(await c.req.json().catch(() => null));
    if (!body.success) return refuse(c, 422, "validation_error");
    const key = c.req.header("idempotency-key");
    if (key !== undefined && key.length > 256) {
      return refuse(c, 400, "invalid_idempotency_key");
    }
    const id = mailbox.take(body.data as Parameters<Mailbox["take"]>[0], key);
    if (id === null) return refuse(c, 409, "invalid_idempotent_request");
    return c.json({ id });
  });
}

function refuse(c: Context, statusCode: number, name: string) {
  const answer = { statusCode, name, message: "The local mailbox refused it" };
  return c.json(answer, statusCode as 400);
}
