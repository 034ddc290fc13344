/** A line without Markdown's signs: what it says, what it links to, what stood in bold at its start. */
export interface MarkedText {
  readonly text: string;
  /** The first link of the line, when it was a Markdown link or a bare address. */
  readonly url: string | null;
  /** Leading bold words ("**Claim.** detail"), empty when there are none. */
  readonly bold: string;
}

/** Takes off `**bold**`, `__bold__` and `[text](address)`; a second link keeps its address in brackets so none is lost. */
export function readInlineMarks(source: string): MarkedText {
  let url: string | null = null;
  const unlinked = source.replace(
    /(!?)\[([^\][]{1,500})\]\(\s*<?(https?:\/\/[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*)>?(?:\s+"[^"]*")?\s*\)/g,
    (_whole, _image: string, label: string, address: string) => {
      if (url !== null) return `${label} (${address})`;
      url = address;
      return label;
    },
  );
  const bold = /^(\*\*|__)(?=\S)(.{1,400}?\S)\1/.exec(unlinked)?.[2] ?? '';
  const text = unlinked.replace(/(\*\*|__)(?=\S)(.{1,2000}?\S)\1/g, '$2');
  return { text, url: url ?? bareUrl(text), bold: text.startsWith(bold) ? bold : '' };
}

function bareUrl(text: string): string | null {
  const found = /https?:\/\/[^\s<>"“”]+/i.exec(text)?.[0];
  return found ? found.replace(/[.,;:!?)\]'’]+$/, '') : null;
}
