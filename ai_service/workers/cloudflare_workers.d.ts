// The module that Workers have built in, as far as it is used here.
declare module "cloudflare:workers" {
  /** A Durable Object whose methods can be called remotely. */
  export class DurableObject<Bindings = unknown> {
    constructor(
      context: import("./platform.ts").ObjectContext,
      bindings: Bindings,
    );
    protected readonly ctx: import("./platform.ts").ObjectContext;
    protected readonly env: Bindings;
  }
}
