import type { TokenSigner } from "../../shared/contract/sign.ts";

/** Customers at once. */
const AT_ONCE = 12;
/** Every so many calls one writes. */
const WRITE_EVERY = 4;

const READS = ["booking/services", "product/list", "form/list", "booking/list"];

const SUBMISSION = {
  formId: "frm_patch_test",
  version: 1,
  answers: {
    name: "佐藤 花子",
    phone: "090-1234-5678",
    reacted_before: false,
    under_treatment: false,
    patch_test_consent: true,
  },
};

/** Reads and writes of many customers, as long as it is wanted. */
export class Traffic {
  /** Answers by their status; what had none is 0. */
  readonly statuses = new Map<number, number>();
  /** Forms that were submitted, as the server said. */
  submitted = 0;
  /** What a call that failed was answered first. */
  firstFailure = "";
  readonly #origin: string;
  #calls = 0;

  /** @param signer Signs each call's token; can be replaced at any time. */
  constructor(origin: string, public signer: TokenSigner) {
    this.#origin = origin;
  }

  get calls(): number {
    return this.#calls;
  }

  get failed(): number {
    return this.#calls - (this.statuses.get(200) ?? 0);
  }

  /** Calls until `isOver`, asked before each call. */
  async run(isOver: () => boolean): Promise<void> {
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      while (!isOver()) await this.#call(this.#calls++);
    }));
  }

  async #call(index: number): Promise<void> {
    const isWrite = index % WRITE_EVERY === 0;
    const path = isWrite ? "form/submit" : READS[index % READS.length]!;
    const { status, text } = await call(this.#origin, {
      token: await tokenOf(this.signer, `usr_${index}`),
      path,
      input: isWrite ? SUBMISSION : {},
    });
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    if (isWrite && status === 200) this.submitted++;
    if (status !== 200) this.firstFailure ||= `${path} ${status} ${text}`;
  }
}

export async function tokenOf(
  signer: TokenSigner,
  id: string,
): Promise<string> {
  const user = { id, email: null, name: "A customer" };
  const scopes = [
    "booking:read",
    "product:read",
    "form:read",
    "form:submit",
  ] as const;
  return (await signer.signForUser({ user, scopes })).token;
}

/** Calls an operation; status 0 if there was no answer. */
export async function call(
  origin: string,
  { token, path, input }: { token: string; path: string; input: unknown },
): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(`${origin}/mcp/tools/${path}`, {
      method: "POST",
      headers: {
        "Authorization": `Bearer ${token}`,
        "Content-Type": "application/json",
        "Idempotency-Key": crypto.randomUUID(),
      },
      body: JSON.stringify(input),
    });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    return { status: 0, text: (error as Error).message };
  }
}
