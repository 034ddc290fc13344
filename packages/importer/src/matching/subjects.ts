/** A thing named with a version: "Gemma 4" → { name: "gemma", version: "4" }, "Inference v6.0", "NeurIPS 2026". */
export interface Subject {
  readonly name: string;
  readonly version: string;
  /** As the title writes it. */
  readonly written: string;
  /** How many words stand before it in the title. */
  readonly at: number;
}

/** The versioned names of a title in order. Figures ("1M tokens", "12B", "71%") and dates are none. */
export function findSubjects(title: string): Subject[] {
  const subjects: Subject[] = [];
  const typed = title.slice(0, 400).split(/\s+/);
  const words = typed.map((word) => word.replace(/^[("“‘'[]+|[)"”’'\],:;.!?]+$/g, ''));
  for (const [i, word] of words.entries()) {
    const joined =
      /^(\p{L}[\p{L}\p{N}/+.]*?(?:-\p{L}[\p{L}\p{N}]*)*?)-?v?(\d+(?:\.\d+)*)(?:[a-z]|-?(?:mini|pro|base|max|lite))?$/u.exec(
        word,
      );
    const alone = /^(?:v|version\s?)?(\d+(?:\.\d+)*)$/iu.exec(word);
    const before = words[i - 1] ?? '';
    const bareName = /^\p{Lu}[\p{L}\p{N}/+-]*$/u.test(before) && !/[:;,.!?]$/.test(typed[i - 1] ?? '');
    if (joined?.[1] !== undefined && isName(joined[1]) && !isFormat(word)) {
      subjects.push({ name: joined[1].toLowerCase(), version: joined[2] ?? '', written: word, at: i });
    } else if (alone?.[1] !== undefined && bareName && isName(before)) {
      subjects.push({
        name: before.toLowerCase(),
        version: alone[1],
        written: `${before} ${word}`,
        at: Math.max(0, i - 1),
      });
    }
  }
  return subjects;
}

/** Number formats are topics, not things: three stories about one are three stories. */
function isFormat(word: string): boolean {
  return /^(?:nv|mx)?(?:fp|int|bf|tf|uint)\d{1,3}$/i.test(word);
}

/** Words that stand before numbers without naming a thing. */
function isName(word: string): boolean {
  return (
    word.length > 1 &&
    !/^(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*$|^(?:part|top|over|under|to|in|of|for|with|by|at|from|and|the|a|an|all|hits|gains|adds|ships|releases?|launches|first|last|next|about|spring|summer|autumn|fall|winter|week|day|issue|no|vol|chapter|step|level|phase|is|are|has|reaches|crosses)$/i.test(
      word,
    )
  );
}
