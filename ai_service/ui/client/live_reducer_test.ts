import { assertEquals } from "@std/assert";
import type {
  ApprovalEvent,
  ChatMessage,
  ConversationView,
  StreamEvent,
} from "../../conversation/events.ts";
import type { LiveEvent } from "../../conversation/live_events.ts";
import { type ChatAction, reduceChat } from "./chat_reducer.ts";
import { type ChatState, initialChat, waitingApprovals } from "./chat_state.ts";

const at = "2026-11-27T06:00:00.000Z";
const approval: ApprovalEvent = {
  approvalId: "a1",
  revision: 1,
  tool: "booking_create",
  args: {},
  title: "Book",
  summary: "Book 15:00",
  details: [],
  state: "pending",
  expiresAt: at,
};
const message = (
  id: string,
  role: "user" | "assistant",
  text: string,
): ChatMessage => ({
  id,
  role,
  text,
  parts: [{ type: "text", text }],
  createdAt: at,
});
const question = message("01A", "user", "Hello");
const card: ChatMessage = {
  ...message("01B", "assistant", ""),
  parts: [{ type: "approval", approval }],
};
const view: ConversationView = {
  conversation: { id: "cnv_1", title: "Hello", createdAt: at, updatedAt: at },
  messages: [question, card],
  pendingApprovals: [approval],
  activeRunId: null,
  nextCursor: null,
};
const run: StreamEvent = { id: 1, event: "run", data: { runId: "run_1" } };
const word: StreamEvent = { id: 2, event: "token", data: { text: "Good day" } };
const done: StreamEvent = {
  id: 3,
  event: "done",
  data: { status: "completed" },
};

const live = (event: LiveEvent): ChatAction => ({ type: "live", event });
const told = (data: ChatMessage) => live({ event: "message", data });
const snapshot = (data: ConversationView) => live({ event: "snapshot", data });
const event = (one: StreamEvent): ChatAction => ({ type: "event", event: one });
const after = (start: ChatState, ...actions: ChatAction[]) =>
  actions.reduce(reduceChat, start);
const texts = ({ messages }: ChatState) => messages.map(({ text }) => text);

const other = message("01C", "user", "Good evening");
const branch = { ...view, messages: [other] };

const cases: [string, () => unknown, unknown][] = [
  [
    "a branch that begins with the first message replaces all of them, also while an answer is written",
    () =>
      [initialChat(view), after(initialChat(view), event(run))]
        .map((start) => texts(after(start, snapshot(branch)))),
    [["Good evening"], ["Good evening"]],
  ],
  [
    "messages of earlier pages stay above a branch",
    () => {
      const paged = { ...branch, nextCursor: "01C" };
      return texts(after(initialChat(view), snapshot(paged)));
    },
    ["Hello", "", "Good evening"],
  ],
  [
    "a decision whose answer was lost is no failure once the card shows it",
    () => {
      const failure = { code: "network", requestId: "" };
      const lost: ChatAction = { type: "undecided", approvalId: "a1", failure };
      const state = after(initialChat(view), lost);
      const told = (state: ApprovalEvent["state"]) =>
        live({ event: "approval", data: { ...approval, state } });
      return (["pending", "done"] as const)
        .map((now) => after(state, told(now)).failure?.code);
    },
    ["network", undefined],
  ],
  [
    "a question stands before its answer, whichever is told first",
    () => {
      const sent: ChatAction = { type: "sent", text: "And?", at };
      const answer = message("01D", "assistant", "Yes.");
      const end: StreamEvent = { id: 2, event: "message", data: answer };
      const early = after(initialChat(view), sent, event(run), event(end));
      const late = after(early, told(message("01C", "user", "And?")));
      return [early, late].map(({ messages }) => messages.map(({ id }) => id));
    },
    [["01A", "01B", "optimistic", "01D"], ["01A", "01B", "01C", "01D"]],
  ],
  [
    "another tab's messages come in by time, each once",
    () => {
      const [first, second] = [
        message("01C", "user", "One"),
        message("01D", "assistant", "Two"),
      ];
      return texts(
        after(initialChat(view), told(second), told(first), told(second)),
      );
    },
    ["Hello", "", "One", "Two"],
  ],
  [
    "the service's copy of what was just sent takes the place of the page's own",
    () => {
      const sent = after(initialChat(view), { type: "sent", text: "Hi", at });
      return [
        texts(after(sent, told(message("01C", "user", "Other")))),
        texts(after(sent, told(message("01C", "user", "Hi")))),
      ];
    },
    [["Hello", "", "Other", "Hi"], ["Hello", "", "Hi"]],
  ],
  [
    "an answer that is still being written here is not shown twice",
    () => {
      const answer = message("01C", "assistant", "Good day");
      const writing = after(
        initialChat(view),
        event(run),
        event(word),
        told(answer),
      );
      return [texts(writing), texts(after(writing, event(done)))];
    },
    [["Hello", ""], ["Hello", "", "Good day"]],
  ],
  [
    "the whole answer takes the place of one that was cut off",
    () =>
      texts(after(
        initialChat(view),
        event(run),
        event(word),
        event(done),
        told(message("01C", "assistant", "Good day to you")),
      )),
    ["Hello", "", "Good day to you"],
  ],
  [
    "a card decided elsewhere waits no longer and says what became of it",
    () => {
      const state = after(
        initialChat(view),
        live({ event: "approval", data: { ...approval, state: "done" } }),
      );
      return [waitingApprovals(state), state.messages[1]?.parts];
    },
    [[], [{ type: "approval", approval: { ...approval, state: "done" } }]],
  ],
  [
    "a card of an answer that is kept back is kept up to date as well",
    () => {
      const state = after(
        initialChat({ ...view, messages: [question] }),
        event(run),
        told(card),
        live({ event: "approval", data: { ...approval, state: "rejected" } }),
        event(done),
      );
      return state.messages.at(-1)?.parts;
    },
    [{ type: "approval", approval: { ...approval, state: "rejected" } }],
  ],
  [
    "a decision of this page does not hide what has become of it",
    () => {
      const state = after(
        initialChat(view),
        { type: "deciding", approvalId: "a1", decision: "approve" },
        live({ event: "approval", data: { ...approval, state: "done" } }),
        { type: "decided", approvalId: "a1" },
      );
      return state.messages[1]?.parts;
    },
    [{ type: "approval", approval: { ...approval, state: "done" } }],
  ],
  [
    "a run's log that is read late does not bring a decided card back",
    () => {
      const done = { ...approval, state: "done" as const };
      const late = after(
        initialChat({ ...view, messages: [question] }),
        live({ event: "approval", data: done }),
        event(run),
        event({ id: 2, event: "approval", data: approval }),
        event({ id: 3, event: "message", data: card }),
      );
      return [waitingApprovals(late), late.messages.at(-1)?.parts];
    },
    [[], [{ type: "approval", approval: { ...approval, state: "done" } }]],
  ],
  [
    "a card that was changed elsewhere shows what it is now",
    () => {
      const changed = { ...approval, revision: 2, summary: "Book 16:00" };
      const state = after(
        initialChat(view),
        live({ event: "approval", data: changed }),
        event(run),
        event({ id: 2, event: "approval", data: approval }),
      );
      return waitingApprovals(state);
    },
    [{ ...approval, revision: 2, summary: "Book 16:00" }],
  ],
  [
    "the present state leaves a run alone that is under way here",
    () => {
      const state = after(
        initialChat(view),
        event(run),
        event(word),
        snapshot({ ...view, activeRunId: "run_1" }),
      );
      return [state.phase, state.live, texts(state)];
    },
    ["running", [{ type: "text", text: "Good day" }], ["Hello", ""]],
  ],
  [
    "a run that has just ended does not make the page busy again",
    () =>
      after(
        initialChat(view),
        event(run),
        event(done),
        snapshot({ ...view, activeRunId: "run_1" }),
      ).phase,
    "idle",
  ],
  [
    "a change of a message on an earlier page waits until it is loaded",
    () => {
      const start = initialChat({ ...view, nextCursor: "01A" });
      return texts(after(start, told(message("00A", "user", "Old"))));
    },
    ["Hello", ""],
  ],
  [
    "a deleted conversation says so",
    () =>
      after(initialChat(view), live({ event: "deleted", data: {} })).failure
        ?.code,
    "not_found",
  ],
];

for (const [name, actual, expected] of cases) {
  Deno.test(`live: ${name}`, () => assertEquals(actual(), expected));
}

Deno.test("branches that the live view told of stay when the run's own stream tells of the message", () => {
  const answer = message("01D", "assistant", "Good day");
  const branches = [{ id: "var_1", replacedAt: at }];
  const own: StreamEvent = { id: 3, event: "message", data: answer };
  const end: StreamEvent = { ...done, id: 4 };
  const start = initialChat({ ...view, messages: [question] });
  const orders = [
    [told({ ...answer, branches }), event(own), event(end)],
    [event(own), told({ ...answer, branches }), event(end)],
    [event(own), event(end), told({ ...answer, branches })],
  ];
  for (const order of orders) {
    const { messages } = after(start, event(run), event(word), ...order);
    assertEquals(messages, [question, { ...answer, branches }]);
  }
});
