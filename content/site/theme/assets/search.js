// Lets a keyboard use the search of MkDocs Material: it opens and closes with a button, Tab walks through the results,
// Escape closes it and gives the focus back. Letters alone are no shortcuts (WCAG 2.1.4), though Material makes them so.
(() => {
  const toggle = document.getElementById("__search");
  const opener = document.querySelector(".search-opener");
  const closer = document.querySelector(".search-closer");
  const query = document.querySelector("[data-md-component=search-query]");
  if (!toggle || !opener || !closer || !query) return;

  const show = () => opener.setAttribute("aria-expanded", String(toggle.checked));
  const set = (open) => {
    toggle.checked = open;
    toggle.dispatchEvent(new Event("change"));
    show();
    (open ? query : opener).focus();
  };
  const typing = (target) => target.closest("input, select, textarea");

  opener.addEventListener("click", () => set(!toggle.checked));
  closer.addEventListener("click", () => set(false));
  document.addEventListener("keydown", (event) => {
    const letter = event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (letter && !typing(event.target)) event.stopPropagation();
    if (!toggle.checked) return;
    if (event.key === "Tab") event.stopPropagation();
    if (event.key === "Escape") {
      event.stopPropagation();
      set(false);
    }
  }, true);
  toggle.addEventListener("change", show);
  show();

  const results = document.querySelector(".md-search-result__list");
  const reachable = () => results.querySelectorAll("[tabindex='-1']").forEach((it) => it.setAttribute("tabindex", "0"));
  new MutationObserver(reachable).observe(results, { childList: true, subtree: true });
})();
