/** What a request came to. Anything but a proper answer of our server is *nothing known*. */
export type Answer<T> =
  | { known: true; ok: true; status: number; body: T }
  | { known: true; ok: false; status: number; body: T & { error?: string } }
  | { known: false }

const DEADLINE_MS = 15_000

type Fetch = (input: string, init: RequestInit) => Promise<Response>

/** The register's door at the server, `docs/reference/protocol.md`. */
export class Door {
  constructor(
    private readonly token: string | null,
    private readonly base = '/register/v1/',
    private readonly fetch: Fetch = (input, init) => globalThis.fetch(input, init),
  ) {}

  get<T>(path: string, deadline = DEADLINE_MS): Promise<Answer<T>> {
    return this.ask<T>(path, { method: 'GET' }, deadline)
  }

  post<T>(path: string, body: unknown, deadline = DEADLINE_MS): Promise<Answer<T>> {
    const headers = { 'Content-Type': 'application/json' }
    return this.ask<T>(path, { method: 'POST', headers, body: JSON.stringify(body) }, deadline)
  }

  private async ask<T>(path: string, init: RequestInit, deadline: number): Promise<Answer<T>> {
    try {
      const response = await this.fetch(this.base + path, {
        ...init,
        headers: { ...init.headers, ...this.credentials(), Accept: 'application/json' },
        cache: 'no-store',
        credentials: 'omit',
        // A captive portal answers with a redirect to itself.
        redirect: 'error',
        signal: AbortSignal.timeout(deadline),
      })
      return await read<T>(response)
    } catch {
      return { known: false }
    }
  }

  private credentials(): Record<string, string> {
    return this.token === null ? {} : { Authorization: `Bearer ${this.token}` }
  }
}

async function read<T>(response: Response): Promise<Answer<T>> {
  const { status, ok } = response
  const json = response.headers.get('Content-Type')?.startsWith('application/json') ?? false
  if (!json || status >= 500) return { known: false }
  const body = (await response.json()) as T & { error?: string }
  return ok ? { known: true, ok, status, body } : { known: true, ok, status, body }
}
