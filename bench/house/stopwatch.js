/**
 * Times one thing at a time in the page: from an event that a person makes to the frame that
 * shows what came of it.
 *
 * It begins at the event's own `timeStamp`, so that waiting for the thread counts. `answered` is
 * when the engine's answer reaches the page. `painted` is when the thread is done with the first
 * frame that holds the answer and everything that must be shown: a message posted from the
 * animation frame's callback is handled right behind its style, layout and paint. `idle` is the
 * part of that spent waiting for the screen's next refresh, with nothing left to do.
 */
{
  const DEADLINE_MS = 60_000
  let wanted = null
  let slowdown = 1

  /** Calls back as soon as the thread has nothing else to do first. */
  const afterwards = (callback) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      callback()
    }
    port2.postMessage(null)
  }

  const holds = ([selector, text]) => {
    const element = document.querySelector(selector)
    return element !== null && (text === null || element.textContent === text)
  }

  function look() {
    if (wanted === null || wanted.from === null || wanted.painting) return
    if (wanted.answer && wanted.answered === null) return
    if (!wanted.shows.every(holds)) return
    wanted.painting = true
    const { done, from, answered } = wanted
    let free = Infinity
    afterwards(() => (free = performance.now()))
    requestAnimationFrame((refresh) => {
      const idle = Math.max(0, refresh - free)
      afterwards(() => {
        const painted = performance.now() - from
        done({ answered: answered && answered - from, painted, idle })
      })
    })
  }

  const begin = (event) => {
    if (wanted?.from === null && wanted.begins(event)) wanted.from = event.timeStamp
  }
  for (const name of ['keydown', 'click']) addEventListener(name, begin, { capture: true })

  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  })

  function answered(call) {
    if (wanted === null || wanted.from === null || call !== wanted.answer) return
    wanted.answered ??= performance.now()
    look()
  }

  /** The engine's worker, overheard, and as slow as is wanted. */
  window.Worker = class extends Worker {
    #asked = new Map()

    constructor(...given) {
      super(...given)
      this.addEventListener('message', (event) => {
        const asked = this.#asked.get(event.data.id)
        if (!asked) return
        const rest = (slowdown - 1) * (performance.now() - asked.at)
        if (slowdown > 1 && event.isTrusted) {
          event.stopImmediatePropagation()
          const again = new MessageEvent('message', { data: event.data })
          setTimeout(() => this.dispatchEvent(again), rest)
          return
        }
        this.#asked.delete(event.data.id)
        answered(asked.call)
      })
    }

    postMessage(message) {
      const { id, call } = message
      if (call) this.#asked.set(id, { call, at: performance.now() })
      super.postMessage(message)
    }
  }

  window.stopwatch = {
    result: null,

    /**
     * Gets ready. `event` names what it begins with and `key` which key, where that is one; null
     * is the page's own beginning. `answer` is the engine's call to wait for, or null; `shows`
     * pairs of selector and text, or null, that must be on the page.
     */
    arm({ event, key = null, answer = null, shows = [] }) {
      const from = event === null ? 0 : null
      const begins = (made) => made.type === event && (key === null || made.key === key)
      this.result = new Promise((done, failed) => {
        wanted = { begins, answer, shows, done, from, answered: null, painting: false }
        setTimeout(() => failed(new Error(`not seen: ${JSON.stringify(shows)}`)), DEADLINE_MS)
      })
      // Whoever does not ask for a result has not missed a failure.
      this.result.catch(() => undefined)
      look()
    },

    /** From here on an answer of the engine reaches the page after so many times its time. */
    slow(times) {
      slowdown = times
    },
  }
}
