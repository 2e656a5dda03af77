/** The one style sheet of all pages, served at its own address so that the policy can forbid every other style. */
export const style = `:root {
  color-scheme: light dark;
  --ink: light-dark(#1c1b19, #e9e6df);
  --soft: light-dark(#6a655c, #a19b8e);
  --paper: light-dark(#fbfaf7, #191816);
  --card: light-dark(#ffffff, #211f1c);
  --line: light-dark(#e2ddd2, #3a3731);
  --accent: light-dark(#9c2f1d, #f0937f);
  --mark: light-dark(#f4ead0, #40361c);
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 58rem; padding: 1.5rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .15em; }
header { border-bottom: 1px solid var(--line); padding-bottom: .6rem; margin-bottom: 1.5rem; font-size: .9rem; }
header a { color: var(--soft); }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; }
.about { color: var(--soft); margin: 0 0 1rem; }
.forms a { margin-right: .8rem; }
section.property { display: grid; grid-template-columns: 11rem 1fr; gap: 0 1.25rem; border-top: 1px solid var(--line);
  padding: .75rem 0; }
section.property > h3 { margin: 0; font-size: .9rem; font-weight: 600; color: var(--soft); padding-top: .1rem; }
.value + .value { margin-top: .9rem; }
.value > p { margin: 0; }
.value > ul { list-style: none; margin: .25rem 0 0; padding: 0 0 0 .9rem; border-left: 2px solid var(--line);
  font-size: .88rem; color: var(--soft); }
.value li { padding: .08rem 0; }
.value li.quote { color: var(--ink); }
.mark { background: var(--mark); border-radius: .6rem; padding: .05rem .5rem; font-size: .78rem; margin-left: .4rem;
  white-space: nowrap; }
.deprecated > p .what { text-decoration: line-through; text-decoration-color: var(--soft); }
table { border-collapse: collapse; font-size: .92rem; }
.wide { overflow-x: auto; }
th, td { text-align: left; vertical-align: top; padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 600; }
textarea, select, button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line);
  border-radius: .35rem; padding: .5rem .6rem; }
textarea { width: 100%; font: .88rem/1.5 ui-monospace, monospace; }
button { background: var(--accent); color: var(--paper); border-color: var(--accent); cursor: pointer; padding-inline: 1.2rem; }
pre, code { font: .86rem/1.5 ui-monospace, monospace; }
pre { background: var(--card); border: 1px solid var(--line); border-radius: .35rem; padding: .8rem; overflow-x: auto; }
details { margin-top: 2rem; }
summary { cursor: pointer; color: var(--soft); }
@media (max-width: 40rem) { section.property { grid-template-columns: 1fr; } }
`;
