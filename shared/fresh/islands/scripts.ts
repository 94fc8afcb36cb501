import { type ComponentChildren, Fragment, h } from "preact";
import type { DocumentState } from "../render/state.ts";
import { stringify } from "./stringify.ts";

interface ScriptsProps {
  state: DocumentState;
}

/** At the end of the body: slots that no island has shown yet, then the script that starts the islands. */
export function BodyScripts({ state }: ScriptsProps): ComponentChildren {
  const hidden = state.slots.map((slot, id) =>
    slot.rendered
      ? null
      : h("template", { id: `frsh-${id}-${slot.name}` }, slot.children)
  );
  return h(Fragment, null, hidden, h(BootScript, { state }));
}

function BootScript({ state }: ScriptsProps): ComponentChildren {
  const islands = [...state.islands];
  if (islands.length === 0) return null;
  const imports = islands.map(({ file, exportName }, i) =>
    `import { ${exportName} as i${i} } from ${literal(state.basePath + file)};`
  );
  const names = islands.map(({ name }, i) => `${name}:i${i}`).join(",");
  const props = stringify(state.islandProps);
  const entry = literal(state.basePath + state.buildCache.clientEntry);
  const code = `import { boot } from ${entry};${imports.join("")}` +
    `boot({${names}},${literal(props)});`;
  return h("script", {
    type: "module",
    nonce: state.nonce,
    dangerouslySetInnerHTML: { __html: code },
  });
}

/** A JavaScript string that cannot end the script it stands in. */
function literal(text: string): string {
  return JSON.stringify(text).replaceAll("<", "\\u003c");
}
