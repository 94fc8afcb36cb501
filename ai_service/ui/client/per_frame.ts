import type { ChatAction } from "./chat_reducer.ts";

/**
 * Takes the tokens of an answer in once a frame, however fast they come: each
 * taking-in renders, and what a person types waits behind that. Anything else is
 * taken in at once, behind the tokens before it.
 */
export function tokensPerFrame(
  dispatch: (action: ChatAction) => void,
  requestFrame: (callback: () => void) => void,
): (action: ChatAction) => void {
  let waiting: TokenAction | null = null;
  const flush = () => {
    const action = waiting;
    waiting = null;
    if (action) dispatch(action);
  };
  return (action) => {
    if (!isToken(action)) {
      flush();
      return dispatch(action);
    }
    if (!waiting) requestFrame(flush);
    waiting = waiting ? joined(waiting, action) : action;
  };
}

type EventAction = Extract<ChatAction, { type: "event" }>;
type TokenAction = EventAction & {
  event: Extract<EventAction["event"], { event: "token" }>;
};

function isToken(action: ChatAction): action is TokenAction {
  return action.type === "event" && action.event.event === "token";
}

/** Both tokens as one, which has the number of the later. */
function joined(first: TokenAction, { event }: TokenAction): TokenAction {
  const text = first.event.data.text + event.data.text;
  return { type: "event", event: { ...event, data: { text } } };
}
