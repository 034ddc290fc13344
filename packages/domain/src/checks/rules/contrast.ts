import { weakPairs, weakPairWords } from '../../theme-contrast.ts';
import type { Rule } from '../check.ts';

/** Said again beside an issue: a theme may be older than the check that its newsletter's form makes. */
export const contrast: Rule = ({ snapshot: { newsletter } }) =>
  weakPairs(newsletter.theme).map((pair) => ({
    code: 'contrast',
    stops: 'nothing',
    message: weakPairWords(pair),
    at: { kind: 'newsletter', id: newsletter.id },
  }));
