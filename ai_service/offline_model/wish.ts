import type { Conversation, Turn } from "./conversation.ts";
import { readWhen, type Today, todayIn } from "./dates.ts";
import { type Intent, readIntent } from "./intents.ts";
import { namesService } from "./names.ts";

/** Jobs that can take several messages. */
export type TaskKind = "book" | "open" | "cancel" | "move" | "order";

/** A job and everything that was said about it, oldest first. */
export interface Task {
  kind: TaskKind;
  texts: string[];
}

/** What the current message is about. */
export type Wish =
  | { kind: "task"; task: Task }
  | { kind: "question"; intent: Exclude<Intent, TaskKind | "yes"> }
  | { kind: "unclear" };

const TASKS: ReadonlySet<string> = new Set(
  ["book", "open", "cancel", "move", "order"] satisfies TaskKind[],
);

/** Reads the whole conversation for what its last message is about. */
export function readWish(conversation: Conversation): Wish {
  const today = todayIn(conversation.now, conversation.timeZone);
  let task: Task | undefined;
  let wish: Wish = { kind: "unclear" };
  for (const turn of conversation.turns) {
    wish = hear(turn.text, task, today);
    task = wish.kind === "task" ? wish.task : task;
    const isDropped = wish.kind === "question" && wish.intent === "no";
    if (isDropped || isDone(turn)) task = undefined;
  }
  return wish;
}

function hear(text: string, task: Task | undefined, today: Today): Wish {
  const intent = readIntent(text);
  if (intent === "yes") return agree(task);
  if (intent === undefined) return continueTask(text, task, today);
  if (!isTask(intent)) return { kind: "question", intent };
  const isSameMatter = task && isBooking(task.kind) && isBooking(intent);
  const before = isSameMatter ? task.texts : [];
  return { kind: "task", task: { kind: intent, texts: [...before, text] } };
}

function isTask(intent: Intent): intent is TaskKind {
  return TASKS.has(intent);
}

/** Asking for open times and booking one are steps of the same matter. */
function isBooking(kind: TaskKind): boolean {
  return kind === "book" || kind === "open";
}

/** "Yes" to open times means to book. */
function agree(task: Task | undefined): Wish {
  if (!task) return { kind: "unclear" };
  const kind = task.kind === "open" ? "book" : task.kind;
  return { kind: "task", task: { ...task, kind } };
}

function continueTask(
  text: string,
  task: Task | undefined,
  today: Today,
): Wish {
  const when = readWhen(text, today);
  const isAboutTime = Object.keys(when).length > 0;
  if (task) {
    // A time after open times were shown is a choice among them.
    const isChoice = task.kind === "open" && when.minutesOfDay !== undefined &&
      !text.includes("?");
    const kind = isChoice ? "book" : task.kind;
    return { kind: "task", task: { kind, texts: [...task.texts, text] } };
  }
  return isAboutTime || namesService(text)
    ? { kind: "task", task: { kind: "book", texts: [text] } }
    : { kind: "unclear" };
}

/** A job is done once something was changed by it. */
function isDone({ results }: Turn): boolean {
  return results.some(({ tool, outcome }) => outcome.ok && isWrite(tool));
}

/** Whether the tool is one of those that change something here. */
export function isWrite(tool: string): boolean {
  return /_(?:create|update|delete)$/.test(tool);
}
