import type { Say } from '../binaries/binary.ts';

export interface Steps {
  /** Runs one step, saying when it begins, what it says and how long it took. */
  run<T>(name: string, step: (say: Say) => Promise<T>): Promise<T>;
  /** A line of its own, with the time since the beginning. */
  say(text: string): void;
  elapsedMs(): number;
}

/** A step that is silent longer than this says that it is still at work: a wait must not look like a hang. */
const patienceMs = 15_000;

/** Progress with elapsed time. Steps may overlap: each line names its own. */
export function makeSteps(print: (line: string) => void = console.log, now: () => number = Date.now): Steps {
  const started = now();
  const say = (text: string) => print(`${seconds(now() - started).padStart(7)}  ${text}`);
  return {
    say,
    elapsedMs: () => now() - started,
    async run(name, step) {
      const begun = now();
      say(`${name} …`);
      const timer = setInterval(() => say(`${name} … still at work (${seconds(now() - begun)})`), patienceMs);
      try {
        const result = await step((text) => say(`${name}: ${text}`));
        say(`${name} ✓ ${seconds(now() - begun)}`);
        return result;
      } catch (error) {
        say(`${name} ✗ ${seconds(now() - begun)}`);
        throw error;
      } finally {
        clearInterval(timer);
      }
    },
  };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
