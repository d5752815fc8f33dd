// Toasts leave by themselves, except while one looks at them; a mistake stays until it is read.
const STAY_MS = 6000

function leave(toast) {
  toast.classList.add('leaving')
  setTimeout(() => toast.remove(), 250)
}

function watch(toast) {
  if (toast.dataset.watched) return
  toast.dataset.watched = 'yes'
  toast.querySelector('[data-dismiss]')?.addEventListener('click', () => leave(toast))
  if (toast.dataset.stay) return
  let timer = setTimeout(leave, STAY_MS, toast)
  toast.addEventListener('pointerenter', () => clearTimeout(timer))
  toast.addEventListener('pointerleave', () => (timer = setTimeout(leave, STAY_MS, toast)))
}

const watchAll = () => document.querySelectorAll('.toast-line').forEach(watch)

watchAll()
document.addEventListener('htmx:after:swap', watchAll)
