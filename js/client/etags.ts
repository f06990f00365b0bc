/** Answers kept with their marks, so that the store needs not send again what is still the same (contract 17.1). */
import type { Answer } from './exchange.js';

/** How many answers are kept. */
const most = 100;

/** Answers by address and identity. */
export interface Kept {
  /** The mark of the answer kept under this name. */
  mark(name: string): string | undefined;
  /** Keeps an answer that has a mark; gives the kept one back, with its whole body, for a 304. */
  pass(name: string, answer: Answer): Answer;
}

/** Nothing is kept yet. */
export function keepAnswers(): Kept {
  const kept = new Map<string, { mark: string; text: string }>();
  return {
    mark: (name) => kept.get(name)?.mark,
    pass(name, answer) {
      const found = kept.get(name);
      kept.delete(name);
      if (answer.status === 304 && found) {
        kept.set(name, found);
        return { ...answer, status: 200, text: found.text };
      }
      const mark = answer.headers.get('ETag');
      if (mark !== null && answer.status === 200) {
        kept.set(name, { mark, text: answer.text });
        const [oldest] = kept.keys();
        if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      }
      return answer;
    },
  };
}
