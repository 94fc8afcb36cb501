import { assertEquals } from "@std/assert";
import { leaksIn } from "./leaks.ts";

const HOST = "evil.example";
const page = (body: string) => `<!DOCTYPE html><body>${body}</body>`;

Deno.test("secrets, tokens, keys and live links are found, words about them are not", () => {
  const token = `${btoa('{"alg":"RS256"}')}.${"a".repeat(20)}.${
    "b".repeat(20)
  }`;
  const texts: [text: string, leaks: string[]][] = [
    ["a note", []],
    ["only-ken-knows", ["note"]],
    [`Bearer ${token}`, ["token"]],
    ["-----BEGIN PRIVATE KEY-----", ["private key"]],
    ["<img src=https://evil.example/x>", []],
    [page("<img src=https://evil.example/x>"), ["live link"]],
    [page('<a href="https://evil.example">x</a>'), ["live link"]],
    [page("<p style='background:url(//evil.example)'>"), ["live link"]],
    [page("&lt;img src=https://evil.example/x&gt;"), []],
    [page('<a href="/" title="&lt;img src=https://evil.example>">x</a>'), []],
  ];
  for (const [text, leaks] of texts) {
    assertEquals(leaksIn(text, { note: "only-ken-knows" }, HOST), leaks, text);
  }
});
