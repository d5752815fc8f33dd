// A grid whose keys are put in another order by hand: the nodes move while one is carried; who
// listens hears the end. The hand is the register's own.
import { carry } from '../../../../register/src/ui/carry'

const things = (grid) => [...grid.querySelectorAll('[data-key]')]

/** What is picked or removed in a grid where nothing is. */
const nothing = () => {}

/** `move(key, place, page)`: put down on a place, or on another page (`page` else null). `say`
 *  hears what the grid has words for. */
export function shuffle(grid, { move, say, pick = nothing, remove = nothing }) {
  /** What is carried, and where it came from. */
  let held = null

  const place = () => things(grid).indexOf(held.thing)
  const tell = (text, values) => say(text.replace(/\{(\w+)\}/g, (_, name) => values[name]))

  function carryTo(to) {
    const others = things(grid).filter((other) => other !== held.thing)
    grid.insertBefore(held.thing.closest('li'), others[to]?.closest('li') ?? null)
  }

  function end() {
    held.thing.classList.remove('lifted')
    held = null
  }

  carry({
    carried: () => held?.key ?? null,
    pick,
    lift(key) {
      const from = things(grid).findIndex((one) => one.dataset.key === key)
      const thing = things(grid)[from]
      held = { key, thing, from }
      thing.classList.add('lifted')
      tell(grid.dataset.lifted, thing.dataset)
    },
    carryTo,
    putDown(page) {
      const { key, thing, from } = held
      const to = place()
      end()
      tell(grid.dataset.put, { name: thing.dataset.name, place: to + 1 })
      if (page !== null || to !== from) move(key, to, page)
    },
    putBack() {
      carryTo(held.from)
      end()
    },
    remove,
  })(grid)
}
