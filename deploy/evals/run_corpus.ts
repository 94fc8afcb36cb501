import type { Dialogue } from "./dialogue.ts";
import { startPair } from "./pair.ts";
import { type DialogueResult, runDialogue } from "./run_dialogue.ts";

export interface RunOptions {
  /** Variables of the model, such as `AI_MODEL`. */
  variables: Record<string, string>;
  /** Number of pairs of services that run at the same time. */
  lanes: number;
  /** Told of each dialogue as it ends. */
  onResult?: (result: DialogueResult) => void;
}

/** Holds all dialogues, several at a time; the results are in their order. */
export async function runCorpus(
  dialogues: readonly Dialogue[],
  { variables, lanes, onResult }: RunOptions,
): Promise<DialogueResult[]> {
  const results = new Map<Dialogue, DialogueResult>();
  const waiting = [...dialogues];
  const lane = async () => {
    await using pair = await startPair(variables);
    for (let next; (next = waiting.shift());) {
      const customer = await pair.enter(next.language);
      const result = await runDialogue(customer, next);
      results.set(next, result);
      onResult?.(result);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return dialogues.map((dialogue) => results.get(dialogue)!);
}
