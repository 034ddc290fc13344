/** What an issue still needs before it can go out. */
export function stepFor(workflow: 'draft' | 'in review' | 'approved'): string {
  return {
    draft: 'Missing: review and approval',
    'in review': 'Missing: an editor’s approval',
    approved: 'Missing: approved, not scheduled',
  }[workflow];
}
