/** Code page 858: 850 with the euro sign at 0xD5, the page with all Danish letters. */
const UPPER =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
  '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0'

/** The number printers and displays know the page by (ESC t n). */
export const CP858 = 19

export function fromCp858(byte: number): string {
  return byte < 0x80 ? String.fromCharCode(byte) : (UPPER[byte - 0x80] ?? '?')
}

/** What the page lacks becomes a question mark. */
export function toCp858(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => {
    const code = sign.charCodeAt(0)
    if (code < 0x80) return code
    const at = UPPER.indexOf(sign)
    return at < 0 ? 0x3f : at + 0x80
  })
}
