// Pages kept for counting without a network (`counts-worker.js`) show what a shop has: where somebody
// is asked to log in, whoever had them here is gone, and so are they. What was scanned stays.
if (document.querySelector('input[name=login]')) void globalThis.caches?.delete('counts')
