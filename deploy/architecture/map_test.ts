import { assert, assertEquals, assertThrows } from "@std/assert";
import { arrowsBack, isTest, placeOf, valueCycles } from "./arrows.ts";
import { MAP } from "./map.ts";
import { type Arrow, readModuleGraph } from "./module_graph.ts";

const graph = readModuleGraph();

/** The slice that a file belongs to, those aside that every slice may know. */
function sliceOf(file: string): string | undefined {
  if (!/^mcp_server\/.+\//.test(file)) return undefined;
  const { name, row } = placeOf(MAP, file);
  const { places, onlyFor } = MAP[row]!;
  return places.includes("mcp_server/*") || onlyFor ? name : undefined;
}

function arrow(from: string, to: string): Arrow {
  return { from, to, isValue: true };
}

Deno.test("arrows between folders go down the map only", async () => {
  const { arrows } = await graph;
  const ofSources = arrows.filter(({ from, to }) =>
    !isTest(from) && !isTest(to)
  );
  assert(ofSources.length > 1000, "the graph was not read");
  const back = arrowsBack(MAP, ofSources);
  console.log(`figure: arrows_back = ${back.length} (goal = 0)`);
  assertEquals(back, []);
});

Deno.test("no files import each other in a circle at run time", async () => {
  const cycles = valueCycles((await graph).arrows);
  console.log(`figure: value_cycles = ${cycles.length} (goal = 0)`);
  assertEquals(cycles, []);
});

Deno.test("a slice's tests know no other slice", async () => {
  const { arrows } = await graph;
  const toOthers = arrows.filter(({ from, to }) => {
    const [own, other] = [sliceOf(from), sliceOf(to)];
    return isTest(from) && own && other && own !== other;
  }).filter(({ from, to }) => arrowsBack(MAP, [arrow(from, to)]).length > 0);
  assertEquals(toOthers, []);
});

Deno.test("the map fits on a page", () => {
  assert(MAP.length <= 20, `${MAP.length} rows`);
});

Deno.test("an arrow up, sideways, across the services or into a kept row is found", () => {
  const planted = [
    arrow("mcp_server/storage/page.ts", "mcp_server/operation/fields.ts"),
    arrow("mcp_server/form/store.ts", "mcp_server/booking/store.ts"),
    arrow("mcp_server/app.ts", "ai_service/store/kv.ts"),
    arrow("shared/http/log.ts", "mcp_server/storage/page.ts"),
    arrow("mcp_server/booking/store.ts", "mcp_server/product/store.ts"),
  ];
  assertEquals(
    arrowsBack(MAP, planted),
    planted.map(({ from, to }) => `${from} → ${to}`),
  );
});

Deno.test("an arrow down, within a place or to a shared slice is allowed", () => {
  assertEquals(
    arrowsBack(MAP, [
      arrow("mcp_server/booking/store.ts", "mcp_server/storage/page.ts"),
      arrow("mcp_server/booking/store.ts", "mcp_server/booking/rules.ts"),
      arrow("mcp_server/order/place.ts", "mcp_server/product/store.ts"),
      arrow("mcp_server/order/place.ts", "mcp_server/customer/store.ts"),
      arrow("deploy/e2e/person.ts", "ai_service/store/kv.ts"),
    ]),
    [],
  );
});

Deno.test("a circle of values is found, one of types is none", () => {
  const circle = [arrow("a.ts", "b.ts"), arrow("b.ts", "c.ts")];
  const closing = arrow("c.ts", "a.ts");
  assertEquals(valueCycles([...circle, closing]), [["a.ts", "b.ts", "c.ts"]]);
  assertEquals(valueCycles([...circle, { ...closing, isValue: false }]), []);
});

Deno.test("a file that no row names has no place", () => {
  assertThrows(() => placeOf(MAP, "ai_service/utils/misc.ts"), TypeError);
});
