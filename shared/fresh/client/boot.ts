import { type ComponentType, h, render } from "preact";
import { parse } from "../islands/parse.ts";
import { findIslands, type MarkedRange } from "./dom.ts";
import { PageContent } from "./page_content.ts";
import { rootBetween } from "./root.ts";

type IslandProps = { props: Record<string, unknown> }[];

/** Brings the page's islands to life: each is rendered over its HTML with the props the server gave it. */
export function boot(
  islands: Record<string, ComponentType>,
  serializedProps: string,
): void {
  const allProps = parse(serializedProps) as IslandProps;
  const content = new PageContent(islands, allProps.map(({ props }) => props));
  for (const range of findIslands(document.body)) {
    soon(() => revive(content, range));
  }
}

function revive(content: PageContent, range: MarkedRange): void {
  const { marker, start, end } = range;
  if (marker.kind !== "island") return;
  const parent = start.parentNode;
  if (!parent || parent !== end.parentNode) {
    console.error(
      `Cannot hydrate island "${marker.name}": the browser moved its HTML apart. ` +
        `Is a block element inside an inline one, a <div> in a <p> for instance?`,
    );
    return;
  }
  const { component, props } = content.island(marker);
  render(h(component, props), rootBetween(parent as Element, start, end));
}

/** One island's start must not keep the page from answering. */
function soon(task: () => void): void {
  const { scheduler } = globalThis as {
    scheduler?: { postTask(task: () => void): Promise<void> };
  };
  if (scheduler) void scheduler.postTask(task);
  else setTimeout(task, 0);
}
