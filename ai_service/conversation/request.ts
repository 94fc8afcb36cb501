import type { Context } from "hono";
import { invalidInput, notFound } from "../../shared/http/errors.ts";
import { localeOf } from "../../shared/ui/locale.ts";
import type { SignedInEnv } from "../auth/require_user.ts";
import type { Kv } from "../store/kv.ts";
import type { Actor } from "./actor.ts";
import { Conversation } from "./conversation.ts";

/** The service's own ids are short; anything else is not looked up. */
export const ID = /^[\w-]{1,64}$/;

/** A request of somebody who is signed in. */
export type SignedInContext = Context<SignedInEnv>;

export function actorOf(c: SignedInContext): Actor {
  const { id, email, name } = c.var.session.user;
  return { user: { id, email, name }, locale: localeOf(c.req.raw) };
}

export function userIdOf(c: SignedInContext): string {
  return c.var.session.user.id;
}

/** The person who acts, and the conversation that the path names. */
export function targetOf(
  c: SignedInContext,
): { actor: Actor; conversationId: string } {
  return { actor: actorOf(c), conversationId: idOf(c) };
}

/** The conversation that the path names; it may not exist. */
export function conversationOf(c: SignedInContext, kv: Kv): Conversation {
  return new Conversation(kv, userIdOf(c), idOf(c));
}

/** @throws {ApiError} 404 where the path's part `name` is no id. */
export function idOf(
  c: SignedInContext,
  name = "id",
  what = "Conversation",
): string {
  const id = c.req.param(name) ?? "";
  if (!ID.test(id)) throw notFound(what);
  return id;
}

/**
 * The last event that a resuming reader has; undefined for a new one.
 *
 * @throws {ApiError} 400 where it has not this `form`.
 */
export function lastEventIdOf(
  c: SignedInContext,
  form: RegExp,
): string | undefined {
  const id = c.req.header("last-event-id");
  if (!id || form.test(id)) return id || undefined;
  throw invalidInput(
    "Last-Event-ID",
    "Last-Event-ID is not one of this stream",
  );
}

/** @throws {ApiError} 400 where the cursor has not this `form`. */
export function cursorOf(c: SignedInContext, form: RegExp): string | undefined {
  const cursor = c.req.query("cursor");
  if (!cursor || form.test(cursor)) return cursor;
  throw invalidInput("cursor", "The cursor is not one of this list");
}
