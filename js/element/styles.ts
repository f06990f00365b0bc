/** The looks of the widgets; custom properties and parts change them. Constructed, so that a strict policy allows them. */

const text = `
:host{--_accent:var(--cocart-accent,light-dark(#1f4fd8,#8fb0ff));--_on:var(--cocart-on-accent,light-dark(#fff,#0b1020));--_ground:var(--cocart-background,light-dark(#fff,#15181f));--_ink:var(--cocart-color,light-dark(#16181d,#eef0f4));--_quiet:var(--cocart-muted,light-dark(#5a6170,#a9b0bf));--_line:var(--cocart-border,light-dark(#d9dce3,#343a46));--_bad:var(--cocart-error,light-dark(#b3261e,#ffb4ab));color-scheme:var(--cocart-color-scheme,light dark);font:var(--cocart-font,inherit)}
:host([hidden]),[hidden]{display:none!important}
:host{display:inline-block}
*{box-sizing:border-box}
button{font:inherit;color:inherit;background:none;border:1px solid var(--_line);border-radius:var(--cocart-radius,.5rem);padding:.4em .7em;min-block-size:2.25rem;min-inline-size:2.25rem;cursor:pointer}
button:focus-visible,input:focus-visible,h2:focus-visible{outline:2px solid var(--_accent);outline-offset:2px}
button[aria-disabled=true]{opacity:.5;cursor:default}
.main{background:var(--_accent);color:var(--_on);border-color:transparent}
.count{display:inline-block;min-inline-size:1.5em;padding-inline:.35em;border-radius:1em;background:var(--_accent);color:var(--_on);text-align:center;font-variant-numeric:tabular-nums}
.hidden-text{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.error{color:var(--_bad);margin:.25rem 0 0}
.muted{color:var(--_quiet)}
dialog{position:fixed;inset-block:0;inset-inline:auto 0;margin:0;inline-size:min(26rem,100vw);max-inline-size:none;block-size:100%;max-block-size:none;border:0;border-inline-start:1px solid var(--_line);padding:0;background:var(--_ground);color:var(--_ink)}
dialog[open]{display:flex;flex-direction:column}
dialog::backdrop{background:rgb(0 0 0/.4)}
.head,.foot{padding:1rem;display:flex;align-items:center;gap:.5rem}
h2{margin:0;flex:1;font-size:1.2rem}
.foot{flex-direction:column;align-items:stretch;border-block-start:1px solid var(--_line)}
.body{flex:1;overflow:auto;padding-inline:1rem}
.row{display:flex;justify-content:space-between;gap:1rem}
.sum{font-weight:600}
ul{list-style:none;margin:0;padding:0}
cocart-line-list{display:block}
.lines>li{display:grid;grid-template-columns:4rem 1fr auto;gap:.25rem .75rem;padding-block:.75rem;border-block-end:1px solid var(--_line)}
.lines img{grid-row:1/3;inline-size:4rem;block-size:4rem;object-fit:cover;border-radius:var(--cocart-radius,.5rem)}
.lines .error{grid-column:1/-1}
.stepper{display:flex;gap:.25rem;align-items:center}
.stepper input{font:inherit;color:inherit;background:transparent;inline-size:3.5em;min-block-size:2.25rem;text-align:center;border:1px solid var(--_line);border-radius:var(--cocart-radius,.5rem)}
.note{display:flex;justify-content:space-between;align-items:center;gap:.5rem}
@media (prefers-reduced-motion:no-preference){li[data-pending=true] [part~=money]{opacity:.7;transition:opacity .2s}}
`;

let sheet: CSSStyleSheet | undefined;

/** The one sheet of all widgets. */
export function styles(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
  }
  return sheet;
}
