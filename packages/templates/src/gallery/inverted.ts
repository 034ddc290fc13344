/**
 * The mail with all taken out by which it speaks of a dark scheme: the sheet, and what the head says of colour schemes.
 * So it reaches programs that strip the head and then darken what is left by themselves.
 */
export function withoutOwnDark(html: string): string {
  return html
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<meta[^>]*name="(?:supported-)?color-schemes?"[^>]*>/g, '');
}

/**
 * The mail in a program that turns every colour over and knows no dark rules of ours. The formula is that of Outlook on
 * the web (`getDarkColor` in microsoft/roosterjs): in CIELAB the hue stays and the lightness L becomes
 * 21.247 + (100 - L) · (100 - 21.247) / 100, so that white turns to #333333. Pictures stay as they are.
 * The browser reckons: `lab(from …)` needs one of 2024 or later.
 */
export function inverted(html: string): string {
  return withoutOwnDark(html).replace(/ style="[^"]*"/g, (style) =>
    style.replace(/#[0-9a-f]{6}/gi, (colour) => `lab(from ${colour} calc(100 - l * .78753) a b)`),
  );
}
