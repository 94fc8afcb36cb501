import { createDefine } from "fresh";
import { createRequestState } from "../../shared/ui/request_state.ts";
import type { Locale } from "../../shared/ui/locale.ts";
import type { Admin } from "../operation/admin.ts";
import type { Trial, TrialResult } from "../trial/run_trial.ts";
import type { OperationRef } from "./desk/operation_name.ts";
import type { Text } from "./locales/text.ts";

/** What a signed-in member of staff can do from a page. */
export interface AdminContext {
  admin: Admin;
  /** Whether there is such an operation, and the person's role may do it. */
  may(operation: OperationRef): boolean;
  /**
   * Does it as this person, under the rules of every other surface.
   *
   * @throws {ApiError} for every expected refusal
   */
  call<Result>(
    operation: OperationRef,
    args: unknown,
    options?: { idempotencyKey?: string },
  ): Promise<Result>;
  /**
   * All items of a list, in batches that are read when they are asked for.
   *
   * @throws {ApiError} for every expected refusal, before the first batch
   */
  export<Item>(
    operation: OperationRef,
    args: Record<string, unknown>,
  ): Promise<AsyncGenerator<Item[]>>;
  /**
   * Does it as a test customer; the result has the refusals, too.
   *
   * @throws {ApiError} if this person may not try operations
   */
  tryOut(trial: Omit<Trial, "locale">): Promise<TrialResult>;
}

/** What a page of the admin site knows about its request. */
export interface SiteState {
  /** Null until {@linkcode loadAdminContext} found that staff are signed in. */
  adminContext: AdminContext | null;
  /** Asks the database, so that it is not asked for style sheets. */
  loadAdminContext(): Promise<AdminContext | null>;
  locale: Locale;
  text: Text;
  now: Date;
  /** The origin at which browsers and clients reach this server. */
  serverUrl: string;
  /** IANA name of the business's time zone, in which times are shown. */
  timeZone: string;
  requestId: string;
  /** A new random id, with which a form's change is made once however often it is sent. */
  newKey(): string;
  /** Waits for what a page reads, though not long where the database hangs. */
  inTime<Result>(work: Promise<Result>): Promise<Result>;
  /** Whether the error is that the database cannot be used at the moment. */
  isUnavailable(error: unknown): boolean;
  /** Told of every error that no page expects. */
  reportError(error: unknown): void;
}

/** How a request's state gets from Hono to the pages. */
export const { provideState, stateOf } = createRequestState<SiteState>();

export const define = createDefine<SiteState>();
