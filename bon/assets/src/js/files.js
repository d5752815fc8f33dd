// A file dropped on, or chosen for, a drop zone is named there and sent at once.
for (const zone of document.querySelectorAll('[data-drop]')) {
  const input = zone.querySelector('input[type=file]')
  for (const kind of ['dragenter', 'dragover'])
    zone.addEventListener(kind, (event) => {
      event.preventDefault()
      zone.classList.add('over')
    })
  for (const kind of ['dragleave', 'drop'])
    zone.addEventListener(kind, () => zone.classList.remove('over'))
  zone.addEventListener('drop', (event) => {
    event.preventDefault()
    input.files = event.dataTransfer.files
    input.dispatchEvent(new Event('change', { bubbles: true }))
  })
  input.addEventListener('change', () => input.files.length && input.form.requestSubmit())
}
