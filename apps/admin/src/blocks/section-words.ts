/** What the form holds of a section, as far as its summary is made of it. */
export interface SectionData {
  readonly heading?: string | null;
  readonly sponsor?: string | null;
  readonly caption?: string | null;
  /** Rows, or how many there are. */
  readonly items?: unknown;
  /** As Lexical keeps it. */
  readonly body?: unknown;
}

const LONGEST = 60;

/** A section in a few words: "Stories · Also This Week · 4 items", "Free text · Forget early, forget often, and write …". */
export function sectionWords(kind: string, data: SectionData): string {
  const { caption, heading, items, sponsor } = data;
  const count = Array.isArray(items) ? items.length : typeof items === 'number' ? items : 0;
  const named = [heading, sponsor, count === 0 ? '' : `${count} ${count === 1 ? 'item' : 'items'}`];
  const parts = [kind, ...named.map((part) => part ?? '')].filter(
    (part, at, all) => part !== '' && all.indexOf(part) === at,
  );
  if (parts.length > 1) return parts.join(' · ');
  const words = firstWords(caption || textOf(data.body));
  return words === '' ? kind : `${kind} · ${words}`;
}

function firstWords(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= LONGEST) return line;
  return `${line.slice(0, LONGEST).replace(/\s\S*$/, '')} …`;
}

/** The text in Lexical's nodes, as far as a summary needs it. */
function textOf(node: unknown, longest = LONGEST * 2): string {
  if (typeof node !== 'object' || node === null) return '';
  if ('root' in node) return textOf(node.root, longest);
  if ('type' in node && node.type === 'linebreak') return ' ';
  if ('text' in node && typeof node.text === 'string') return node.text;
  if (!('children' in node) || !Array.isArray(node.children)) return '';
  let text = '';
  for (const child of node.children) {
    if (text.length > longest) break;
    text += textOf(child, longest - text.length);
  }
  // Blocks stand apart, runs of one line do not.
  return 'type' in node && node.type === 'link' ? text : `${text} `;
}
