import en from '../../i18n/en.json' with { type: 'json' };
import type { Locale } from '../../i18n/locales.ts';
import problemsEn from '../../i18n/problems.en.json' with { type: 'json' };
import type { ProblemText } from '../../i18n/problems.ts';
import problemsVi from '../../i18n/problems.vi.json' with { type: 'json' };
import vi from '../../i18n/vi.json' with { type: 'json' };
import type { Desk } from '../desk.ts';

/** The interface texts that the page passes to its scripts. */
export interface Texts {
  locale: Locale;
  /** All in the page's language; in the others those that figures in texts are printed with. */
  words: Record<Locale, Record<string, string>>;
  /** The sentences of problems, by their keys. */
  problems: Record<string, ProblemText>;
}

/** Fills in the page's texts for `t()` and `problemText()`: the scripts are bundled without texts (`noTexts` in `integration`). */
export function fillTexts({ locale, words, problems }: Texts): void {
  Object.assign(en, words.en);
  Object.assign(vi, words.vi);
  Object.assign({ en: problemsEn, vi: problemsVi }[locale], problems);
}

/** The methods of an object, called by messages. */
type Remote<T> = {
  [Name in keyof T as T[Name] extends Method ? Name : never]: T[Name] extends Method
    ? (...args: Parameters<T[Name]>) => Promise<Awaited<ReturnType<T[Name]>>>
    : never;
};
// biome-ignore lint/suspicious/noExplicitAny: methods of all parameters.
type Method = (...args: any[]) => unknown;

export type RemoteDesk = Remote<Desk>;

/** Calls the method of this name; the answer has the same id. */
export interface Call {
  id: number;
  name: keyof RemoteDesk;
  args: unknown[];
}
export type Answer = { id: number } & ({ result: unknown } | { error: string });

/** The desk in a worker. Calls are answered in any order, but begun in theirs. */
export function remoteDesk(worker: Worker): RemoteDesk {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let count = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if ('error' in data) call?.reject(new Error(data.error));
    else call?.resolve(data.result);
  });
  // A worker whose script fails answers no call.
  let failure: Error | undefined;
  worker.addEventListener('error', ({ message }) => {
    failure = new Error(message);
    for (const call of waiting.values()) call.reject(failure);
  });
  const call =
    (_: object, name: string) =>
    (...args: unknown[]) => {
      if (failure) return Promise.reject(failure);
      const promise = Promise.withResolvers<unknown>();
      waiting.set(++count, promise);
      worker.postMessage({ id: count, name, args });
      return promise.promise;
    };
  return new Proxy({}, { get: call }) as RemoteDesk;
}
