// The card of a product's pictures: dropped, chosen or pasted, carried into order, taken away.
import { shuffle } from './shuffle.js'

const words = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])

export function pictures(root, say, send) {
  const part = (name) => root.querySelector(`[data-${name}]`)
  const shelf = part('shelf')
  const { address, add: adding } = root.dataset
  let hung = JSON.parse(document.getElementById('pictures').textContent)
  let picked = null

  function draw() {
    if (!hung.includes(picked)) picked = null
    shelf.replaceChildren(...hung.map(figure))
    part('none').hidden = hung.length > 0
    drawPicked()
  }

  function drawPicked() {
    for (const button of shelf.querySelectorAll('button')) {
      button.ariaPressed = String(button.dataset.key === picked)
    }
    part('picked').hidden = picked === null
    part('first').disabled = hung[0] === picked
  }

  function figure(hash, at) {
    const [item, button, image, name] = ['li', 'button', 'img', 'span'].map((tag) =>
      document.createElement(tag),
    )
    button.type = 'button'
    button.dataset.key = hash
    button.dataset.name = words(root.dataset.name, { no: at + 1 })
    image.src = `${root.dataset.pictures}${hash}`
    image.alt = ''
    image.draggable = false
    image.loading = 'lazy'
    name.className = 'visually-hidden'
    name.textContent = button.dataset.name
    button.append(image, name)
    item.append(button)
    return item
  }

  async function arrange(wanted) {
    const seen = hung
    hung = wanted
    draw()
    const told = await send(address, { seen, pictures: wanted })
    if (told?.pictures) hung = told.pictures
    draw()
  }

  async function add(files) {
    for (const file of files) {
      const told = await send(adding, file)
      if (told?.pictures) hung = told.pictures
      if (told?.why) say(told.why)
      draw()
    }
  }

  const remove = (hash) => arrange(hung.filter((one) => one !== hash))

  shuffle(shelf, {
    pick: (hash) => {
      picked = picked === hash ? null : hash
      drawPicked()
    },
    move: (hash, place) => {
      const wanted = hung.filter((one) => one !== hash)
      wanted.splice(Math.min(place, wanted.length), 0, hash)
      void arrange(wanted)
      shelf.querySelector(`[data-key="${hash}"]`)?.focus()
    },
    remove,
    say,
  })
  part('first').addEventListener('click', () =>
    arrange([picked, ...hung.filter((one) => one !== picked)]),
  )
  part('remove').addEventListener('click', () => remove(picked))
  part('file').addEventListener('change', (event) => {
    void add([...event.target.files])
    event.target.value = ''
  })
  for (const kind of ['dragenter', 'dragover']) {
    root.addEventListener(kind, (event) => {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      root.classList.add('over')
    })
  }
  for (const kind of ['dragleave', 'drop']) {
    root.addEventListener(kind, () => root.classList.remove('over'))
  }
  root.addEventListener('drop', (event) => {
    event.preventDefault()
    void add([...event.dataTransfer.files])
  })
  document.addEventListener('paste', (event) => {
    const files = [...event.clipboardData.files].filter(({ type }) => type.startsWith('image/'))
    if (files.length > 0) void add(files)
  })

  draw()
}
