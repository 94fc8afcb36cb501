import { assertEquals } from "@std/assert";
import { safeReturnTo } from "./return_to.ts";

const KEPT: [given: string, path: string][] = [
  ["/", "/"],
  ["/c/cnv_1", "/c/cnv_1"],
  ["/c/cnv_1?q=a%2Fb&x=1#end", "/c/cnv_1?q=a%2Fb&x=1#end"],
  ["/?next=//evil.example", "/?next=//evil.example"],
  ["/予約", "/%E4%BA%88%E7%B4%84"],
  ["/a/../b", "/b"],
  ["/@evil.example", "/@evil.example"],
  ["/author", "/author"],
];

const REFUSED = [
  "",
  "c/cnv_1",
  "//evil.example",
  "///evil.example",
  "////evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\\/evil.example",
  "/a\\..\\..\\evil.example",
  "https:evil.example",
  "https://evil.example",
  "https:/evil.example",
  "http://localhost:8787@evil.example/",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "data:text/html,x",
  " //evil.example",
  "/ /evil.example",
  "\t//evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/\r\nSet-Cookie: a=b",
  "/%0d%0aSet-Cookie:%20a=b",
  "/%0D%0ALocation:%20//evil.example",
  "/?q=%0d%0aSet-Cookie:a=b",
  "/\u0000",
  "/%00",
  "/%2f/evil.example",
  "/%2Fevil.example",
  "/%5cevil.example",
  "/%5C%5Cevil.example",
  "/.//evil.example",
  "/..//evil.example",
  "/a/..//evil.example",
  "/%2e//evil.example",
  "/./\\evil.example",
  "?next=/",
  "#fragment",
  ".",
  "。。/evil.example",
  "//evil。example",
  "／／evil.example",
  "/auth/login/google",
  "/auth",
  "/AUTH/logout",
  `/${"a".repeat(600)}`,
  `/${"予".repeat(200)}`,
];

Deno.test("return_to keeps paths of the same site, percent-encoded", () => {
  for (const [given, path] of KEPT) assertEquals(safeReturnTo(given), path);
});

Deno.test("return_to falls back for every value that could lead to another site", () => {
  let accepted = 0;
  for (const given of REFUSED) {
    if (safeReturnTo(given, "/home") !== "/home") {
      accepted++;
      console.error("accepted", JSON.stringify(given));
    }
  }
  console.log(
    `figure: open_redirects_accepted = ${accepted} (goal 0) of ${REFUSED.length} tried`,
  );
  assertEquals(accepted, 0);
  assertEquals(safeReturnTo(null, "/home"), "/home");
  assertEquals(safeReturnTo(undefined), "/");
});
