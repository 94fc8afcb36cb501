import { ApiError } from "../../shared/http/errors.ts";
import { McpUnavailableError } from "../agent/mcp_client.ts";
import {
  type Preview,
  type PreviewOutcome,
  withoutTotal,
  withTotal,
} from "../agent/preview.ts";
import type { ToolError } from "../agent/tool_outcome.ts";
import type { ToolArguments } from "../agent/turn.ts";
import type { Actor } from "../conversation/actor.ts";
import { type ApprovalRecord, expiryOf } from "../conversation/approval.ts";
import type { RunDeps } from "./deps.ts";
import { RunTokens } from "./run_tokens.ts";

/** When to try again where the server does not say it, in seconds. */
const RETRY_AFTER_SECONDS = 5;

/**
 * The card with these arguments: with the preview of the write as it was
 * changed, the total that this preview says, and the next revision.
 *
 * @throws {ApiError} 400 `invalid_input` where the server would refuse the
 *   write, 503 `preview_unavailable` where the preview cannot be had.
 */
export async function previewEdit(
  deps: RunDeps,
  actor: Actor,
  conversationId: string,
  record: ApprovalRecord,
  edited: ToolArguments,
): Promise<ApprovalRecord> {
  const { approval } = record;
  const args = withoutTotal(edited);
  const tokens = new RunTokens(deps, actor, conversationId);
  const outcome = await preview(deps, actor, tokens, {
    name: approval.tool,
    args,
  });
  switch (outcome.status) {
    case "unavailable":
      throw unavailable(outcome.retryAfterSeconds);
    case "refused":
      throw refusal(outcome.error);
    case "ok":
      return withPreview(record, args, {
        preview: outcome.preview,
        now: deps.now(),
      });
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

function withPreview(
  record: ApprovalRecord,
  given: ToolArguments,
  { preview, now }: { preview: Preview; now: Date },
): ApprovalRecord {
  const { approvalId, revision, tool, state } = record.approval;
  const { validUntil: _, ...words } = preview;
  return {
    ...record,
    isEdited: true,
    approval: {
      approvalId,
      revision: revision + 1,
      tool,
      args: withTotal(given, preview),
      ...words,
      state,
      expiresAt: expiryOf(preview, now),
    },
  };
}

/** The answer to bad arguments, whatever code the server gives them. */
function refusal({ code, error, details }: ToolError): ApiError {
  if (code === "not_allowed") return unavailable();
  return new ApiError(error, {
    status: 400,
    code: "invalid_input",
    details: { ...(details as object | undefined), reason: code },
  });
}

function unavailable(seconds = RETRY_AFTER_SECONDS): ApiError {
  return new ApiError(
    "The shop's system could not be asked; please try again",
    {
      status: 503,
      code: "preview_unavailable",
      headers: { "Retry-After": String(Math.ceil(seconds)) },
    },
  );
}
