import { unwrapRedirect } from '../ids/unwrap-redirect.ts';
import { isBold, isHidden } from './styles.ts';
import { blankAround, breaks, isVoid, unseen } from './tags.ts';
import { type Run, writeLine } from './write-line.ts';

type Attributes = Readonly<Record<string, string>>;

/** Takes an HTML parser's events and writes lines of Markdown. */
export interface HtmlReader {
  open(name: string, attributes: Attributes): void;
  text(text: string): void;
  close(name: string): void;
  end(): void;
  /** How many elements are open. */
  depth(): number;
}

/** What is open around the words that come. */
interface Open {
  readonly name: string;
  readonly bold: boolean;
  readonly href: string | null;
  readonly hidden: boolean;
}

interface List {
  readonly ordered: boolean;
  count: number;
}

/** Appends to `lines`; blank ones part paragraphs. */
export function makeHtmlReader(lines: string[]): HtmlReader {
  const open: Open[] = [];
  const lists: List[] = [];
  const within = { hidden: 0, pre: 0, quote: 0, heading: 0 };
  let runs: Run[] = [];
  // The mark of the list item whose first line has not come yet.
  let mark: string | null = null;

  const blank = () => {
    if (lines.length > 0 && lines.at(-1) !== '') lines.push('');
  };
  const flush = () => {
    const body = writeLine(runs, within.heading > 0);
    runs = [];
    if (body === '') return;
    lines.push(indentOf(lists.length, mark !== null) + signOf() + body);
    mark = null;
  };
  const signOf = () => {
    if (within.heading > 0) return `${'#'.repeat(within.heading)} `;
    return mark ?? (within.quote > 0 ? '> ' : '');
  };
  const say = (text: string) => {
    const { bold = false, href = null } = open.at(-1) ?? {};
    runs.push({ text, bold, href });
  };
  const standAlone = (name: string, attributes: Attributes) => {
    if (name === 'br') {
      if (runs.every(({ text }) => text.trim() === '')) blank();
      flush();
    } else if (name === 'hr') {
      blank();
      lines.push('---', '');
    } else if (name === 'img' && attributes.alt?.trim()) {
      // An image's words take its place; the file lies on somebody else's server.
      say(` ${attributes.alt} `);
    }
  };
  const enter = (name: string, step: 1 | -1) => {
    if (name === 'pre') within.pre += step;
    if (name === 'blockquote') within.quote += step;
    if (/^h[1-6]$/.test(name)) within.heading = step === 1 ? Number(name[1]) : 0;
  };

  return {
    open(name, attributes) {
      if (within.hidden === 0 && breaks.has(name)) flush();
      if (isVoid.has(name)) {
        if (within.hidden === 0) standAlone(name, attributes);
        return;
      }
      if (blankAround.has(name) && lists.length === 0) blank();
      const around = open.at(-1);
      const hidden = unseen.has(name) || isHidden(attributes);
      open.push({
        name,
        hidden,
        bold: isBold(name, attributes.style) ?? around?.bold ?? false,
        href: (name === 'a' ? webAddress(attributes.href) : null) ?? around?.href ?? null,
      });
      if (hidden) within.hidden += 1;
      enter(name, 1);
      if (name === 'ul' || name === 'ol') lists.push({ ordered: name === 'ol', count: 0 });
      if (name === 'li') mark = nextMark(lists.at(-1));
    },
    text(text) {
      if (within.hidden > 0) return;
      for (const [i, line] of (within.pre > 0 ? text.split('\n') : [text]).entries()) {
        if (i > 0) flush();
        say(line);
      }
    },
    close(name) {
      // The parser closes in order, also what nobody closed.
      if (open.at(-1)?.name !== name) return;
      if (within.hidden === 0 && breaks.has(name)) flush();
      if (open.pop()?.hidden) within.hidden -= 1;
      enter(name, -1);
      if (name === 'ul' || name === 'ol') lists.pop();
      if (name === 'li') mark = null;
      if (blankAround.has(name) && lists.length === 0) blank();
    },
    end: flush,
    depth: () => open.length,
  };
}

/** Two spaces a list around it; what follows an item's first line stands below its words. */
function indentOf(lists: number, marked: boolean): string {
  return '  '.repeat(Math.min(lists === 0 ? 0 : lists - (marked ? 1 : 0), 6));
}

function nextMark(list: List | undefined): string {
  if (list === undefined || !list.ordered) return '- ';
  list.count += 1;
  // Three figures would be a year, no number of a list.
  return list.count > 99 ? '- ' : `${list.count}. `;
}

function webAddress(href: string | undefined): string | null {
  const address = href?.trim().replace(/[\s<>"]/g, encodeURIComponent) ?? '';
  if (!/^https?:\/\//i.test(address) || address.length > 4000 || !URL.canParse(address)) return null;
  return unwrapRedirect(address).replace(/\(/g, '%28').replace(/\)/g, '%29');
}
