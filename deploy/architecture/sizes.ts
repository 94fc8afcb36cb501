/** How long things are, in lines. */
export interface Sizes {
  median: number;
  p90: number;
  p95: number;
  count: number;
}

/** The sizes of many, in lines each. */
export function sizesOf(lengths: readonly number[]): Sizes {
  const sorted = lengths.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return { median: at(0.5), p90: at(0.9), p95: at(0.95), count: sorted.length };
}

/**
 * The lengths of a source's named functions and methods, in lines behind the
 * one on which each begins.
 */
export function functionLengths(file: string, source: string): number[] {
  const lengths: number[] = [];
  const note = ({ range: [from, to] }: { range: Deno.lint.Node["range"] }) => {
    lengths.push(source.slice(from, to).split("\n").length - 1);
  };
  const noteNamed = (
    node: Deno.lint.ArrowFunctionExpression | Deno.lint.FunctionExpression,
  ) => {
    const named = ["VariableDeclarator", "PropertyDefinition"];
    if (named.includes(node.parent.type)) note(node);
  };
  const create = (): Deno.lint.LintVisitor => ({
    FunctionDeclaration: note,
    MethodDefinition: note,
    ArrowFunctionExpression: noteNamed,
    FunctionExpression: noteNamed,
  });
  const plugin = { name: "sizes", rules: { lengths: { create } } };
  Deno.lint.runPlugin(plugin, file, source);
  return lengths;
}
