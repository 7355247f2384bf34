(function () {
  try {
    var theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch (ignored) {
    // No storage (a private window): the system's theme holds.
  }
})();
