import { type Marker, readMarker } from "../islands/markers.ts";

/** Part of the page between two marker comments. */
export interface MarkedRange {
  marker: Marker;
  start: Comment;
  end: Comment;
}

/** Every island and slot below a node, outer ones before those inside them. */
export function findRanges(root: Node): (MarkedRange & { depth: number })[] {
  const ranges: (MarkedRange & { depth: number })[] = [];
  const open: { marker: Marker; start: Comment; at: number }[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  while (walker.nextNode()) {
    const comment = walker.currentNode as Comment;
    const marker = readMarker(comment.data);
    if (marker === undefined) continue;
    if (marker !== "end") {
      const at = ranges.length;
      ranges.push({ marker, start: comment, end: comment, depth: open.length });
      open.push({ marker, start: comment, at });
    } else {
      const started = open.pop();
      if (started) ranges[started.at]!.end = comment;
    }
  }
  return ranges;
}

/** The islands that no other island contains. */
export function findIslands(root: Node): MarkedRange[] {
  return findRanges(root).filter(({ depth }) => depth === 0);
}
