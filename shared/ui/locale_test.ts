import { assertEquals } from "@std/assert";
import { answerLanguageSwitch, localeOf } from "./locale.ts";

const request = (headers: Record<string, string>) =>
  new Request("http://localhost/", { headers });

const choices: [string, Record<string, string>, "ja" | "en"][] = [
  ["English is the default", {}, "en"],
  ["Accept-Language decides", { "accept-language": "ja" }, "ja"],
  ["a region is ignored", { "accept-language": "ja-JP,en;q=0.5" }, "ja"],
  [
    "the higher quality wins",
    { "accept-language": "en;q=0.3, ja;q=0.9" },
    "ja",
  ],
  [
    "an unknown language is skipped",
    { "accept-language": "fr, ja;q=0.2" },
    "ja",
  ],
  ["quality 0 means never", { "accept-language": "ja;q=0, en;q=0.1" }, "en"],
  [
    "the cookie wins",
    { "accept-language": "en", cookie: "a=b; locale=ja" },
    "ja",
  ],
  [
    "an unknown language in the cookie is ignored",
    { "accept-language": "ja", cookie: "locale=xx" },
    "ja",
  ],
];

for (const [name, headers, expected] of choices) {
  Deno.test(`localeOf(): ${name}`, () => {
    assertEquals(localeOf(request(headers)), expected);
  });
}

Deno.test("answerLanguageSwitch() stores the choice and redirects to the page", () => {
  const response = answerLanguageSwitch(
    new Request("https://chat.example.com/c/1?lang=ja&x=1"),
  );
  assertEquals(response?.status, 303);
  assertEquals(response?.headers.get("location"), "/c/1?x=1");
  assertEquals(
    response?.headers.get("set-cookie"),
    "locale=ja; Path=/; Max-Age=31536000; SameSite=Lax; Secure",
  );
});

Deno.test("answerLanguageSwitch() never redirects to another host", () => {
  const response = answerLanguageSwitch(
    new Request("http://localhost//evil.example/?lang=en"),
  );
  assertEquals(response?.headers.get("location"), "/evil.example/");
});

Deno.test("answerLanguageSwitch() returns null for other requests", () => {
  assertEquals(
    answerLanguageSwitch(new Request("http://localhost/?lang=fr")),
    null,
  );
  assertEquals(answerLanguageSwitch(new Request("http://localhost/")), null);
});
