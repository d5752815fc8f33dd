// The page of quick tiles: the grid as the register shows it, laid out by pointer, touch or keys.
// Every change is sent as the whole layout, so that undoing one is sending the layout before.
import { sender } from './js/sender.js'
import { shuffle } from './js/shuffle.js'
import { small } from './js/small-picture.js'

const root = document.getElementById('tiles')
const part = (name) => document.querySelector(`[data-${name}]`)
const grid = part('grid')
const token = root.querySelector('input[name=csrfmiddlewaretoken]').value
const given = JSON.parse(document.getElementById('layout').textContent)
const post = sender(part('state'), token)

let pages = given.pages
let open = 0
let picked = null
let undo = []

const page = () => pages[open]
const tile = () => page()?.tiles.find(({ variant }) => variant === picked) ?? null
const words = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])

/** Makes a change that can be undone, and sends it. */
function change(alter) {
  undo.push({ pages: structuredClone(pages), open })
  alter()
  draw()
  send()
}

function send() {
  const laid = pages.map(({ id, name, colour, tiles }) => ({ id, name, colour, tiles }))
  void post(location.pathname, { pages: laid }).then((told) => {
    // Pages that were new have got their ids.
    told?.pages.forEach(({ id }, at) => laid[at] && own(laid[at], id))
  })
}

/** The page that was sent without an id is this one from now on, also where undoing leads. */
function own({ id, name }, given) {
  if (id) return
  for (const layout of [pages, ...undo.map((step) => step.pages)]) {
    for (const one of layout) if (!one.id && one.name === name) one.id = given
  }
}

function draw() {
  open = Math.min(open, Math.max(0, pages.length - 1))
  part('undo').disabled = undo.length === 0
  part('pages').replaceChildren(...pages.map(tab))
  grid.dataset.colour = page()?.colour ?? ''
  grid.replaceChildren(...(page()?.tiles ?? []).map(key))
  part('none').hidden = !page() || page().tiles.length > 0
  part('first').hidden = Boolean(page())
  part('help').hidden = !page()
  drawSide()
}

function tab({ name, colour }, at) {
  const button = document.createElement('button')
  button.type = 'button'
  button.role = 'tab'
  button.dataset.colour = colour
  if (at !== open) button.dataset.page = at
  button.ariaSelected = String(at === open)
  button.textContent = name
  button.addEventListener('click', () => {
    open = at
    picked = null
    draw()
  })
  return button
}

function startPage() {
  change(() => {
    const names = pages.map(({ name }) => name)
    let name = root.dataset.new
    for (let n = 2; names.includes(name); n += 1) name = `${root.dataset.new} ${n}`
    pages.push({ id: null, name, colour: 'teal', tiles: [] })
    open = pages.length - 1
    picked = null
  })
  part('page-name').select()
}

function key({ variant, label, name, price, picture }) {
  const item = document.createElement('li')
  const button = document.createElement('button')
  button.type = 'button'
  button.dataset.key = variant
  button.dataset.name = label || name
  button.ariaPressed = String(variant === picked)
  if (picture) {
    const image = document.createElement('img')
    image.src = `/register/pictures/${given.organisation}/${picture}`
    image.alt = ''
    image.draggable = false
    button.append(image)
  }
  const text = document.createElement('span')
  text.textContent = label || name
  const cost = document.createElement('small')
  cost.textContent = price
  button.append(text, cost)
  item.append(button)
  return item
}

function drawSide() {
  const one = tile()
  part('of-key').hidden = !one
  part('of-page').hidden = !page() || Boolean(one)
  part('adding').hidden = !page() || Boolean(one)
  if (one) {
    part('key-name').textContent = one.name
    part('label').value = one.label
    part('label').placeholder = one.name
    part('no-picture').hidden = !one.picture
  } else if (page()) {
    part('page-name').value = page().name
    part('page-left').disabled = open === 0
    part('page-right').disabled = open === pages.length - 1
    for (const input of document.querySelectorAll('[name=colour]')) {
      input.checked = input.value === page().colour
    }
  }
}

function pick(variant) {
  picked = picked === variant ? null : variant
  for (const button of grid.querySelectorAll('button')) {
    button.ariaPressed = String(button.dataset.key === picked)
  }
  drawSide()
}

/** Puts a key on a place of this page, or last on another, as it was carried there. */
function move(variant, place, page) {
  const to = page ?? open
  if (page !== null && pages[to].tiles.some((one) => one.variant === variant)) return draw()
  change(() => {
    const from = pages[open].tiles
    const [one] = from.splice(
      from.findIndex((other) => other.variant === variant),
      1,
    )
    pages[to].tiles.splice(page === null ? place : pages[to].tiles.length, 0, one)
  })
  grid.querySelector(`[data-key="${variant}"]`)?.focus()
}

function add(goods) {
  const there = new Set(page().tiles.map(({ variant }) => variant))
  const fresh = goods.filter(({ variant }) => !there.has(variant))
  if (fresh.length > 0) change(() => page().tiles.push(...fresh))
}

function remove(variant) {
  change(() => {
    page().tiles = page().tiles.filter((one) => one.variant !== variant)
    picked = null
  })
}

function movePage(by) {
  change(() => {
    const [one] = pages.splice(open, 1)
    open += by
    pages.splice(open, 0, one)
  })
}

// --- finding goods ---

let asked = 0

async function find() {
  const turn = ++asked
  const text = part('query').value.trim()
  const answer = await fetch(`${root.dataset.find}?q=${encodeURIComponent(text)}`).catch(() => null)
  const told = await answer?.json().catch(() => null)
  if (turn !== asked) return
  const { goods = [], categories = [] } = told ?? {}
  const rows = [
    ...categories.map((name) => found(words(root.dataset.all, { name }), '', () => addAll(name))),
    ...goods.map((one) => found(one.name, one.price, () => add([one]))),
  ]
  if (rows.length === 0 && text) {
    const none = document.createElement('li')
    none.textContent = root.dataset.nothing
    rows.push(none)
  }
  part('found').replaceChildren(...rows)
}

function found(name, price, onclick) {
  const item = document.createElement('li')
  const button = document.createElement('button')
  const cost = document.createElement('small')
  button.type = 'button'
  button.textContent = name
  cost.textContent = price
  button.append(cost)
  button.addEventListener('click', onclick)
  item.append(button)
  return item
}

async function addAll(category) {
  const address = `${root.dataset.find}?category=${encodeURIComponent(category)}`
  const answer = await fetch(address).catch(() => null)
  if (answer?.ok) add((await answer.json()).goods)
}

// --- what is done to the picked key and to the page ---

async function upload(file) {
  const one = tile()
  const state = part('state')
  const content = await small(file).catch(() => null)
  if (!content) return void (state.textContent = root.dataset.unreadable)
  const answer = await fetch(root.dataset.upload, {
    method: 'POST',
    headers: { 'X-CSRFToken': token, 'Content-Type': content.type },
    body: content,
  }).catch(() => null)
  const told = await answer?.json().catch(() => null)
  if (answer?.ok && one) change(() => (one.picture = told.hash))
  else state.textContent = told?.why ?? state.dataset.lost
}

const once = (name, event, act) => part(name).addEventListener(event, act)
once('undo', 'click', () => {
  const step = undo.pop()
  if (!step) return
  ;({ pages, open } = step)
  draw()
  send()
})
once('query', 'input', () => void find())
once('label', 'change', (event) => change(() => (tile().label = event.target.value.trim())))
once('picture', 'change', (event) => {
  const [file] = event.target.files
  event.target.value = ''
  if (file) void upload(file)
})
once('no-picture', 'click', () => change(() => (tile().picture = '')))
once('remove', 'click', () => remove(picked))
once('page-name', 'change', (event) => {
  const name = event.target.value.trim()
  if (name) change(() => (page().name = name))
  else draw()
})
once('new-page', 'click', startPage)
once('page-left', 'click', () => movePage(-1))
once('page-right', 'click', () => movePage(1))
once('drop-page', 'click', () =>
  change(() => {
    pages.splice(open, 1)
    picked = null
  }),
)
root.addEventListener('change', (event) => {
  if (event.target.name === 'colour') change(() => (page().colour = event.target.value))
})

shuffle(grid, { pick, move, remove, say: (text) => (part('said').textContent = text) })
draw()
