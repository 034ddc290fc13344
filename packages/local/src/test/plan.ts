/** The layers of jest.config.mjs, in the order they run: what fails fast comes first. */
export const layers = ['unit', 'integration', 'crash', 'journey'] as const;
export type Layer = (typeof layers)[number];

export interface TestPlan {
  readonly layers: readonly Layer[];
  /** Handed to Jest as they are. */
  readonly jestArguments: readonly string[];
}

/**
 * `unit integration -- -t guarantee` → two layers and Jest's own arguments. Without a layer's name all of them run.
 * Anything that is no layer's name, and everything after `--`, is Jest's.
 */
export function planTests(args: readonly string[]): TestPlan {
  const end = args.indexOf('--');
  const words = end < 0 ? args : args.slice(0, end);
  const picked = layers.filter((layer) => words.includes(layer));
  const rest = words.filter((word) => !picked.some((layer) => layer === word));
  return {
    layers: picked.length === 0 ? layers : picked,
    jestArguments: [...rest, ...(end < 0 ? [] : args.slice(end + 1))],
  };
}

/** What the file names of a layer end in; `unit` is whatever is none of the others. */
export function layerOf(file: string): Layer | null {
  const match = /\.(?:(int|crash|journey)\.)?test\.tsx?$/.exec(file);
  if (match === null) return null;
  const byInfix = { int: 'integration', crash: 'crash', journey: 'journey' } as const;
  return match[1] === undefined ? 'unit' : byInfix[match[1] as keyof typeof byInfix];
}
