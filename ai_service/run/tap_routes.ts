import { Hono } from "hono";
import * as z from "zod";
import { invalidInput, notFound } from "../../shared/http/errors.ts";
import { readJson, readJsonObject } from "../../shared/http/json_body.ts";
import { parseInput } from "../../shared/http/parse_input.ts";
import { foldLine } from "../../shared/text/name.ts";
import { argumentsFit } from "../agent/arguments.ts";
import type { ToolArguments } from "../agent/turn.ts";
import { requireUser, type SignedInEnv } from "../auth/require_user.ts";
import { limitBody, privateResponses } from "../conversation/private_api.ts";
import {
  actorOf,
  idOf,
  type SignedInContext,
  targetOf,
} from "../conversation/request.ts";
import { callRead, findTool } from "./call_read.ts";
import type { RunDeps } from "./deps.ts";
import { RunTokens } from "./run_tokens.ts";
import { postTap } from "./tap.ts";
import { toolRefusal } from "./tool_refusal.ts";

const tapInput = z.strictObject({
  tool: z.string().min(1).max(64),
  args: z.record(z.string(), z.unknown()),
  saidAs: z.string().overwrite(foldLine).min(1).max(500),
});

/** Calls of tools without the model: in a conversation, and for pages. */
export function taps(deps: RunDeps): Hono<SignedInEnv> {
  return new Hono<SignedInEnv>()
    .use(
      "/conversations/:id/actions",
      requireUser(),
      privateResponses(),
      limitBody(),
    )
    .use("/tools/*", requireUser(), privateResponses(), limitBody())
    .post("/conversations/:id/actions", (c) => tap(c, deps))
    .post("/tools/:name", (c) => readTool(c, deps));
}

async function tap(c: SignedInContext, deps: RunDeps) {
  const { actor, conversationId } = targetOf(c);
  const request = parseInput(tapInput, await readJson(c.req.raw));
  requireSmall(request.args, "args");
  return c.json(await postTap(deps, actor, conversationId, request));
}

/** Writes are not found here: they need a card, and so a conversation. */
async function readTool(c: SignedInContext, deps: RunDeps) {
  const actor = actorOf(c);
  const name = idOf(c, "name", "Tool");
  const args = await readJsonObject(c.req.raw);
  requireSmall(args, "");
  const tokens = new RunTokens(deps, actor, null);
  const tool = await findTool(deps, actor, tokens, name);
  if (tool.kind !== "read") throw notFound("Tool");
  const outcome = await callRead(deps, tokens, { name, args });
  if (!outcome.ok) throw toolRefusal(outcome.error);
  return c.json({ result: outcome.result ?? null });
}

function requireSmall(args: ToolArguments, field: string): void {
  if (!argumentsFit(args)) {
    throw invalidInput(field, "The details are too long");
  }
}
