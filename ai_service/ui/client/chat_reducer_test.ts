import { assertEquals } from "@std/assert";
import type {
  ApprovalEvent,
  ChatMessage,
  ConversationView,
  StreamEvent,
} from "../../conversation/events.ts";
import { isToldAtField } from "./approvals.ts";
import { type ChatAction, reduceChat } from "./chat_reducer.ts";
import {
  type ChatState,
  initialChat,
  takesDecisions,
  waitingApprovals,
} from "./chat_state.ts";

const at = "2026-11-27T06:00:00.000Z";

const approval: ApprovalEvent = {
  approvalId: "a1",
  revision: 1,
  state: "pending",
  tool: "booking_create",
  args: { serviceId: "svc_1", start: "2026-11-27T15:00:00+09:00" },
  title: "Confirm your booking",
  summary: "Book a haircut.",
  details: [],
  expiresAt: at,
};

const NOTE = {
  path: "note",
  type: "long_text",
  label: "Note",
  value: null,
} as const;

const question: ChatMessage = {
  id: "01A",
  role: "user",
  text: "Hello",
  parts: [{ type: "text", text: "Hello" }],
  createdAt: at,
};

const waiting: ChatMessage = {
  id: "01B",
  role: "assistant",
  text: "",
  parts: [{ type: "approval", approval }],
  createdAt: at,
  status: "awaiting_approval",
};

const view: ConversationView = {
  conversation: { id: "cnv_1", title: "Hello", createdAt: at, updatedAt: at },
  messages: [question, waiting],
  pendingApprovals: [approval],
  activeRunId: null,
  nextCursor: null,
};

const run: StreamEvent = { id: 1, event: "run", data: { runId: "run_1" } };
const token = (id: number, text: string): StreamEvent => ({
  id,
  event: "token",
  data: { text },
});
const tool = (
  id: number,
  status: "running" | "succeeded",
): StreamEvent => ({
  id,
  event: "tool",
  data: { id: "t1", name: "booking_slots", args: {}, status },
});
const event = (one: StreamEvent): ChatAction => ({ type: "event", event: one });

const snapshot = (data: ConversationView): ChatAction => ({
  type: "live",
  event: { event: "snapshot", data },
});

function after(start: ChatState, ...actions: ChatAction[]): ChatState {
  return actions.reduce(reduceChat, start);
}

const cases: [string, () => unknown, unknown][] = [
  [
    "a sent message shows at once",
    () => {
      const { messages, phase } = after(initialChat(null), {
        type: "sent",
        text: "Hi",
        at,
      });
      return [messages.map(({ text }) => text), phase];
    },
    [["Hi"], "sending"],
  ],
  [
    "a message that was not taken leaves the page and says so",
    () => {
      const state = after(
        initialChat(null),
        { type: "sent", text: "Hi", at },
        { type: "unsent", failure: { code: "network", requestId: "" } },
      );
      return [state.messages, state.phase, state.unsent, state.failure?.code];
    },
    [[], "idle", true, "network"],
  ],
  [
    "tokens grow one text",
    () =>
      after(
        initialChat(null),
        event(run),
        event(token(2, "a")),
        event(token(3, "b")),
      ).live,
    [{ type: "text", text: "ab" }],
  ],
  [
    "an event that comes twice counts once",
    () =>
      after(
        initialChat(null),
        event(run),
        event(token(2, "a")),
        event(token(2, "a")),
      ).live,
    [{ type: "text", text: "a" }],
  ],
  [
    "a run told again from its start counts once",
    () =>
      after(
        initialChat(null),
        event(run),
        event(token(2, "a")),
        event(run),
        event(token(2, "a")),
        event(token(3, "b")),
      ).live,
    [{ type: "text", text: "ab" }],
  ],
  [
    "another run starts counting anew",
    () =>
      after(
        initialChat(null),
        event(run),
        event(token(2, "a")),
        event({ id: 3, event: "done", data: { status: "completed" } }),
        event({ id: 1, event: "run", data: { runId: "run_2" } }),
        event(token(2, "b")),
      ).live,
    [{ type: "text", text: "b" }],
  ],
  [
    "a tool's card is updated in its place",
    () =>
      after(
        initialChat(null),
        event(run),
        event(tool(2, "running")),
        event(token(3, "a")),
        event(tool(4, "succeeded")),
      ).live.map((part) => part.type === "tool" ? part.tool.status : part.type),
    ["succeeded", "text"],
  ],
  [
    "the whole message takes the place of what streamed in",
    () => {
      const state = after(
        initialChat(null),
        event(run),
        event(token(2, "a")),
        event({ id: 3, event: "message", data: waiting }),
      );
      return [state.messages, state.live];
    },
    [[waiting], []],
  ],
  [
    "the service's copy of the person's message takes the place of ours",
    () =>
      after(
        initialChat(null),
        { type: "sent", text: "Hello", at },
        event(run),
        event({ id: 2, event: "message", data: question }),
      ).messages,
    [question],
  ],
  [
    "what streamed in stays when a run ends without a message",
    () => {
      const state = after(
        initialChat(view),
        event(run),
        event(token(2, "half")),
        event({ id: 3, event: "done", data: { status: "stopped" } }),
      );
      return [
        state.messages.at(-1)?.text,
        state.messages.at(-1)?.status,
        state.phase,
        state.outcome,
      ];
    },
    ["half", "stopped", "idle", "stopped"],
  ],
  [
    "a model that is slow says so until it goes on",
    () => {
      const slow = after(
        initialChat(null),
        event(run),
        event({ id: 2, event: "waiting", data: { reason: "slow" } }),
      );
      const goesOn = after(slow, event(token(3, "At ten.")));
      return [slow.waiting, slow.phase, goesOn.waiting];
    },
    ["slow", "running", null],
  ],
  [
    "text that turns out to be a thought leaves the page",
    () => {
      const state = after(
        initialChat(null),
        event(run),
        event(token(2, "They want")),
        event({ id: 3, event: "retract", data: {} }),
        event(token(4, "At ten.")),
      );
      return state.live;
    },
    [{ type: "text", text: "At ten." }],
  ],
  [
    "a run that fails says why and ends",
    () => {
      const state = after(
        initialChat(null),
        event(run),
        event({
          id: 2,
          event: "error",
          data: { code: "run_failed", error: "" },
        }),
        event({ id: 3, event: "done", data: { status: "failed" } }),
      );
      return [state.failure?.code, state.outcome, state.phase];
    },
    ["run_failed", "failed", "idle"],
  ],
  [
    "stopping stays until the run says that it is done",
    () => {
      const state = after(
        initialChat(null),
        event(run),
        { type: "stopping" },
        event(token(2, "a")),
      );
      return [
        state.phase,
        after(
          state,
          event({ id: 3, event: "done", data: { status: "stopped" } }),
        ).phase,
      ];
    },
    ["stopping", "idle"],
  ],
  [
    "a lost connection shows until the next event",
    () => {
      const state = after(initialChat(null), event(run), {
        type: "disconnected",
      });
      return [state.phase, after(state, event(token(2, "a"))).phase];
    },
    ["reconnecting", "running"],
  ],
  [
    "approvals of the transcript wait",
    () => waitingApprovals(initialChat(view)),
    [approval],
  ],
  [
    "approvals of the answer being written wait as well, and only once",
    () =>
      waitingApprovals(
        after(
          initialChat(view),
          event(run),
          event({ id: 2, event: "approval", data: approval }),
          event({
            id: 3,
            event: "approval",
            data: { ...approval, approvalId: "a2" },
          }),
        ),
      ).map(({ approvalId }) => approvalId),
    ["a1", "a2"],
  ],
  [
    "an approved write no longer waits",
    () => {
      const state = after(initialChat(view), {
        type: "deciding",
        approvalId: "a1",
        decision: "approve",
      }, { type: "decided", approvalId: "a1" });
      return [
        waitingApprovals(state),
        state.deciding,
        state.messages.at(-1)?.parts,
      ];
    },
    [[], {}, [{
      type: "approval",
      approval: { ...approval, state: "approved" },
    }]],
  ],
  [
    "a card that was changed waits on as it is now, and can be decided",
    () => {
      const revised = { ...approval, revision: 2, summary: "Book at 16:00." };
      const state = after(initialChat(view), {
        type: "deciding",
        approvalId: "a1",
        decision: "edit",
      }, { type: "revised", approval: revised });
      return [waitingApprovals(state), takesDecisions(state)];
    },
    [[{ ...approval, revision: 2, summary: "Book at 16:00." }], true],
  ],
  [
    "what became of a write shows on the card that asked for it",
    () => {
      const done = { ...approval, state: "done" as const };
      const told = event({ id: 2, event: "approval", data: done });
      const state = after(initialChat(view), event(run), told);
      return [state.messages.at(-1)?.parts, state.live];
    },
    [[{ type: "approval", approval: { ...approval, state: "done" } }], []],
  ],
  [
    "decisions are taken one by one, and only while no run is under way",
    () => {
      const deciding = after(initialChat(view), {
        type: "deciding",
        approvalId: "a1",
        decision: "approve",
      });
      const decided = after(deciding, { type: "decided", approvalId: "a1" });
      return [initialChat(view), deciding, decided].map(takesDecisions);
    },
    [true, false, false],
  ],
  [
    "a declined write says so",
    () =>
      after(initialChat(view), {
        type: "deciding",
        approvalId: "a1",
        decision: "reject",
      }, { type: "decided", approvalId: "a1" }).messages.at(-1)?.parts,
    [{ type: "approval", approval: { ...approval, state: "rejected" } }],
  ],
  [
    "a decision that was not taken can be taken again",
    () => {
      const state = after(initialChat(view), {
        type: "deciding",
        approvalId: "a1",
        decision: "approve",
      }, {
        type: "undecided",
        approvalId: "a1",
        failure: { code: "network", requestId: "" },
      });
      return [
        waitingApprovals(state).length,
        state.deciding,
        state.unsent,
        state.failure,
      ];
    },
    [1, {}, false, { code: "network", requestId: "", approvalId: "a1" }],
  ],
  [
    "a refusal is told at the field that it names, where the card has that field",
    () =>
      ["note", "start", undefined].map((field) =>
        isToldAtField(after(
          initialChat({
            ...view,
            messages: view.messages.map((message) => ({
              ...message,
              parts: message.parts.map((part) =>
                part.type === "approval"
                  ? { ...part, approval: { ...approval, fields: [NOTE] } }
                  : part
              ),
            })),
          }),
          {
            type: "undecided",
            approvalId: "a1",
            failure: {
              code: "invalid_input",
              requestId: "req_1",
              ...(field !== undefined && { field }),
            },
          },
        ))
      ),
    [true, false, false],
  ],
  [
    "earlier messages come before, and stay when the conversation is read again",
    () => {
      const first = { ...question, id: "00A" };
      const state = after(
        initialChat({ ...view, nextCursor: "01A" }),
        {
          type: "earlier",
          view: { ...view, messages: [first], nextCursor: null },
        },
        snapshot({ ...view, nextCursor: "01A" }),
      );
      return [state.messages.map(({ id }) => id), state.earlierCursor];
    },
    [["00A", "01A", "01B"], null],
  ],
  [
    "a conversation read again drops what only the page knew",
    () =>
      after(
        initialChat(null),
        { type: "sent", text: "Hello", at },
        event(run),
        event(token(2, "a")),
        event({ id: 3, event: "done", data: { status: "completed" } }),
        snapshot(view),
      ).messages,
    [question, waiting],
  ],
  [
    "a page made while a run is under way starts busy",
    () => initialChat({ ...view, activeRunId: "run_1" }).phase,
    "running",
  ],
];

for (const [name, actual, expected] of cases) {
  Deno.test(`chat: ${name}`, () => assertEquals(actual(), expected));
}
