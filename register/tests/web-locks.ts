type Held = (lock: object | null) => unknown

interface Asked {
  held: Held
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

/** One lock as browsers keep it (W3C Web Locks), which Node lacks: held, waited for, stolen. */
export class WebLocks {
  private holder: Asked | null = null
  private readonly queue: Asked[] = []

  readonly request = (_name: string, ...rest: [Held] | [LockOptions, Held]): Promise<unknown> => {
    const held = rest.at(-1) as Held
    const options = rest.length === 2 ? rest[0] : {}
    return new Promise((resolve, reject) => {
      const asked = { held, resolve, reject }
      if (options.steal) this.steal(asked)
      else if (options.ifAvailable && this.holder) resolve(held(null))
      else this.wait(asked, options.signal)
      this.next()
    })
  }

  private wait(asked: Asked, signal: AbortSignal | undefined): void {
    this.queue.push(asked)
    signal?.addEventListener('abort', () => {
      const place = this.queue.indexOf(asked)
      if (place < 0) return
      this.queue.splice(place, 1)
      asked.reject(new DOMException('given up', 'AbortError'))
    })
  }

  private steal(thief: Asked): void {
    this.holder?.reject(new DOMException('stolen', 'AbortError'))
    this.holder = null
    this.queue.unshift(thief)
  }

  private next(): void {
    if (this.holder) return
    const asked = this.queue.shift()
    if (!asked) return
    this.holder = asked
    void Promise.resolve(asked.held({})).then((value) => {
      asked.resolve(value)
      if (this.holder !== asked) return
      this.holder = null
      this.next()
    })
  }
}
