import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { renderToString } from "preact-render-to-string";
import Markdown from "./Markdown.tsx";

function html(text: string, isLive = false): string {
  return renderToString(<Markdown text={text} isLive={isLive} />)
    .replaceAll(/<\/?span>/g, "");
}

Deno.test("emphasis beside Japanese is read as a person means it", () => {
  for (
    const [text, marked] of [
      ["**カット**は60分です。", "<strong>カット</strong>は"],
      ["これは**「重要」**です", "<strong>「重要」</strong>です"],
      ["料金は**5,500円（税込）**です", "<strong>5,500円（税込）</strong>です"],
      ["**注意。**前日まで", "<strong>注意。</strong>前日まで"],
      ["空きは*あす*です", "<em>あす</em>です"],
      ["~~満席~~空きあり", "<del>満席</del>空きあり"],
    ] as const
  ) assertStringIncludes(html(text), marked);
});

Deno.test("lists, tables, code and line breaks become elements", () => {
  assertStringIncludes(html("1. 朝\n2. 夜"), '<ol start="1"><li>');
  assertStringIncludes(html("- a\n- b"), "<ul><li>a</li><li>b</li></ul>");
  assertStringIncludes(html("a\nb"), "<p>a<br/>b</p>");
  assertStringIncludes(html("|a|b|\n|-|-|\n|1|2|"), "<td>1</td><td>2</td>");
  assertStringIncludes(html("`x < y`"), "<code>x &lt; y</code>");
});

Deno.test("a link says where it leads, and leads nowhere else", () => {
  assertEquals(
    html("[予約](https://shop.example/a)"),
    '<div class="markdown" dir="auto"><p><a href="https://shop.example/a" ' +
      'target="_blank" rel="noopener noreferrer nofollow">予約</a>' +
      " (shop.example)</p></div>",
  );
  for (
    const href of [
      "javascript:alert(1)",
      "JaVaScRiPt:alert(1)",
      "java\tscript:alert(1)",
      "data:text/html,<script>alert(1)</script>",
      "vbscript:x",
      "&#106;avascript:alert(1)",
      "file:///etc/passwd",
      "//shop.example",
      "/c/1",
    ]
  ) {
    const shown = html(`[x](<${href}>)`);
    assert(!shown.includes("<a "), shown);
  }
});

Deno.test("HTML in an answer is text, and pictures are only named", () => {
  for (
    const text of [
      "<script>alert(1)</script>",
      "<img src=x onerror=alert(1)>",
      "a <b onmouseover=alert(1)>b</b>",
      "<svg/onload=alert(1)>",
      "<iframe src=https://evil.example></iframe>",
      "![x](https://evil.example/p.png)",
      '![x](https://evil.example/p.png "t")',
      "[![x](https://evil.example/p.png)](https://evil.example)",
      "<style>*{}</style>",
      "<a href=javascript:alert(1)>x</a>",
    ]
  ) {
    const shown = html(text);
    assert(!/<(script|img|b|svg|iframe|style)\b/.test(shown), shown);
    assert(!/href="javascript/i.test(shown), shown);
  }
});

Deno.test("no beginning of an answer shows half of a mark", () => {
  const text =
    "**カット**は`60`分、*予約*は[こちら](https://shop.example/b)。\n\n" +
    "|時刻|空き|\n|-|-|\n|10:00|あり|\n\n- **朝**\n- ~~夜~~\n";
  for (let end = 1; end <= text.length; end++) {
    const shown = html(text.slice(0, end), true).replaceAll(/<[^>]*>/g, "");
    assert(!/[*`~|[\]]/.test(shown), `${text.slice(0, end)} → ${shown}`);
  }
});
