// Dialogs and confirmations, with the browser's own <dialog>.

/** Opens `data-open="id"`, closes by `data-close`, and by a click on the veil. */
document.addEventListener('click', (event) => {
  const opener = event.target.closest?.('[data-open]')
  if (opener) document.getElementById(opener.dataset.open)?.showModal()
  if (event.target.closest?.('[data-close]')) event.target.closest('dialog')?.close()
  if (event.target.matches?.('dialog.sheet')) event.target.close()
})

/** A form with `data-confirm` is sent after a yes. */
document.addEventListener('submit', (event) => {
  const form = event.target
  const question = event.submitter?.dataset.confirm ?? form.dataset.confirm
  if (!question || form.dataset.sure) return
  event.preventDefault()
  event.stopImmediatePropagation()
  const sheet = document.getElementById('sure')
  sheet.querySelector('[data-question]').textContent = question
  sheet.querySelector('[data-yes]').textContent = event.submitter?.textContent.trim() ?? ''
  sheet.addEventListener('close', () => answer(sheet, form, event.submitter), { once: true })
  sheet.returnValue = ''
  sheet.showModal()
}, true)

function answer(sheet, form, submitter) {
  if (sheet.returnValue !== 'yes') return
  form.dataset.sure = 'yes'
  form.requestSubmit(submitter)
  delete form.dataset.sure
}

/** A form is sent once: a second click on a slow line does nothing. */
document.addEventListener('submit', (event) => {
  if (event.defaultPrevented || event.target.method !== 'post') return
  const form = event.target
  if (form.dataset.sent) event.preventDefault()
  form.dataset.sent = 'yes'
  setTimeout(() => delete form.dataset.sent, 8000)
})
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent
})

/** A sheet that the server fills is shown when it arrives, and one with a mistake in it stays. */
document.addEventListener('htmx:after:swap', () => {
  document.querySelector('dialog.sheet[data-show]:not([open])')?.showModal()
})
document.querySelector('dialog.sheet[data-show]')?.showModal()
