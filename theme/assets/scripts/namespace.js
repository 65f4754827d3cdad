// The one global of this site's scripts: each puts there what others use. It comes first on every page, before
// there is an element whose id could stand in its place.
(() => {
  "use strict";

  window.routewijzer = {};
})();
