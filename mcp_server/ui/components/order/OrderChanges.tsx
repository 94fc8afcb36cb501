import { formatDateTime, type Place } from "../../format.ts";
import { orderWords } from "../../locales/orders.ts";
import { DeskCard } from "../DeskCard.tsx";
import type { OrderHistory } from "../../records/order.ts";

interface Props {
  history: OrderHistory;
  time: Place & { now: Date };
}

/** What happened to an order, when and by whom. */
export function OrderChanges({ history, time }: Props) {
  const words = orderWords[time.locale];
  return (
    <DeskCard id="history" title={words.history} topics="order">
      {history.items.length === 0 && <p class="fine">{words.noHistory}</p>}
      <ol role="list" class="lines">
        {history.items.map(({ at, event, until, by, staffName }) => (
          <li key={`${at} ${event}`}>
            <div class="line">
              <time dateTime={at}>{formatDateTime(new Date(at), time)}</time>
              <span>{words.events[event]}</span>
              {until && (
                <span class="fine">
                  {words.heldUntil(formatDateTime(new Date(until), time))}
                </span>
              )}
              <span class="fine">{staffName || words.by[by]}</span>
            </div>
          </li>
        ))}
      </ol>
    </DeskCard>
  );
}
