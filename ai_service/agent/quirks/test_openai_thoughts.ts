import { FALLBACKS } from "../prompts.ts";
import { answer, delta, text } from "./test_openai_replies.ts";
import type { Quirk } from "./test_quirk.ts";

/** Thoughts of a model, and the pieces in which they come. */
const THOUGHTS: [name: string, pieces: string[], said: string][] = [
  ["a thought in front", ["<think>SECRET</think>\n\n", "At ten."], "At ten."],
  [
    "a thought whose tags come in pieces",
    ["<th", "ink", ">SEC", "RET</thi", "nk>", "At ten."],
    "At ten.",
  ],
  ["a thought in the midst", ["At <think>SECRET</think>ten."], "At ten."],
  [
    "two thoughts, with other tags",
    ["<thinking>SECRET</thinking>At ", "<THOUGHT>SECRET</THOUGHT>ten."],
    "At ten.",
  ],
  [
    "an empty thought",
    ["<think>\n\n</think>\n\n", "At ten."],
    "At ten.",
  ],
  ["an angle bracket that is no thought", ["1 <", " 2 <thin"], "1 < 2 <thin"],
  [
    "a thought that has only an end",
    ["SECRET, so ", "</think>", "At ten."],
    "At ten.",
  ],
  [
    "a thought that never ends",
    ["<think>SECRET", " SECRET"],
    FALLBACKS.empty.en,
  ],
];

/** Quirks of models that think aloud. */
export const OPENAI_THOUGHTS: readonly Quirk[] = [
  ...THOUGHTS.map(([name, pieces, said]): Quirk => ({
    name,
    replies: [answer(pieces.map(text))],
    expected: { text: said, hidden: "SECRET" },
  })),
  ...["reasoning_content", "reasoning"].map((field): Quirk => ({
    name: `thoughts in ${field}`,
    replies: [
      answer([delta({ [field]: "SECRET", content: null }), text("At ten.")]),
    ],
    expected: { text: "At ten.", hidden: "SECRET" },
  })),
];
