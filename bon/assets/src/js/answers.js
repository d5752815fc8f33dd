// `<fieldset data-usual="allow" data-usual-limit="10">`: an answer that may deviate from the role's.
// It is marked while it does, and `[data-as-usual]` in it takes it back.
const limitOf = (field) => field.querySelector('.answer-limit input')
const answerOf = (field) => field.querySelector('input[type=radio]:checked')?.value

function mark(field) {
  const { usual, usualLimit } = field.dataset
  const limit = limitOf(field)?.value.trim() ?? ''
  const differs = answerOf(field) !== usual || (usual === 'allow' && limit !== usualLimit)
  field.classList.toggle('deviates', differs)
}

document.addEventListener('input', (event) => {
  const field = event.target.closest?.('[data-usual]')
  if (field) mark(field)
})

document.addEventListener('click', (event) => {
  const field = event.target.closest?.('[data-as-usual]')?.closest('[data-usual]')
  if (!field) return
  const { usual, usualLimit } = field.dataset
  field.querySelector(`input[type=radio][value=${usual}]`).checked = true
  const limit = limitOf(field)
  if (limit) limit.value = usualLimit
  mark(field)
})

for (const field of document.querySelectorAll('[data-usual]')) mark(field)
