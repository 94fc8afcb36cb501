import type { Signal } from "@preact/signals";

export function Total({ count }: { count: Signal<number> }) {
  return <output>Total {count}</output>;
}
