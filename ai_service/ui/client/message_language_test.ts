import { assertEquals } from "@std/assert";
import { languageIn } from "./message_language.ts";

Deno.test("a text declares its language where it is not the page's", () => {
  assertEquals(languageIn("金曜の3時にカットを予約", "en"), "ja");
  assertEquals(languageIn("book a haircut on Friday", "ja"), "en");
  assertEquals(languageIn("book a haircut", "en"), undefined);
  assertEquals(languageIn("予約したい", "ja"), undefined);
});

Deno.test("names in the other script do not change the language", () => {
  assertEquals(languageIn("Argan oilを2本ください", "en"), "ja");
  assertEquals(languageIn("Is 田中 in on Friday afternoon?", "ja"), "en");
});

Deno.test("numbers and signs alone have no language", () => {
  for (const text of ["", "15:00", "¥5,500 👍"]) {
    assertEquals(languageIn(text, "en"), undefined, text);
  }
});
