const stock =
  'cache token model kernel router harbour ledger tide sparse dense gate expert memory window prompt reward policy sample draft verify stream batch queue shard index recall prune merge quant tensor layer head depth width scale budget latency trace audit signal noise drift anchor beacon compass engine ferry gauge hull inlet jetty keel lantern mast needle oar pilot quay rudder sextant tether vessel winch yard zenith atlas bridge canal delta estuary fathom gulf haven island'.split(
    ' ',
  );

/** Words, titles and paragraphs that come out the same for the same seed (a 32-bit generator: mulberry32). */
export function makeWords(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const word = () => stock[Math.floor(next() * stock.length)] ?? 'word';
  const some = (count: number) => Array.from({ length: count }, word).join(' ');
  const title = () => {
    const said = `${some(6)} ${Math.floor(next() * 1_000_000)}`;
    return said.charAt(0).toUpperCase() + said.slice(1);
  };
  return {
    title,
    paragraph: () => `${some(18)}. ${some(22)}. ${some(16)}.`,
    pick: <Thing>(things: readonly Thing[], count: number): Thing[] =>
      Array.from({ length: count }, () => things[Math.floor(next() * things.length)] as Thing),
  };
}
