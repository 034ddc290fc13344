import type { FieldAccess } from 'payload';
import { editors, nobody, staff } from '../../access/rules.ts';

/**
 * Everybody at the desk reads and drafts issues, old versions too. What a writer may not do is approve, schedule or
 * delete: approving is a verb (features/approve-issue.ts), never a field that somebody sets.
 */
export const issuesAccess = {
  create: staff,
  read: staff,
  readVersions: staff,
  update: staff,
  delete: editors,
  unlock: nobody,
};

/** Number and address of an issue are an editor's to change once it exists. */
export const editorsOnly: FieldAccess = ({ req }) => editors({ req });
