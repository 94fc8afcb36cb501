import { computed, signal } from "@preact/signals";
import {
  assert,
  assertEquals,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import { ask } from "../testdata/site.ts";
import { parse } from "./parse.ts";
import { stringify } from "./stringify.ts";

Deno.test("props come back as they were", () => {
  const props = {
    text: "</script><!-- 山",
    none: null,
    missing: undefined,
    yes: true,
    numbers: [1.5, -2],
    date: new Date(5),
    noDate: new Date(NaN),
    lists: [[], [["undefined"]], ["date", 5], [undefined]],
    inner: { lists: [{ a: [1] }] },
  };
  assertEquals(parse(stringify(props)), props);
  assertEquals(parse(stringify(new Array(2))), [undefined, undefined]);
});

Deno.test("a signal given twice is one signal in the browser, a computed one a read-only one", () => {
  const count = signal(2);
  const back = parse(
    stringify({ a: count, b: count, double: computed(() => count.value * 2) }),
  ) as { a: typeof count; b: typeof count; double: typeof count };
  assert(back.a === back.b);
  back.a.value = 7;
  assertEquals([back.b.value, back.double.value], [7, 4]);
  assertThrows(() => back.double.value = 1);
});

Deno.test("a property named __proto__ stays a property", () => {
  const back = parse(stringify(JSON.parse(`{"__proto__":{"x":1}}`)));
  assertEquals(Object.getPrototypeOf(back), Object.prototype);
  assertEquals((back as { x?: number }).x, undefined);
});

Deno.test("what the browser would not get as it is cannot be given to islands", () => {
  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  for (
    const value of [() => {}, 1n, NaN, Symbol(), /a/, new Map(), new Set([1])]
  ) {
    assertThrows(() => stringify({ value }), TypeError, "Cannot give a ");
  }
  assertThrows(() => stringify(cycle), RangeError);
});

Deno.test("islands are marked in the HTML and started by a script with the page's nonce", async () => {
  const response = await ask("/");
  const html = await response.text();
  assertStringIncludes(
    html,
    `<!--frsh:island:Counter:0:--><button type="button" id="first">1970: 3</button><!--/frsh:island-->`,
  );
  const nonce = response.headers.get("content-security-policy")!
    .match(/nonce-(\w+)/)![1];
  assertStringIncludes(html, `<script nonce="${nonce}" type="module">import`);
  assertStringIncludes(html, `boot({Counter:i0,Total:i1,Frame:i2},`);
  assertStringIncludes(response.headers.get("link")!, `rel="modulepreload"`);
});

Deno.test("JSX given to an island is a slot, in a template while the island does not show it", async () => {
  const html = await (await ask("/")).text();
  assertStringIncludes(
    html,
    `<!--frsh:slot:1:children--><p class="inside">given by the page</p><!--frsh:island:Counter:3:-->`,
  );
  assertStringIncludes(
    html,
    `<template id="frsh-0-title"><em>in a frame</em></template>`,
  );
});

Deno.test("keys of elements that an island renders are in the HTML, and the page's are not", async () => {
  const html = await (await ask("/")).text();
  assertStringIncludes(html, `id="open" data-frsh-key="door"`);
  assertEquals(html.match(/data-frsh-key/g)?.length, 1);
});

Deno.test("a page without islands carries no script", async () => {
  const response = await ask("/blog");
  assertEquals((await response.text()).includes("<script"), false);
  assertEquals(response.headers.get("link"), null);
});

Deno.test("Head replaces the app's title", async () => {
  const html = await (await ask("/")).text();
  assertEquals(html.match(/<title>.*?<\/title>/g), ["<title>Home</title>"]);
});

Deno.test("the scripts a page asks for are served, and nothing they import is missing", async () => {
  const html = await (await ask("/")).text();
  const wanted = [...html.matchAll(/from "(\/_fresh[^"]+)"/g)].map((m) =>
    m[1]!
  );
  assertEquals(wanted.length, 4);
  for (const path of wanted) {
    const response = await ask(path);
    assertEquals(response.status, 200);
    assertStringIncludes(response.headers.get("content-type")!, "javascript");
    for (
      const [, next] of (await response.text()).matchAll(/from "(\..+?)"/g)
    ) {
      const url = new URL(next!, `http://localhost${path}`);
      assertEquals((await ask(url.pathname)).status, 200);
    }
  }
});
