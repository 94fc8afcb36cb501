import {
  hashToken,
  randomToken,
} from "../../../../../shared/sign_in/random_token.ts";
import { bookingResources } from "../../../../booking/resource/operations.ts";
import type { Resources } from "../../../../booking/resource/schemas.ts";
import {
  type Feeds,
  noticeAddFeed,
  noticeFeeds,
  noticeRevokeFeed,
} from "../../../../notice/feed_operations.ts";
import { DeskPage } from "../../../components/DeskPage.tsx";
import { AddFeed } from "../../../components/notice/AddFeed.tsx";
import { FeedList } from "../../../components/notice/FeedList.tsx";
import { NoticeMenu } from "../../../components/notice/NoticeMenu.tsx";
import { deskHandlers, type DeskRequest } from "../../../desk/handlers.ts";
import { feedWords } from "../../../locales/feeds.ts";
import { define } from "../../../state.ts";

export const handler = define.handlers(deskHandlers({
  async load({ staff }) {
    const [{ feeds }, { resources }] = await Promise.all([
      staff.call<Feeds>(noticeFeeds, {}),
      staff.call<Resources>(bookingResources, {}),
    ]);
    return { feeds, resources };
  },
  actions: {
    add: {
      operation: noticeAddFeed,
      argsOf: (form) => ({ resourceId: form.optional("resourceId") }),
      perform: addFeed,
    },
    revoke: {
      operation: noticeRevokeFeed,
      argsOf: (form) => ({ feedId: form.get("feedId") }),
    },
  },
}));

/** The address is known to this answer alone: the operation gets its hash. */
async function addFeed(args: unknown, { staff, state }: DeskRequest) {
  const token = randomToken();
  const tokenSha256 = await hashToken(token);
  await staff.call(noticeAddFeed, { ...args as object, tokenSha256 });
  const { serverUrl, locale } = state;
  return new URL(`/calendar/${token}.ics?lang=${locale}`, serverUrl).href;
}

export default define.page<typeof handler>(({ data: shown, state, url }) => {
  const { locale, text, newKey, adminContext } = state;
  const words = feedWords[locale];
  const place = { shown, locale, newKey };
  const made = shown.result?.outcome as string | undefined;
  return (
    <DeskPage text={text} words={words} done={shown.done} place={place}>
      <NoticeMenu locale={locale} path={url.pathname} />
      {made && (
        <section class="card" role="status">
          <h2>{words.madeTitle}</h2>
          <p class="mono said">{made}</p>
          <p class="fine">{words.madeLead}</p>
        </section>
      )}
      <FeedList feeds={shown.data.feeds} place={place} time={state} />
      {adminContext?.may(noticeAddFeed) && (
        <AddFeed resources={shown.data.resources} place={place} />
      )}
    </DeskPage>
  );
});
