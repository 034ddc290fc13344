'use client';

import { Button, toast } from '@payloadcms/ui';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { MergeShown } from '../../features/merge/merge-shape.ts';
import { DeskRefused, deskRequest } from '../desk-request.ts';

interface Props {
  readonly merges: readonly MergeShown[];
  readonly mayUndo: boolean;
}

/** What was merged, newest first, each to be taken back. */
export function MergeList({ mayUndo, merges }: Props) {
  const [busy, setBusy] = useState<string | null>(null);
  const router = useRouter();
  const undo = async ({ fromTitle, id }: MergeShown) => {
    if (busy !== null) return;
    setBusy(id);
    try {
      await deskRequest('POST', `/merges/${id}/undo`);
      toast.success(`“${fromTitle}” stands by itself again.`);
      router.refresh();
    } catch (error) {
      toast.error(error instanceof DeskRefused ? error.message : 'It was not undone. Try again.');
    }
    setBusy(null);
  };
  return (
    <section aria-label="Merged before" className="merge__list">
      <h2>Merged before</h2>
      {merges.length === 0 ? <p className="desk-page__note">Nothing was merged yet.</p> : null}
      <ul>
        {merges.map((merge) => (
          <li key={merge.id}>
            <span>
              “{merge.fromTitle}” →{' '}
              <a href={`/admin/collections/${merge.collection}/${merge.intoId}`}>{merge.intoTitle}</a>{' '}
              <span className="desk-page__note">
                {merge.at.slice(0, 10)}, {merge.by}
                {merge.undone ? ', undone' : ''}
              </span>
            </span>
            {mayUndo && !merge.undone ? (
              <Button
                buttonStyle="secondary"
                disabled={busy !== null}
                margin={false}
                onClick={() => void undo(merge)}
                size="small"
              >
                Undo
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
