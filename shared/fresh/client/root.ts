/**
 * A stretch of a parent's children in the guise of an element, for Preact to render into: several islands may share one
 * parent, and none may touch the others' nodes.
 */
export function rootBetween(
  parent: Element,
  start: Comment,
  end: Comment,
): Element {
  const children = () => {
    const nodes: Node[] = [];
    for (
      let node = start.nextSibling;
      node && node !== end;
      node = node.nextSibling
    ) nodes.push(node);
    return nodes;
  };
  const root = {
    nodeType: Node.ELEMENT_NODE,
    parentNode: parent,
    nextSibling: null,
    ownerDocument: parent.ownerDocument,
    namespaceURI: parent.namespaceURI,
    localName: parent.localName,
    get firstChild() {
      return children()[0] ?? null;
    },
    get childNodes() {
      return children();
    },
    insertBefore: (node: Node, before: Node | null) =>
      parent.insertBefore(node, before ?? end),
    appendChild: (node: Node) => parent.insertBefore(node, end),
    removeChild: (node: Node) => parent.removeChild(node),
    contains: (node: Node | null) =>
      children().some((child) => child.contains(node)),
  };
  return root as unknown as Element;
}
