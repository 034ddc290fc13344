/** Elements whose words nobody sees, or that are no words of the letter. */
export const unseen: ReadonlySet<string> = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'svg',
  'math',
  'iframe',
  'object',
  'video',
  'audio',
  'canvas',
  'select',
  'datalist',
]);

/** Elements that stand on lines of their own. */
export const breaks: ReadonlySet<string> = new Set(
  (
    'p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption thead tbody tfoot tr td th blockquote pre hr section ' +
    'article header footer main nav aside figure figcaption address center form fieldset legend details summary body html'
  ).split(' '),
);

/** Elements with space around them: paragraphs, not mere lines. */
export const blankAround: ReadonlySet<string> = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre figure section article header footer'.split(' '),
);

export const isVoid: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);
