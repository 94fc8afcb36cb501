/** Carries what a site's pages may know of a request past Fresh's handler. */
export interface RequestState<State> {
  /** Hands the state of a request over, before the site gets the request. */
  provideState(request: Request, state: State): void;
  /** @throws {Error} If nothing was handed over for this request. */
  stateOf(request: Request): State;
}

/**
 * State by request. Fresh's handler takes a request and nothing else, and a
 * header could be sent by anybody; the request object itself cannot.
 */
export function createRequestState<State>(): RequestState<State> {
  const states = new WeakMap<Request, State>();
  return {
    provideState(request, state) {
      states.set(request, state);
    },
    stateOf(request) {
      const state = states.get(request);
      if (!state) {
        throw new Error("Cannot render a page: its request has no state");
      }
      return state;
    },
  };
}
