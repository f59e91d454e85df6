// Follows an assembly on the room's screen: each change comes as the part of the page that it makes.
"use strict";
(() => {
  const view = document.getElementById("live");
  const source = new EventSource(view.dataset.from);
  source.addEventListener("view", (event) => { view.innerHTML = event.data; });
  source.addEventListener("end", () => source.close());
})();
