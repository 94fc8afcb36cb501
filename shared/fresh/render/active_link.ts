import type { VNode } from "preact";

/** Marks a link to the current page, or to a page above it, for styling and for screen readers. */
export function markActiveLink(
  vnode: VNode<Record<string, unknown>>,
  current: URL,
): void {
  const { href } = vnode.props;
  if (typeof href !== "string" || !href.startsWith("/")) return;
  if (vnode.props["aria-current"] !== undefined) return;
  const relation = relationTo(new URL(href, "http://localhost"), current);
  if (relation === "current") {
    Object.assign(vnode.props, {
      "data-current": "true",
      "aria-current": "page",
    });
  } else if (relation === "ancestor") {
    Object.assign(vnode.props, {
      "data-ancestor": "true",
      "aria-current": "true",
    });
  }
}

function relationTo(
  target: URL,
  current: URL,
): "current" | "ancestor" | "other" {
  const path = withoutEndSlash(target.pathname);
  const here = withoutEndSlash(current.pathname);
  if (path === here) {
    return target.search && target.search !== current.search
      ? "ancestor"
      : "current";
  }
  return path === "/" || here.startsWith(`${path}/`) ? "ancestor" : "other";
}

function withoutEndSlash(path: string): string {
  return path === "/" ? path : path.replace(/\/$/, "");
}
