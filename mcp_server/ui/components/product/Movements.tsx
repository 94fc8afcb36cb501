import { formatDateTime, type Place } from "../../format.ts";
import { productWords } from "../../locales/products.ts";
import type { Movement } from "../../records/product.ts";
import { DeskCard } from "../DeskCard.tsx";

interface Props {
  movements: readonly Movement[];
  time: Place & { now: Date };
}

/** What came, what went, and who wrote it down. */
export function Movements({ movements, time }: Props) {
  const words = productWords[time.locale];
  return (
    <DeskCard id="movements" title={words.movements}>
      {movements.length === 0 && <p class="fine">{words.noMovements}</p>}
      <ul class="lines" role="list">
        {movements.map((movement) => (
          <li key={movement.id}>
            <span class="line">
              <time dateTime={movement.createdAt}>
                {formatDateTime(new Date(movement.createdAt), time)}
              </time>
              <span>{words.reasons[movement.reason]}</span>
              <b>{signed(movement.change)}</b>
              <span>{words.after(movement.onHand)}</span>
            </span>
            {movement.note && (
              <span class="said" dir="auto">{movement.note}</span>
            )}
            <span class="fine">{movement.author}</span>
          </li>
        ))}
      </ul>
    </DeskCard>
  );
}

function signed(change: number): string {
  return change > 0 ? `+${change}` : String(change).replace("-", "−");
}
