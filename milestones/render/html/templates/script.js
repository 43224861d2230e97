"use strict";
// Browsers open what a link leads to, and print what the style sheet shows; older ones need to be told.
(() => {
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target || !target.matches(".evidence")) return;
    target.closest("details").open = true;
    target.focus({ preventScroll: true });
    target.scrollIntoView();
  };
  // What is new stands at the right end of a timeline that is wider than its box.
  for (const box of document.querySelectorAll("#timeline .scroll")) box.scrollLeft = box.scrollWidth;
  let closed = [];
  addEventListener("hashchange", reveal);
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#m-"]');
    if (link && link.getAttribute("href") === location.hash) reveal();
  });
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open], .how)")];
    for (const box of closed) box.open = true;
  });
  addEventListener("afterprint", () => {
    for (const box of closed) box.open = false;
  });
  reveal();
})();
