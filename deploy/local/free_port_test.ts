import { assertEquals } from "@std/assert";
import { freePort } from "./free_port.ts";

Deno.test("no port is given twice, though none of them is used yet", () => {
  const ports = Array.from({ length: 400 }, freePort);
  assertEquals(new Set(ports).size, 400);
});
