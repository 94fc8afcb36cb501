import { ANTHROPIC_CALLS } from "./test_anthropic_calls.ts";
import { ANTHROPIC_FAILURES } from "./test_anthropic_failures.ts";
import { ANTHROPIC_TEXTS } from "./test_anthropic_texts.ts";
import { ANTHROPIC_WAITS } from "./test_anthropic_waits.ts";
import { OPENAI_CALL_PIECES } from "./test_openai_call_pieces.ts";
import { OPENAI_CALLS } from "./test_openai_calls.ts";
import { OPENAI_CONTENT } from "./test_openai_content.ts";
import { OPENAI_ENDS } from "./test_openai_ends.ts";
import { OPENAI_FAILURES } from "./test_openai_failures.ts";
import { OPENAI_THOUGHTS } from "./test_openai_thoughts.ts";
import { OPENAI_WAITS } from "./test_openai_waits.ts";
import type { Quirk } from "./test_quirk.ts";

/** Chat completions of OpenAI's, or messages of Anthropic's. */
export type Wire = "openai" | "anthropic";

/** All quirks, by wire. */
export const QUIRKS: readonly (readonly [Wire, Quirk])[] = [
  ...onWire("openai", [
    OPENAI_ENDS,
    OPENAI_CONTENT,
    OPENAI_THOUGHTS,
    OPENAI_CALL_PIECES,
    OPENAI_CALLS,
    OPENAI_FAILURES,
    OPENAI_WAITS,
  ]),
  ...onWire("anthropic", [
    ANTHROPIC_TEXTS,
    ANTHROPIC_CALLS,
    ANTHROPIC_FAILURES,
    ANTHROPIC_WAITS,
  ]),
];

function onWire(wire: Wire, quirks: readonly (readonly Quirk[])[]) {
  return quirks.flat().map((quirk) => [wire, quirk] as const);
}
