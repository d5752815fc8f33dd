/**
 * An Epson printer on the shop's own network, by ePOS-Print XML over HTTP (Epson: ePOS-Print XML
 * User's Manual). The bytes are the same ESC/POS as on a wire, as hex in `<command>`.
 */
import { type Outcome, type Printer, type PrintJob, type Trouble, Turns } from './printer'

const EPOS = 'http://www.epson-pos.com/schemas/2011/03/epos-print'
const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/'
/** As long as the printer itself tries. */
const PRINT_MS = 10_000
/** As long as a printer that is there needs to say so. */
const ASK_MS = 3_000

const OFFLINE = 0x8
const COVER_OPEN = 0x20
const STUCK = 0x2c00
const PAPER_END = 0x80000

/** What the printer calls its refusals. */
const TROUBLES: Record<string, Trouble> = {
  EPTR_REC_EMPTY: 'no_paper',
  EPTR_COVER_OPEN: 'open',
  EPTR_CUTTER: 'stuck',
  EPTR_MECHANICAL: 'stuck',
  EPTR_AUTOMATICAL: 'stuck',
  EPTR_UNRECOVERABLE: 'stuck',
  DeviceNotFound: 'off',
}
/** Where the printer gave up waiting, the paper may come all the same. */
const MAY_STILL_PRINT = ['EX_TIMEOUT', 'EX_SPOOLER', 'Printing']

interface Response {
  success: boolean
  code: string
  status: number
}

type Fetch = (address: string, init: RequestInit) => Promise<globalThis.Response>

export class EposPrinter implements Printer {
  readonly kind = 'epos'
  readonly opensDrawer = true
  readonly #turns = new Turns()

  constructor(
    /** Its name or number on the network; empty: none was set. */
    private readonly host: () => string,
    private readonly pulseBytes: () => Uint8Array,
    private readonly fetch: Fetch = (address, init) => globalThis.fetch(address, init),
  ) {}

  print(job: PrintJob): Promise<Outcome> {
    return this.#turns.take(async () => {
      const trouble = await this.#trouble()
      return trouble ? refused(trouble) : this.#print(job)
    })
  }

  check(): Promise<Trouble | null> {
    return this.#turns.take(() => this.#trouble())
  }

  pulse(): Promise<boolean> {
    return this.#turns.take(async () => {
      if (!this.host()) return false
      const answer = await this.#ask(commandOf(this.pulseBytes()), ASK_MS).catch(() => null)
      return answer?.success ?? false
    })
  }

  async #trouble(): Promise<Trouble | null> {
    if (!this.host()) return 'not_chosen'
    const health = await this.#ask('', ASK_MS).catch(() => null)
    return health === null ? 'off' : troubleOf(health)
  }

  async #print(job: PrintJob): Promise<Outcome> {
    try {
      const said = await this.#ask(commandOf(job.bytes('esc-pos')), PRINT_MS * 1.5)
      if (said.success) return { state: 'printed' }
      if (MAY_STILL_PRINT.includes(said.code)) return unknown('slow')
      return refused(TROUBLES[said.code] ?? troubleOf(said) ?? 'failed')
    } catch (error) {
      return unknown((error as Error).name === 'TimeoutError' ? 'slow' : 'broken')
    }
  }

  /** Sends one document; an empty one only asks how the printer is. */
  async #ask(content: string, wait: number): Promise<Response> {
    const body =
      `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="${SOAP}"><s:Body>` +
      `<epos-print xmlns="${EPOS}">${content}</epos-print></s:Body></s:Envelope>`
    const init: RequestInit = {
      method: 'POST',
      headers: {
        'Content-Type': 'text/xml; charset=utf-8',
        'If-Modified-Since': 'Thu, 01 Jan 1970 00:00:00 GMT',
        SOAPAction: '""',
      },
      body,
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(wait),
    }
    const answer = await this.fetch(addressOf(this.host()), { ...init, ...reaching(this.host()) })
    return read(await answer.text())
  }
}

/** `10.0.0.20`, `printer.butik.dk` or a whole address; secure unless it says otherwise. */
export function addressOf(host: string): string {
  const origin = /^https?:\/\//.test(host) ? host.replace(/\/+$/, '') : `https://${host}`
  return `${origin}/cgi-bin/epos/service.cgi?devid=local_printer&timeout=${PRINT_MS}`
}

/**
 * A page that came securely may not speak openly to anybody. Chromium makes an exception for the
 * shop's own network, after asking the cashier once, if it is told that this is what is meant.
 */
const reaching = (host: string): object =>
  host.startsWith('http:') && globalThis.location.protocol === 'https:'
    ? { targetAddressSpace: 'local' }
    : {}

const commandOf = (bytes: Uint8Array): string =>
  `<command>${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}</command>`

/** Throws where the answer is none of a printer: a log-in page, a router's. */
function read(text: string): Response {
  const response = /<response\b[^>]*>/.exec(text)?.[0]
  if (!response) throw new Error('no printer answered')
  const said = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(response)?.[1] ?? ''
  const success = ['true', '1'].includes(said('success'))
  return { success, code: said('code'), status: Number(said('status')) || 0 }
}

function troubleOf({ status, code }: Response): Trouble | null {
  if (status & PAPER_END) return 'no_paper'
  if (status & COVER_OPEN) return 'open'
  if (status & STUCK) return 'stuck'
  return TROUBLES[code] ?? (status & OFFLINE ? 'off' : null)
}

const refused = (trouble: Trouble): Outcome => ({ state: 'refused', trouble })
const unknown = (trouble: Trouble): Outcome => ({ state: 'unknown', trouble })
