'use client';

import { CheckboxField, useDocumentInfo, useFormFields } from '@payloadcms/ui';
import type { CheckboxFieldClientProps } from 'payload';
import { useEffect, useState } from 'react';
import type { PreviousCoverage } from '../../features/entries/previous-coverage.ts';
import { deskRequest } from '../desk-request.ts';
import './quick-add.css';

/** "Previously covered in №12", what it said then, and the switch that prints it. Nothing where nothing was said. */
export function PreviouslyField(props: CheckboxFieldClientProps) {
  const entryPath = props.path.replace(/[^.]+$/, 'entry');
  const value = useFormFields(([fields]) => fields[entryPath]?.value);
  const { id } = useDocumentInfo();
  const entryId = typeof value === 'string' && value !== '' ? value : null;
  const [previous, setPrevious] = useState<PreviousCoverage | null>(null);

  useEffect(() => {
    let over = false;
    setPrevious(null);
    if (entryId === null || id === undefined) return;
    deskRequest<{ previous: PreviousCoverage | null }>('GET', `/entries/${entryId}/previously/${id}`)
      .then((answer) => {
        if (!over) setPrevious(answer.previous);
      })
      // What was said before is a help: without it the issue is written all the same.
      .catch(() => {});
    return () => {
      over = true;
    };
  }, [entryId, id]);

  if (previous === null) return null;
  return (
    <div className="quick-add__previously">
      <p>
        Previously covered in <strong>{previous.name}</strong>
        {previous.text === '' ? ', without a word of ours.' : ':'}
      </p>
      {previous.text === '' ? null : <blockquote>{previous.text.slice(0, 1_200)}</blockquote>}
      <CheckboxField {...props} />
    </div>
  );
}
