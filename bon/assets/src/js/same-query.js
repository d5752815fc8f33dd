// `<a data-same-query>` leads on with what the list is narrowed to by now: the address follows the
// filters, the link was written before them.
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('[data-same-query]')
  if (!link) return
  const asked = new URLSearchParams(location.search)
  new URLSearchParams(link.search).getAll('as').forEach((kind) => asked.set('as', kind))
  link.search = asked
})
