import { HttpError, page } from "fresh";
import { ChatPage } from "../../components/ChatPage.tsx";
import { Welcome } from "../../components/Welcome.tsx";
import { renderAnswers } from "../../markdown/render_answers.tsx";
import { define } from "../../state.ts";

export const handler = define.handlers({
  async GET({ state, params }) {
    if (!state.user) {
      const [tools, shop] = await Promise.all([
        state.listToolNames(),
        state.readShop(),
      ]);
      return page({ tools, shop, conversation: null }, { status: 401 });
    }
    const [list, view] = await Promise.all([
      state.listConversations(),
      state.viewConversation(params.id!),
    ]);
    if (!view) throw new HttpError(404);
    // Only an empty conversation says what can be said.
    const isEmpty = view.messages.length === 0;
    const tools = isEmpty ? await state.listToolNames() : new Set<string>();
    const answers = await renderAnswers(view.messages, state.locale);
    return page({ tools, shop: null, conversation: { list, view, answers } });
  },
});

export default define.page<typeof handler>(
  function Conversation({ data, state, url }) {
    const { tools, shop, conversation } = data;
    return state.user && conversation
      ? (
        <ChatPage
          state={state}
          user={state.user}
          list={conversation.list}
          view={conversation.view}
          answers={conversation.answers}
          tools={tools}
        />
      )
      : <Welcome state={state} url={url} tools={tools} shop={shop} />;
  },
);
