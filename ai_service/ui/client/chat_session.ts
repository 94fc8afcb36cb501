import {
  ApiFailure,
  type ChatApi,
  type DecisionBody,
  failureOf,
  type TapBody,
} from "./api.ts";
import type { ChatMessage, Feedback } from "../../conversation/events.ts";
import type { ChatAction } from "./chat_reducer.ts";
import type { Failure } from "./chat_state.ts";
import { readEvents } from "./event_stream.ts";
import { retryDelay } from "./retry_delay.ts";

/** Dependencies of a session on the page around it. */
export interface ChatSessionOptions {
  api: ChatApi;
  dispatch: (action: ChatAction) => void;
  now: () => Date;
  /** Waits before another try; may end early, e.g. when the network is back. */
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Loads what is needed to show these messages; never throws. */
  prepare: (messages: readonly ChatMessage[]) => Promise<void>;
  /** Told when the first message made the conversation. */
  onCreated: (id: string, firstText: string) => void;
  /** Told when the page may lack something that the service knows. */
  onOutdated: () => void;
}

/** How a tap is made. */
export interface TapOptions {
  /** Whether the card itself says why it was refused, where the person looks. */
  isToldHere?: boolean;
}

/** The place in a run up to which it was read. */
interface Position {
  runId: string | null;
  lastEventId: number;
  isOver: boolean;
}

/**
 * One conversation's talk with the service. Each run is followed through one
 * stream, which is taken up again wherever it breaks.
 */
export class ChatSession {
  #id: string | null;
  readonly #options: ChatSessionOptions;
  #following = new AbortController();
  #position: Position = { runId: null, lastEventId: 0, isOver: true };
  /** Number of requests under way that begin a run of this page's own. */
  #beginning = 0;

  /** `id` is null until the first message makes the conversation. */
  constructor(id: string | null, options: ChatSessionOptions) {
    this.#id = id;
    this.#options = options;
  }

  /** True once the service has the message; false leaves the text to the caller. */
  async send(text: string, replaces?: string): Promise<boolean> {
    const { api, dispatch, now } = this.#options;
    this.#following.abort();
    dispatch({ type: "sent", text, at: now().toISOString(), replaces });
    try {
      await this.#begin(async () =>
        await api.sendMessage(
          await this.#ensureConversation(text),
          text,
          replaces,
        )
      );
      return true;
    } catch (error) {
      if (await this.#arrivedAnyway(text, error)) return true;
      dispatch({ type: "unsent", failure: failureOf(error) });
      this.#options.onOutdated();
      return false;
    }
  }

  /**
   * Tells the service what the person decided, and follows what comes of it. A
   * card that was changed waits on, with what the service says of the change.
   */
  async decide(approvalId: string, body: DecisionBody): Promise<void> {
    const { api, dispatch } = this.#options;
    const id = this.#id;
    if (id === null) return;
    dispatch({ type: "deciding", approvalId, decision: body.decision });
    try {
      if (body.decision === "edit") {
        const approval = await api.editCard(id, approvalId, body);
        return dispatch({ type: "revised", approval });
      }
      await this.#begin(async () => {
        const response = await api.decide(id, approvalId, body);
        dispatch({ type: "decided", approvalId });
        return response;
      });
    } catch (error) {
      dispatch({ type: "undecided", approvalId, failure: failureOf(error) });
      // Another tab decided, or the answer was lost: the service knows.
      this.#options.onOutdated();
    }
  }

  /** Has the last message answered anew. */
  async regenerate(): Promise<void> {
    const { api, dispatch, onOutdated } = this.#options;
    const id = this.#id;
    if (id === null) return;
    dispatch({ type: "regenerating" });
    try {
      await this.#begin(() => api.regenerate(id));
    } catch (error) {
      dispatch({ type: "failed", failure: failureOf(error) });
      onOutdated();
    }
  }

  /** Rates an answer; null takes the rating back. */
  async rate(
    messageId: string,
    value: Feedback["value"] | null,
  ): Promise<void> {
    const { api, dispatch, now } = this.#options;
    if (this.#id === null) return;
    const feedback = value && { value, at: now().toISOString() };
    dispatch({ type: "rated", messageId, feedback });
    try {
      await api.rate(this.#id, messageId, value);
    } catch (error) {
      dispatch({ type: "failed", failure: failureOf(error) });
      this.#options.onOutdated();
    }
  }

  /** The messages of an earlier version of the conversation. */
  async viewBranch(branch: string): Promise<readonly ChatMessage[]> {
    if (this.#id === null) return [];
    return (await this.#options.api.viewBranch(this.#id, branch)).messages;
  }

  /** Makes a call without the model; resolves to why it was refused, or null. */
  async tap(
    body: TapBody,
    { isToldHere = false }: TapOptions = {},
  ): Promise<Failure | null> {
    const { api, dispatch } = this.#options;
    if (this.#id === null) return null;
    dispatch({ type: "dismissed" });
    try {
      for (const data of await api.tap(this.#id, body)) {
        dispatch({ type: "live", event: { event: "message", data } });
      }
      return null;
    } catch (error) {
      const failure = failureOf(error);
      // Only the chat offers to sign in again.
      if (!isToldHere || failure.code === "not_signed_in") {
        dispatch({ type: "failed", failure });
      }
      this.#options.onOutdated();
      return failure;
    }
  }

  /** Reads by a tool, past the conversation. */
  read(tool: string, args: Record<string, unknown> = {}): Promise<unknown> {
    return this.#options.api.readTool(tool, args);
  }

  /** Begins a payment, of which this conversation is told; resolves to its page. */
  pay(orderId: string): Promise<string> {
    return this.#options.api.beginPayment(orderId, this.#id);
  }

  /** Asks the service to stop the run; the run's own stream tells when it has. */
  async stop(): Promise<void> {
    const { api, dispatch } = this.#options;
    if (this.#id === null) return;
    dispatch({ type: "stopping" });
    try {
      await api.stopRun(this.#id);
    } catch (error) {
      dispatch({ type: "failed", failure: failureOf(error) });
      this.#options.onOutdated();
    }
  }

  /** Follows a run that was under way when the page was made. */
  resume(runId: string): Promise<void> {
    const position = { runId, lastEventId: 0, isOver: false };
    return this.#start(position, (signal) => this.#follow(null, signal));
  }

  /** Follows a run that is under way, unless it is this page's own or known. */
  observe(runId: string): void {
    if (this.#beginning > 0 || runId === this.#position.runId) return;
    void this.resume(runId);
  }

  /** Takes the run's stream up anew, as the connection may be dead unnoticed. */
  reconnect(): void {
    const position = this.#position;
    if (position.isOver || position.runId === null) return;
    void this.#start(position, (signal) => this.#follow(null, signal));
  }

  /** Fetches the messages before `cursor`. */
  async loadEarlier(cursor: string): Promise<void> {
    const { api, dispatch, prepare } = this.#options;
    if (this.#id === null) return;
    try {
      const view = await api.viewConversation(this.#id, cursor);
      await prepare(view.messages);
      dispatch({ type: "earlier", view });
    } catch (error) {
      dispatch({ type: "failed", failure: failureOf(error) });
    }
  }

  /** Stops following. The run itself goes on. */
  close(): void {
    this.#following.abort();
  }

  async #ensureConversation(text: string): Promise<string> {
    if (this.#id !== null) return this.#id;
    const { id } = await this.#options.api.createConversation();
    this.#id = id;
    this.#options.onCreated(id, text);
    return id;
  }

  /** Follows the run that `post` begins. */
  async #begin(post: () => Promise<Response>): Promise<void> {
    this.#beginning++;
    try {
      const response = await post();
      const position = { runId: null, lastEventId: 0, isOver: false };
      void this.#start(position, (signal) => this.#follow(response, signal));
    } finally {
      this.#beginning--;
    }
  }

  /** Only one stream is followed: a newer one tells all that the older would. */
  async #start(
    position: Position,
    run: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    this.#following.abort();
    this.#following = new AbortController();
    this.#position = position;
    const { signal } = this.#following;
    try {
      await run(signal);
    } catch (error) {
      if (signal.aborted) return;
      position.isOver = true;
      this.#options.dispatch({ type: "failed", failure: failureOf(error) });
    }
  }

  /** Reads a run until it is done, taking its stream up again wherever it breaks. */
  async #follow(response: Response | null, signal: AbortSignal): Promise<void> {
    const position = this.#position;
    let inVain = 0;
    for (let next = response; !signal.aborted; next = null) {
      const { lastEventId } = position;
      await this.#read(next, position, signal);
      if (position.isOver || signal.aborted) return;
      if (position.lastEventId > lastEventId) inVain = 0;
      this.#options.dispatch({ type: "disconnected" });
      await this.#options.wait(retryDelay(inVain++), signal);
    }
  }

  /** Reads one stream until it ends, breaks, or tells that the run is done. */
  async #read(
    response: Response | null,
    position: Position,
    signal: AbortSignal,
  ): Promise<void> {
    const { runId, lastEventId } = position;
    if (response === null && runId === null) return this.#lose(position);
    try {
      const stream = response ??
        await this.#options.api.resumeRun(runId!, lastEventId);
      await this.#take(stream, position, signal);
    } catch (error) {
      if (isStale(error)) return this.#lose(position);
      if (isRefusal(error)) throw error;
    }
  }

  /** Gives up a run whose stream does not exist, or no longer does. */
  #lose(position: Position): void {
    position.isOver = true;
    this.#options.dispatch({ type: "lost" });
    this.#options.onOutdated();
  }

  /** Takes a stream in. */
  async #take(
    response: Response,
    position: Position,
    signal: AbortSignal,
  ): Promise<void> {
    for await (const event of readEvents(response.body!, signal)) {
      if (event.event === "run") position.runId = event.data.runId;
      position.lastEventId = event.id;
      position.isOver = event.event === "done";
      this.#options.dispatch({ type: "event", event });
      if (position.isOver) return;
    }
  }

  /** Whether a message whose answer was lost on the way has reached the service all the same. */
  async #arrivedAnyway(text: string, error: unknown): Promise<boolean> {
    if (this.#id === null || !isNetwork(error)) return false;
    try {
      const view = await this.#options.api.viewConversation(this.#id);
      const last = view.messages.findLast(({ role }) => role === "user");
      if (!view.activeRunId || last?.text !== text) return false;
      this.resume(view.activeRunId);
      return true;
    } catch {
      return false;
    }
  }
}

function isNetwork(error: unknown): boolean {
  return error instanceof ApiFailure && error.status === 0;
}

/** The service knows something that this page does not. */
function isStale(error: unknown): boolean {
  return error instanceof ApiFailure && [404, 409, 410].includes(error.status);
}

function isRefusal(error: unknown): boolean {
  return error instanceof ApiFailure && error.status >= 400 &&
    error.status < 500;
}
