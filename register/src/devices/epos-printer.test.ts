import { describe, expect, it } from 'vitest'
import { addressOf, EposPrinter } from './epos-printer'
import type { PrintJob } from './printer'

const job: PrintJob = {
  id: '1',
  name: 'bon',
  bytes: () => new Uint8Array([0x1b, 0x40, 0xff]),
  page: () => Promise.resolve(),
}
const GOOD = 'success="true" code="" status="251658262" battery="0"'
const soap = (attributes: string) =>
  '<?xml version="1.0"?><soapenv:Envelope><soapenv:Body>' +
  `<response ${attributes} xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print"/>` +
  '</soapenv:Body></soapenv:Envelope>'

/** A printer that answers each question in turn; an error is a line that breaks. */
function epson(...answers: (string | Error)[]) {
  const asked: string[] = []
  const printer = new EposPrinter(
    () => '10.0.0.20',
    () => new Uint8Array([7]),
    (_address, init) => {
      asked.push(/<epos-print [^>]*>(.*)<\/epos-print>/.exec(init.body as string)?.[1] ?? '?')
      const answer = answers.shift() ?? soap(GOOD)
      if (answer instanceof Error) return Promise.reject(answer)
      return Promise.resolve(new Response(answer))
    },
  )
  return { printer, asked }
}

const late = Object.assign(new Error(), { name: 'TimeoutError' })

describe('an Epson on the network', () => {
  it('is asked how it is, and then prints the very bytes', async () => {
    const { printer, asked } = epson()
    expect(await printer.print(job)).toEqual({ state: 'printed' })
    expect(asked).toEqual(['', '<command>1b40ff</command>'])
    expect(await printer.pulse()).toBe(true)
    expect(asked.at(-1)).toBe('<command>07</command>')
  })

  it.each([
    ['no answer', new TypeError('Failed to fetch'), 'off'],
    ['a log-in page', '<html>Log på</html>', 'off'],
    ['no paper', soap(`success="false" code="EPTR_REC_EMPTY" status="${0x80008}"`), 'no_paper'],
    ['an open cover', soap(`success="true" code="" status="${0x28}"`), 'open'],
    ['a stuck knife', soap(`success="false" code="EPTR_CUTTER" status="${0x808}"`), 'stuck'],
  ])('with %s is sent nothing', async (_, answer, trouble) => {
    const { printer, asked } = epson(answer)
    expect(await printer.print(job)).toEqual({ state: 'refused', trouble })
    expect(asked).toEqual([''])
  })

  it.each([
    ['runs out of paper', soap('success="false" code="EPTR_REC_EMPTY" status="0"'), 'no_paper'],
    ['refuses', soap('success="false" code="SchemaError" status="0"'), 'failed'],
  ])('that %s did not print it', async (_, answer, trouble) => {
    const { printer } = epson(soap(GOOD), answer)
    expect(await printer.print(job)).toEqual({ state: 'refused', trouble })
  })

  it.each([
    ['breaks off', new TypeError('reset'), 'broken'],
    ['is late', late, 'slow'],
    ['gave up waiting for itself', soap('success="false" code="EX_TIMEOUT" status="0"'), 'slow'],
  ])('that %s may have printed it', async (_, answer, trouble) => {
    const { printer } = epson(soap(GOOD), answer)
    expect(await printer.print(job)).toEqual({ state: 'unknown', trouble })
  })

  it('is spoken to securely unless its address says otherwise', () => {
    const path = '/cgi-bin/epos/service.cgi?devid=local_printer&timeout=10000'
    expect(addressOf('10.0.0.20')).toBe(`https://10.0.0.20${path}`)
    expect(addressOf('http://printer.local/')).toBe(`http://printer.local${path}`)
  })

  it('that was never named is not chosen', async () => {
    const printer = new EposPrinter(
      () => '',
      () => new Uint8Array(),
    )
    expect(await printer.print(job)).toEqual({ state: 'refused', trouble: 'not_chosen' })
    expect(await printer.pulse()).toBe(false)
  })
})
