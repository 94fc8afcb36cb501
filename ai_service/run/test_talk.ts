import { assert, assertEquals } from "@std/assert";
import { Conversation } from "../conversation/conversation.ts";
import type { ApprovalEvent, StreamEvent } from "../conversation/events.ts";
import { followRun } from "./follow.ts";
import { postDecision, postMessage } from "./start_run.ts";
import { ACTOR, CONVERSATION, HANAKO, type TestChat } from "./test_chat.ts";

/** Posts a message as Hanako. */
export function say(chat: TestChat, text: string) {
  return postMessage(chat.deps, ACTOR, CONVERSATION, text);
}

/** Posts a message, and waits for what the agent asks to be approved. */
export async function ask(
  chat: TestChat,
  text: string,
): Promise<ApprovalEvent[]> {
  const { runId } = await say(chat, text);
  const events = await chat.events(runId);
  return events.flatMap((one) => one.event === "approval" ? [one.data] : []);
}

/** Posts a decision as Hanako. */
export function decide(
  chat: TestChat,
  approval: ApprovalEvent | undefined,
  body: unknown,
) {
  const approvalId = approval?.approvalId ?? "";
  const target = { conversationId: CONVERSATION, approvalId };
  return postDecision(chat.deps, ACTOR, target, body);
}

/** Approves, and waits for the end of the run that it starts. */
export async function approve(
  chat: TestChat,
  approval: ApprovalEvent | undefined,
): Promise<StreamEvent[]> {
  const { runId } = await decide(chat, approval, { decision: "approve" });
  return await chat.events(runId);
}

/** Stops a run, and waits until it has ended. */
export async function stop(chat: TestChat, runId: string): Promise<void> {
  assertEquals(await conversationOf(chat).stop(), runId);
  await chat.deps.runs.settled();
  assertEquals((await viewOf(chat)).activeRunId, null);
}

/** Waits for the first piece of a run's answer. */
export async function firstToken(chat: TestChat, runId: string): Promise<void> {
  const { signal } = new AbortController();
  const options = { conversationId: CONVERSATION, runId, after: 0, signal };
  for await (const { event } of followRun(chat.deps, ACTOR, options)) {
    if (event === "token") return;
  }
}

/** The conversation as its page shows it. */
export async function viewOf(chat: TestChat) {
  const view = await conversationOf(chat).view();
  assert(view);
  return view;
}

/** The state of each approval, in the order of the requests. */
export async function approvalStates(chat: TestChat): Promise<string[]> {
  const { messages } = await viewOf(chat);
  return messages.flatMap(({ parts }) =>
    parts.flatMap((part) => part.type === "approval" ? [part.state] : [])
  );
}

function conversationOf(chat: TestChat): Conversation {
  return new Conversation(chat.deps.kv, HANAKO.id, CONVERSATION);
}
