import {
  type ComponentChild,
  type ComponentChildren,
  type ComponentType,
  Fragment,
  h,
} from "preact";
import { type Marker, readMarker } from "../islands/markers.ts";
import { SlotRef } from "../islands/parse.ts";
import { findRanges } from "./dom.ts";

type Props = Record<string, unknown>;
type IslandMarker = Marker & { kind: "island" };

/** Reads islands, and the JSX given to them, back from the page's HTML. */
export class PageContent {
  readonly #islands: Record<string, ComponentType>;
  readonly #props: Props[];
  readonly #slots = new Map<number, { first: Node | null; end: Node | null }>();
  /** Where what begins with a comment ends. */
  readonly #ends = new Map<Comment, Comment>();

  constructor(islands: Record<string, ComponentType>, props: Props[]) {
    this.#islands = islands;
    this.#props = props;
    this.#collect(document.body);
  }

  /** The component and props of an island, its slots filled from the page. */
  island(marker: IslandMarker): { component: ComponentType; props: Props } {
    const component = this.#islands[marker.name];
    if (!component) {
      throw new Error(`Encountered unknown island: ${marker.name}`);
    }
    const props = Object.fromEntries(
      Object.entries(this.#props[marker.propsIndex]!).map((
        [name, value],
      ) => [name, value instanceof SlotRef ? this.#slot(value) : value]),
    );
    return { component, props };
  }

  #collect(root: Node): void {
    for (const { marker, start, end } of findRanges(root)) {
      this.#ends.set(start, end);
      if (marker.kind !== "slot") continue;
      this.#slots.set(marker.id, { first: start.nextSibling, end });
    }
  }

  #slot({ id, name }: SlotRef): ComponentChildren {
    if (!this.#slots.has(id)) {
      // Not shown on the server: its content waits in a template.
      const template = document.getElementById(`frsh-${id}-${name}`);
      if (!(template instanceof HTMLTemplateElement)) return null;
      this.#collect(template.content);
      this.#slots.set(id, { first: template.content.firstChild, end: null });
    }
    const { first, end } = this.#slots.get(id)!;
    return h(Fragment, null, this.#read(first, end));
  }

  #read(first: Node | null, end: Node | null): ComponentChild[] {
    const children: ComponentChild[] = [];
    let node = first;
    while (node && node !== end) {
      if (node instanceof Comment) {
        const marker = readMarker(node.data);
        if (typeof marker === "object" && marker.kind === "island") {
          const { component, props } = this.island(marker);
          const key = marker.key || undefined;
          children.push(h(component, { ...props, key } as Props));
          node = this.#ends.get(node)!;
        }
      } else if (node instanceof Text) {
        children.push(node.data);
      } else if (node instanceof Element) {
        children.push(
          h(
            node.localName,
            attributesOf(node),
            this.#read(node.firstChild, null),
          ),
        );
      }
      node = node?.nextSibling ?? null;
    }
    return children;
  }
}

function attributesOf(element: Element): Props {
  const props: Props = {};
  for (const { name, value } of element.attributes) {
    // A boolean attribute is true by being there.
    const isBoolean = typeof element[name as keyof Element] === "boolean";
    props[name] = isBoolean ? true : value;
  }
  return props;
}
