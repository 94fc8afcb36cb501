import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Failure } from "../client/chat_state.ts";
import type { TapOptions } from "../client/chat_session.ts";
import type { TapBody } from "../client/api.ts";

/** What can be done from the card of an answer. */
export interface ResultActions {
  /** False while the conversation takes nothing. */
  isOpen: boolean;
  /** Sends a message in the person's words. */
  say(text: string): void;
  /** Makes a call without the model; resolves to why it was refused, or null. */
  tap(body: TapBody, options?: TapOptions): Promise<Failure | null>;
  /** Reads by a tool, past the conversation. */
  read(tool: string, args?: Record<string, unknown>): Promise<unknown>;
  /** Whether orders can be paid online. */
  hasPayments: boolean;
  /** Begins a payment; resolves to the address of its page. Throws `ApiFailure`. */
  pay(orderId: string): Promise<string>;
  /** Changes with each message and decision; what can change by then is read again. */
  revision: unknown;
  /** Whether the cards are as they are now, so that they need not be read again. */
  areFresh?: boolean;
}

const Context = createContext<ResultActions>({
  isOpen: false,
  say() {},
  tap: () => Promise.resolve(null),
  read: () => Promise.resolve(null),
  hasPayments: false,
  pay: () => Promise.reject(new Error("There is no conversation")),
  revision: 0,
});

/** Gives the cards below what can be done. */
export const ResultActionsProvider = Context.Provider;

/** What can be done from here. */
export function useResultActions(): ResultActions {
  return useContext(Context);
}
