import type { IssueDraft } from '@masthead/domain';
import type { ReadPaste } from '../../features/paste/paste-shape.ts';

/** Which suggestions were accepted (`section:item` → entry) and which marks were looked at and left. */
export interface Answers {
  readonly accepted: Readonly<Record<string, string>>;
  readonly settled: ReadonlySet<string>;
}

/** What every part of the right side is given. */
export interface ReadProps {
  readonly read: ReadPaste;
  readonly draft: IssueDraft;
  readonly answers: Answers;
  readonly shownAt: string | null;
  readonly onDraft: (draft: IssueDraft) => void;
  readonly onAnswers: (answers: Answers) => void;
  readonly onShow: (at: string) => void;
}
