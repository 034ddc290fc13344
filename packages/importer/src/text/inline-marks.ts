import { draftLimits } from '../draft/fit-item.ts';

/** A line without Markdown's signs: what it says, what it links to, what stood in bold at its start. */
export interface MarkedText {
  /** The words; the first link's address is in `url` instead. */
  readonly text: string;
  /** The same with every link spelled out behind its words: for what cannot carry an address of its own. */
  readonly spelled: string;
  /** The first link of the line: a Markdown link or a bare address. */
  readonly url: string | null;
  /** Leading bold words ("**Claim.** detail"), empty when there are none. */
  readonly bold: string;
}

/** Takes off `**bold**`, `*italic*`, escapes and `[text](address)`. No address is lost: what `url` cannot hold is spelled out. */
export function readInlineMarks(source: string): MarkedText {
  if (!/[*_[\\]|https?:/.test(source)) return { text: source, spelled: source, url: null, bold: '' };
  let url: string | null = null;
  const links: (readonly [label: string, address: string])[] = [];
  const unlinked = source.replace(link, (_whole, image: string, label: string, address: string) => {
    links.push([label, address]);
    if (url !== null || image === '!' || address.length > draftLimits.url) return `${label} (${address})`;
    url = address;
    return label;
  });
  const spelled =
    links.length === 0
      ? unlinked
      : source.replace(link, (_whole, _image, label, address) => `${label} (${address})`);
  const text = withoutEmphasis(unlinked);
  const bold = withoutEmphasis(/^(\*\*|__)(?=\S)(.{1,400}?\S)\1/.exec(unlinked)?.[2] ?? '');
  return {
    text,
    spelled: withoutEmphasis(spelled),
    url: url ?? bareUrl(text),
    bold: text.startsWith(bold) ? bold : '',
  };
}

/** `[label](address "title")` and `![alt](address)`; one level of brackets inside the address. */
const link =
  /(!?)\[([^\][]{1,500})\]\(\s*<?(https?:\/\/[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*)>?(?:\s+"[^"]*")?\s*\)/g;

function withoutEmphasis(text: string): string {
  return text
    .replace(/(\*\*\*?|___?)(?=\S)(.{1,2000}?\S)\1/g, '$2')
    .replace(
      /(^|[\s("“‘—–])([*_])(?=[^\s*_])([^*_]{1,1000}?[^\s*_]|[^\s*_])\2(?=$|[\s)"”’.,;:!?—–])/g,
      '$1$3',
    )
    .replace(/\\([\\*_#+\-.!|>~[\]])/g, '$1');
}

function bareUrl(text: string): string | null {
  const found = /https?:\/\/[^\s<>"“”]+/i.exec(text)?.[0]?.replace(/[.,;:!?)\]'’]+$/, '');
  return found !== undefined && found.length <= draftLimits.url ? found : null;
}
