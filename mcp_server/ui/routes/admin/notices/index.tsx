import { NOTICE_STATES, STAFF_KINDS } from "../../../../notice/kinds.ts";
import { noticeList, noticeRetry } from "../../../../notice/list_operations.ts";
import type { NoticePage } from "../../../../notice/list_schemas.ts";
import {
  type NoticePreferences,
  noticePreferencesRead,
  noticeSetPreferences,
} from "../../../../notice/preferences.ts";
import { ActionForm } from "../../../components/ActionForm.tsx";
import { DeskCard } from "../../../components/DeskCard.tsx";
import { DeskPage } from "../../../components/DeskPage.tsx";
import { ListTable } from "../../../components/ListTable.tsx";
import { noticeColumns } from "../../../components/notice/notice_columns.tsx";
import { NoticeFilter } from "../../../components/notice/NoticeFilter.tsx";
import { NoticeMenu } from "../../../components/notice/NoticeMenu.tsx";
import { Paging } from "../../../components/Paging.tsx";
import { SaveButton } from "../../../components/SaveButton.tsx";
import { CheckList } from "../../../components/shop/CheckList.tsx";
import { deskHandlers } from "../../../desk/handlers.ts";
import { noticeWords } from "../../../locales/notices.ts";
import { parameter } from "../../../query.ts";
import { define } from "../../../state.ts";

const LIMIT = 50;

export const handler = define.handlers(deskHandlers({
  async load({ staff, url }) {
    const state = NOTICE_STATES
      .find((each) => each === url.searchParams.get("state"));
    const customer = parameter(url, "customer")?.slice(0, 64);
    const [list, mine] = await Promise.all([
      staff.call<NoticePage>(noticeList, {
        state,
        customerId: customer,
        cursor: parameter(url, "cursor"),
        limit: LIMIT,
      }),
      staff.call<NoticePreferences>(noticePreferencesRead, {}),
    ]);
    return { list, mine, state, customer };
  },
  actions: {
    retry: {
      operation: noticeRetry,
      argsOf: (form) => ({ noticeId: form.get("noticeId") }),
    },
    preferences: {
      operation: noticeSetPreferences,
      argsOf: (form) => ({ kinds: form.all("kinds") }),
    },
  },
}));

export default define.page<typeof handler>(({ data: shown, state, url }) => {
  const { locale, text, newKey, adminContext } = state;
  const { list, mine, ...filter } = shown.data;
  const words = noticeWords[locale];
  const place = { shown, locale, newKey };
  const mayRetry = adminContext?.may(noticeRetry) ?? false;
  return (
    <DeskPage
      text={text}
      words={words}
      done={shown.done}
      place={place}
      styleSheet="/admin/access.css"
    >
      <NoticeMenu locale={locale} path={url.pathname} />
      <NoticeFilter words={words} {...filter} />
      {list.items.length > 0
        ? (
          <ListTable
            label={words.list}
            columns={noticeColumns(state, { place, mayRetry })}
            rows={list.items}
            keyOf={({ id }) => id}
          />
        )
        : <p class="empty">{words.none}</p>}
      <Paging text={text} url={url} nextCursor={list.nextCursor} />
      <DeskCard id="mine" title={words.mine}>
        <p class="fine">{words.mineLead}</p>
        <ActionForm place={place} action="preferences">
          <CheckList
            place={place}
            action="preferences"
            name="kinds"
            legend={words.mineLegend}
            options={STAFF_KINDS
              .map((value) => ({ value, label: words.kinds[value] }))}
            chosen={mine.kinds}
            nothing=""
          />
          <SaveButton label={words.save} />
        </ActionForm>
      </DeskCard>
    </DeskPage>
  );
});
