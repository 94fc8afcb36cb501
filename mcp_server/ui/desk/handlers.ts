import { HttpError, page, type PageResponse } from "fresh";
import { ApiError } from "../../../shared/http/errors.ts";
import type { AdminContext, SiteState } from "../state.ts";
import { attempt } from "./attempt.ts";
import { type FormValues, readForm } from "./form_values.ts";
import type { OperationRef } from "./operation_name.ts";

/** A request to a page of the desk, by a member of staff. */
export interface DeskRequest {
  staff: AdminContext;
  state: SiteState;
  url: URL;
  params: Readonly<Record<string, string>>;
}

/** A change that a form of a page makes. */
export interface Action {
  operation: OperationRef;
  /** The operation's arguments; what does not fit, it refuses itself. */
  argsOf(values: FormValues, request: DeskRequest): unknown;
  /** Whether the form changes nothing: then nothing is done, and that is said. */
  changesNothing?(args: unknown): boolean;
  /** Where the change is seen; the page itself by default. */
  next?(result: Record<string, unknown>, request: DeskRequest): string;
  /**
   * Does it in another way than by the operation alone; what comes of it is
   * shown at once, without a redirect.
   */
  perform?(args: unknown, request: DeskRequest): Promise<unknown>;
}

/** The pages by their handlers, for {@linkcode actionsOf}. */
const pages = new WeakMap<object, Readonly<Record<string, Action>>>();

/** The changes that a page can make, by the handlers that its route exports. */
export function actionsOf(handlers: object): Readonly<Record<string, Action>> {
  return pages.get(handlers) ?? {};
}

/** What a page shows, and which changes its forms make, by the name in `do`. */
export interface DeskPage<Data> {
  load(request: DeskRequest): Promise<Data>;
  /** Where somebody is led who has no use for the page; null for all others. */
  elsewhere?(request: DeskRequest): string | null;
  actions?: Readonly<Record<string, Action>>;
}

/** Why a form's change was refused, with what it had sent. */
export interface Refused {
  action: string;
  values: FormValues;
  code: string;
  /** The argument that does not fit, as a dotted path, where it is one. */
  field: string | null;
  details?: ApiError["details"];
}

/** What a page is rendered from. */
export interface Shown<Data> {
  data: Data;
  /** The action that was done just before; null if none was. */
  done: string | null;
  refused: Refused | null;
  /** What an action of this request came to, where it is shown at once. */
  result?: Performed;
}

/** What an action came to, with what its form had sent. */
export interface Performed {
  values: FormValues;
  outcome: unknown;
}

/** Refusals of a read that a page tells of. */
const PAGE_REFUSALS = [400, 403, 404, 429] as const;

type Answer<Data> = Promise<Response | PageResponse<Shown<Data>>>;

/** The part of Fresh's context that the handlers use. */
interface Visit {
  req: Request;
  url: URL;
  params: Record<string, string>;
  state: SiteState;
  redirect(to: string, status?: number): Response;
}

/**
 * Handlers of a page of the desk. A visitor who is not signed in is asked to.
 * A form's change is made by an operation; when it is done the page is shown
 * by a redirect, so that a reload repeats nothing, and when it is refused the
 * page says why and the form keeps what was typed.
 */
export function deskHandlers<Data>(
  { load, elsewhere, actions = {} }: DeskPage<Data>,
) {
  const handlers = {
    async GET(visit: Visit): Answer<Data> {
      const request = requestOf(visit);
      if (!request) return askToSignIn(visit);
      const other = elsewhere?.(request);
      if (other) return visit.redirect(other, 303);
      const data = await orHttpError(() => load(request));
      const done = visit.url.searchParams.get("done");
      return page({ data, done, refused: null });
    },

    async POST(visit: Visit): Answer<Data> {
      const request = requestOf(visit);
      if (!request) return askToSignIn(visit);
      const values = await readForm(visit.req);
      const name = values.get("do");
      const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
      if (!action) throw new HttpError(400, "No such action");
      const outcome = await attempt(request, { name, action, values });
      if ("to" in outcome) return visit.redirect(outcome.to, 303);
      const data = await orHttpError(() => load(request));
      if ("outcome" in outcome) {
        return page({ data, done: null, refused: null, result: outcome });
      }
      const { refused, status } = outcome;
      return page({ data, done: null, refused }, { status });
    },
  };
  pages.set(handlers, actions);
  return handlers;
}

function requestOf(visit: Visit): DeskRequest | null {
  const { adminContext: staff } = visit.state;
  const { state, url, params } = visit;
  return staff && { staff, state, url, params };
}

/** Asks a visitor to sign in, who then comes back here. */
export function askToSignIn(
  visit: Pick<Visit, "url" | "redirect">,
): Response {
  const { pathname, search } = visit.url;
  const query = new URLSearchParams({ return_to: pathname + search });
  return visit.redirect(`/admin/sign-in?${query}`, 303);
}

/** A read that is refused is a page of its own. */
export async function orHttpError<Result>(
  read: () => Promise<Result>,
): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    const status = PAGE_REFUSALS.find((each) =>
      error instanceof ApiError && each === error.status
    );
    if (status === undefined) throw error;
    throw new HttpError(status, error instanceof Error ? error.message : "");
  }
}
