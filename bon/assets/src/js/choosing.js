// Rows chosen in a list: how many, and what can be done with them. `data-all` chooses all shown.
const count = (list) => {
  const rows = [...list.querySelectorAll('tbody input[type=checkbox]')]
  const chosen = rows.filter((box) => box.checked).length
  list.querySelector('[data-chosen]').hidden = chosen === 0
  list.querySelector('[data-count]').textContent = chosen
  const all = list.querySelector('[data-all]')
  all.checked = chosen > 0 && chosen === rows.length
  all.indeterminate = chosen > 0 && chosen < rows.length
}

document.addEventListener('change', (event) => {
  const list = event.target.closest('[data-choosing]')
  if (!list || event.target.type !== 'checkbox') return
  if (event.target.dataset.all !== undefined) {
    for (const box of list.querySelectorAll('tbody input[type=checkbox]')) box.checked = event.target.checked
  }
  count(list)
})

// A file that was just made is fetched without another click; `data-fetch="without-usb"` is not where
// this browser can send it to a printer.
const fetched = new Set()
function fetchFile() {
  for (const link of document.querySelectorAll('a[data-fetch]')) {
    const sent = link.dataset.fetch === 'without-usb' && 'usb' in navigator
    if (fetched.has(link.href) || sent) continue
    fetched.add(link.href)
    const copy = link.cloneNode()
    copy.removeAttribute('target')
    copy.download = ''
    copy.click()
  }
}
document.addEventListener('htmx:after:swap', fetchFile)
fetchFile()
