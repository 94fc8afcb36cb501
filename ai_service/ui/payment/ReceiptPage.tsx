import { formatMoment, formatMoney } from "../../../shared/ui/format.ts";
import type { Receipt } from "../../payment/receipt.ts";
import { messagesOf } from "../locales/messages.ts";
import type { SiteState } from "../state.ts";

/** A receipt that also serves as a simplified qualified invoice in Japan. */
export function ReceiptPage(
  { state: { locale, timeZone, user }, receipt }: {
    state: SiteState;
    receipt: Receipt;
  },
) {
  const { receipt: words } = messagesOf(locale).payment;
  const { seller, currency } = receipt;
  const money = (minor: number) => formatMoney(minor, currency, locale);
  const day = formatMoment(new Date(receipt.paidAt), { locale, timeZone }, {
    dateStyle: "long",
  });
  return (
    <main id="content" class="receipt" tabIndex={-1}>
      <h1>{words.title}</h1>
      <p class="receipt-to">{words.to(user?.name ?? "")}</p>
      <dl class="facts">
        <dt>{words.number}</dt>
        <dd>{receipt.orderNumber}</dd>
        <dt>{words.paidOn}</dt>
        <dd>{day}</dd>
        <dt>{words.paidBy}</dt>
        <dd>{words.ways[receipt.paidBy] ?? receipt.paidBy}</dd>
      </dl>
      <ReceiptLines receipt={receipt} money={money} locale={locale} />
      <p class="receipt-total">{words.total(money(receipt.totalMinor))}</p>
      <ul role="list">
        {receipt.totals.map(({ taxRate, totalMinor, taxMinor }) => (
          <li key={taxRate}>
            {words.perRate(
              percent(taxRate),
              money(totalMinor),
              money(taxMinor),
            )}
          </li>
        ))}
      </ul>
      {receipt.lines.some(({ isReduced }) => isReduced) && (
        <p>{words.reduced}</p>
      )}
      {receipt.refundedMinor > 0 && (
        <p>{words.refunded(money(receipt.refundedMinor))}</p>
      )}
      <address>
        {[
          seller.seller[locale] || seller.name[locale],
          seller.address[locale],
          seller.phone,
        ].filter(Boolean).map((line) => <p key={line}>{line}</p>)}
        {seller.registrationNumber && (
          <p>{words.registration(seller.registrationNumber)}</p>
        )}
      </address>
    </main>
  );
}

function ReceiptLines({ receipt, money, locale }: {
  receipt: Receipt;
  money: (minor: number) => string;
  locale: SiteState["locale"];
}) {
  const { receipt: words } = messagesOf(locale).payment;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.item}</th>
          <th scope="col">{words.quantity}</th>
          <th scope="col">{words.amount}</th>
        </tr>
      </thead>
      <tbody>
        {receipt.lines.map((line, at) => (
          <tr key={at}>
            <td>{line.name[locale]}{line.isReduced && " ※"}</td>
            <td>{line.quantity}</td>
            <td>{money(line.amountMinor)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A rate in hundredths of a percent as a person reads it. */
function percent(taxRate: number): string {
  return `${taxRate / 100}%`;
}
