/** An issue as an editor would paste it: our own words, in the shape of a research weekly. */
export const samplePaste = `Caches learn to forget, and that is the good news.
Three groups published eviction rules this week that read the question before they read the cache. None of them needs new hardware, and all of them fit behind the interface that your server already speaks.
Watch & Listen First
- Sequence Length — Forgetting on purpose (podcast, May 20) — an hour on what a server may drop, and how you would notice.
Key Takeaways
- Measure regret, not hit rate. A cache that keeps the wrong token looks busy and answers badly.
- Four bits are enough for keys. Values still want eight, and the mixed layout costs one extra kernel.
The Big Story
A serving stack ships question-aware eviction by default · May 19, 2026 · Harbour Systems blog
→ The rule is small enough to print: rank what is cached by how much the current question attends to it, and drop the tail. On long agent runs it halves memory and changes no answer that we could find.
Also This Week
A benchmark for forgetting · May 18, 2026 · Benchmarks Collective
→ Twelve tasks in which remembering everything is the wrong strategy. Expect to see it in every paper by autumn.
From the Lab
Regret Bounds for Key-Value Eviction under Shifting Queries · arXiv 2605.31337 · arXiv · May 17
→ A proof that no rule which ignores the question can be within a constant of the best one, and a simple rule that is.
Worth Reading
- The cache that could not let go — a post-mortem with graphs, and an apology to the on-call engineer.
Forget early, forget often, and write down what you forgot.
`;
