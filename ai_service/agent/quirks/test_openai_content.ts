import { END_NOTES } from "../answer_end.ts";
import { FALLBACKS } from "../prompts.ts";
import {
  answer,
  delta,
  DONE,
  event,
  finish,
  ROLE,
  text,
} from "./test_openai_replies.ts";
import { type Quirk, stream } from "./test_quirk.ts";

const EMPTY = FALLBACKS.empty.en;
const HEAD = {
  id: "c",
  object: "chat.completion.chunk",
  created: 0,
  model: "m",
};
const OPEN = [text("We open "), text("at ten.")];

/** Forms of the content of chat completions. */
export const OPENAI_CONTENT: readonly Quirk[] = [
  {
    name: "a refusal",
    replies: [
      answer([
        delta({ refusal: "I cannot " }),
        delta({ refusal: "help with that." }),
      ]),
    ],
    expected: {
      text: `I cannot help with that.\n\n${END_NOTES.refused.en}`,
    },
  },
  {
    name: "content as parts",
    replies: [
      answer([
        text([{ type: "text", text: "We open " }]),
        text([{ type: "text", text: { value: "at ten." } }]),
      ]),
    ],
    expected: { text: "We open at ten." },
  },
  {
    name: "parts of which some are thoughts",
    replies: [answer([
      text([{
        type: "thinking",
        thinking: [{ type: "text", text: "SECRET" }],
      }]),
      text([{ type: "reasoning", text: "SECRET" }, {
        type: "text",
        text: "At ten.",
      }]),
    ])],
    expected: { text: "At ten.", hidden: "SECRET" },
  },
  {
    name: "no role in any chunk",
    replies: [stream(text("At "), text("ten."), finish(), DONE)],
    expected: { text: "At ten." },
  },
  {
    name: "a role that is no assistant's",
    replies: [
      stream(delta({ role: "model", content: "At ten." }), finish(), DONE),
    ],
    expected: { text: "At ten." },
  },
  {
    name: "messages in place of deltas",
    replies: [
      stream(
        event({
          ...HEAD,
          choices: [{
            index: 0,
            message: { content: "At ten." },
            finish_reason: "stop",
          }],
        }),
        DONE,
      ),
    ],
    expected: { text: "At ten." },
  },
  {
    name: "chunks without choices, as for a filter's results or usage",
    replies: [
      stream(
        event({ ...HEAD, choices: [], prompt_filter_results: [] }),
        ROLE,
        ...OPEN,
        finish(),
        event({
          ...HEAD,
          choices: [],
          usage: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 },
        }),
        DONE,
      ),
    ],
    expected: { text: "We open at ten." },
  },
  {
    name: "comments between events, and carriage returns",
    replies: [
      stream(
        ": PROCESSING\n\n",
        ...[ROLE, ...OPEN, finish(), DONE].map((each) =>
          each.replaceAll("\n", "\r\n")
        ),
      ),
    ],
    expected: { text: "We open at ten." },
  },
  {
    name: "a stream that is said to be JSON",
    replies: [{
      ...answer(OPEN),
      headers: { "content-type": "application/json" },
    }],
    expected: { text: "We open at ten." },
  },
  {
    name: "an answer of nothing but line breaks",
    replies: [answer([text("\n\n")])],
    expected: { text: EMPTY },
  },
  {
    name: "an answer of nothing",
    replies: [stream(DONE)],
    expected: { text: EMPTY },
  },
  {
    name: "line breaks before the answer",
    replies: [answer([text("\n"), text("\n At ten.")])],
    expected: { text: "At ten." },
  },
];
