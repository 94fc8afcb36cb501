import { bookOrTell } from "./book.ts";
import { cancel, listBookings, move } from "./change.ts";
import { type Conversation, currentTurn } from "./conversation.ts";
import { Desk, Interruption, say, type Step } from "./desk.ts";
import { reportChanges } from "./report.ts";
import { listProducts, listServices, order, tellPrice } from "./shop.ts";
import { readWish, type Task, type Wish } from "./wish.ts";

/** What to say, or which tools to ask for, next in this conversation. */
export function decide(conversation: Conversation): Step {
  const desk = new Desk(conversation);
  const report = reportChanges(desk);
  if (report !== undefined) return say(report);
  try {
    return fulfil(desk, readWish(conversation));
  } catch (error) {
    if (error instanceof Interruption) return withKnownTools(desk, error.step);
    throw error;
  }
}

function fulfil(desk: Desk, wish: Wish): Step {
  switch (wish.kind) {
    case "task":
      return withKnownTools(desk, carryOut(desk, wish.task));
    case "question":
      return answer(desk, wish.intent);
    case "unclear":
      return say(desk.phrases.unclear(desk.abilities));
  }
}

function carryOut(desk: Desk, task: Task): Step {
  switch (task.kind) {
    case "book":
    case "open":
      return bookOrTell(desk, task);
    case "cancel":
      return cancel(desk, task);
    case "move":
      return move(desk, task);
    case "order":
      return order(desk, task);
  }
}

function answer(
  desk: Desk,
  intent: (Wish & { kind: "question" })["intent"],
): Step {
  const { phrases, conversation } = desk;
  const { text } = currentTurn(conversation);
  switch (intent) {
    case "list":
      return listBookings(desk);
    case "services":
      return listServices(desk);
    case "price":
      return tellPrice(desk, text);
    case "products":
      return listProducts(desk, text);
    case "greet":
      return say(phrases.greeting(conversation.customer, desk.abilities));
    case "help":
      return say(phrases.help(desk.abilities));
    case "thanks":
      return say(phrases.thanks);
    case "no":
      return say(phrases.leftAlone);
  }
}

/** A tool that was not offered cannot be asked for. */
function withKnownTools(desk: Desk, step: Step): Step {
  const { tools } = desk.conversation;
  return step.asks.every(({ name }) => tools.has(name))
    ? step
    : say(desk.phrases.notOffered(desk.abilities));
}
