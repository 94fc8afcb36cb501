import type { Signal } from "@preact/signals";

interface CounterProps {
  id: string;
  count: Signal<number>;
  since: Date;
}

export default function Counter({ id, count, since }: CounterProps) {
  return (
    <button type="button" id={id} onClick={() => count.value++}>
      {since.getUTCFullYear()}: {count}
    </button>
  );
}
