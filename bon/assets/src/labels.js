// The page on which a label is designed: every field is a box over the picture, dragged by hand or
// moved with the keys. The figures in the table are what is kept; the boxes only write them.
const STEP = 5 // tenths of a millimetre
const LEAST = 10
const form = document.querySelector('[data-designer]')
const board = form.querySelector('[data-board]')
const table = form.querySelector('[data-fields]')

const input = (row, name) => row.querySelector(`[name$="-${name}"]`)
const side = (name) => read(form.querySelector(`[name="${name}"]`))

/** `12,5` as 125 tenths; nothing that can be read is 0. */
function read(field) {
  const number = Number(field.value.trim().replace(',', '.'))
  return Number.isFinite(number) ? Math.round(number * 10) : 0
}

function write(field, tenths) {
  field.value = String(tenths / 10).replace('.', ',')
}

const boxes = new Map()

/** A box for every row that has a kind, where its figures say. */
function lay() {
  const [wide, high] = [side('width'), side('height')]
  for (const row of table.querySelectorAll('[data-field]')) {
    const kind = input(row, 'kind')
    row.classList.toggle('is-text', kind.value === 'text')
    if (!kind.value) {
      boxes.get(row)?.remove()
      boxes.delete(row)
      continue
    }
    const box = boxes.get(row) ?? boxed(row)
    box.ariaLabel = kind.selectedOptions[0].textContent
    const share = (name, whole) => `${(read(input(row, name)) / whole) * 100}%`
    box.style.left = share('x', wide)
    box.style.top = share('y', high)
    box.style.width = share('width', wide)
    box.style.height = share('height', high)
  }
}

function boxed(row) {
  const box = document.createElement('button')
  box.type = 'button'
  box.className = 'label-box'
  const corner = document.createElement('span')
  corner.className = 'label-corner'
  box.append(corner)
  board.append(box)
  boxes.set(row, box)
  box.addEventListener('pointerdown', (event) => drag(event, row, box, event.target === corner))
  box.addEventListener('keydown', (event) => press(event, row))
  box.addEventListener('focus', () => choose(row))
  return box
}

function choose(row) {
  for (const [other, box] of boxes) {
    other.classList.toggle('is-chosen', other === row)
    box.classList.toggle('is-chosen', other === row)
  }
}

/** Moves or stretches a field, never out of the label. */
function shift(row, across, down, stretch) {
  const names = stretch ? ['width', 'height'] : ['x', 'y']
  const others = stretch ? ['x', 'y'] : ['width', 'height']
  const most = [side('width'), side('height')]
  const by = [across, down]
  names.forEach((name, place) => {
    const field = input(row, name)
    const room = most[place] - read(input(row, others[place]))
    const least = stretch ? LEAST : 0
    write(field, Math.max(least, Math.min(room, read(field) + by[place])))
  })
  lay()
}

const told = () => form.dispatchEvent(new CustomEvent('moved'))

function drag(event, row, box, stretch) {
  if (event.button !== 0) return
  event.preventDefault()
  box.focus()
  box.setPointerCapture(event.pointerId)
  const tenth = board.querySelector('img').clientWidth / side('width')
  const from = { x: event.clientX, y: event.clientY }
  const done = { x: 0, y: 0 }
  const moved = (next) => {
    const go = (now, then, gone) => Math.round((now - then) / tenth / STEP) * STEP - gone
    const [across, down] = [go(next.clientX, from.x, done.x), go(next.clientY, from.y, done.y)]
    if (!across && !down) return
    shift(row, across, down, stretch)
    done.x += across
    done.y += down
  }
  const end = () => {
    box.removeEventListener('pointermove', moved)
    box.removeEventListener('pointerup', end)
    box.removeEventListener('pointercancel', end)
    told()
  }
  box.addEventListener('pointermove', moved)
  box.addEventListener('pointerup', end)
  box.addEventListener('pointercancel', end)
}

function press(event, row) {
  const steps = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }
  if (event.key in steps) {
    event.preventDefault()
    shift(row, ...steps[event.key], event.shiftKey)
  } else if (event.key === 'Delete' || event.key === 'Backspace') {
    event.preventDefault()
    input(row, 'kind').value = ''
    lay()
  } else return
  told()
}

/** One more row, in the middle of the label and ready to be chosen. */
form.querySelector('[data-add]').addEventListener('click', () => {
  const total = form.querySelector('[name$="-TOTAL_FORMS"]')
  const row = form.querySelector('[data-empty]').content.firstElementChild.cloneNode(true)
  row.innerHTML = row.innerHTML.replaceAll('__prefix__', total.value)
  total.value = Number(total.value) + 1
  table.append(row)
  const [wide, high] = [side('width'), side('height')]
  write(input(row, 'x'), Math.round(wide / 4))
  write(input(row, 'y'), Math.round(high / 3))
  write(input(row, 'width'), Math.round(wide / 2))
  write(input(row, 'height'), Math.round(high / 5))
  input(row, 'size').value = 9
  input(row, 'kind').focus()
})

form.addEventListener('input', lay)
form.addEventListener('change', lay)
table.addEventListener('focusin', (event) => choose(event.target.closest('[data-field]')))
lay()
