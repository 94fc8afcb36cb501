import { assert, assertEquals } from "@std/assert";
import { Conversation } from "../conversation/conversation.ts";
import type { ApprovalEvent, StreamEvent } from "../conversation/events.ts";
import type { ToolArguments } from "../agent/turn.ts";
import { editCard } from "./edit_card.ts";
import { followRun } from "./follow.ts";
import { postDecision, postMessage } from "./start_run.ts";
import { postTap } from "./tap.ts";
import { ACTOR, CONVERSATION, HANAKO, type TestChat } from "./test_chat.ts";

/** Posts a message as Hanako. */
export function say(chat: TestChat, text: string) {
  return postMessage(chat.deps, ACTOR, CONVERSATION, text);
}

/** Taps as Hanako. */
export function tap(
  chat: TestChat,
  tool: string,
  args: ToolArguments,
  saidAs = `Tapped ${tool}`,
) {
  return postTap(chat.deps, ACTOR, CONVERSATION, { tool, args, saidAs });
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

/** Posts an approval or a rejection of the card as Hanako sees it. */
export function decide(
  chat: TestChat,
  approval: ApprovalEvent | undefined,
  decision: { decision: "approve" } | { decision: "reject"; reason?: string },
) {
  const approvalId = approval?.approvalId ?? "";
  const revision = approval?.revision ?? 1;
  return postDecision(chat.deps, ACTOR, CONVERSATION, {
    approvalId,
    decision: { ...decision, revision },
  });
}

/** Changes what the card asks for; it waits on. */
export function edit(
  chat: TestChat,
  approval: ApprovalEvent | undefined,
  args: ToolArguments,
): Promise<ApprovalEvent> {
  const approvalId = approval?.approvalId ?? "";
  const revision = approval?.revision ?? 1;
  const change = { approvalId, revision, args };
  return editCard(chat.deps, ACTOR, CONVERSATION, change);
}

/** Approves, and waits for the write and for the end of the run. */
export async function approve(
  chat: TestChat,
  approval: ApprovalEvent | undefined,
): Promise<StreamEvent[]> {
  const { runId } = await decide(chat, approval, { decision: "approve" });
  const events = await chat.events(runId);
  await chat.worker.settled();
  return events;
}

/** Stops a run, and waits until it has ended. */
export async function stop(chat: TestChat, runId: string): Promise<void> {
  assertEquals(await conversationOf(chat).stop(chat.deps.now()), runId);
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
  const view = await conversationOf(chat).view({
    now: chat.deps.now(),
  });
  assert(view);
  return view;
}

/** The state of each approval, in the order of the requests. */
export async function approvalStates(chat: TestChat): Promise<string[]> {
  const { messages } = await viewOf(chat);
  return messages.flatMap(({ parts }) =>
    parts.flatMap((part) =>
      part.type === "approval" ? [part.approval.state] : []
    )
  );
}

function conversationOf(chat: TestChat): Conversation {
  return new Conversation(chat.deps.kv, HANAKO.id, CONVERSATION);
}
