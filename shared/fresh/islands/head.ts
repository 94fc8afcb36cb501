import {
  type ComponentChildren,
  type Context,
  createContext,
  Fragment,
  h,
  render,
} from "preact";
import { useEffect } from "preact/hooks";

/** True below `<Head>` on the server. */
export const HeadContext: Context<boolean> = createContext(false);

export interface HeadProps {
  children?: ComponentChildren;
}

/** Puts its children into the document's head, wherever in the page it is rendered. */
export function Head({ children }: HeadProps): ComponentChildren {
  if (typeof document === "undefined") {
    return h(HeadContext.Provider, { value: true }, children);
  }
  // deno-lint-ignore react-rules-of-hooks -- server or browser, never both
  useEffect(() => updateHead(children));
  return null;
}

function updateHead(children: ComponentChildren): void {
  const holder = document.createElement("div");
  render(h(Fragment, null, children), holder);
  for (const element of [...holder.children]) {
    if (element.localName === "title") document.title = element.textContent;
    else replaceInHead(element);
  }
}

function replaceInHead(element: Element): void {
  const existing = selectorFor(element);
  const old = existing ? document.head.querySelector(existing) : null;
  if (old?.isEqualNode(element)) return;
  if (old) old.replaceWith(element);
  else document.head.append(element);
}

function selectorFor(element: Element): string | undefined {
  if (element.id) return `#${CSS.escape(element.id)}`;
  const name = element.getAttribute("name");
  if (element.localName === "meta" && name) {
    return `meta[name="${CSS.escape(name)}"]`;
  }
  const rel = element.getAttribute("rel");
  if (element.localName === "link" && rel) {
    return `link[rel="${CSS.escape(rel)}"]`;
  }
  return element.localName === "base" ? "base" : undefined;
}
