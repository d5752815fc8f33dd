// The card of a product's variants: what sets them apart, and the grid of their prices, numbers,
// barcodes and contents. What is typed is sent at once; what was refused stays, with the reason.
import { spread } from './spread.js'

const FIELDS = ['price', 'sku', 'codes', 'content']
const KINDS = { price: 'number' }
const words = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'onclick') made.addEventListener('click', value)
    else if (value !== null && value !== false) made.setAttribute(name, value === true ? '' : value)
  }
  made.append(...children.filter((child) => child !== null))
  return made
}

/** Gives what asks for the variants there are now; `changed` is told when they are others. */
export function variants(root, say, send, changed) {
  const part = (name) => root.querySelector(`[data-${name}]`)
  const table = part('grid')
  let grid = JSON.parse(document.getElementById('variants').textContent)
  let view = { matrix: false, field: 'price' }
  let refused = new Map() // `variant field` → { text, why, theirs }
  let undos = []
  let drawn = ''
  let chosen = new Set()

  const cells = spread(table, { write, undo })
  const mode = () => (view.matrix && grid.axes.length === 2 ? view.field : '')
  const nameOf = (row) => row.values.filter(Boolean).join(' ') || row.name

  // --- what the grid is ---

  /** Rows of cells, each `{ row, field }`, or `{ values }` where there is no such variant. */
  function layout() {
    if (!mode()) {
      return grid.rows.map((row) => ({
        head: row,
        cells: FIELDS.map((field) => ({ row, field })),
      }))
    }
    const [down, along] = grid.axes
    return down.values.map((value) => ({
      head: { name: value, values: [value] },
      cells: along.values.map((other) => {
        const row = grid.rows.find(({ values }) => values[0] === value && values[1] === other)
        return row ? { row, field: view.field } : { values: [value, other] }
      }),
    }))
  }

  const textOf = ({ row, field }) =>
    row ? (refused.get(`${row.id} ${field}`)?.text ?? row[field]) : ''

  function draw() {
    const rows = layout()
    const shape = JSON.stringify([
      mode(),
      grid.axes,
      rows.map(({ head, cells }) => [head.id, head.values, cells.map((cell) => cell.row?.id ?? 0)]),
    ])
    const anew = shape !== drawn
    const focused = table.contains(document.activeElement)
    if (anew) {
      chosen = new Set()
      table.tHead.replaceChildren(heads())
      table.tBodies[0].replaceChildren(...rows.map(line))
      drawn = shape
    }
    rows.forEach(({ cells }, down) => {
      const nodes = table.tBodies[0].rows[down].querySelectorAll('[data-cell]')
      cells.forEach((cell, along) => fill(nodes[along], cell))
    })
    cells.show(rows.map((row) => row.cells.map(textOf)), anew, focused)
    drawAxes()
    drawRefused()
    drawGone()
    drawActs()
  }

  function heads() {
    const head = (text, kind = '') => element('th', { scope: 'col', class: kind }, text)
    if (mode()) {
      const [down, along] = grid.axes
      return element('tr', {}, head(`${down.name} \\ ${along.name}`), ...along.values.map((v) => head(v)))
    }
    const all = element('input', {
      type: 'checkbox',
      class: 'form-check-input',
      'data-all': true,
      'aria-label': root.dataset.all,
    })
    return element(
      'tr',
      {},
      element('th', { class: 'spread-pick' }, grid.rows.length > 1 ? all : ''),
      ...(grid.axes.length > 0 ? grid.axes.map(({ name }) => head(name)) : [head(root.dataset.variant)]),
      ...FIELDS.map((field) => head(root.dataset[field], field === 'price' ? 'amount' : '')),
    )
  }

  function line({ head, cells }) {
    const drawn = cells.map(({ row, field }) =>
      element(
        'td',
        {
          'data-cell': KINDS[field] ?? 'text',
          tabindex: '-1',
          'aria-label': row ? `${nameOf(row)}, ${root.dataset[field]}` : root.dataset.make,
          class: field === 'price' ? 'amount' : '',
        },
        element('span'),
        field === 'content' ? element('small', { class: 'soft' }) : null,
      ),
    )
    if (mode()) return element('tr', {}, element('th', { scope: 'row' }, head.name), ...drawn)
    const pick = element('input', {
      type: 'checkbox',
      class: 'form-check-input',
      value: head.id,
      'aria-label': nameOf(head),
    })
    const values = grid.axes.length > 0 ? head.values : [head.name]
    return element(
      'tr',
      {},
      element('td', { class: 'spread-pick' }, pick),
      ...values.map((value) => element('th', { scope: 'row' }, value || '–')),
      ...drawn,
    )
  }

  function fill(node, cell) {
    const no = cell.row && refused.get(`${cell.row.id} ${cell.field}`)
    const text = textOf(cell)
    const odd = cell.field === 'codes' && cell.row?.odd.length > 0
    node.querySelector('span').textContent = text || (cell.row ? '' : '+')
    const unit = node.querySelector('small')
    if (unit) unit.textContent = cell.row.unit_price
    node.classList.toggle('refused-cell', Boolean(no))
    node.classList.toggle('odd-cell', Boolean(odd) && !no)
    node.classList.toggle('missing-cell', !cell.row)
    node.classList.toggle('bare-cell', Boolean(cell.row) && !text && cell.field === 'price')
    node.title = no ? no.why : odd ? words(root.dataset.odd, { code: cell.row.odd[0] }) : ''
    node.ariaInvalid = String(Boolean(no))
  }

  // --- what is typed ---

  function write(changes, again = true) {
    const rows = layout()
    const sent = []
    const before = []
    for (const { row: down, column, text } of changes) {
      const { row, field, values } = rows[down].cells[column]
      if (!row) {
        if (text) add(values)
        continue
      }
      const was = refused.get(`${row.id} ${field}`)?.theirs ?? row[field]
      before.push({ id: row.id, field, text: was })
      refused.delete(`${row.id} ${field}`)
      sent.push({ variant: row.id, field, was, now: text })
      row[field] = text
    }
    if (sent.length === 0) return draw()
    if (again) undos.push(before)
    draw()
    void ask({ do: 'edit', cells: sent }, sent)
  }

  function undo() {
    const before = undos.pop()
    if (!before) return
    const rows = layout()
    const changes = before.flatMap(({ id, field, text }) => {
      for (const [row, { cells }] of rows.entries()) {
        const column = cells.findIndex((cell) => cell.row?.id === id && cell.field === field)
        if (column >= 0) return [{ row, column, text }]
      }
      return []
    })
    write(changes, false)
  }

  async function ask(content, sent = []) {
    const told = await send(root.dataset.address, content)
    if (!told?.grid) return
    grid = told.grid
    changed()
    for (const { variant, field, why, theirs } of told.refused) {
      const typed = sent.find((cell) => cell.variant === variant && cell.field === field)
      refused.set(`${variant} ${field}`, { text: typed?.now ?? '', why, theirs })
    }
    if (told.refused.length > 0) say(told.refused[0].why)
    draw()
  }

  const add = (values) =>
    ask({
      do: 'add',
      axes: grid.axes.map(({ name }, at) => [name, values[at]]),
      beside: (grid.rows.find((row) => row.values[0] === values[0]) ?? grid.rows[0]).id,
    })

  function drawRefused() {
    const shown = [...refused].flatMap(([key, { text, why, theirs }]) => {
      const [id, field] = key.split(' ')
      const row = grid.rows.find((one) => one.id === id)
      if (!row) return []
      const drop = () => {
        refused.delete(key)
        draw()
      }
      const keep = () => {
        refused.delete(key)
        void ask({ do: 'edit', cells: [{ variant: id, field, was: theirs, now: text }] })
      }
      const button = (words, act) =>
        element('button', { type: 'button', class: 'btn btn-quiet', onclick: act }, words)
      return element(
        'li',
        {},
        element('span', {}, element('b', {}, `${nameOf(row)}: ${text || '–'}. `), why),
        theirs === null ? null : button(root.dataset.keep, keep),
        button(theirs === null ? root.dataset.giveUp : root.dataset.theirs, drop),
      )
    })
    part('refused').replaceChildren(...shown)
    part('refused').hidden = shown.length === 0
  }

  // --- what sets the variants apart ---

  const axesNow = () =>
    grid.axes.map(({ name, values }) => ({
      name,
      was: name,
      values: values.map((value) => ({ name: value, was: value })),
    }))

  function setAxes(alter) {
    const axes = axesNow()
    alter(axes)
    const seen = grid.axes.map(({ name, values }) => [name, values])
    void ask({ do: 'axes', seen, axes })
  }

  const several = (text) => text.split(/[,;\t\n]+/).map((one) => one.trim()).filter(Boolean)

  function drawAxes() {
    if (part('axes').contains(document.activeElement) && document.activeElement.value) {
      const typed = document.activeElement
      if (typed.dataset.typed !== undefined && typed.value !== typed.defaultValue) return
    }
    const place = focusPlace()
    part('axes').replaceChildren(...grid.axes.map(axis))
    part('new-axis').hidden = grid.axes.length >= 3
    if (place) part('axes').querySelector(`[data-place="${place}"]`)?.focus()
  }

  const focusPlace = () => document.activeElement?.closest('[data-place]')?.dataset.place ?? ''

  function axis({ name, values }, at) {
    const title = field(name, root.dataset.axisName, (text) =>
      setAxes((axes) => (text ? (axes[at].name = text) : axes.splice(at, 1))),
    )
    title.dataset.place = `axis-${at}`
    const more = field('', words(root.dataset.moreValues, { axis: name }), (text) =>
      setAxes((axes) => axes[at].values.push(...several(text).map((one) => ({ name: one, was: null })))),
    )
    more.placeholder = root.dataset.more
    more.dataset.place = `more-${at}`
    const chips = values.map((value, place) => {
      const input = field(value, name, (text) =>
        setAxes((axes) => {
          if (text) axes[at].values[place].name = text
          else axes[at].values.splice(place, 1)
        }),
      )
      input.dataset.place = `value-${at}-${place}`
      const drop = element(
        'button',
        {
          type: 'button',
          'aria-label': words(root.dataset.dropValue, { value }),
          onclick: () => setAxes((axes) => axes[at].values.splice(place, 1)),
        },
        '×',
      )
      return element('li', { class: 'axis-value' }, input, values.length > 1 ? drop : null)
    })
    return element('li', { class: 'axis' }, title, element('ul', {}, ...chips, element('li', {}, more)))
  }

  /** A text that is changed where it stands: Enter or leaving it keeps, Escape gives it up. */
  function field(text, label, keep) {
    const input = element('input', { 'aria-label': label, 'data-typed': true, autocomplete: 'off' })
    input.value = input.defaultValue = text
    const done = () => {
      const typed = input.value.trim()
      if (typed === input.defaultValue) return
      input.defaultValue = input.value
      keep(typed)
    }
    input.addEventListener('blur', done)
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') {
        event.preventDefault()
        done()
      } else if (event.key === 'Escape') input.value = input.defaultValue
    })
    input.addEventListener('paste', (event) => {
      const lines = event.clipboardData.getData('text/plain')
      if (text || !/[\n\t]/.test(lines.trim())) return
      event.preventDefault()
      input.value = several(lines).join(', ')
      done()
    })
    return input
  }

  part('new-axis').addEventListener('submit', (event) => {
    event.preventDefault()
    const form = event.target
    const [name, values] = [form.elements.axis.value.trim(), several(form.elements.values.value)]
    if (!name || values.length === 0) return form.elements[name ? 'values' : 'axis'].focus()
    setAxes((axes) =>
      axes.push({ name, was: null, values: values.map((one) => ({ name: one, was: null })) }),
    )
    form.reset()
  })

  // --- what is done to many ---

  function drawActs() {
    const bare = grid.rows.filter((row) => !row.codes)
    part('number').hidden = bare.length === 0
    part('number-count').textContent = bare.length
    part('archive').hidden = chosen.size === 0
    part('archive-count').textContent = chosen.size
    part('view').hidden = grid.axes.length !== 2
    part('field').hidden = !mode()
    const all = table.querySelector('[data-all]')
    if (all) all.checked = chosen.size === grid.rows.length
  }

  function drawGone() {
    part('gone').hidden = grid.gone.length === 0
    part('gone-count').textContent = grid.gone.length
    const back = ({ id, name }) =>
      element(
        'li',
        {},
        name,
        element(
          'button',
          {
            type: 'button',
            class: 'btn btn-quiet',
            onclick: () => ask({ do: 'restore', variants: [id] }),
          },
          root.dataset.back,
        ),
      )
    part('gone-list').replaceChildren(...grid.gone.map(back))
  }

  table.addEventListener('change', (event) => {
    if (event.target.type !== 'checkbox') return
    const boxes = [...table.tBodies[0].querySelectorAll('input[type=checkbox]')]
    if (event.target.dataset.all !== undefined) {
      for (const box of boxes) box.checked = event.target.checked
    }
    chosen = new Set(boxes.filter((box) => box.checked).map((box) => box.value))
    drawActs()
  })
  part('number').addEventListener('click', () => {
    const bare = grid.rows.filter((row) => !row.codes).map(({ id }) => id)
    void ask({ do: 'number', variants: bare })
  })
  part('archive').addEventListener('click', () => {
    void ask({ do: 'archive', variants: [...chosen] })
    chosen = new Set()
  })
  part('view').addEventListener('change', (event) => {
    view = { ...view, matrix: event.target.value === 'matrix' }
    draw()
  })
  part('field').addEventListener('change', (event) => {
    view = { ...view, field: event.target.value }
    drawn = ''
    draw()
  })

  draw()
  return () => grid.rows.map((row) => ({ id: row.id, name: row.name }))
}
