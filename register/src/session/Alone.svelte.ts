/** Work of which one is done at a time: a second press meanwhile does nothing. */
export class Alone {
  busy = $state(false)

  async do(work: () => Promise<void>): Promise<void> {
    if (this.busy) return
    this.busy = true
    try {
      await work()
    } finally {
      this.busy = false
    }
  }
}
