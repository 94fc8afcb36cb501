import { ActionForm } from "../ActionForm.tsx";
import { DeskCard } from "../DeskCard.tsx";
import { OrderLines } from "../order/OrderLines.tsx";
import type { TodayProps } from "./props.ts";

/** Orders that wait for somebody, and products that run out. */
export function Shop({ today, words, place, staff, time }: TodayProps) {
  const { toHandOut, unpaid, lowStock } = today;
  const { nothing } = words;
  return (
    <>
      {toHandOut && (
        <DeskCard
          id="hand-out"
          title={words.toHandOut}
          count={toHandOut.length}
          topics="order"
        >
          <OrderLines
            orders={toHandOut}
            time={time}
            nothing={nothing.toHandOut}
            actions={({ id }) =>
              staff.may("order_hand_over") && (
                <div class="row-actions">
                  <ActionForm
                    place={place}
                    action="handOver"
                    target={{ orderId: id }}
                  >
                    <button type="submit" class="button" data-kind="primary">
                      {words.handOver}
                    </button>
                  </ActionForm>
                </div>
              )}
          />
        </DeskCard>
      )}
      {unpaid && (
        <DeskCard id="unpaid" title={words.unpaid} topics="order">
          <OrderLines orders={unpaid} time={time} nothing={nothing.unpaid} />
        </DeskCard>
      )}
      {lowStock && (
        <DeskCard id="low" title={words.lowStock} topics="order product">
          {lowStock.length === 0 && <p class="fine">{nothing.lowStock}</p>}
          <ul role="list" class="lines">
            {lowStock.map(({ id, name, free }) => (
              <li key={id} class="amount">
                <span>{name[time.locale]}</span>
                <span
                  class="badge"
                  data-tone={free === 0 ? "danger" : "warning"}
                >
                  {words.left(free)}
                </span>
              </li>
            ))}
          </ul>
        </DeskCard>
      )}
    </>
  );
}
