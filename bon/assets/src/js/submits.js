// `<form data-submits>` is sent as soon as a choice in it stands; a date that is typed changes
// with every figure, so a moment of rest comes first.
const REST_MS = 600
let resting = 0

document.addEventListener('change', (event) => {
  const form = event.target.form
  if (form?.dataset.submits === undefined) return
  clearTimeout(resting)
  resting = setTimeout(() => form.checkValidity() && form.requestSubmit(), REST_MS)
})
