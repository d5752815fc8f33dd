// Time that runs out: `<time data-until="ISO">` shows minutes and seconds left.
function show(time) {
  const left = Math.max(0, Math.round((Date.parse(time.dataset.until) - Date.now()) / 1000))
  time.textContent = `${Math.floor(left / 60)}.${String(left % 60).padStart(2, '0')}`
  if (left === 0) time.closest('[data-expires]')?.classList.add('expired')
}

const showAll = () => document.querySelectorAll('time[data-until]').forEach(show)

showAll()
setInterval(showAll, 1000)
document.addEventListener('htmx:after:swap', showAll)
