// Single keys as shortcuts; everything here can be done without them. Switched off at /medewerkers/toetsen/.
"use strict";
const rows = () => [...document.querySelectorAll("[data-row]")];
const typing = (field) => field.closest("input, select, textarea, [contenteditable]");
const step = (by) => {
  const all = rows();
  const at = all.findIndex((row) => row === document.activeElement || row.contains(document.activeElement));
  const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
  if (next) (next.matches("a") ? next : next.querySelector("a")).focus();
};
const acts = {
  j: () => step(1),
  k: () => step(-1),
  "/": () => { const field = document.querySelector("[data-search]"); if (field) field.focus(); else location.assign("/medewerkers/zoeken/"); },
  "?": () => location.assign("/medewerkers/toetsen/"),
};
document.addEventListener("keydown", (pressed) => {
  const act = acts[pressed.key];
  if (!act || pressed.ctrlKey || pressed.metaKey || pressed.altKey || typing(pressed.target)) return;
  pressed.preventDefault();
  act();
});
