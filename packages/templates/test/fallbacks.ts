/**
 * What a client loses that lacks a feature, and what stands beside it. `holds` looks for that in the mail itself, so a
 * fallback that is taken out fails the test. A feature without an entry here may not be used.
 */
export interface Fallback {
  readonly beside: string;
  readonly holds: (html: string) => boolean;
}

const inlineLook = /<div[^>]* class="i" style="[^"]*font:[^"]*color:#[0-9a-f]{6}/;
const sheetOnly: Fallback = {
  beside: 'the sheet holds dark, phone and hover only; font and colours are inline',
  holds: (html) => inlineLook.test(html) && /<body[^>]* style="[^"]*background-color:#[0-9a-f]{6}/.test(html),
};
const hiddenPreheader: Fallback = {
  beside: 'the preheader is hidden four ways at once: display, opacity, size, overflow',
  holds: (html) => {
    const [hidden = '', ...others] = [...html.matchAll(/style="([^"]*display:none[^"]*)"/g)].map(
      ([, style = '']) => style,
    );
    return (
      ['overflow:hidden', 'opacity:0', 'max-height:0', 'max-width:0'].every((one) => hidden.includes(one)) &&
      // The logo of the dark scheme: a client that shows it all the same shows the name's picture twice.
      others.every((style) => style.includes('mso-hide:all'))
    );
  },
};

/** By the support table's name of the feature. */
export const fallbacks: Readonly<Record<string, Fallback>> = {
  ':hover': sheetOnly,
  '@media': sheetOnly,
  '<style> element': sheetOnly,
  'Attribute selector': sheetOnly,
  'Child combinator': sheetOnly,
  'Class selector': sheetOnly,
  'Descendant combinator': sheetOnly,
  'Type selector': sheetOnly,
  'display:none': hiddenPreheader,
  opacity: hiddenPreheader,
  overflow: hiddenPreheader,
  '<body> element': {
    beside: 'language, direction, font and colour are named again on the column',
    holds: (html) =>
      /<div role="main" lang="[^"]+" dir="[^"]+" class="i"/.test(html) && inlineLook.test(html),
  },
  'border-radius': { beside: 'corners are square; nothing is said by them', holds: () => true },
  outline: { beside: 'set to none by react-email, which is what a mail without it shows', holds: () => true },
  'height property': {
    beside: 'only `height:auto` of a picture that names its width',
    holds: (html) =>
      [...html.matchAll(/<(\w+)[^>]*[;"]height:([^;"]+)[^>]*>/g)].every(
        ([tag, name, value]) => name === 'img' && value === 'auto' && / width="\d+"/.test(tag),
      ),
  },
  'role attribute': {
    beside: 'the layout tables hold one row each, so a table reads like its cell',
    holds: (html) =>
      [...html.matchAll(/<table[^>]*role="presentation"[^>]*>/g)].length === html.match(/<table/g)?.length,
  },
  'table-layout': {
    beside: 'Outlook for Windows gets a table of fixed width',
    holds: (html) => html.includes('<!--[if mso]><table role="presentation" width="640"'),
  },
  'target attribute': {
    beside: 'a client that drops it opens the link as it opens any',
    holds: (html) => !html.includes('target="_blank"'),
  },
  transform: {
    beside: 'the checker takes text-transform, which all of them know, for transform',
    holds: (html) => !/[;" ]transform:/.test(html),
  },
  'word-break': {
    beside: 'word-wrap, which those clients know',
    holds: (html) =>
      [...html.matchAll(/style="[^"]*word-break:[^"]*"/g)].every(([style]) =>
        style.includes('word-wrap:break-word'),
      ),
  },
};
