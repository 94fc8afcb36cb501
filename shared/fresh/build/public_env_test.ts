import { assertEquals } from "@std/assert";
import { inlinePublicEnv } from "./public_env.ts";

const VALUES: Record<string, string> = { FRESH_PUBLIC_KEY: 'a"b' };

Deno.test("public variables become their values, and no others do", () => {
  const code =
    'f(Deno.env.get("FRESH_PUBLIC_KEY"),process.env.FRESH_PUBLIC_KEY,' +
    'process.env.FRESH_PUBLIC_NONE,Deno.env.get("SECRET"))';
  assertEquals(
    inlinePublicEnv(code, (name) => VALUES[name]),
    'f("a\\"b","a\\"b",undefined,Deno.env.get("SECRET"))',
  );
});
