import { useEffect, useState } from "preact/hooks";
import { useLanguage } from "../client/language.ts";

/** Until when an order can be paid, with the time that is left. */
export function PaymentDue({ until }: { until: string }) {
  const { text, format } = useLanguage();
  const left = useSecondsLeft(until);
  if (left === 0) return <p>{text.payment.notPayable}</p>;
  return (
    <p>
      {text.payment.payUntil(format.time(until))}
      {left !== undefined && (
        <span class="payment-left">{text.payment.left(clockOf(left))}</span>
      )}
    </p>
  );
}

/** Undefined until the browser counts. */
function useSecondsLeft(until: string): number | undefined {
  const [left, setLeft] = useState<number>();
  useEffect(() => {
    const count = () => {
      const ms = Date.parse(until) - Date.now();
      setLeft(Math.max(0, Math.floor(ms / 1000)));
    };
    count();
    const timer = setInterval(count, 1000);
    return () => clearInterval(timer);
  }, [until]);
  return left;
}

/** Minutes and seconds, or hours and minutes where there are hours. */
function clockOf(seconds: number): string {
  const two = (count: number) => String(count).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${two(seconds % 60)}`;
}
