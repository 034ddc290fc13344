/** Titles, names and words that want to become more than text. All made up here. */
export const hostileTexts: readonly string[] = [
  '<script>window.pwned=1</script>',
  '"><img src=x onerror=window.pwned=1>',
  "' autofocus onfocus=window.pwned=1 x='",
  '</title><script>window.pwned=1</script>',
  '</style><svg onload=window.pwned=1>',
  '<iframe srcdoc="<script>parent.pwned=1</script>">',
  '<a href="javascript:window.pwned=1">press</a>',
  '<base href="//evil.example/">',
  '<meta http-equiv="refresh" content="0;url=javascript:window.pwned=1">',
  '&lt;script&gt;window.pwned=1&lt;/script&gt;',
  '{{constructor.constructor("window.pwned=1")()}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of an attack, not a template
  '${window.pwned=1}',
  '<!--<script>window.pwned=1</script>-->',
  ']]><script>window.pwned=1</script>',
  '\u202Egpj.tpircs<script>window.pwned=1</script>',
  '<math><mtext><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.pwned=1&gt;">',
  '<form action="https://evil.example"><button>Subscribe</button></form>',
  '<details open ontoggle=window.pwned=1>',
];

/** Addresses that must never end up in an `href`. */
export const hostileUrls: readonly string[] = [
  'javascript:window.pwned=1',
  'JaVaScRiPt:window.pwned=1',
  ' javascript:window.pwned=1',
  'java\nscript:window.pwned=1',
  'data:text/html,<script>window.pwned=1</script>',
  'vbscript:window.pwned=1',
  'blob:https://site.example/x',
  'file:///etc/passwd',
  '//evil.example',
  'x" onclick="window.pwned=1',
];

/** Allowed by their scheme, hostile in the rest: they may be linked, as text that stays inside its attribute. */
export const oddUrls: readonly string[] = [
  'https://example.org/"onmouseover="window.pwned=1',
  "https://example.org/'><script>window.pwned=1</script>",
  'https://example.org/?q=javascript:window.pwned=1',
  'mailto:editors@example.org?subject=<script>window.pwned=1</script>',
];
