import { page } from "fresh";
import { ChatPage } from "../components/ChatPage.tsx";
import { Welcome } from "../components/Welcome.tsx";
import { define } from "../state.ts";

export const handler = define.handlers({
  async GET({ state }) {
    const [list, tools, shop] = await Promise.all([
      state.user && state.listConversations(),
      state.listToolNames(),
      state.readShop(),
    ]);
    return page({ list, tools, shop });
  },
});

export default define.page<typeof handler>(function Home({ data, state, url }) {
  return state.user && data.list
    ? (
      <ChatPage
        state={state}
        user={state.user}
        list={data.list}
        view={null}
        tools={data.tools}
      />
    )
    : <Welcome state={state} url={url} tools={data.tools} shop={data.shop} />;
});
