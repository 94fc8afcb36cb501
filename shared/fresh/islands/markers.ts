/** The comments by which the browser finds islands, and JSX given to them, in the HTML. */
export type Marker =
  | { kind: "island"; name: string; propsIndex: number; key: string }
  | { kind: "slot"; id: number; name: string };

/** The comment before an island or a slot. */
export function startOf(marker: Marker): string {
  return marker.kind === "island"
    ? `frsh:island:${marker.name}:${marker.propsIndex}:${marker.key}`
    : `frsh:slot:${marker.id}:${marker.name}`;
}

/** The comment after an island or a slot. */
export function endOf(kind: Marker["kind"]): string {
  return `/frsh:${kind}`;
}

/** Reads a comment back; undefined for any other comment. */
export function readMarker(comment: string): Marker | "end" | undefined {
  if (comment === "/frsh:island" || comment === "/frsh:slot") return "end";
  const [prefix, kind, first, second, third] = comment.split(":");
  if (prefix !== "frsh") return undefined;
  if (kind === "island") {
    return {
      kind,
      name: first ?? "",
      propsIndex: Number(second),
      key: third ?? "",
    };
  }
  return kind === "slot"
    ? { kind, id: Number(first), name: second ?? "" }
    : undefined;
}
