// The page of categories: a tree that is named, moved and made one by pointer or keys.
import { sender } from './js/sender.js'

const root = document.getElementById('categories')
const part = (name) => document.querySelector(`[data-${name}]`)
const list = part('tree')
const send = sender(part('state'), root.querySelector('input[name=csrfmiddlewaretoken]').value)
const words = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])

let tree = JSON.parse(document.getElementById('tree').textContent)
let chosen = tree[0]?.id ?? ''
let dragged = ''

const of = (id) => tree.find((one) => one.id === id)
const within = (one, above) => one.path === above.path || one.path.startsWith(`${above.path} / `)

function draw(focus = false) {
  if (!of(chosen)) chosen = tree[0]?.id ?? ''
  list.replaceChildren(...tree.map(row))
  part('none').hidden = tree.length > 0
  part('help').hidden = tree.length === 0
  drawSide()
  if (focus) list.querySelector('[tabindex="0"]')?.focus()
}

function row({ id, name, depth, all }) {
  const [item, text, count] = ['li', 'span', 'small'].map((tag) => document.createElement(tag))
  item.role = 'treeitem'
  item.dataset.id = id
  item.dataset.depth = Math.min(depth, 6)
  item.ariaLevel = String(depth + 1)
  item.ariaSelected = String(id === chosen)
  item.tabIndex = id === chosen ? 0 : -1
  item.draggable = true
  text.textContent = name
  count.textContent = words(root.dataset.count, { number: all })
  item.append(text, count)
  return item
}

function drawSide() {
  const one = of(chosen)
  part('side').hidden = !one
  if (!one) return
  part('path').textContent = one.path
  part('name').value = one.name
  const others = tree.filter((other) => !within(other, one))
  const option = ({ id, path }) => new Option(path, id, false, id === one.parent)
  part('parent').replaceChildren(
    new Option(root.dataset.openTop, '', false, !one.parent),
    ...others.map(option),
  )
  part('into').replaceChildren(
    new Option(root.dataset.choose, ''),
    ...others.map(({ id, path }) => new Option(path, id)),
  )
  part('merge').disabled = true
  part('take-away').disabled = !one.empty
  part('see').href = `${root.dataset.goods}?category=${encodeURIComponent(one.path)}`
}

function choose(id, focus = true) {
  chosen = id
  for (const item of list.children) {
    item.ariaSelected = String(item.dataset.id === id)
    item.tabIndex = item.dataset.id === id ? 0 : -1
    if (focus && item.dataset.id === id) item.focus()
  }
  drawSide()
}

async function ask(content, focus = true) {
  const told = await send(location.pathname, content)
  if (!told?.tree) return draw(focus)
  tree = told.tree
  if (told.id) chosen = told.id
  draw(focus)
}

const save = (one, changes, focus) =>
  ask({ do: 'save', id: one.id, name: one.name, parent: one.parent || null, ...changes }, focus)

async function move(one, parent) {
  if (one.parent === parent || (parent && within(of(parent), one))) return
  await save(one, { parent: parent || null })
  const said = parent ? root.dataset.under : root.dataset.top
  part('said').textContent = words(said, { name: one.name, parent: of(parent)?.name ?? '' })
}

/** One step to the right is under the one before it on the same level. */
function indent(one) {
  const beside = tree.filter(({ parent }) => parent === one.parent)
  const before = beside[beside.indexOf(one) - 1]
  if (before) void move(one, before.id)
}

const outdent = (one) => one.parent && void move(one, of(one.parent).parent)

list.addEventListener('click', (event) => {
  const item = event.target.closest('li')
  if (item) choose(item.dataset.id)
})
list.addEventListener('keydown', (event) => {
  const one = of(chosen)
  const at = tree.indexOf(one)
  if (!one) return
  const act = {
    ArrowUp: () => at > 0 && choose(tree[at - 1].id),
    ArrowDown: () => at < tree.length - 1 && choose(tree[at + 1].id),
    ArrowRight: () => (event.altKey ? indent(one) : null),
    ArrowLeft: () => (event.altKey ? outdent(one) : one.parent && choose(one.parent)),
    Home: () => choose(tree[0].id),
    End: () => choose(tree.at(-1).id),
    F2: () => part('name').select(),
    Enter: () => part('name').select(),
    Delete: () => one.empty && ask({ do: 'drop', id: one.id }),
  }[event.key]
  if (!act) return
  event.preventDefault()
  act()
})

list.addEventListener('dragstart', (event) => {
  dragged = event.target.closest('li').dataset.id
  event.dataTransfer.effectAllowed = 'move'
  event.dataTransfer.setData('text/plain', of(dragged).path)
})
const aimed = (event) => {
  const item = event.target.closest?.('li')
  return item ? of(item.dataset.id) : null
}
list.addEventListener('dragover', (event) => {
  if (!dragged) return
  const to = aimed(event)
  if (to && within(to, of(dragged))) return
  event.preventDefault()
  for (const item of list.children) item.classList.toggle('over', item.dataset.id === to?.id)
})
list.addEventListener('drop', (event) => {
  event.preventDefault()
  const one = of(dragged)
  dragged = ''
  void move(one, aimed(event)?.id ?? '')
})
list.addEventListener('dragend', () => {
  dragged = ''
  for (const item of list.children) item.classList.remove('over')
})

part('new').addEventListener('submit', (event) => {
  event.preventDefault()
  const field = event.target.elements.name
  const name = field.value.trim()
  if (name) void ask({ do: 'save', id: null, name, parent: null }, false)
  field.value = ''
})
part('name').addEventListener('change', (event) => {
  const name = event.target.value.trim()
  if (name) void save(of(chosen), { name })
  else drawSide()
})
part('name').addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  drawSide()
  choose(chosen)
})
part('parent').addEventListener('change', (event) => void move(of(chosen), event.target.value))
part('into').addEventListener('change', (event) => (part('merge').disabled = !event.target.value))
part('merge').addEventListener('click', () => ask({ do: 'merge', id: chosen, into: part('into').value }))
part('take-away').addEventListener('click', () => ask({ do: 'drop', id: chosen }))

draw()
