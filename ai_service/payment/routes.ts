import { Hono } from "hono";
import * as z from "zod";
import { readJson } from "../../shared/http/json_body.ts";
import { parseInput } from "../../shared/http/parse_input.ts";
import { requireUser, type SignedInEnv } from "../auth/require_user.ts";
import { limitBody, privateResponses } from "../conversation/private_api.ts";
import { actorOf, ID, type SignedInContext } from "../conversation/request.ts";
import { checkout } from "./checkout.ts";
import type { PaymentDeps } from "./deps.ts";
import { paymentUnavailable } from "./refusals.ts";

const checkoutInput = z.strictObject({
  orderId: z.string().regex(ID),
  conversationId: z.string().regex(ID).nullable().default(null),
});

/** `/api/payments`: what a person asks to pay. */
export function payments(deps: PaymentDeps): Hono<SignedInEnv> {
  return new Hono<SignedInEnv>()
    .use("/payments/*", requireUser(), privateResponses(), limitBody())
    .post("/payments/checkout", (c) => begin(c, deps));
}

async function begin(c: SignedInContext, deps: PaymentDeps) {
  const request = parseInput(checkoutInput, await readJson(c.req.raw));
  const { payment } = deps;
  if (!payment) throw paymentUnavailable();
  const url = await checkout({ ...deps, payment }, actorOf(c), request);
  return c.json({ url });
}
