import { createPart } from "./part.ts";

/** What is found in the conversations, loaded with the first search. */
export const searchPart = createPart(async () =>
  (await import("../components/SearchResults.tsx")).SearchResults
);

/** The list of the keys, loaded when it is asked for. */
export const shortcutsPart = createPart(async () =>
  (await import("../components/ShortcutsDialog.tsx")).ShortcutsDialog
);

/** What renames a conversation, and the menu of what can be done with it. */
export const rowTools = createPart(() => import("../components/row_tools.ts"));
