import type { Line, TextDirection } from './printable.ts';

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu;
const letters = /\p{L}/gu;

/**
 * The direction of a line when it is not that of the text around it, by the majority of its letters:
 * the first letter alone would turn an Arabic sentence around that starts with a product's Latin name.
 */
export function ownDirection(line: Line, around: TextDirection): { readonly dir?: TextDirection } {
  const text = line.map((run) => run.text).join('');
  const rtl = text.match(rightToLeft)?.length ?? 0;
  if (rtl === 0 && around === 'ltr') return {};
  const all = text.match(letters)?.length ?? 0;
  if (all === 0) return {};
  const own = rtl * 2 > all ? 'rtl' : 'ltr';
  return own === around ? {} : { dir: own };
}
