/** Words in one manner: as they stood between two tags. */
export interface Run {
  readonly text: string;
  readonly bold: boolean;
  readonly href: string | null;
}

/**
 * The runs of one line → one line of Markdown: spaces single, links as `[words](address)`, the bold beginning as
 * `**words**`, signs that Markdown would take away escaped. Other emphasis is not kept. Empty when it holds no words.
 */
export function writeLine(runs: readonly Run[], inHeading: boolean): string {
  const spaced = singleSpaced(runs);
  const written = spaced.map(({ text }) => text).join('');
  if (written.trim() === '') return '';
  // A list mark or an arrow as typed stays before the bold words.
  const first = spaced[0];
  if (
    first !== undefined &&
    !first.bold &&
    /^(?:[-–—•·*+→⇒]|\d{1,2}[.)])\s*$/u.test(first.text) &&
    first.href === null
  )
    return `${first.text.trim()} ${writeLine(spaced.slice(1), inHeading)}`;
  const firstPlain = spaced.findIndex((run) => !run.bold && run.text.trim() !== '');
  const leading = firstPlain < 0 ? spaced.length : firstPlain;
  const lead = write(spaced.slice(0, leading));
  const [mark = ''] = /^\s*(?:(?:[-–—•*+→⇒]|\d{1,2}[.)])\s+)?/u.exec(lead) ?? [];
  const words = lead.slice(mark.length).trim();
  if (inHeading || words === '' || words.length > 400) return typedMark(write(spaced).trim());
  const rest = write(spaced.slice(leading));
  const space = lead.endsWith(' ') && rest !== '' ? ' ' : '';
  return typedMark(`${mark.trimStart()}**${words}**${space}${rest.trimEnd()}`);
}

/** A star that somebody typed for a bullet is one. */
function typedMark(line: string): string {
  return line.replace(/^\\\*(?=\s)/, '*');
}

function singleSpaced(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  let spaced = true;
  for (const run of runs) {
    let text = run.text.replace(/[ \t\r\n\f\u00a0\u200b\ufeff]+/g, ' ');
    if (spaced) text = text.trimStart();
    if (text === '') continue;
    spaced = text.endsWith(' ');
    const last = out.at(-1);
    if (last !== undefined && last.bold === run.bold && last.href === run.href) {
      out[out.length - 1] = { ...last, text: last.text + text };
    } else out.push({ ...run, text });
  }
  return out;
}

function write(runs: readonly Run[]): string {
  let line = '';
  for (let at = 0; at < runs.length; at += 1) {
    const { href } = runs[at] ?? {};
    let text = runs[at]?.text ?? '';
    // Bold parts within one link are one link.
    while (href && runs[at + 1]?.href === href) {
      at += 1;
      text += runs[at]?.text ?? '';
    }
    const words = escaped(text);
    line += href ? asLink(words, href) : words;
  }
  return line;
}

/** Spaces stay outside; a link around its own address, or around a whole story, is spelled out. */
function asLink(words: string, href: string): string {
  const label = words.trim();
  if (label === '') return words;
  const [before = ''] = /^\s*/.exec(words) ?? [];
  const [after = ''] = /\s*$/.exec(words) ?? [];
  const same = label.replace(/\\/g, '').replace(/\/$/, '') === href.replace(/\/$/, '');
  if (same) return `${before}${href}${after}`;
  return `${before}${label.length > 1500 ? `${label} (${href})` : `[${label}](${href})`}${after}`;
}

function escaped(text: string): string {
  return text.replace(/\\(?=[\\*_#+\-.!|>~[\]])/g, '\\\\').replace(/[*_[\]]/g, '\\$&');
}
