import { ApiError } from "../../shared/http/errors.ts";
import { McpUnavailableError } from "../agent/mcp_client.ts";
import type { Preview, PreviewOutcome } from "../agent/preview.ts";
import { refusalIn } from "../agent/refusal_words.ts";
import type { ToolError } from "../agent/tool_outcome.ts";
import type { ToolArguments } from "../agent/turn.ts";
import type { Actor } from "../conversation/actor.ts";
import type { Locale } from "../../shared/ui/locale.ts";
import type { RunDeps } from "./deps.ts";
import type { RunTokens } from "./run_tokens.ts";
import { retryAfter } from "./tool_refusal.ts";

/** A write that is not made. */
export interface WriteToPreview {
  name: string;
  args: ToolArguments;
}

/**
 * The preview of a write that the person asks for, in their language.
 *
 * @throws {ApiError} 400 `invalid_input` where the server would refuse it, 503
 *   `preview_unavailable` where the preview cannot be had.
 */
export async function previewWrite(
  deps: RunDeps,
  actor: Actor,
  tokens: RunTokens,
  write: WriteToPreview,
): Promise<Preview> {
  const outcome = await preview(deps, actor, tokens, write);
  switch (outcome.status) {
    case "unavailable":
      throw unavailable(outcome.retryAfterSeconds);
    case "refused":
      throw refusal(outcome.error, actor.locale);
    case "ok":
      return outcome.preview;
  }
}

async function preview(
  { mcp }: RunDeps,
  { locale }: Actor,
  tokens: RunTokens,
  { name, args }: { name: string; args: Record<string, unknown> },
): Promise<PreviewOutcome> {
  try {
    const tools = await mcp.listTools(tokens.service, locale);
    const tool = tools.find((tool) => tool.name === name);
    if (!tool) return { status: "unavailable" };
    const token = await tokens.read();
    return await mcp.previewTool({ tool, args, token, locale });
  } catch (error) {
    if (!(error instanceof McpUnavailableError)) throw error;
    return { status: "unavailable" };
  }
}

/**
 * The answer to bad arguments, whatever code the server gives them. Its sentence
 * is for the person, and says what the shop refuses.
 */
function refusal(
  { code, error, details }: ToolError,
  locale: Locale,
): ApiError {
  if (code === "not_allowed") return unavailable();
  // The page itself says of bad input which field it is.
  const sentence = code === "invalid_input" ? error : refusalIn(locale, {
    code,
    details,
  }) ?? refusalIn(locale, { code: "invalid_input" })!;
  return new ApiError(sentence, {
    status: 400,
    code: "invalid_input",
    details: { ...(details as object | undefined), reason: code },
  });
}

function unavailable(seconds?: number): ApiError {
  return new ApiError(
    "The shop's system could not be asked; please try again",
    {
      status: 503,
      code: "preview_unavailable",
      headers: retryAfter(seconds),
    },
  );
}
