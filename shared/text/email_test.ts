import { assertEquals } from "@std/assert";
import { parseEmail } from "./email.ts";

Deno.test("an e-mail address is read however an input method wrote it", () => {
  const cases: [string, string][] = [
    ["hanako@example.com", "hanako@example.com"],
    [" hanako@example.com\u3000", "hanako@example.com"],
    ["hanako@example.com\n", "hanako@example.com"],
    ["ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｃｏｍ", "hanako@example.com"],
    ["hanako＠example。com", "hanako@example.com"],
    ["\u200bhanako@example.com\ufeff", "hanako@example.com"],
    ["a..b@docomo.ne.jp", "a..b@docomo.ne.jp"],
    ["hana.@ezweb.ne.jp", "hana.@ezweb.ne.jp"],
    ["h.sato+salon@mail.example.co.jp", "h.sato+salon@mail.example.co.jp"],
    ["-hana-@softbank.ne.jp", "-hana-@softbank.ne.jp"],
    ["a@xn--wgv71a.xn--q9jyb4c", "a@xn--wgv71a.xn--q9jyb4c"],
  ];
  for (const [written, address] of cases) {
    assertEquals(parseEmail(written), address, written);
  }
});

Deno.test("what is no e-mail address is none", () => {
  const cases = [
    ...["", "@", "hanako", "hanako@", "@example.com", "a@b", "a@@example.com"],
    ...["a b@example.com", ".a@example.com", "a@-b.example", "a@b-.example"],
    ...["a@example..com", "a@.example.com", "<a@example.com>", "a@1.2.3.4"],
    `${"a".repeat(65)}@example.com`,
    `a@${"b".repeat(64)}.example`,
    `a@${"b.".repeat(130)}example`,
    "花子@example.com",
    "a@example.com\nb@example.com",
  ];
  for (const written of cases) {
    assertEquals(parseEmail(written), undefined, written);
  }
});
