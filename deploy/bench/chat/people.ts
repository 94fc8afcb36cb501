import { createConversation } from "../../../ai_service/conversation/conversations.ts";
import { Sessions } from "../../../ai_service/auth/session.ts";
import { signInUser } from "../../../ai_service/auth/sign_in.ts";
import { openDenoKv } from "../../../ai_service/store/deno_kv.ts";

/** Somebody who is signed in, with a conversation. */
export interface Person {
  sessionId: string;
  conversationId: string;
}

/** Creates people in a store that no service uses yet. */
export async function createPeople(
  kvPath: string,
  count: number,
): Promise<Person[]> {
  const now = () => new Date();
  const kv = await openDenoKv({ path: kvPath, now });
  const sessions = new Sessions({ kv, now });
  try {
    const people: Person[] = [];
    for (let index = 0; index < count; index++) {
      const { id: userId } = await signInUser(identityOf(index), {
        kv,
        now,
        randomId: () => crypto.randomUUID(),
      });
      const id = `cnv_${crypto.randomUUID()}`;
      await createConversation(kv, userId, { id, now: now() });
      const sessionId = await sessions.create(userId);
      people.push({ sessionId, conversationId: id });
    }
    return people;
  } finally {
    kv.close();
  }
}

function identityOf(index: number) {
  return {
    provider: "google" as const,
    sub: `bench-${index}`,
    email: `bench-${index}@example.com`,
    emailVerified: true,
    name: `Customer ${index}`,
    pictureUrl: null,
    hostedDomain: null,
  };
}

const TEXT = "来週の金曜日の午後に髪を切りたいのですが、空いていますか？";

/** A message to the AI service, as a browser sends it. */
export function messageOf(
  { sessionId, conversationId }: Person,
  port: number,
): string {
  return post(`/api/conversations/${conversationId}/messages`, port, [
    `Origin: http://localhost:${port}`,
    `Cookie: ai_session=${sessionId}`,
    "Accept-Language: ja",
  ]);
}

/** The same message to the proxy. */
export function proxiedMessage(port: number): string {
  return post("/", port, []);
}

function post(path: string, port: number, headers: string[]): string {
  const body = JSON.stringify({ text: TEXT });
  return [
    `POST ${path} HTTP/1.1`,
    `Host: localhost:${port}`,
    "Content-Type: application/json",
    `Content-Length: ${new TextEncoder().encode(body).length}`,
    ...headers,
    "",
    body,
  ].join("\r\n");
}
