const letters = /\p{L}/gu;
const withItalics = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/gu;

/**
 * Whether a text is mostly in letters that have an italic and capitals. All others (Arabic, Hebrew, Japanese …) have
 * neither: slanted by the machine or spaced out they look broken, and Arabic letters come apart.
 */
export function hasItalics(text: string): boolean {
  return (text.match(withItalics)?.length ?? 0) * 2 >= (text.match(letters)?.length ?? 0);
}
