import type { Answer, ShownList } from "../job.ts";
import type { State } from "../state.ts";
import type { Done } from "./do_all.ts";

/** The state while nothing has been decided. */
export function stateWith(before: State, done: readonly Done[]): State {
  const answers = done.map(({ answer }) => answer);
  const pending = answers.flatMap(({ pending }) => pending ?? []);
  const [job, ...rest] = pending;
  const shown = answers.findLast(({ shown }) => shown)?.shown ?? before.shown;
  const compared = comparedIn(before, answers.findLast((one) => one.shown));
  const asking = answers.find(({ asked }) => asked);
  const offer = answers.flatMap(({ offer = [] }) => offer);
  if (!job) {
    const { asked, offer: earlier, compared: _, ...kept } = before;
    return {
      ...kept,
      ...(asked && { asked }),
      ...(shown && { shown }),
      ...(compared && { compared }),
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

/** "How much is the wax?", "And the mist?": both are compared by what follows. */
function comparedIn(
  { shown: before, compared }: State,
  answer: Answer | undefined,
): ShownList | undefined {
  const { shown } = answer ?? {};
  if (!shown) return compared;
  const isOne = shown.ids.length === 1 && before?.ids.length === 1 &&
    before.kind === shown.kind;
  if (!isOne) return undefined;
  const earlier = compared?.kind === shown.kind ? compared : before;
  return {
    kind: shown.kind,
    ids: [...new Set([...earlier.ids, ...shown.ids])],
  };
}
