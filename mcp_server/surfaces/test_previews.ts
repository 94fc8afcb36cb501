import type { z } from "zod";
import type { Locale } from "../../shared/ui/locale.ts";
import {
  isPreviewable,
  operationName,
  type PreviewableOperation,
  writeProcedureFor,
} from "../operation/operation.ts";
import type { Preview } from "../operation/preview.ts";
import { operations } from "../slices.ts";
import type { TestApp } from "../test_app.ts";
import { type Answer, post, routeOf, type ToolCall } from "./test_calls.ts";

/** A write by users or by staff. */
export interface Write {
  /** Its name, e.g. `booking_create`. */
  name: string;
  by: "user" | "staff";
  operation: PreviewableOperation;
  input: z.ZodObject;
}

/** Every write of all slices, for each kind of caller that it has. */
export const writes: readonly Write[] = operations
  .filter(isPreviewable)
  .flatMap((operation) =>
    (["user", "staff"] as const).flatMap((by) => {
      const input = writeProcedureFor(operation, by)?.input;
      return input
        ? [{ name: operationName(operation), by, operation, input }]
        : [];
    })
  );

/** A customer's token, and the `Cookie` header of a signed-in admin. */
export interface Credentials {
  token: string;
  cookie: string;
}

/** A request for a write or its preview. */
export interface SentWrite {
  /** The arguments, or their JSON. */
  args: unknown;
  locale?: Locale;
}

/** Calls the operation's preview over REST with a token. */
export function callPreview(
  app: Pick<TestApp, "fetch">,
  name: string,
  { args = {}, ...options }: ToolCall,
): Promise<Answer> {
  return post(app, `/mcp/tools/${routeOf(name)}/preview`, args, options);
}

/** Requests the preview of a write. */
export function sendPreview(
  app: TestApp,
  write: Pick<Write, "name" | "by">,
  as: Credentials,
  sent: SentWrite,
): Promise<Answer> {
  return send(app, { ...write, path: "/preview" }, as, sent);
}

/** Sends a write. */
export function sendWrite(
  app: TestApp,
  write: Pick<Write, "name" | "by">,
  as: Credentials,
  sent: SentWrite,
): Promise<Answer> {
  return send(app, { ...write, path: "" }, as, sent);
}

function send(
  app: TestApp,
  { name, by, path }: Pick<Write, "name" | "by"> & { path: string },
  { token, cookie }: Credentials,
  { args, locale = "en" }: SentWrite,
): Promise<Answer> {
  const headers = { "accept-language": locale };
  const route = `${routeOf(name)}${path}`;
  return by === "user"
    ? post(app, `/mcp/tools/${route}`, args, { token, headers })
    : post(app, `/api/admin/${route}`, args, {
      headers: { ...headers, cookie, origin: app.deps.env.serverUrl },
    });
}

/** All texts of a preview, without its editable fields. */
export function textOf({ title, summary, details }: Preview): string {
  return [title, summary, detailsOf({ details })].join("\n");
}

/** The lines of a preview, each with its label. */
export function detailsOf({ details }: Pick<Preview, "details">): string {
  return details.map(({ label, value }) => `${label}: ${value}`).join("\n");
}

/**
 * The number of generated inputs: `few` by default, to save time, and `whole`
 * with `PREVIEWS=whole`. Prints which.
 */
export function testCount(
  what: string,
  { few, whole }: { few: number; whole: number },
): number {
  const isWhole = Deno.env.get("PREVIEWS") === "whole";
  const count = isWhole ? whole : few;
  console.log(
    isWhole
      ? `${count} ${what}, all of them`
      : `${count} of ${whole} ${what}; PREVIEWS=whole tests all`,
  );
  return count;
}
