import type * as vscode from "vscode";

/** Throws where nobody catches, so that the running test fails while the caller continues. */
function failTest(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}

export class Disposable implements vscode.Disposable {
  static from(...parts: { dispose(): unknown }[]): Disposable {
    return new Disposable(() => {
      for (const part of parts) part.dispose();
    });
  }

  #callOnDispose: (() => unknown) | undefined;

  constructor(callOnDispose: () => unknown) {
    this.#callOnDispose = callOnDispose;
  }

  dispose(): void {
    const call = this.#callOnDispose;
    this.#callOnDispose = undefined;
    call?.();
  }
}

/** To our code, the stand-in's class is VS Code's. */
export function disposable(callOnDispose: () => unknown): vscode.Disposable {
  const made: unknown = new Disposable(callOnDispose);
  return made as vscode.Disposable;
}

type Delivery<T> = { readonly event: T; readonly to: Registration<T>[] };
type Registration<T> = { readonly listener: (event: T) => unknown };

/**
 * Delivers events like VS Code: in the order of registration; not to listeners that are added or removed
 * meanwhile; an event fired by a listener waits until all have received the first one; a listener that throws
 * does not affect the others (here, it also fails the test); after `dispose`, nobody receives anything.
 */
export class EventEmitter<T> implements vscode.EventEmitter<T> {
  readonly #registrations = new Set<Registration<T>>();
  #deliveries: Delivery<T>[] = [];
  #isDelivering = false;

  readonly event: vscode.Event<T> = (listener, thisArgs?: unknown, disposables?: vscode.Disposable[]) => {
    const registration = { listener: (event: T): unknown => listener.call(thisArgs, event) };
    this.#registrations.add(registration);
    const subscription = disposable(() => this.#registrations.delete(registration));
    disposables?.push(subscription);
    return subscription;
  };

  /** How many listeners there are; after the listening code was disposed of, there should be none. */
  get listeners(): number {
    return this.#registrations.size;
  }

  fire(event: T): void {
    this.#deliveries.push({ event, to: [...this.#registrations] });
    if (this.#isDelivering) return;
    this.#isDelivering = true;
    for (let next = this.#deliveries.shift(); next !== undefined; next = this.#deliveries.shift()) {
      for (const registration of next.to)
        if (this.#registrations.has(registration)) this.#call(registration, next.event);
    }
    this.#isDelivering = false;
  }

  #call({ listener }: Registration<T>, event: T): void {
    try {
      const result = listener(event);
      if (result instanceof Promise) result.catch(failTest);
    } catch (error) {
      failTest(error);
    }
  }

  dispose(): void {
    this.#registrations.clear();
    this.#deliveries = [];
  }
}

export class CancellationError extends Error implements vscode.CancellationError {
  constructor() {
    super("Canceled");
    this.name = this.message;
  }
}

export class CancellationTokenSource implements vscode.CancellationTokenSource {
  readonly #emitter = new EventEmitter<void>();
  #isCancelled = false;
  readonly token: vscode.CancellationToken;

  constructor() {
    const isCancelled = (): boolean => this.#isCancelled;
    this.token = {
      get isCancellationRequested() {
        return isCancelled();
      },
      // A cancelled token notifies late listeners too.
      onCancellationRequested: (listener, thisArgs?: unknown, disposables?: vscode.Disposable[]) => {
        if (!this.#isCancelled) return this.#emitter.event(listener, thisArgs, disposables);
        const timer = setTimeout(() => void listener.call(thisArgs, undefined), 0);
        return disposable(() => clearTimeout(timer));
      },
    };
  }

  cancel(): void {
    if (this.#isCancelled) return;
    this.#isCancelled = true;
    this.#emitter.fire();
  }

  dispose(): void {
    this.#emitter.dispose();
  }
}
