/** A short issue of our own. Nothing in it happened. */
export const issueText = `Locks get cheaper, keys do not.
A quiet week at the canal, and one release worth your time.
Key Takeaways
- Locks are half the price. The gates are cast in one piece now.
Also This Week
Sluice 2.1 Released: Quieter Gates · May 4, 2026 · Canal Blog
→ Upgrade before the summer traffic.
From the Lab
On Water Finding Its Level · Brook, Weir, 2026 · arXiv:2605.01234
→ A proof of what everybody knew.
Worth Reading
- A Year at the Lock — diaries of a keeper.
Mind the step.
`;

/** The same release in the words of another week. */
export const nextIssueText = `Gates again.
A second week at the canal, because the first one was not enough.
Also This Week
Sluice 2.1 Ships Quieter Gates and a Manual · May 2026 · Canal Blog
→ The manual is the better half.
From the Lab
On Water Finding its Level · arXiv 2605.01234
→ Still true.
Mind the other step.
`;
