/** Texts of our own in the shapes that newsletters come in. Nothing in them happened. */

export const weeklyText = `Small models learn to say no, and the benchmark behind it grows teeth.
Two things shaped the week. The Harbor team showed that refusal can be learned from forty examples. And the second round of TideBench asks questions that nobody can look up.
Watch & Listen First
- Refusal from the Inside — Ines Okoro (The Long Context, ~June 3) — a patient hour on what changes in the residual stream, with drawings.
- Open Water — Pavel Lindqvist on cheap evaluation (June 4) — how a two-person lab checks models on a laptop.
- Night Shift Radio — The Case Against Leaderboards (Podbean)
Key Takeaways
- Forty examples are enough. Beyond that, refusals spread to questions nobody meant to refuse.
- TideBench v2.0 is harder to game. Questions rotate weekly, so vs. last year the gap between labs is real.
- Harbor-3 isn't a toy. 2.1 points over Harbor-2 at the same size, at 60% of the cost.
The Big Story
Harbor-3 Learns Refusal From Forty Examples · June 2, 2026 · Harbor Blog
→ The interesting number is not forty but zero: no preference data at all. If you run a safety team, try this before the next labeling contract.
Also This Week
TideBench v2.0 Results: Nine Labs, One Surprise · June 1, 2026 · Tide Foundation
→ A university cluster came third.
Gantry 4.1 Released: Faster Checkpoints and a Plugin API · June 2026 · Gantry Blog
→ Restarts drop from minutes to seconds, which changes how often you dare to save.
From the Lab
Refusal as a Direction: What Forty Examples Change · Okoro, Lindqvist, Amari, 2026 · arXiv:2606.01234
→ The change lives in one direction of one layer, and it transfers.
Sparse Tides: Sampling Questions That Age Well · Mbeki and Sørensen · TMLR 2026 · doi:10.5555/tide.2026.7
→ A theory of when a benchmark dies.
Worth Reading
- How We Lost Three Weeks to a Timezone — a postmortem worth printing out.
- Notes on Evaluation — part two — Amari on why averages lie about rare failures.
The best evaluation is the one your colleagues are afraid of.
`;

/** Sources run together with the comment, sections left empty, no arrows but one. */
export const runOnText = `Chips got cheaper, and somebody noticed.
A short issue. Most of the desk was traveling.
Watch & Listen First
Key Takeaways
The Big Story
Foundry Opens Its Packaging Line to Universities · May 5, 2026 · Foundry BlogThe company lets academic groups share wafers with paying customers, at cost. Slots open every quarter.
→ For a lab this is the difference between a simulator and a chip.
Also This Week
Interposer Prices Fall for a Third Quarter · May 6 · SemiWeekly The drop is small but steady, and it starts to show in the price of small accelerators.
Cooling Without Water, Explained · May 7 · Substack This essay walks through four designs, with costs for each of them.
A Compiler for Odd Shapes · May 2026 · Lattice Press In a test on nine kernels it beat the vendor's own by a third.
From the Lab
"Learning Placement From Failed Layouts" · DAC 2026 · arXiv cs.AR Proposes to train on the layouts that people threw away. Accepted at DAC 2026.
Worth Reading
If your plans depend on one supplier, they are the supplier's plans. Write down the second name now.
`;

/** A recap: headings in headings, lists in lists, accounts, an access notice; no marks at all. */
export const recapText = `[Recap] Lantern 2: small, open, and better than it looks
A quiet day with one loud release.
Lantern Labs has been silent since winter, so a release with weights, data and a recipe is welcome.
Forum Recap
Lantern 2 release: open weights, open data, long context and a friendly license
Lantern 2 is the first fully open model of its class: The team published weights, data and code under a permissive license. See the thread by @lanternlabs and the numbers in @ada_counts.
First measurements (with caveats):
Reading: Independent tests report 71% on LongRead in @ada_counts.
Tools: The new call format is praised in @toolsmith and @mirek.
Day-one support came from everywhere: Lantern 2 runs in the usual places:
Cask: @caskdev
Spindle (0.9 and later): @spindle
Loom runtime on phones: @loomrt
Lantern 2 architecture notes: windows, shared caches and a strange embedding
Unusual details
mirek highlighted:
shared cache in every third layer
no bias anywhere (it may be folded into the norm)
RMS norm + tiny gate
window sizes 256 and 1024
kestrel replied that the missing bias is likely merged into the norm weights.
Reddish Recap
/r/SmallModels Recap
1. Lantern 2 on old hardware
The rest is for paid subscribers
Upgrade to paid to see what the recap left out this week.
`;
