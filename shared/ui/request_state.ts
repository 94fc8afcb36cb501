/** Passes the state of a request to a site's pages. */
export interface RequestState<State> {
  /** Sets the state of a request, before the site handles it. */
  provideState(request: Request, state: State): void;
  /** @throws {Error} If no state was set for the request. */
  stateOf(request: Request): State;
}

/**
 * Keeps state by request object: Fresh's handler has no other parameter, and a
 * header could be forged by a client.
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
