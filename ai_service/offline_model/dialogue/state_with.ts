import type { State } from "../state.ts";
import type { Done } from "./do_all.ts";

/** The state while nothing has been decided. */
export function stateWith(before: State, done: readonly Done[]): State {
  const answers = done.map(({ answer }) => answer);
  const pending = answers.flatMap(({ pending }) => pending ?? []);
  const [job, ...rest] = pending;
  const shown = answers.findLast(({ shown }) => shown)?.shown ?? before.shown;
  const asking = answers.find(({ asked }) => asked);
  const offer = answers.flatMap(({ offer = [] }) => offer);
  if (!job) {
    const { asked, offer: earlier, ...kept } = before;
    return {
      ...kept,
      ...(asked && { asked }),
      ...(shown && { shown }),
      ...(offer.length > 0 ? { offer } : earlier && { offer: earlier }),
    };
  }
  const { language } = before;
  return {
    ...(language && { language }),
    job,
    ...(rest.length > 0 && { rest }),
    ...(asking?.asked && { asked: asking.asked }),
    ...(shown && { shown }),
    ...(offer.length > 0 && { offer }),
  };
}
