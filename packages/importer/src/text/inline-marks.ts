import { draftLimits } from '../draft/fit-item.ts';
import { unwrapRedirect } from '../ids/unwrap-redirect.ts';

/** Words of a line and where they lead. */
export interface LineLink {
  readonly label: string;
  readonly address: string;
}

/** A line without Markdown's signs: what it says, what it links to, what stood in bold at its start. */
export interface MarkedText {
  /** The words alone. */
  readonly text: string;
  /** The words with every link's address in brackets behind it: for what can hold no link. */
  readonly spelled: string;
  /** The words with their links as `[label](address)`: for running text. */
  readonly rich: string;
  /** The first link of the line: a Markdown link or a bare address. */
  readonly url: string | null;
  /** All Markdown links in order. */
  readonly links: readonly LineLink[];
  /** Leading bold words ("**Claim.** detail"), empty when there are none. */
  readonly bold: string;
}

/** Takes off `**bold**`, `*italic*`, escapes and `[text](address)`. No address is lost: every one is in `links`. */
export function readInlineMarks(source: string): MarkedText {
  if (!/[*_[\\]|https?:/.test(source)) {
    return { text: source, spelled: source, rich: source, url: null, links: none, bold: '' };
  }
  const links: LineLink[] = [];
  const marked = source.replace(link, (_whole, image: string, words: string, target: string) => {
    const label = words.trim();
    const address = unwrapRedirect(target).replace(/\(/g, '%28').replace(/\)/g, '%29');
    if (image === '!' || label === '' || address.length > draftLimits.url) return `${label} (${target})`;
    links.push({ label: withoutEmphasis(label), address });
    return `${opens}${label}${shuts}`;
  });
  const plain = withoutEmphasis(marked);
  const text = withoutSigns(plain);
  const bold = withoutSigns(withoutEmphasis(/^(\*\*|__)(?=\S)(.{1,400}?\S)\1/.exec(marked)?.[2] ?? ''));
  return {
    text,
    spelled: links.length === 0 ? text : spell(plain, links),
    rich: links.length === 0 ? text : withLinks(plain, links),
    url: links[0]?.address ?? bareUrl(text),
    links,
    bold: text.startsWith(bold) ? bold : '',
  };
}

/** `[label](address)`, as running text holds it; brackets in a label would end it early, so it is spelled out then. */
export function markdownLink({ label, address }: LineLink): string {
  return /[[\]]/.test(label) ? `${label} (${address})` : `[${label}](${address})`;
}

const none: readonly LineLink[] = [];

// Control characters stand nowhere in normalised text: they mark where the words of a link begin and end.
const opens = '\u0001';
const shuts = '\u0002';

/** `[label](address "title")` and `![alt](address)`; escaped brackets in the label, one level of brackets in the address. */
const link =
  /(?<!\\)(!?)\[((?:\\[^\n]|[^\][\\\n]){1,2000})\]\(\s*<?(https?:\/\/[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*)>?(?:\s+"[^"]*")?\s*\)/g;

function withoutSigns(text: string): string {
  return text.replaceAll(opens, '').replaceAll(shuts, '');
}

function spell(plain: string, links: readonly LineLink[]): string {
  let at = 0;
  return plain.replaceAll(opens, '').replaceAll(shuts, () => ` (${links[at++]?.address ?? ''})`);
}

function withLinks(plain: string, links: readonly LineLink[]): string {
  let at = 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: our own signs, see above
  return plain.replace(/\u0001([^\u0001\u0002]*)\u0002/g, (_whole, label: string) =>
    markdownLink({ label, address: links[at++]?.address ?? '' }),
  );
}

function withoutEmphasis(text: string): string {
  return text
    .replace(/(\*\*\*?|___?)(?=\S)(.{1,2000}?\S)\1/g, '$2')
    .replace(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: our own signs, see above
      /(^|[\s("“‘—–\u0001])([*_])(?=[^\s*_])([^*_]{1,1000}?[^\s*_]|[^\s*_])\2(?=$|[\s)"”’.,;:!?—–\u0002])/g,
      '$1$3',
    )
    .replace(/\\([\\*_#+\-.!|>~[\]])/g, '$1');
}

function bareUrl(text: string): string | null {
  const found = /https?:\/\/[^\s<>"“”]+/i.exec(text)?.[0]?.replace(/[.,;:!?)\]'’]+$/, '');
  return found !== undefined && found.length <= draftLimits.url ? found : null;
}
