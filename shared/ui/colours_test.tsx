import { assertEquals } from "@std/assert";
import { renderToString } from "preact-render-to-string";
import { BrandMark } from "./Brand.tsx";
import { linesWith, readSources } from "./test_sources.ts";
import { tokenValue } from "./test_tokens.ts";
import { THEME_COLOR } from "./theme_color.ts";

/** A colour literal. Private names of classes also start with `#`. */
const COLOUR = new RegExp(
  [
    /(?<![\w.&])(?<!readonly )#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b(?![\w(-])/,
    /\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\(\s*[\d.]/,
    /\b(?:color|background|fill|stroke)[=:]\s*"?(?:white|black|gray|red|green|blue|indigo)\b/,
  ].map(({ source }) => source).join("|"),
  "i",
);
/** Files that cannot use CSS variables; other tests compare them. */
const EXCEPTIONS = ["shared/ui/static/icon.svg", "shared/ui/theme_color.ts"];

Deno.test("colours are written in tokens.css only", async () => {
  const sources = await readSources([".css", ".svg", ".ts", ".tsx"]);
  const files = linesWith(sources, COLOUR).map((line) => line.split(":")[0]!)
    // Pictures of the demo shop's products.
    .filter((path) => !path.startsWith("mcp_server/ui/static/products/"));
  assertEquals(
    [...new Set(files)].toSorted(),
    [...EXCEPTIONS, "shared/ui/static/tokens.css"].toSorted(),
  );
});

Deno.test("the pattern finds colours, and nothing else", () => {
  const planted = [
    "  color: #165e83;",
    '<rect fill="#FFF" />',
    "background: light-dark(#fff, #000);",
    "border: 1px solid rgb(0 0 0 / 5%);",
    "color: white;",
    'const COLOR = "#1a66d080";',
  ];
  const harmless = [
    "this.#add(1);",
    "readonly #fade = 1;",
    '<a href="#content">',
    "white-space: nowrap;",
    "&#123;",
    "color: var(--ink);",
  ];
  const text = [...planted, ...harmless].join("\n");
  const found = linesWith([{ path: "a", text }], COLOUR);
  assertEquals(found, planted.map((line, at) => `a:${at + 1}: ${line.trim()}`));
});

Deno.test("the theme colour is the paper colour", () => {
  for (const scheme of ["light", "dark"] as const) {
    assertEquals(THEME_COLOR[scheme], tokenValue("paper", scheme));
  }
});

Deno.test("the icon is the brand mark in the brand colours", async () => {
  const mark = renderToString(<BrandMark />)
    .replace(/<svg[^>]*>/, "")
    .replaceAll(/var\(--([\w-]+)\)/g, (_, token) => tokenValue(token, "light"));
  const icon = await Deno.readTextFile(
    new URL("./static/icon.svg", import.meta.url),
  );
  const drawn = icon.replace(/<svg[^>]*>/, "").replaceAll(/\s*\n\s*/g, " ")
    .replaceAll(/> </g, "><").replaceAll(" />", "/>").trim();
  assertEquals(drawn, mark.replaceAll(/><\/(?:rect|path)>/g, "/>"));
});
