// A former address leads on by itself, in <meta>, which drops what stands after it. With this script the part
// (#…) and the question (?…) of a printed or saved address come along.
(() => {
  "use strict";
  const told = document.querySelector('meta[http-equiv="refresh"]').content;
  const there = new URL(told.slice(told.indexOf("url=") + 4), location.href);
  there.search = location.search;
  there.hash = location.hash;
  location.replace(there);
})();
