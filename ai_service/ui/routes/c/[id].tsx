import { HttpError, page } from "fresh";
import { ChatPage } from "../../components/ChatPage.tsx";
import { Welcome } from "../../components/Welcome.tsx";
import { define } from "../../state.ts";

export const handler = define.handlers({
  async GET({ state, params }) {
    if (!state.user) return page(null, { status: 401 });
    const [list, view] = await Promise.all([
      state.listConversations(),
      state.viewConversation(params.id!),
    ]);
    if (!view) throw new HttpError(404);
    return page({ list, view });
  },
});

export default define.page<typeof handler>(
  function Conversation({ data, state, url }) {
    return state.user && data
      ? (
        <ChatPage
          state={state}
          user={state.user}
          list={data.list}
          view={data.view}
        />
      )
      : <Welcome locale={state.locale} path={url.pathname} />;
  },
);
