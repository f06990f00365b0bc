/** The looks of the panel, light and dark. Constructed, so that a strict policy allows them. */

const text = `
:host{all:initial;display:block;color-scheme:light dark;--ground:light-dark(#fff,#16181d);--ink:light-dark(#16181d,#eef0f4);--quiet:light-dark(#565d6b,#aab1c0);--rule:light-dark(#d9dce3,#3a404c);--soft:light-dark(#f2f4f8,#20242c);--accent:light-dark(#1f4fd8,#8fb0ff);--bad:light-dark(#b3261e,#ffb4ab);--warn:light-dark(#7a4d00,#f1c66d);--good:light-dark(#1c5e3a,#8fd9b0)}
*{box-sizing:border-box}
[hidden]{display:none!important}
.panel{display:flex;flex-direction:column;background:var(--ground);color:var(--ink);font:13px/1.4 ui-sans-serif,system-ui,sans-serif;border:1px solid var(--rule)}
.docked{position:fixed;inset-inline:0;inset-block-end:0;max-block-size:50vh;z-index:2147483000;border-inline-width:0;border-block-end-width:0;box-shadow:0 -6px 24px rgb(0 0 0/.18)}
.bar{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem 1rem;padding:.4rem .75rem;background:var(--soft)}
.bar p{flex:1;min-inline-size:12rem}
h2,h3,p,ul,ol{margin:0;padding:0}
h2{font-size:1rem}
h3{font-size:.95rem;margin-block-end:.35rem}
ul,ol{list-style:none}
.board{flex:1;min-block-size:0;overflow:auto;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:.75rem 1.25rem;padding:.75rem}
.pane{min-inline-size:0}
.scroll{max-block-size:15rem;overflow:auto}
.quiet{color:var(--quiet);font-weight:400}
button,select{font:inherit;color:inherit;background:var(--soft);border:1px solid var(--rule);border-radius:6px;padding:.2rem .55rem;min-block-size:1.75rem;cursor:pointer}
button[aria-pressed=true]{background:var(--accent);color:var(--ground);border-color:transparent}
button[aria-disabled=true]{color:var(--quiet);cursor:not-allowed}
:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
.actions{display:flex;flex-wrap:wrap;align-items:center;gap:.35rem;margin-block-end:.35rem}
table{border-collapse:collapse;inline-size:100%;font-variant-numeric:tabular-nums}
th,td{text-align:start;font-weight:400;padding:.15rem .6rem .15rem 0;border-block-end:1px solid var(--rule);overflow-wrap:break-word;vertical-align:top}
thead th{color:var(--quiet);position:sticky;inset-block-start:0;background:var(--ground)}
li{padding-block:.2rem;border-block-end:1px solid var(--rule);overflow-wrap:anywhere}
.kinds li{display:grid;grid-template-columns:10.5rem 1fr;gap:.5rem;align-items:center}
.kinds button{text-align:start}
.armed{min-block-size:2rem;padding-block-start:.3rem}
.chip{color:var(--warn)}
[data-state=sending] .chip{color:var(--good)}
[data-mark=bad] td,[data-type=rejected] b,[data-type=conflict] b,[data-type=reset] b{color:var(--bad)}
[data-mark=fault] td,[data-mark=differs] td,[data-mark=estimate] td,[data-type=fault] b{color:var(--warn)}
[data-mark=confirmed] td:last-child{color:var(--good)}
`;

let sheet: CSSStyleSheet | undefined;

/** The one sheet of all panels. */
export function styles(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
  }
  return sheet;
}
