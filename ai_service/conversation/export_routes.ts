import { Hono } from "hono";
import { invalidInput, notFound } from "../../shared/http/errors.ts";
import { requireUser, type SignedInEnv } from "../auth/require_user.ts";
import type { ConversationDeps } from "./deps.ts";
import { exportJson } from "./export_json.ts";
import { exportMarkdown } from "./export_markdown.ts";
import { streamOfText } from "./json_stream.ts";
import { privateResponses } from "./private_api.ts";
import { actorOf, idOf, type SignedInContext } from "./request.ts";
import { readSummary } from "./summary.ts";

/** Dependencies of exporting conversations. */
export interface ExportDeps extends Pick<ConversationDeps, "kv" | "now"> {
  /** IANA name of the business's time zone. */
  timeZone: string;
}

/** `/api/conversations/:id/export`: a conversation to keep. */
export function conversationExport(deps: ExportDeps): Hono<SignedInEnv> {
  const path = "/conversations/:id/export";
  return new Hono<SignedInEnv>()
    .use(path, requireUser(), privateResponses())
    .get(path, (c) => download(c, deps));
}

async function download(c: SignedInContext, { kv, now, timeZone }: ExportDeps) {
  const format = c.req.query("format") ?? "json";
  if (format !== "json" && format !== "markdown") {
    throw invalidInput("format", "The format is json or markdown");
  }
  const { user, locale } = actorOf(c);
  const ref = { userId: user.id, conversationId: idOf(c) };
  const { value: summary } = await readSummary(kv, ref);
  if (!summary) throw notFound("Conversation");
  const options = { summary, name: user.name, locale, timeZone, now: now() };
  return format === "json"
    ? attachment(c, exportJson(kv, ref, options), JSON_FILE)
    : attachment(c, exportMarkdown(kv, ref, options), MARKDOWN_FILE);
}

/** The kind of a file, and the name under which a browser keeps it. */
interface FileKind {
  name: string;
  type: string;
}

const JSON_FILE: FileKind = {
  name: "conversation.json",
  type: "application/json",
};
const MARKDOWN_FILE: FileKind = {
  name: "conversation.md",
  type: "text/markdown; charset=utf-8",
};

/** Answers with a file to be kept, while it is being made. */
export function attachment(
  c: SignedInContext,
  pieces: AsyncIterable<string>,
  { name, type }: FileKind,
): Response {
  return c.body(streamOfText(pieces), 200, {
    "Content-Type": type,
    "Content-Disposition": `attachment; filename="${name}"`,
  });
}
