import { assertEquals } from "@std/assert";
import { displayCookies, displayOf } from "./display.ts";

function asked(cookie: string) {
  return displayOf(new Request("http://localhost/", { headers: { cookie } }));
}

Deno.test("a page is shown as chosen, and as the system has it otherwise", () => {
  const unset = { theme: "system", textSize: "normal" };
  assertEquals(asked("theme=dark; text_size=large"), {
    theme: "dark",
    textSize: "large",
  });
  assertEquals(asked(""), unset);
  assertEquals(asked('theme="><script>; text_size=9'), unset);
});

Deno.test("a choice is kept, and what is none is not", () => {
  const form = new FormData();
  form.set("theme", "dark; Domain=evil.example");
  form.set("text_size", "largest");
  assertEquals(displayCookies(form, new URL("https://shop.example")), [
    "theme=system; Path=/; Max-Age=31536000; SameSite=Lax; Secure",
    "text_size=largest; Path=/; Max-Age=31536000; SameSite=Lax; Secure",
  ]);
});
