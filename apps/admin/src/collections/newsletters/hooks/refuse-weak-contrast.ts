import { defaultTheme, weakPairs, weakPairWords } from '@masthead/domain';
import { type CollectionBeforeValidateHook, ValidationError } from 'payload';

/**
 * A theme whose text cannot be read is not saved: the sentence says which pair and how much it has. One that stands
 * already stays savable, or nothing else of such a newsletter could be changed.
 */
export const refuseWeakContrast: CollectionBeforeValidateHook = ({ data, originalDoc, req }) => {
  const before = coloursOf(originalDoc?.theme, defaultTheme);
  const after = coloursOf(data?.theme, before);
  if (data?.theme === undefined || JSON.stringify(after) === JSON.stringify(before)) return data;
  const weak = weakPairs(after);
  if (weak.length === 0) return data;
  throw new ValidationError({
    collection: 'newsletters',
    req,
    errors: weak.map((pair) => ({
      path: `theme.${pair.scheme}.${pair.colour}`,
      message: weakPairWords(pair),
    })),
  });
};

type Colours = Pick<typeof defaultTheme, 'light' | 'dark'>;

/** What is not given stays as it was. */
function coloursOf(theme: unknown, before: Colours): Colours {
  const given = (typeof theme === 'object' && theme !== null ? theme : {}) as Partial<Colours>;
  return { light: { ...before.light, ...given.light }, dark: { ...before.dark, ...given.dark } };
}
