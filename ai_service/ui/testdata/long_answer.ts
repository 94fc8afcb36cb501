/** Tokens that the service puts into one event, and the pause between two events. */
const TOKENS_PER_EVENT = 12;
const PAUSE_MS = 25;
const TOKENS = 10_000;

/** A chapter of Markdown with every kind of block. */
const CHAPTER = `
## Chapter

A paragraph with **strong** words, *emphasis*, \`code\` and a
[link](https://shop.example/page) that goes on for a while, so that it has several lines.

- one thing, **and** more of it
- another thing
  - with a thing below it

1. first
2. second

| Day | Time | Price |
| --- | --- | --- |
| Monday | 10:00 | ¥5,500 |
| Tuesday | 11:30 | ¥6,600 |

> What somebody said, **loudly**.

日本語の**強調**もあります。予約は「金曜日」の**15時**です。

\`\`\`
const answer = 42;

console.log(answer);
\`\`\`
`;

/** An answer of 10,000 tokens: words with the space behind them, and marks. */
export const LONG_ANSWER: readonly string[] = Array.from(
  { length: 100 },
  (_, at) => CHAPTER.replace("Chapter", `Chapter ${at + 1}`),
).join("").match(/\s+|[\p{L}\p{N}]{1,6}\s?|./gsu)!.slice(0, TOKENS);

/** The answer as the service streams it. */
export function streamOf(
  tokens: readonly string[],
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let id = 0;
  const eventOf = (event: string, data: unknown) =>
    encoder.encode(
      `id: ${++id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`,
    );
  const text = tokens.join("");
  const message = {
    id: "n000001",
    role: "assistant",
    text,
    parts: [{ type: "text", text }],
    createdAt: "2026-11-24T06:00:00.000Z",
  };
  return new ReadableStream({
    async start(controller) {
      controller.enqueue(eventOf("run", { runId: "run_1" }));
      for (let at = 0; at < tokens.length; at += TOKENS_PER_EVENT) {
        const text = tokens.slice(at, at + TOKENS_PER_EVENT).join("");
        controller.enqueue(eventOf("token", { text }));
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
      controller.enqueue(eventOf("message", message));
      controller.enqueue(eventOf("done", { status: "completed" }));
      controller.close();
    },
  });
}
