import { useEffect, useState } from "preact/hooks";
import { useResultActions } from "../results/actions.ts";
import { type Row, rowOf } from "../results/read_result.ts";

/**
 * The order as it is now: read again with everything that is said. Until then,
 * and while it cannot be read, as it was when it was told.
 */
export function useOrder(told: Row): Row {
  const { read, revision } = useResultActions();
  const [order, setOrder] = useState<Row | null>(null);
  const orderId = String(told.id);
  useEffect(() => {
    let isCurrent = true;
    read("order_get", { orderId }).then(
      (result) => isCurrent && setOrder(rowOf(result, "order")),
      // What is known stays.
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [orderId, revision]);
  return order ?? told;
}
