/** Text with the statistics of text: words by Zipf's law over a vocabulary of 30,000, the same at every run. */
export function makeWords(seed = 1): {
  word(): string;
  words(count: number): string;
  below(limit: number): number;
} {
  let state = seed;
  const random = () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(random() * limit);
  const vocabulary = [...new Set([...common.split(' '), ...made(30_000, below)])];
  const upTo: number[] = [];
  let sum = 0;
  for (const rank of vocabulary.keys()) {
    sum += 1 / (rank + 2.7) ** 1.05;
    upTo.push(sum);
  }
  const word = (): string => {
    const at = random() * sum;
    let low = 0;
    let high = upTo.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return vocabulary[low] ?? '';
  };
  return { word, below, words: (count) => Array.from({ length: count }, word).join(' ') };
}

function made(count: number, below: (limit: number) => number): Set<string> {
  const parts = syllables.split(' ');
  const words = new Set<string>();
  while (words.size < count)
    words.add(Array.from({ length: 2 + below(3) }, () => parts[below(parts.length)]).join(''));
  return words;
}

const syllables =
  'ba ce di fo gu ha ki lo mu na pe ra si to va we xi yo zu tra ble ston ment ing er al ic ory ter con pro sub net mod';
const common =
  'the of and to a in that is for it on with as model models at by this be from are training an attention or which state not memory inference weights data we have kernel its long benchmark can token tokens context cost open one what released paper has layer small but results than their half you serving batch license speed cache more new precision quantised format how where scaling hardware';
