import { useState } from "preact/hooks";
import { failureOf } from "../client/api.ts";
import { useResultActions } from "../results/actions.ts";

/** A payment that this page begins. */
export interface BegunPayment {
  busy: boolean;
  /** Code of the last refusal. */
  failure: string | null;
  begin(): Promise<void>;
}

/** Opens the payment page in a tab of its own, so that the chat stays. */
export function usePayment(orderId: string): BegunPayment {
  const { pay } = useResultActions();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  return {
    busy,
    failure,
    async begin() {
      // Browsers open a tab only while they handle the click.
      const tab = open("", "_blank");
      setBusy(true);
      setFailure(null);
      try {
        const url = await pay(orderId);
        if (tab === null) return location.assign(url);
        tab.opener = null;
        tab.location.href = url;
      } catch (error) {
        tab?.close();
        setFailure(failureOf(error).code);
      } finally {
        setBusy(false);
      }
    },
  };
}
