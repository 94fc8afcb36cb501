import { Fragment, h, type VNode } from "preact";
import { jsxTemplate } from "preact/jsx-runtime";
// Renders components to HTML text on the server.
import { renderToString } from "preact-render-to-string";
import type { Context } from "../app/context.ts";
import type { BuildCache } from "../build/build_cache.ts";
import { rememberNonce } from "./nonce.ts";
import { DocumentState, withDocument } from "./state.ts";
import { visitNode } from "./visit.ts";
import type { PageTree } from "./templates.ts";

/** Renders a page to a complete HTML document, with the scripts its islands need. */
export function renderDocument<State>(
  ctx: Context<State>,
  buildCache: BuildCache<State>,
  tree: PageTree,
  init: ResponseInit,
): Response {
  const state = new DocumentState(ctx, buildCache);
  const html = withDocument(
    state,
    visitNode,
    () => renderTree(state, tree),
  );
  const headers = new Headers(init.headers);
  headers.set("Content-Type", "text/html; charset=utf-8");
  const preload = preloadLinks(state);
  if (preload) headers.append("Link", preload);
  const response = new Response(`<!DOCTYPE html>${html}`, { ...init, headers });
  rememberNonce(response, state.nonce);
  return response;
}

function renderTree(state: DocumentState, { page, wrap }: PageTree): string {
  // The page goes first: what it says belongs in the head must be known when `_app` renders the head.
  const html = renderToString(page ?? h(Fragment, null));
  const whole = wrap ? renderToString(wrap(rawHtml(html))) : html;
  return completeDocument(state, whole);
}

/** Adds the `<html>`, `<head>` and `<body>` that no template has rendered. */
function completeDocument({ seen }: DocumentState, html: string): string {
  if (seen.has("html") && seen.has("head") && seen.has("body")) return html;
  let document = rawHtml(html);
  if (!seen.has("body")) document = h("body", null, document);
  if (!seen.has("head")) {
    const head = h("head", null, h("meta", { charset: "utf-8" }));
    document = h(Fragment, null, head, document);
  }
  if (!seen.has("html")) document = h("html", null, document);
  return renderToString(document);
}

function rawHtml(html: string): VNode {
  return jsxTemplate([html]) as VNode;
}

function preloadLinks(state: DocumentState): string {
  if (state.islands.size === 0) return "";
  const files = [state.buildCache.clientEntry];
  for (const island of state.islands) files.push(island.file);
  return files.map((file) =>
    `<${encodeURI(state.basePath + file)}>; rel="modulepreload"; as="script"`
  ).join(", ");
}
