import {
  type ComponentChildren,
  type ComponentType,
  options as preactOptions,
  type VNode,
} from "preact";
import type { Context, Island } from "../app/context.ts";
import type { BuildCache } from "../build/build_cache.ts";

/** JSX given to an island, which the browser must find again in the HTML. */
export interface SlotContent {
  name: string;
  children: ComponentChildren;
  rendered: boolean;
}

/** What is known about a document while it is rendered. */
export class DocumentState {
  /** For the inline scripts and styles of this answer alone. */
  readonly nonce: string = crypto.randomUUID().replaceAll("-", "");
  readonly islands = new Set<Island>();
  readonly islandProps: { props: Record<string, unknown> }[] = [];
  readonly slots: SlotContent[] = [];
  /** Elements that `<Head>` has collected, by what makes two of them the same. */
  readonly headElements = new Map<string, VNode>();
  /** Which of `html`, `head` and `body` a template has rendered. */
  readonly seen = new Set<string>();
  readonly url: URL;
  readonly basePath: string;

  constructor(
    // deno-lint-ignore no-explicit-any
    ctx: Context<any>,
    // deno-lint-ignore no-explicit-any
    readonly buildCache: BuildCache<any>,
  ) {
    this.url = ctx.url;
    this.basePath = ctx.config.basePath;
  }

  islandOf(type: unknown): Island | undefined {
    return this.buildCache.islands.get(type as ComponentType);
  }
}

/** Shows each element to `visit` before it is rendered, for as long as `render` runs, which must not wait. */
export function withDocument<Result>(
  state: DocumentState,
  visit: (state: DocumentState, vnode: VNode) => void,
  render: () => Result,
): Result {
  // `__b` is Preact's "before diff" option, the only one called with each element in its place.
  const options = preactOptions as { __b?: (vnode: VNode) => void };
  const outer = options.__b;
  options.__b = (vnode) => {
    visit(state, vnode);
    outer?.(vnode);
  };
  try {
    return render();
  } finally {
    if (outer) options.__b = outer;
    else delete options.__b;
  }
}
