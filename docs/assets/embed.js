// A page that another site frames tells that site how high it is, so that the frame can fit it.
// Only the height is told: the page does not know who frames it.
(() => {
  "use strict";
  if (parent === window) return;
  const tell = () => parent.postMessage({ paraplyHeight: Math.ceil(document.documentElement.getBoundingClientRect().height) }, "*");
  new ResizeObserver(tell).observe(document.documentElement);
  tell();
})();
