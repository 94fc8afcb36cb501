import { type ComponentChildren, h, type VNode } from "preact";
import { BodyScripts } from "../islands/scripts.ts";
import { isInIsland, visitIsland } from "../islands/render.ts";
import { lockAssets } from "../static/asset.ts";
import { markActiveLink } from "./active_link.ts";
import { CollectedHead, isHeadElement, placeHeadElement } from "./head.ts";
import type { DocumentState } from "./state.ts";

type ElementNode = VNode<Record<string, unknown>>;

/** What is done to each element on its way into the document. */
export function visitNode(state: DocumentState, vnode: VNode): void {
  if (typeof vnode.type === "function") visitIsland(state, vnode);
  else visitElement(state, vnode as ElementNode);
}

function visitElement(state: DocumentState, vnode: ElementNode): void {
  const { type } = vnode;
  if (type === "script" || type === "style") {
    vnode.props = { nonce: state.nonce, ...vnode.props };
  }
  if (vnode.key != null && isInIsland(vnode)) {
    vnode.props = { ...vnode.props, "data-frsh-key": String(vnode.key) };
  }
  if (isHeadElement(type)) placeHeadElement(state, vnode);
  switch (type) {
    case "html":
      state.seen.add(type);
      break;
    case "head":
      state.seen.add(type);
      append(vnode, h(CollectedHead, { state }));
      break;
    case "body":
      state.seen.add(type);
      append(vnode, h(BodyScripts, { state }));
      break;
    case "a":
      markActiveLink(vnode, state.url);
      break;
    case "img":
    case "source":
      lockAssets(vnode);
      break;
  }
}

function append(vnode: ElementNode, last: ComponentChildren): void {
  const children = vnode.props.children as ComponentChildren;
  vnode.props = { ...vnode.props, children: [children, last].flat() };
}
