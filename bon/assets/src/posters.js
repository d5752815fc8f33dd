// The page of posters: a picture is made to fit a screen before it is sent, and those that hang are
// put in their order by hand.
import { sender } from './js/sender.js'
import { shuffle } from './js/shuffle.js'
import { fitted } from './js/small-picture.js'

const part = (name) => document.querySelector(`[data-${name}]`)
const input = part('fitted')
const grid = part('grid')

input.addEventListener('change', async () => {
  const [file] = input.files
  const content = file && (await fitted(file).catch(() => null))
  // What cannot be read here is for the server to refuse.
  if (!content) return
  const files = new DataTransfer()
  files.items.add(new File([content], file.name, { type: content.type }))
  input.files = files.files
})

if (grid) {
  const post = sender(part('state'), document.querySelector('[name=csrfmiddlewaretoken]').value)
  const order = () => [...grid.querySelectorAll('[data-key]')].map(({ dataset }) => dataset.key)
  shuffle(grid, {
    move: () => void post(grid.dataset.order, { order: order() }),
    say: (text) => (part('said').textContent = text),
  })
}
