// `<button data-copy="text">` puts the text on the clipboard and says so for a moment.
document.addEventListener('click', async (event) => {
  const button = event.target.closest?.('[data-copy]')
  if (!button) return
  await navigator.clipboard.writeText(button.dataset.copy)
  const words = button.querySelector('[data-copied]')
  if (!words) return
  const before = words.textContent
  words.textContent = words.dataset.copied
  setTimeout(() => (words.textContent = before), 2000)
})
