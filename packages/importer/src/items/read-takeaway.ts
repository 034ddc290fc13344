import { blankItem, type DraftItem } from '@masthead/domain';
import { splitAtDashes, splitFirstSentence } from '../text/sentences.ts';
import type { SourceLine } from '../text/source-line.ts';

/** "Claim. Detail" → claim (title) and detail; bold words in front are the claim whatever they end with. */
export function readTakeaway(line: SourceLine): DraftItem {
  const { claim, detail } = splitClaim(line);
  return blankItem('takeaway', { title: claim, commentary: detail, url: line.url });
}

function splitClaim(line: SourceLine): { claim: string; detail: string } {
  if (line.bold !== '' && line.bold !== line.text) {
    const rest = line.text.slice(line.bold.length);
    // A full stop or colon right after the bold words is theirs.
    const sign = /^[.:!?]/.exec(rest)?.[0] ?? '';
    return {
      claim: line.bold + sign,
      detail: rest
        .slice(sign.length)
        .replace(/^\s*(?:[—–]|--)\s+/, '')
        .trim(),
    };
  }
  const sentence = splitFirstSentence(line.text);
  if (sentence) return { claim: sentence.first, detail: sentence.rest };
  const [claim = '', ...rest] = splitAtDashes(line.text);
  if (rest.length > 0 && claim.split(/\s+/).length <= 14) return { claim, detail: rest.join(' — ') };
  return { claim: line.text, detail: '' };
}
