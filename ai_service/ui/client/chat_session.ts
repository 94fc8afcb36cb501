import type { ConversationView } from "../../conversation/events.ts";
import {
  ApiFailure,
  type ChatApi,
  type DecisionBody,
  failureOf,
} from "./api.ts";
import type { ChatAction } from "./chat_reducer.ts";
import { readEvents } from "./event_stream.ts";

/** What a session needs of the page around it. */
export interface ChatSessionOptions {
  api: ChatApi;
  dispatch: (action: ChatAction) => void;
  now: () => Date;
  /** Waits before another try; may end early, e.g. when the network is back. */
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Told when the first message made the conversation. */
  onCreated: (id: string, firstText: string) => void;
  /** Told when the conversation was read again. */
  onLoaded: (view: ConversationView) => void;
}

const firstDelayMs = 400;
const longestDelayMs = 8_000;

/** Where the reading of a run stands. */
interface Position {
  runId: string | null;
  lastEventId: number;
}

/**
 * One conversation's talk with the service. Each run is followed through one
 * stream, which is taken up again wherever it breaks.
 */
export class ChatSession {
  #id: string | null;
  readonly #options: ChatSessionOptions;
  #following = new AbortController();

  /** `id` is null until the first message makes the conversation. */
  constructor(id: string | null, options: ChatSessionOptions) {
    this.#id = id;
    this.#options = options;
  }

  /** True once the service has the message; false leaves the text to the caller. */
  async send(text: string): Promise<boolean> {
    const { api, dispatch, now } = this.#options;
    this.#following.abort();
    dispatch({ type: "sent", text, at: now().toISOString() });
    try {
      const id = await this.#ensureConversation(text);
      const response = await api.sendMessage(id, text);
      this.#start((signal) => this.#follow(response, null, signal));
      return true;
    } catch (error) {
      if (await this.#arrivedAnyway(text, error)) return true;
      dispatch({ type: "unsent", failure: failureOf(error) });
      if (isStale(error)) this.#start((signal) => this.#reload(signal));
      return false;
    }
  }

  /**
   * Tells the service what the person decided, and follows what comes of it. A
   * card that was changed waits on, with what the service says of the change.
   */
  async decide(approvalId: string, body: DecisionBody): Promise<void> {
    const { api, dispatch } = this.#options;
    if (this.#id === null) return;
    dispatch({ type: "deciding", approvalId, decision: body.decision });
    try {
      if (body.decision === "edit") {
        const approval = await api.editCard(this.#id, approvalId, body);
        return dispatch({ type: "revised", approval });
      }
      const response = await api.decide(this.#id, approvalId, body);
      dispatch({ type: "decided", approvalId });
      this.#start((signal) => this.#follow(response, null, signal));
    } catch (error) {
      dispatch({ type: "undecided", approvalId, failure: failureOf(error) });
      // Another tab decided, or the answer was lost: the transcript knows.
      if (isStale(error) || isNetwork(error)) {
        this.#start((signal) => this.#reload(signal));
      }
    }
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
      this.#start((signal) => this.#reload(signal));
    }
  }

  /** Follows a run that was under way when the page was made. */
  resume(runId: string): Promise<void> {
    return this.#start((signal) => this.#follow(null, runId, signal));
  }

  /** Fetches the messages before `cursor`. */
  async loadEarlier(cursor: string): Promise<void> {
    const { api, dispatch } = this.#options;
    if (this.#id === null) return;
    try {
      const view = await api.viewConversation(this.#id, cursor);
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

  /** Only one stream is followed: a newer one tells all that the older would. */
  async #start(run: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.#following.abort();
    this.#following = new AbortController();
    const { signal } = this.#following;
    try {
      await run(signal);
    } catch (error) {
      if (signal.aborted) return;
      this.#options.dispatch({ type: "failed", failure: failureOf(error) });
    }
  }

  /** Reads a run until it is done, taking its stream up again wherever it breaks. */
  async #follow(
    response: Response | null,
    runId: string | null,
    signal: AbortSignal,
  ): Promise<void> {
    const position: Position = { runId, lastEventId: 0 };
    let delay = firstDelayMs;
    for (let next = response; !signal.aborted; next = null) {
      const { lastEventId } = position;
      if (await this.#read(next, position, signal)) break;
      if (position.lastEventId > lastEventId) delay = firstDelayMs;
      if (signal.aborted) return;
      this.#options.dispatch({ type: "disconnected" });
      await this.#options.wait(delay, signal);
      delay = Math.min(delay * 2, longestDelayMs);
    }
    await this.#reload(signal, position.runId);
  }

  /** Reads one stream; true when there is no more to come. */
  async #read(
    response: Response | null,
    position: Position,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { runId, lastEventId } = position;
    if (response === null && runId === null) return true;
    try {
      const stream = response ??
        await this.#options.api.resumeRun(runId!, lastEventId);
      return await this.#take(stream, position, signal);
    } catch (error) {
      if (isStale(error)) return true;
      if (isRefusal(error)) throw error;
      return false;
    }
  }

  /** Takes a stream in; true when it told that the run is done. */
  async #take(
    response: Response,
    position: Position,
    signal: AbortSignal,
  ): Promise<boolean> {
    for await (const event of readEvents(response.body!, signal)) {
      if (event.event === "run") position.runId = event.data.runId;
      position.lastEventId = event.id;
      this.#options.dispatch({ type: "event", event });
      if (event.event === "done") return true;
    }
    return false;
  }

  /**
   * Reads the conversation again, and follows the run that is under way in it.
   * A run that has `ended` may still be named for a moment; it is not followed again.
   */
  async #reload(signal: AbortSignal, ended: string | null = null) {
    if (this.#id === null || signal.aborted) return;
    const view = await this.#options.api.viewConversation(this.#id);
    if (signal.aborted) return;
    const activeRunId = view.activeRunId === ended ? null : view.activeRunId;
    this.#options.dispatch({ type: "loaded", view: { ...view, activeRunId } });
    this.#options.onLoaded(view);
    if (activeRunId) await this.#follow(null, activeRunId, signal);
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
