import type { CampaignStatus } from '@masthead/domain';
import { Pill } from '@payloadcms/ui';
import { statusPill, statusWord } from './campaign-words.ts';

export function StatusPill({ status }: { readonly status: CampaignStatus }) {
  return (
    <Pill pillStyle={statusPill(status)} size="small">
      {statusWord(status)}
    </Pill>
  );
}
