/**
 * The events of a stream, each read by `onEach`. A stream that breaks off within
 * an event, as when its server dies, ends with the event of `onBroken`.
 */
export async function* endingOn<Event>(
  events: AsyncIterable<Event>,
  { onEach, onBroken }: {
    onEach: (event: Event) => Event[];
    onBroken: () => Event;
  },
): AsyncGenerator<Event> {
  try {
    for await (const event of events) yield* onEach(event);
  } catch (error) {
    // The libraries say so of an event whose JSON is not whole.
    if (!(error instanceof SyntaxError)) throw error;
    yield onBroken();
  }
}
