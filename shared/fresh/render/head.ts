import { type ComponentChildren, Fragment, h, type VNode } from "preact";
import { useContext } from "preact/hooks";
import { HeadContext } from "../islands/head.ts";
import type { DocumentState } from "./state.ts";

type ElementNode = VNode<Record<string, unknown>>;

const HEAD_ELEMENTS = new Set<unknown>([
  "title",
  "meta",
  "link",
  "script",
  "style",
  "base",
  "noscript",
  "template",
]);

const placed = new WeakSet<VNode>();

/** Whether an element of this type may belong in the document's head. */
export function isHeadElement(type: unknown): boolean {
  return HEAD_ELEMENTS.has(type);
}

/** Inside `<Head>`: keeps the element for the head. In the head itself: lets a kept one of the same kind take its place. */
export function placeHeadElement(
  state: DocumentState,
  vnode: ElementNode,
): void {
  if (placed.has(vnode)) return;
  const { type, key } = vnode;
  const id = identify(vnode);
  vnode.type = function HeadElement(props: Record<string, unknown>) {
    const collecting = useContext(HeadContext);
    const given = key == null ? props : { ...props, "data-key": key };
    const element = h(type as string, given as object) as VNode;
    placed.add(element);
    if (collecting) {
      state.headElements.set(id, element);
      return null;
    }
    const collected = state.headElements.get(id);
    state.headElements.delete(id);
    return collected ?? element;
  } as ElementNode["type"];
}

/** Renders, at the end of the head, what `<Head>` has collected and no element has made way for. */
export function CollectedHead(
  { state }: { state: DocumentState },
): ComponentChildren {
  return h(Fragment, null, [...state.headElements.values()]);
}

/** Two elements with the same key, or of the same kind and attributes, what they say aside, are the same. */
function identify({ type, key, props }: ElementNode): string {
  if (key != null) return String(key);
  if (type === "title") return type;
  const said = type === "meta" ? "content" : type === "link" ? "href" : "";
  const attributes = Object.keys(props).sort()
    .filter((name) => !["children", "nonce", "ref", said].includes(name))
    .map((name) =>
      name === "dangerouslySetInnerHTML"
        ? (props[name] as { __html: string }).__html
        : `::${props[name]}`
    );
  return `${type}${attributes.join("")}`;
}
