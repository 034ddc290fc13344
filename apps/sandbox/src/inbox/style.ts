/** The inbox in the house's colours and type (docs: the look): paper and ink, one accent, no assets. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --ink: #1d1c1a; --second: #5e5a53; --rule: #e4dfd6; --accent: #8a2d1c; --wash: #f4f1ea;
  --serif: "Source Serif 4", "Source Serif Pro", Charter, Georgia, serif;
  --sans: Inter, system-ui, -apple-system, "Segoe UI", sans-serif;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, monospace;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #151513; --ink: #ece8e1; --second: #a8a196; --rule: #33312d; --accent: #f0917c; --wash: #1c1b19; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.5 var(--sans); font-feature-settings: "tnum"; }
main, .mast { max-width: 960px; margin: 0 auto; padding: 0 20px; }
a { color: inherit; text-decoration: none; }
a:hover, a:focus-visible { text-decoration: underline; text-underline-offset: 3px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.mast { display: flex; align-items: baseline; gap: 12px; padding-top: 28px; padding-bottom: 14px; }
.mast strong { font: 600 20px/1.2 var(--serif); }
.mast span { color: var(--second); font-size: 14px; }
.find { display: flex; flex-wrap: wrap; gap: 10px; padding: 14px 0; border-top: 1px solid var(--rule); border-bottom: 1px solid var(--rule); }
.find label { display: flex; align-items: center; gap: 8px; flex: 1 1 220px; color: var(--second); font-size: 14px; }
input { flex: 1; min-width: 0; font: 16px/1.4 var(--sans); color: var(--ink); background: transparent; border: 1px solid var(--rule); border-radius: 3px; padding: 7px 10px; }
button { font: 600 14px/1.4 var(--sans); color: var(--paper); background: var(--ink); border: 0; border-radius: 3px; padding: 8px 16px; cursor: pointer; }
.list { list-style: none; margin: 0; padding: 0; }
.list a { display: grid; grid-template-columns: minmax(0, 15rem) minmax(0, 1fr) auto; gap: 4px 20px; align-items: baseline; padding: 12px 0; border-bottom: 1px solid var(--rule); }
.list a:hover { text-decoration: none; background: var(--wash); }
.list .to { color: var(--second); font-size: 15px; line-height: 1.7; }
.list .subject { font: 17px/1.5 var(--serif); }
.list .to, .list .subject { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.list time, .list .fate, small, .note { color: var(--second); font-size: 14px; }
.list .when { display: flex; gap: 12px; align-items: baseline; }
.list .fate { color: var(--accent); }
.pages { display: flex; justify-content: space-between; padding: 18px 0 48px; font-size: 14px; color: var(--second); }
.empty { font: 20px/1.55 var(--serif); max-width: 34em; padding: 40px 0; text-wrap: pretty; }
.empty code { font: .85em var(--mono); }
h1 { font: 600 29px/1.25 var(--serif); margin: 22px 0 16px; text-wrap: balance; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 5px 18px; margin: 0 0 20px; font-size: 15px; }
dt { color: var(--second); }
dd { margin: 0; overflow-wrap: anywhere; }
code, .mono { font: .9em/1.5 var(--mono); overflow-wrap: anywhere; }
nav.parts { display: flex; flex-wrap: wrap; gap: 4px 22px; border-top: 1px solid var(--rule); border-bottom: 1px solid var(--rule); padding: 10px 0; font-size: 15px; }
nav.parts a { color: var(--second); padding: 3px 0; border-bottom: 2px solid transparent; }
nav.parts a[aria-current] { color: var(--ink); font-weight: 600; border-bottom-color: var(--accent); }
nav.parts a:hover { text-decoration: none; color: var(--ink); }
nav.parts .right { margin-left: auto; display: flex; gap: 14px; }
iframe { display: block; width: 100%; height: 78vh; border: 1px solid var(--rule); border-top: 0; background: #fff; }
iframe.dark { background: #151513; }
pre { font: 14px/1.6 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; padding: 18px 0; margin: 0; max-width: 80ch; }
section { padding: 18px 0 60px; }
.links { padding-left: 1.4em; margin: 0; }
.links li { padding: 4px 0; overflow-wrap: anywhere; }
.links a { color: var(--accent); font: 14px/1.5 var(--mono); }
@media (max-width: 640px) {
  .list a { grid-template-columns: minmax(0, 1fr) auto; }
  .list .subject { grid-column: 1 / -1; grid-row: 2; white-space: normal; }
  h1 { font-size: 24px; }
}
`;
