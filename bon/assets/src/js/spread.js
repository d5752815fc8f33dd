// Cells that are typed in as in a spreadsheet: arrows, Enter and Tab go, typing overwrites, F2 or
// a second click edits, Shift and the mouse choose many, and what is copied there pastes here.
// It knows texts alone; who uses it says what they mean, and draws anew with `show`.
const GO = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }

/** The cells of what was copied in a spreadsheet: rows of texts, quotes around what has lines. */
export function pasted(text) {
  const rows = [[]]
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\r?\n|$)/gy
  const plain = text.replace(/\r?\n$/, '')
  for (let found; (found = cell.exec(plain)); ) {
    rows.at(-1).push((found[1]?.replaceAll('""', '"') ?? found[2]).trim())
    if (found[3] === '') break
    if (found[3] !== '\t') rows.push([])
  }
  return rows
}

const copied = (text) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** `write(changes)` gets what was typed, `[{ row, column, text }]`, none of it the same as before;
 *  `undo()` is Ctrl+Z. */
export function spread(table, { write, undo }) {
  let texts = []
  let at = [0, 0]
  let anchor = at
  let input = null

  const body = table.tBodies[0]
  const cellAt = ([row, column]) => body.rows[row]?.querySelectorAll('[data-cell]')[column] ?? null
  const height = () => texts.length
  const width = () => texts[0]?.length ?? 0

  function placeOf(target) {
    const cell = target.closest?.('[data-cell]')
    if (!cell) return null
    const row = cell.closest('tr')
    return [[...body.rows].indexOf(row), [...row.querySelectorAll('[data-cell]')].indexOf(cell)]
  }

  const range = () => ({
    top: Math.min(at[0], anchor[0]),
    bottom: Math.max(at[0], anchor[0]),
    left: Math.min(at[1], anchor[1]),
    right: Math.max(at[1], anchor[1]),
  })

  function mark(focus = true) {
    const { top, bottom, left, right } = range()
    for (const cell of body.querySelectorAll('[data-cell]')) {
      const [row, column] = placeOf(cell)
      const inside = row >= top && row <= bottom && column >= left && column <= right
      cell.classList.toggle('chosen-cell', inside && (top !== bottom || left !== right))
      cell.tabIndex = row === at[0] && column === at[1] ? 0 : -1
    }
    if (focus) cellAt(at)?.focus()
  }

  function go(row, column, extend = false) {
    at = [
      Math.max(0, Math.min(height() - 1, row)),
      Math.max(0, Math.min(width() - 1, column)),
    ]
    if (!extend) anchor = at
    mark()
  }

  function edit(text, all = false) {
    const cell = cellAt(at)
    if (!cell || input) return
    input = document.createElement('input')
    input.value = text
    input.ariaLabel = cell.ariaLabel ?? ''
    input.autocomplete = 'off'
    if (cell.dataset.cell === 'number') input.inputMode = 'decimal'
    cell.append(input)
    cell.classList.add('typing')
    input.focus()
    if (all) input.select()
    input.addEventListener('keydown', typed)
    input.addEventListener('blur', () => close(true))
  }

  /** Ends the typing; what was typed counts unless it was given up. */
  function close(keep) {
    if (!input) return
    const [cell, text] = [cellAt(at), input.value.trim()]
    const gone = input
    input = null
    gone.remove()
    cell?.classList.remove('typing')
    if (keep) put([[text]], at[0], at[1])
  }

  function typed(event) {
    event.stopPropagation()
    const [row, column] = at
    if (event.key === 'Escape') {
      close(false)
      mark()
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault()
      const step = event.shiftKey ? -1 : 1
      close(true)
      if (event.key === 'Enter') go(row + step, column)
      else go(row, column + step)
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault()
      close(true)
      go(row + GO[event.key][0], column)
    }
  }

  /** Texts from a cell on, as far as there are cells. */
  function put(rows, top, left) {
    const changes = []
    rows.forEach((cells, down) =>
      cells.forEach((text, along) => {
        const [row, column] = [top + down, left + along]
        if (row >= height() || column >= width() || texts[row][column] === text) return
        changes.push({ row, column, text })
        texts[row][column] = text
      }),
    )
    if (changes.length > 0) write(changes)
  }

  /** One row or one cell that was copied fills all that is chosen. */
  function paste(rows) {
    const { top, bottom, left, right } = range()
    const high = rows.length === 1 ? bottom - top + 1 : rows.length
    const wide = rows[0].length === 1 ? right - left + 1 : rows[0].length
    const filled = Array.from({ length: high }, (_, down) =>
      Array.from({ length: wide }, (_, along) => {
        const cells = rows[rows.length === 1 ? 0 : down]
        return cells[cells.length === 1 ? 0 : along] ?? ''
      }),
    )
    put(filled, top, left)
    anchor = [top, left]
    at = [Math.min(height(), top + high) - 1, Math.min(width(), left + wide) - 1]
    mark()
  }

  function chosen() {
    const { top, bottom, left, right } = range()
    return texts.slice(top, bottom + 1).map((cells) => cells.slice(left, right + 1))
  }

  body.addEventListener('keydown', (event) => {
    const place = placeOf(event.target)
    if (!place || input) return
    const step = GO[event.key]
    const control = event.ctrlKey || event.metaKey
    if (step) {
      event.preventDefault()
      const far = control ? Infinity : 1
      const [row, column] = at
      go(row + (step[0] && step[0] * far), column + (step[1] && step[1] * far), event.shiftKey)
    } else if (event.key === 'Home') go(at[0], 0, event.shiftKey)
    else if (event.key === 'End') go(at[0], width() - 1, event.shiftKey)
    else if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault()
      edit(texts[at[0]][at[1]])
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      const { top, left } = range()
      put(chosen().map((cells) => cells.map(() => '')), top, left)
      mark()
    } else if (control && event.key.toLowerCase() === 'd') {
      event.preventDefault()
      const [first, ...rest] = chosen()
      const { top, left } = range()
      if (rest.length > 0) put(rest.map(() => first), top + 1, left)
      mark()
    } else if (control && event.key.toLowerCase() === 'a') {
      event.preventDefault()
      anchor = [0, 0]
      at = [height() - 1, width() - 1]
      mark()
    } else if (control && event.key.toLowerCase() === 'z') {
      event.preventDefault()
      undo()
    } else if (event.key.length === 1 && !control && !event.altKey) {
      event.preventDefault()
      edit(event.key)
    }
  })

  table.addEventListener('copy', (event) => {
    if (input || !placeOf(event.target)) return
    event.preventDefault()
    const text = chosen().map((cells) => cells.map(copied).join('\t'))
    event.clipboardData.setData('text/plain', text.join('\n'))
  })
  table.addEventListener('paste', (event) => {
    if (input || !placeOf(event.target)) return
    event.preventDefault()
    paste(pasted(event.clipboardData.getData('text/plain')))
  })

  let dragging = false
  body.addEventListener('pointerdown', (event) => {
    const place = placeOf(event.target)
    if (!place || event.target === input || event.button !== 0) return
    const again = String(place) === String(at) && document.activeElement === cellAt(at)
    if (event.pointerType === 'mouse') event.preventDefault()
    close(true)
    go(...place, event.shiftKey)
    if (again && !event.shiftKey) edit(texts[at[0]][at[1]])
    else dragging = event.pointerType === 'mouse'
  })
  body.addEventListener('pointerover', (event) => {
    const place = dragging && placeOf(event.target)
    if (place) go(...place, true)
  })
  document.addEventListener('pointerup', () => (dragging = false))
  body.addEventListener('dblclick', (event) => {
    if (placeOf(event.target)) edit(texts[at[0]][at[1]])
  })

  return {
    /** The texts of the cells as they stand drawn; `anew` where the cells themselves are new. */
    show(shown, anew, focus) {
      texts = shown.map((cells) => [...cells])
      if (!anew) return
      input = null
      at = [Math.min(at[0], Math.max(0, height() - 1)), Math.min(at[1], Math.max(0, width() - 1))]
      anchor = at
      if (height() > 0) mark(focus)
    },
  }
}
