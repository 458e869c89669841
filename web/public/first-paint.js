// The scheme that the person chose, so that a dark room stays dark. It is small enough to come before the styles.
(function () {
  var kept = null;
  try {
    kept = localStorage.getItem('mantine-color-scheme-value');
  } catch (refused) {
    // A browser that refuses to keep anything gets the system's scheme.
  }
  var dark =
    kept === 'dark' || (kept !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
