// Every key of the store is built here and listed in KEYS.md.
import type { Key, KeyPart } from "./kv.ts";

/** Written and read by readiness checks. */
export const PROBE_KEY: Key = ["probe"];

/** The last good copy of what the shop says of itself. */
export const SHOP_KEY: Key = ["shop"];

/** The LINE account's quota of the month and its use, as last read. */
export const LINE_QUOTA_KEY: Key = ["line_quota"];

/** The builds of the site whose assets are kept. */
export const ASSET_BUILDS_KEY: Key = ["asset"];

/** All assets of one build. */
export function assetsPrefix(buildId: string): Key {
  return ["asset", buildId];
}

export function assetKey(buildId: string, path: string): Key {
  return [...assetsPrefix(buildId), path];
}

/** @param part Counted from 0. */
export function assetPartKey(
  buildId: string,
  path: string,
  part: number,
): Key {
  return [...assetKey(buildId, path), part];
}

export function sessionKey(hash: string): Key {
  return ["session", hash];
}

/** @param provider Name of the identity provider, e.g. `google`. */
export function loginKey(provider: string, sub: string): Key {
  return ["login", provider, sub];
}

/** All data of one user. */
export function userPrefix(userId: string): Key {
  return ["user", userId];
}

export function profileKey(userId: string): Key {
  return ["user", userId, "profile"];
}

export function sessionEpochKey(userId: string): Key {
  return ["user", userId, "session_epoch"];
}

/** The user's last sign-out everywhere, as far as it concerns tokens. */
export function tokensEndedKey(userId: string): Key {
  return ["user", userId, "tokens_ended"];
}

/** The user's sessions by their hashes, which `sessionKey` takes. */
export function userSessionsPrefix(userId: string): Key {
  return ["user", userId, "session"];
}

export function userSessionKey(userId: string, hash: string): Key {
  return [...userSessionsPrefix(userId), hash];
}

export function mcpTokensPrefix(userId: string): Key {
  return ["user", userId, "mcp_token"];
}

export function mcpTokenKey(userId: string, jti: string): Key {
  return [...mcpTokensPrefix(userId), jti];
}

/** How much the user has used of the limits. */
export function usageKey(userId: string): Key {
  return ["user", userId, "usage"];
}

export function conversationsPrefix(userId: string): Key {
  return ["user", userId, "conversation"];
}

export function conversationKey(userId: string, conversationId: string): Key {
  return [...conversationsPrefix(userId), conversationId];
}

/** Changes with everything that a page of the conversation shows. */
export function conversationHeadKey(
  userId: string,
  conversationId: string,
): Key {
  return ["user", userId, "conversation_head", conversationId];
}

/** Conversations by their last change; list it in reverse. */
export function conversationOrderPrefix(userId: string): Key {
  return ["user", userId, "conversation_order"];
}

/** @param updatedAt ISO 8601 in UTC, so that text order is time order. */
export function conversationOrderKey(
  userId: string,
  updatedAt: string,
  conversationId: string,
): Key {
  return [...conversationOrderPrefix(userId), updatedAt, conversationId];
}

export function messagesPrefix(userId: string, conversationId: string): Key {
  return ["user", userId, "message", conversationId];
}

/** @param messageId A ULID, so that key order is time order. */
export function messageKey(
  userId: string,
  conversationId: string,
  messageId: string,
): Key {
  return [...messagesPrefix(userId, conversationId), messageId];
}

/** Parts of the conversation that were replaced by another branch. */
export function variantsPrefix(userId: string, conversationId: string): Key {
  return ["user", userId, "variant", conversationId];
}

/** @param variantId A ULID, so that key order is time order. */
export function variantKey(
  userId: string,
  conversationId: string,
  variantId: string,
): Key {
  return [...variantsPrefix(userId, conversationId), variantId];
}

/** The messages of all variants of a conversation. */
export function allVariantMessagesPrefix(
  userId: string,
  conversationId: string,
): Key {
  return ["user", userId, "variant_message", conversationId];
}

export function variantMessagesPrefix(
  userId: string,
  conversationId: string,
  variantId: string,
): Key {
  return [...allVariantMessagesPrefix(userId, conversationId), variantId];
}

export function variantMessageKey(
  userId: string,
  conversationId: string,
  { variantId, messageId }: { variantId: string; messageId: string },
): Key {
  return [
    ...variantMessagesPrefix(userId, conversationId, variantId),
    messageId,
  ];
}

/** The leases of all of a user's conversations. */
export function leasesPrefix(userId: string): Key {
  return ["user", userId, "lease"];
}

export function leaseKey(userId: string, conversationId: string): Key {
  return [...leasesPrefix(userId), conversationId];
}

/** The fences of all of a user's conversations. */
export function fencesPrefix(userId: string): Key {
  return ["user", userId, "fence"];
}

export function fenceKey(userId: string, conversationId: string): Key {
  return [...fencesPrefix(userId), conversationId];
}

/** The runs of all of a user's conversations. */
export function runsPrefix(userId: string): Key {
  return ["user", userId, "run"];
}

export function runKey(userId: string, runId: string): Key {
  return [...runsPrefix(userId), runId];
}

export function runHeadKey(userId: string, runId: string): Key {
  return ["user", userId, "run_head", runId];
}

export function runEventsPrefix(userId: string, runId: string): Key {
  return ["user", userId, "run_event", runId];
}

/** @param sequence Counted from 1; numbers sort by value. */
export function runEventKey(
  userId: string,
  runId: string,
  sequence: number,
): Key {
  return [...runEventsPrefix(userId, runId), sequence];
}

export function stopKey(userId: string, runId: string): Key {
  return ["user", userId, "stop", runId];
}

/** The approvals of all of a user's conversations. */
export function allApprovalsPrefix(userId: string): Key {
  return ["user", userId, "approval"];
}

export function approvalsPrefix(userId: string, conversationId: string): Key {
  return [...allApprovalsPrefix(userId), conversationId];
}

export function approvalKey(
  userId: string,
  conversationId: string,
  approvalId: string,
): Key {
  return [...approvalsPrefix(userId, conversationId), approvalId];
}

/** The writes of the agent's newest pause. */
export function approvalBatchKey(userId: string, conversationId: string): Key {
  return ["user", userId, "approval_batch", conversationId];
}

/** The cards of taps that may still wait. */
export function openTapsKey(userId: string, conversationId: string): Key {
  return ["user", userId, "open_taps", conversationId];
}

/** Taps that the agent was not told of. */
export function tapsPrefix(userId: string, conversationId: string): Key {
  return ["user", userId, "tap", conversationId];
}

/** @param messageId Of the message that answers the tap. */
export function tapKey(
  userId: string,
  conversationId: string,
  messageId: string,
): Key {
  return [...tapsPrefix(userId, conversationId), messageId];
}

/** Checkpoints of all of a user's threads. */
export function checkpointsPrefix(userId: string): Key {
  return ["user", userId, "checkpoint"];
}

/** The agent's checkpointer defines the parts below it. */
export function checkpointKey(
  userId: string,
  threadId: string,
  ...parts: KeyPart[]
): Key {
  return [...checkpointsPrefix(userId), threadId, ...parts];
}

/** Work of a user that goes on by itself. */
export function duePrefix(userId: string): Key {
  return ["user", userId, "due"];
}

/** @param id An approval's, a conversation's or a user's, as the kind says. */
export function dueKey(userId: string, kind: string, id: string): Key {
  return [...duePrefix(userId), kind, id];
}

/** Writes whose outcome the agent was not told, because nobody knew it. */
export function untoldPrefix(userId: string, conversationId: string): Key {
  return ["user", userId, "untold", conversationId];
}

export function untoldKey(
  userId: string,
  conversationId: string,
  approvalId: string,
): Key {
  return [...untoldPrefix(userId, conversationId), approvalId];
}

/** The checkouts of a user's orders. */
export function paymentKey(userId: string, orderId: string): Key {
  return ["user", userId, "payment", orderId];
}

/** @param eventId As the payment provider names it. */
export function paymentEventKey(userId: string, eventId: string): Key {
  return ["user", userId, "payment_event", eventId];
}

/** What the user wants to be told, and how. */
export function noticeSettingsKey(userId: string): Key {
  return ["user", userId, "notice_settings"];
}

/** Whether the user is a friend of the shop's LINE account. */
export function lineFriendKey(userId: string): Key {
  return ["user", userId, "line_friend"];
}

/** How a notice was tried. */
export function noticeAttemptKey(userId: string, noticeId: string): Key {
  return ["user", userId, "notice_attempt", noticeId];
}
