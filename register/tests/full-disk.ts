/** What fake-indexeddb does when the requests of a transaction are all done. */
interface Transaction extends IDBTransaction {
  _requests: unknown[]
  _state: string
  _start: () => void
  _abort: (name: string) => void
}
type Write = IDBObjectStore['put']

/**
 * The database on a disk that runs full. As in Chromium every request is taken, and then the
 * transaction is not: the bytes are counted when it is to be kept.
 */
export class FullDisk {
  /** Writes that still fit. */
  room = Infinity
  private readonly doomed = new WeakSet<IDBTransaction>()
  private readonly whole = { put: IDBObjectStore.prototype.put, add: IDBObjectStore.prototype.add }
  private readonly start = (IDBTransaction.prototype as Transaction)._start

  constructor() {
    const { doomed, start, whole } = this
    Object.assign(IDBObjectStore.prototype, {
      put: this.counted(whole.put),
      add: this.counted(whole.add),
    })
    Object.assign(IDBTransaction.prototype, {
      _start(this: Transaction) {
        const over = this._requests.length === 0 && this._state !== 'finished'
        if (over && doomed.has(this)) this._abort('QuotaExceededError')
        else start.call(this)
      },
    })
  }

  remove(): void {
    Object.assign(IDBObjectStore.prototype, this.whole)
    Object.assign(IDBTransaction.prototype, { _start: this.start })
  }

  private counted(write: Write): Write {
    const count = (transaction: IDBTransaction) => {
      if (this.room-- <= 0) this.doomed.add(transaction)
    }
    return function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
      count(this.transaction)
      return key === undefined ? write.call(this, value) : write.call(this, value, key)
    }
  }
}
