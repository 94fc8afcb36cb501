import {
  type ComponentChildren,
  createContext,
  Fragment,
  h,
  isValidElement,
  type VNode,
} from "preact";
import { useContext } from "preact/hooks";
import type { Island } from "../app/context.ts";
import type { DocumentState } from "../render/state.ts";
import { endOf, type Marker, startOf } from "./markers.ts";

type Props = Record<string, unknown>;

const InsideIsland = createContext(false);
const rendered = new WeakSet<VNode>();
/** The components that stand in an island's place. */
const places = new WeakSet<object>();

/** Marks an island's place in the document and keeps its props for the browser. */
export function visitIsland(state: DocumentState, vnode: VNode): void {
  if (rendered.has(vnode)) return;
  const island = state.islandOf(vnode.type);
  if (!island) return;
  const { key } = vnode;
  vnode.type = function IslandPlace(props: Props) {
    // An island that an island renders comes to life with it.
    // deno-lint-ignore react-rules-of-hooks -- a component in all but its name
    if (useContext(InsideIsland)) return renderPlain(island, props);
    state.islands.add(island);
    const given = withSlots(state, props);
    const propsIndex = state.islandProps.push({ props: given }) - 1;
    const marker: Marker = {
      kind: "island",
      name: island.name,
      propsIndex,
      key: String(key ?? "").replaceAll(":", "_"),
    };
    return h(
      InsideIsland.Provider,
      { value: true },
      between(marker, renderPlain(island, given)),
    );
  } as VNode["type"];
  places.add(vnode.type as object);
}

/** Whether an island renders this element, and not the page that gave it to one. */
export function isInIsland(vnode: VNode): boolean {
  // `__` is the element above this one.
  let above = (vnode as { __?: VNode }).__;
  while (above && above.type !== Slot) {
    if (places.has(above.type as object)) return true;
    above = (above as { __?: VNode }).__;
  }
  return false;
}

function renderPlain(island: Island, props: Props): VNode {
  const vnode = h(island.fn as never, props as never) as VNode;
  rendered.add(vnode);
  return vnode;
}

/** Elements cannot travel as data, so each becomes a slot that the browser finds in the HTML. */
function withSlots(state: DocumentState, props: Props): Props {
  return Object.fromEntries(
    Object.entries(props).map(([name, value]) => {
      if (name !== "children" && !isElement(value)) return [name, value];
      const children = value as ComponentChildren;
      const id = state.slots.push({ name, children, rendered: false }) - 1;
      return [name, h(Slot, { state, id })];
    }),
  );
}

/** A signal also looks like an element to Preact; it has a value to read. */
function isElement(value: unknown): boolean {
  return isValidElement(value) && !("peek" in value);
}

interface SlotProps {
  state: DocumentState;
  id: number;
}

function Slot({ state, id }: SlotProps): VNode {
  const slot = state.slots[id]!;
  slot.rendered = true;
  return h(
    InsideIsland.Provider,
    { value: false },
    between({ kind: "slot", id, name: slot.name }, slot.children),
  ) as VNode;
}

/** The slot an element stands for, if it stands for one. */
export function slotOf(
  value: unknown,
): { id: number; name: string } | undefined {
  if (!isValidElement(value) || value.type !== Slot) return undefined;
  const { state, id } = value.props as unknown as SlotProps;
  return { id, name: state.slots[id]!.name };
}

function between(marker: Marker, children: ComponentChildren): VNode {
  return h(
    Fragment,
    null,
    comment(startOf(marker)),
    children,
    comment(endOf(marker.kind)),
  );
}

function comment(text: string): VNode {
  return h(Fragment, { UNSTABLE_comment: text } as object) as VNode;
}
