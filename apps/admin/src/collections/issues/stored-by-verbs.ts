import type { Field } from 'payload';
import { nobody } from '../../access/rules.ts';
import { workflowStates } from './workflow.ts';

const byVerbsOnly = { create: nobody, update: nobody };

/** Facts about an issue that only our verbs write (through the Local API); a save from outside leaves them alone. */
export const storedByVerbs: Field[] = [
  {
    name: 'workflow',
    type: 'select',
    required: true,
    defaultValue: 'draft',
    index: true,
    options: workflowStates.map((state) => ({
      label: `${state[0]?.toUpperCase()}${state.slice(1)}`,
      value: state,
    })),
    access: byVerbsOnly,
    admin: { position: 'sidebar', readOnly: true },
  },
  {
    name: 'renditionId',
    label: 'Approved rendition',
    type: 'text',
    access: byVerbsOnly,
    admin: { hidden: true },
  },
  { name: 'approvedAt', type: 'date', access: byVerbsOnly, admin: { hidden: true } },
  { name: 'approvedBy', type: 'text', access: byVerbsOnly, admin: { hidden: true } },
  /** When a back issue entered the archive without a mail; a sent issue's instant is its campaign's. */
  { name: 'publicFrom', type: 'date', access: byVerbsOnly, admin: { hidden: true } },
];
