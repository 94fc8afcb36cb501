import { assert } from "@std/assert";
import { demoRows } from "./demo.ts";

Deno.test("every product of the demonstration has a picture that is there", async () => {
  const folder = new URL("../ui/static/", import.meta.url);
  const products = demoRows.products!;
  assert(products.length > 0);
  for (const { image_url: path } of products) {
    const svg = await Deno.readTextFile(new URL(`.${path}`, folder));
    assert(svg.startsWith("<svg "), path);
  }
});
