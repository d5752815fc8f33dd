// The card that says what a kit is made of: goods found by a word or a scan, each with its number.
const words = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])

/** `variants()` are those the product has now, `[{ id, name }]`. */
export function kit(root, send, variants) {
  const part = (name) => root.querySelector(`[data-${name}]`)
  let kits = JSON.parse(document.getElementById('kits').textContent)
  let asked = 0

  const which = () => part('which').value
  const parts = () => kits[which()] ?? []

  function drawWhich() {
    const before = which()
    part('which').replaceChildren(
      ...variants().map(({ id, name }) => new Option(name, id, false, id === before)),
    )
    part('which').hidden = variants().length < 2
  }

  function draw() {
    part('parts').replaceChildren(...parts().map(line))
  }

  function line({ variant, name, quantity }) {
    const [item, number, text, drop] = ['li', 'input', 'span', 'button'].map((tag) =>
      document.createElement(tag),
    )
    number.className = 'form-control num'
    number.inputMode = 'decimal'
    number.value = quantity
    number.ariaLabel = words(root.dataset.number, { name })
    number.addEventListener('change', () =>
      keep(parts().map((one) => (one.variant === variant ? { ...one, quantity: number.value } : one))),
    )
    text.textContent = name
    drop.type = 'button'
    drop.className = 'btn btn-bare'
    drop.textContent = '×'
    drop.ariaLabel = words(root.dataset.takeOut, { name })
    drop.addEventListener('click', () => keep(parts().filter((one) => one.variant !== variant)))
    item.append(number, text, drop)
    return item
  }

  async function keep(wanted) {
    const told = await send(root.dataset.address, {
      kit: which(),
      parts: wanted.map(({ variant, quantity }) => ({ variant, quantity })),
    })
    if (told?.kits) kits = told.kits
    draw()
  }

  function add(goods) {
    part('query').value = ''
    part('found').replaceChildren()
    part('query').focus()
    const there = parts().find((one) => one.variant === goods.variant)
    if (!there) void keep([...parts(), { ...goods, quantity: '1' }])
    else part('parts').children[parts().indexOf(there)].querySelector('input').select()
  }

  async function find() {
    const turn = ++asked
    const text = part('query').value.trim()
    const answer = await fetch(`${root.dataset.find}?q=${encodeURIComponent(text)}`).catch(() => null)
    const told = await answer?.json().catch(() => null)
    if (turn !== asked) return []
    const goods = (told?.goods ?? []).filter(({ variant }) => variant !== which())
    part('found').replaceChildren(...goods.map(found))
    if (goods.length === 0 && text) {
      const none = document.createElement('li')
      none.textContent = root.dataset.nothing
      part('found').append(none)
    }
    return goods
  }

  function found(goods) {
    const [item, button, cost] = ['li', 'button', 'small'].map((tag) => document.createElement(tag))
    button.type = 'button'
    button.textContent = goods.name
    cost.textContent = goods.price
    button.append(cost)
    button.addEventListener('click', () => add(goods))
    item.append(button)
    return item
  }

  part('query').addEventListener('input', () => void find())
  part('query').addEventListener('keydown', async (event) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    const [first] = await find()
    if (first) add(first)
  })
  part('which').addEventListener('change', draw)

  drawWhich()
  draw()
  return { drawWhich }
}
