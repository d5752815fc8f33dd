/** Who gets the input: the innermost taker, as a sheet over a view over the register. */
export class HandlerStack<Value> {
  #handlers: ((value: Value) => void)[] = []

  /** Takes the input until the returned function is called. */
  take(handler: (value: Value) => void): () => void {
    this.#handlers.push(handler)
    return () => {
      this.#handlers = this.#handlers.filter((other) => other !== handler)
    }
  }

  deliver(value: Value): void {
    this.#handlers.at(-1)?.(value)
  }
}
