import { Marked, type Token, type Tokens } from "marked";
import cjkFriendly from "marked-cjk-friendly";
import type { ComponentChild, ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { healTail, UNKNOWN_LINK } from "./heal.ts";
import { settle, type Settled } from "./settled_blocks.ts";

const parser = new Marked({ gfm: true, breaks: true }, cjkFriendly(), {
  // What only looks like an address is text: it changes while it is written.
  tokenizer: { url: () => undefined },
});

/**
 * A model's answer in Markdown. Every mark becomes an element of a few known
 * kinds; HTML in it is shown as text, and nothing is loaded from elsewhere.
 */
export default function Markdown(
  { text, lang, isLive }: {
    text: string;
    /** Missing where it is that of the page. */
    lang?: string | undefined;
    /** Whether more of it will come. */
    isLive: boolean;
  },
) {
  const settled = useRef<Settled<ComponentChild>>(NOTHING);
  const root = { class: "markdown", dir: "auto", lang } as const;
  if (!isLive) {
    // The whole text: a link may be defined behind the place that names it.
    return <div {...root}>{parser.lexer(text).map(blockOf)}</div>;
  }
  const before = text.startsWith(settled.current.text)
    ? settled.current
    : NOTHING;
  const rest = text.slice(before.text.length);
  const tokens = parser.lexer(healTail(rest));
  const now = settle(before, tokens, { rest, make: blockOf });
  settled.current = now;
  const done = now.blocks.length - before.blocks.length;
  const open = tokens.slice(done)
    .map((token, at) => blockOf(token, now.blocks.length + at));
  // Blocks that are the same objects are not compared again.
  return <div {...root}>{[...now.blocks, ...open]}</div>;
}

const NOTHING: Settled<ComponentChild> = { text: "", blocks: [] };

function blockOf(token: Token, at: number): ComponentChild {
  switch (token.type) {
    case "space":
    case "def":
      return null;
    case "heading":
      // Headings of an answer are below those of the page.
      return <p key={at} class="markdown-heading">{inline(token)}</p>;
    case "paragraph":
      return <p key={at}>{inline(token)}</p>;
    case "blockquote":
      return <blockquote key={at}>{token.tokens?.map(blockOf)}</blockquote>;
    case "code":
      return <pre key={at} tabIndex={0}><code>{token.text}</code></pre>;
    case "hr":
      return <hr key={at} />;
    case "list":
      return <List key={at} list={token as Tokens.List} />;
    case "table":
      return <Table key={at} table={token as Tokens.Table} />;
    case "text":
      return <span key={at}>{inline(token)}</span>;
    default:
      return <p key={at}>{token.raw}</p>;
  }
}

function List({ list }: { list: Tokens.List }) {
  const items = list.items.map((item, at) => (
    <li key={at}>{item.tokens.map(blockOf)}</li>
  ));
  return list.ordered
    ? <ol start={list.start === "" ? 1 : list.start}>{items}</ol>
    : <ul>{items}</ul>;
}

function Table({ table }: { table: Tokens.Table }) {
  return (
    <div class="markdown-table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {table.header.map((cell, at) => <th key={at}>{inline(cell)}</th>)}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, at) => <td key={at}>{inline(cell)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function inline(
  { tokens, text }: { tokens?: Token[] | undefined; text?: string },
): ComponentChildren {
  return tokens ? tokens.map(inlineOf) : text;
}

function inlineOf(token: Token, at: number): ComponentChild {
  switch (token.type) {
    case "strong":
      return <strong key={at}>{inline(token)}</strong>;
    case "em":
      return <em key={at}>{inline(token)}</em>;
    case "del":
      return <del key={at}>{inline(token)}</del>;
    case "codespan":
      return <code key={at}>{token.text}</code>;
    case "br":
      return <br key={at} />;
    case "link":
      return <Link key={at} link={token as Tokens.Link} />;
    case "image":
      return token.text;
    case "escape":
      return token.text;
    case "text":
      return <span key={at}>{inline(token)}</span>;
    default:
      return token.raw;
  }
}

/** A link says where it leads, so that its words cannot hide that. */
function Link({ link }: { link: Tokens.Link }) {
  if (link.href === UNKNOWN_LINK) return <a>{inline(link)}</a>;
  const url = URL.parse(link.href);
  if (!url || !["https:", "http:", "mailto:", "tel:"].includes(url.protocol)) {
    return <>{inline(link)}</>;
  }
  const place = url.host || url.pathname;
  return (
    <>
      <a href={url.href} target="_blank" rel="noopener noreferrer nofollow">
        {inline(link)}
      </a>
      {!link.text.includes(place) && ` (${place})`}
    </>
  );
}
