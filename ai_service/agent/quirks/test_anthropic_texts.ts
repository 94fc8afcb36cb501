import { END_NOTES } from "../answer_end.ts";
import { FALLBACKS } from "../prompts.ts";
import {
  answer,
  block,
  event,
  message,
  START,
  STOP,
  text,
} from "./test_anthropic_replies.ts";
import { json, type Quirk, type Reply, stream } from "./test_quirk.ts";

const OPEN = text("We open ", "at ten.");

const ENDS: Quirk[] = ([
  ["max_tokens", "cut_off"],
  ["model_context_window_exceeded", "cut_off"],
  ["refusal", "refused"],
  ["pause_turn", "paused"],
  ["out_of_cheese", "unknown"],
] as const).flatMap(([reason, note]) =>
  (["en", "ja"] as const).map((locale) => ({
    name: `a message that stops by ${reason} (${locale})`,
    replies: [answer([OPEN], reason)],
    expected: { text: `We open at ten.\n\n${END_NOTES[note][locale]}` },
    locale,
  }))
);

/** The same events, of which none has a name. */
function nameless({ pieces, ...reply }: Reply): Reply {
  const lines = pieces.map((piece) =>
    typeof piece === "string" ? piece.replaceAll(/^event: .*\n/gm, "") : piece
  );
  return { ...reply, pieces: lines };
}

const TEXTS: [name: string, reply: Reply, said: string][] = [
  ["a stop sequence", answer([OPEN], "stop_sequence"), "We open at ten."],
  ["no reason, but a stop", stream(START, OPEN, STOP), "We open at ten."],
  [
    "a stream without an end",
    stream(START, OPEN),
    `We open at ten.\n\n${END_NOTES.broken_off.en}`,
  ],
  [
    "a stream that ends within an event",
    stream(START, OPEN, 'event: message_delta\ndata: {"ty'),
    `We open at ten.\n\n${END_NOTES.broken_off.en}`,
  ],
  [
    "no usage in any event",
    stream(
      event("message_start", {
        message: { id: "m", role: "assistant", content: [] },
      }),
      OPEN,
      event("message_delta", { delta: { stop_reason: "end_turn" } }),
      STOP,
    ),
    "We open at ten.",
  ],
  [
    "pings between events",
    answer([event("ping"), OPEN, event("ping")]),
    "We open at ten.",
  ],
  [
    "events of types to come",
    answer([
      event("telemetry"),
      block({ type: "hologram" }, [{ type: "hologram_delta", light: 1 }]),
      OPEN,
    ]),
    "We open at ten.",
  ],
  ["a message without content", answer([]), FALLBACKS.empty.en],
  ["a message of blanks", answer([text("\n", " \n")]), FALLBACKS.empty.en],
  ["events without names", nameless(answer([OPEN])), "We open at ten."],
  [
    "a whole message",
    json(message([{ type: "text", text: "At ten." }])),
    "At ten.",
  ],
  [
    "a whole message that was cut off",
    json(message([{ type: "text", text: "At ten." }], "max_tokens")),
    `At ten.\n\n${END_NOTES.cut_off.en}`,
  ],
];

const THOUGHTS: [name: string, blocks: string[]][] = [
  ["a block of thinking", [
    block({ type: "thinking", thinking: "" }, [{
      type: "thinking_delta",
      thinking: "SECRET",
    }, { type: "signature_delta", signature: "c2ln" }]),
    text("At ten."),
  ]],
  ["a block of thinking that comes whole", [
    block({ type: "thinking", thinking: "SECRET" }, []),
    text("At ten."),
  ]],
  ["redacted thinking", [
    block({ type: "redacted_thinking", data: "SECRET" }, []),
    text("At ten."),
  ]],
  ["thoughts between tags", [text("<thi", "nk>SECRET</th", "ink>At ten.")]],
];

/** Texts and thoughts of messages. */
export const ANTHROPIC_TEXTS: readonly Quirk[] = [
  ...ENDS,
  ...TEXTS.map(([name, reply, text]): Quirk => ({
    name,
    replies: [reply],
    expected: { text },
  })),
  ...THOUGHTS.map(([name, blocks]): Quirk => ({
    name,
    replies: [answer(blocks)],
    expected: { text: "At ten.", hidden: "SECRET" },
  })),
];
