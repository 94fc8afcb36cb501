import { END_NOTES } from "../answer_end.ts";
import { answer, DONE, finish, ROLE, text } from "./test_openai_replies.ts";
import { DROP, type Quirk, stream } from "./test_quirk.ts";

/** What a note makes of an answer. */
function noted(note: keyof typeof END_NOTES, locale: "ja" | "en" = "en") {
  return `We open at ten.\n\n${END_NOTES[note][locale]}`;
}

const OPEN = [text("We open "), text("at ten.")];

const ENDS: Quirk[] = ([
  ["length", "cut_off"],
  ["max_tokens", "cut_off"],
  ["model_length", "cut_off"],
  ["content_filter", "filtered"],
  ["SAFETY", "filtered"],
  ["refusal", "refused"],
  ["out_of_cheese", "unknown"],
] as const).flatMap(([reason, end]) => [
  {
    name: `an answer that ends by ${reason}`,
    replies: [answer(OPEN, reason)],
    expected: { text: noted(end) },
  },
  {
    name: `an answer that ends by ${reason}, in Japanese`,
    replies: [answer(OPEN, reason)],
    expected: { text: noted(end, "ja") },
    locale: "ja" as const,
  },
]);

const SAME_ENDS: Quirk[] = ["STOP", "eos", "end_turn", ""].map((reason) => ({
  name: `an ordinary end that is called "${reason}"`,
  replies: [answer(OPEN, reason)],
  expected: { text: "We open at ten." },
}));

const BROKEN: Quirk[] = [
  {
    name: "a stream that ends without an end",
    replies: [stream(ROLE, ...OPEN)],
    expected: { text: noted("broken_off") },
  },
  {
    name: "a stream that ends within an event",
    replies: [stream(ROLE, ...OPEN, 'data: {"choices":[{"del')],
    expected: { text: noted("broken_off") },
  },
  {
    name: "an event that is no JSON",
    replies: [stream(ROLE, ...OPEN, 'data: {"choices":[{"del\n\n', DONE)],
    expected: { text: noted("broken_off") },
  },
  {
    name: "no reason for the end, but the mark of it",
    replies: [stream(ROLE, ...OPEN, DONE)],
    expected: { text: "We open at ten." },
  },
  {
    name: "a reason for the end, but no mark of it",
    replies: [stream(ROLE, ...OPEN, finish("stop"))],
    expected: { text: "We open at ten." },
  },
  {
    name: "a connection that is lost within the answer",
    replies: [stream(ROLE, ...OPEN, DROP)],
    expected: {
      status: "failed",
      code: "model_broke_off",
      text: "We open at ten.",
      requests: 1,
      log: { reason: "broke_off" },
    },
  },
];

/** Ways in which an answer of chat completions ends. */
export const OPENAI_ENDS: readonly Quirk[] = [
  ...ENDS,
  ...SAME_ENDS,
  ...BROKEN,
];
