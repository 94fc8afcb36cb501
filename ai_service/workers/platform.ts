// What the platform hands to Workers and objects, as far as it is used here.
import type { ObjectStorage } from "../store/durable_object/storage.ts";

/** The context of one Durable Object. */
export interface ObjectContext {
  storage: ObjectStorage;
  waitUntil(promise: Promise<unknown>): void;
}

/** The context of one request of a Worker, or of one scheduled call. */
export interface WorkerContext {
  /** Lets the work go on behind the answer, for 30 s at most. */
  waitUntil(promise: Promise<unknown>): void;
}

/** The objects of one class. */
export interface ObjectNamespace<Methods> {
  idFromName(name: string): unknown;
  get(id: unknown): Methods;
}
