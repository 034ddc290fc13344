import { readHtml } from './read-html.ts';

/**
 * What a client loses that lacks a feature, and what stands beside it. `holds` looks for that in the mail itself, so a
 * fallback that is taken out fails the test; `lost` is a piece of a mail without it, on which `holds` must answer no.
 * A feature without an entry here may not be used.
 */
export interface Fallback {
  readonly beside: string;
  readonly holds: (html: string) => boolean;
  readonly lost: string;
}

interface StyledElement {
  readonly name: string;
  readonly style: ReadonlyMap<string, string>;
  readonly attributes: Readonly<Record<string, string>>;
}

function styledElements(html: string): readonly StyledElement[] {
  return readHtml(html).elements.map(({ name, attribs }) => ({
    name,
    attributes: attribs,
    style: new Map(
      (attribs.style ?? '').split(';').flatMap((one) => {
        const at = one.indexOf(':');
        return at < 0 ? [] : [[one.slice(0, at).trim(), one.slice(at + 1).trim()] as const];
      }),
    ),
  }));
}

/** True when every element whose style names a property like this one passes. */
function everyStyled(
  html: string,
  property: RegExp,
  passes: (element: StyledElement, value: string) => boolean,
): boolean {
  return styledElements(html).every((element) =>
    [...element.style].every(([name, value]) => !property.test(name) || passes(element, value)),
  );
}

const isNothing = (value: string) => /^(?:0(?:px)?\s*)+$|^none$/.test(value);

const inlineLook = /<div[^>]* class="i" style="[^"]*font:[^"]*color:#[0-9a-f]{6}/;
const sheetOnly: Fallback = {
  beside: 'the sheet holds dark, phone and hover only; font and colours are inline',
  holds: (html) => inlineLook.test(html) && /<body[^>]* style="[^"]*background-color:#[0-9a-f]{6}/.test(html),
  lost: '<style>.i{color:#000000}</style><body><div class="i">Words</div></body>',
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
  lost: '<div style="display:none;overflow:hidden;max-height:0;max-width:0">Words</div>',
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
    lost: '<body lang="de" dir="ltr" style="font:17px serif;color:#000000">Words</body>',
  },
  border: {
    beside: 'rules are drawn by cells and by `hr`; pictures and boxes set it to none',
    holds: (html) =>
      everyStyled(
        html,
        /^border(?!-radius)/,
        ({ name }, value) => isNothing(value) || ['td', 'hr'].includes(name),
      ),
    lost: '<p style="border-top:1px solid #000000">Words</p>',
  },
  'border-radius': {
    beside: 'corners are square; nothing is said by them: no shape is cut by more than a corner',
    holds: (html) => everyStyled(html, /^border-radius$/, (_, value) => /^(?:\d|1\d|2[0-4])px$/.test(value)),
    lost: '<td style="border-radius:50%">1</td>',
  },
  outline: {
    beside: 'set to none by react-email, which is what a mail without it shows',
    holds: (html) => everyStyled(html, /^outline/, (_, value) => value === 'none'),
    lost: '<a href="https://gradient.example" style="outline:2px solid #000000">Words</a>',
  },
  padding: {
    beside:
      'padding stands on cells alone, gaps between others are margins; the button brings runs of its own for Outlook',
    holds: (html) =>
      everyStyled(
        html,
        /^padding/,
        ({ name, style }, value) =>
          isNothing(value) ||
          name === 'td' ||
          (name === 'a' && style.get('mso-padding-alt') === '0px' && html.includes('mso-font-width:')),
      ),
    lost: '<div style="padding-top:44px">Words</div>',
  },
  margin: {
    beside: 'no margin on a run of text; the one of the page is nought',
    holds: (html) =>
      everyStyled(
        html,
        /^margin/,
        ({ name }, value) => isNothing(value) || !['span', 'body', 'a', 'td'].includes(name),
      ),
    lost: '<span style="margin:0 0 6px">Words</span>',
  },
  'max-width': {
    beside:
      'the column has a table of fixed width around it; pictures name their width in an attribute; others are hidden or as wide as their place',
    holds: (html) =>
      everyStyled(
        html,
        /^max-width$/,
        ({ name, attributes }, value) =>
          ['0', '100%'].includes(value) ||
          (name === 'img' && /^\d+$/.test(attributes.width ?? '')) ||
          (name === 'table' &&
            html.includes(`<!--[if mso]><table role="presentation" width="${value.replace('px', '')}"`)),
      ),
    lost: '<div style="max-width:640px">Words</div>',
  },
  'width property': {
    beside:
      'tables, cells and rows only; a picture names its width in an attribute too; the short rule may be a long one',
    holds: (html) =>
      everyStyled(
        html,
        /^width$/,
        ({ name, attributes }) =>
          ['table', 'tr', 'td', 'hr'].includes(name) ||
          (name === 'img' && /^\d+$/.test(attributes.width ?? '')),
      ),
    lost: '<div style="width:300px">Words</div>',
  },
  'lang attribute': {
    beside: 'the language of a cell is named again on the column within',
    holds: (html) => /<div role="main" lang="[^"]+"/.test(html),
    lost: '<td lang="de">Worte</td>',
  },
  'height property': {
    beside: 'only `height:auto` of a picture that names its width',
    holds: (html) =>
      [...html.matchAll(/<(\w+)[^>]*[;"]height:([^;"]+)[^>]*>/g)].every(
        ([tag, name, value]) => name === 'img' && value === 'auto' && / width="\d+"/.test(tag),
      ),
    lost: '<div style="height:40px"></div>',
  },
  'role attribute': {
    beside: 'the layout tables hold one row each, so a table reads like its cell',
    holds: (html) =>
      [...html.matchAll(/<table[^>]*role="presentation"[^>]*>/g)].length ===
      (html.match(/<table/g)?.length ?? 0),
    lost: '<table><tr><td>Words</td></tr></table>',
  },
  'table-layout': {
    beside: 'Outlook for Windows gets a table of fixed width',
    holds: (html) => html.includes('<!--[if mso]><table role="presentation" width="640"'),
    lost: '<table style="table-layout:fixed"><tr><td>Words</td></tr></table>',
  },
  'target attribute': {
    beside: 'a client that drops it opens the link as it opens any',
    holds: (html) => !html.includes('target="_blank"'),
    lost: '<a href="https://gradient.example" target="_blank">Words</a>',
  },
  transform: {
    beside: 'the checker takes text-transform, which all of them know, for transform',
    holds: (html) => !/[;" ]transform:/.test(html),
    lost: '<p style="transform:rotate(3deg)">Words</p>',
  },
  'word-break': {
    beside: 'word-wrap, which those clients know',
    holds: (html) =>
      [...html.matchAll(/style="[^"]*word-break:[^"]*"/g)].every(([style]) =>
        style.includes('word-wrap:break-word'),
      ),
    lost: '<p style="word-break:break-word">Words</p>',
  },
};
