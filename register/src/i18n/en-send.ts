import type { daSend } from './da-send'

/** A receipt by e-mail or text message. */
export const enSend: Record<keyof typeof daSend, string> = {
  mail: 'E-mail',
  sms: 'SMS',
  mailTitle: 'Receipt by e-mail',
  smsTitle: 'Receipt by text message',
  text: 'The address is used for the receipt only.',
  address: 'E-mail address',
  phone: 'Mobile number',
  send: 'Send receipt',
  sending: 'The receipt is being sent',
  later: 'The receipt will be sent when there is a connection',
  mailInvalid: 'Type an e-mail address like name@example.dk.',
  phoneInvalid: 'Type a mobile number of eight digits.',
  notKept: 'That did not work. Try again.',
}
