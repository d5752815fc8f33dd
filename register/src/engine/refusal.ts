/** Why the engine will not do what a screen asked. `code` is a key of `errors.<code>`. */
export class EngineError extends Error {
  constructor(
    readonly code: string,
    readonly data: Record<string, unknown> = {},
  ) {
    super(code)
    this.name = 'EngineError'
  }
}
