import { customerList } from "../../../../customer/desk_reads.ts";
import type { CustomerPage } from "../../../../customer/desk_schemas.ts";
import { customerCreate } from "../../../../customer/desk_writes.ts";
import { AddCustomer } from "../../../components/customer/AddCustomer.tsx";
import { customerColumns } from "../../../components/customer/customer_columns.tsx";
import { DeskPage } from "../../../components/DeskPage.tsx";
import { ListTable } from "../../../components/ListTable.tsx";
import { Paging } from "../../../components/Paging.tsx";
import { deskHandlers } from "../../../desk/handlers.ts";
import {
  type CustomerWords,
  customerWords,
} from "../../../locales/customers.ts";
import { parameter } from "../../../query.ts";
import { define } from "../../../state.ts";

const LIMIT = 50;

export const handler = define.handlers(deskHandlers({
  async load({ staff, url }) {
    const query = parameter(url, "q")?.slice(0, 100);
    const cursor = parameter(url, "cursor");
    const args = { query, cursor, limit: LIMIT };
    return { query, list: await staff.call<CustomerPage>(customerList, args) };
  },
  actions: {
    add: {
      operation: customerCreate,
      argsOf: (form) => ({
        name: form.get("name"),
        furigana: form.optional("furigana"),
        phone: form.optional("phone"),
        email: form.optional("email"),
      }),
      next: (result) => {
        const { id } = result.customer as { id: string };
        return `/admin/customers/${id}?done=add`;
      },
    },
  },
}));

export default define.page<typeof handler>(({ data: shown, state, url }) => {
  const { query, list } = shown.data;
  const { locale, text, newKey, adminContext } = state;
  const words = customerWords[locale];
  return (
    <DeskPage
      text={text}
      words={{ ...words, lead: query && words.found(query) }}
      done={shown.done}
    >
      <Finder words={words} query={query} />
      {adminContext?.may(customerCreate) && (
        <AddCustomer words={words} place={{ shown, locale, newKey }} />
      )}
      {list.items.length > 0
        ? (
          <ListTable
            label={words.title}
            columns={customerColumns(state)}
            rows={list.items}
            keyOf={({ id }) => id}
          />
        )
        : <p class="empty">{query ? words.noneFound : words.none}</p>}
      <Paging text={text} url={url} nextCursor={list.nextCursor} />
    </DeskPage>
  );
});

function Finder(
  { words, query }: { words: CustomerWords; query: string | undefined },
) {
  return (
    <form
      method="get"
      class="inline-form"
      role="search"
      aria-label={words.find}
    >
      <label class="visually-hidden" for="find">{words.search}</label>
      <input
        id="find"
        class="input"
        type="search"
        name="q"
        value={query ?? ""}
        placeholder={words.search}
        autocomplete="off"
        maxLength={100}
      />
      <button type="submit" class="button" data-kind="primary">
        {words.find}
      </button>
      {query && (
        <a class="button" data-kind="quiet" href="/admin/customers">
          {words.all}
        </a>
      )}
    </form>
  );
}
