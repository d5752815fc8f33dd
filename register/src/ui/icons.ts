/** The drawings in use, by name. Tabler Icons, MIT; bundled, never fetched from elsewhere. */
import alert from '@tabler/icons/outline/alert-triangle.svg?raw'
import back from '@tabler/icons/outline/arrow-left.svg?raw'
import backspace from '@tabler/icons/outline/backspace.svg?raw'
import barcode from '@tabler/icons/outline/barcode.svg?raw'
import basket from '@tabler/icons/outline/basket.svg?raw'
import camera from '@tabler/icons/outline/camera.svg?raw'
import building from '@tabler/icons/outline/building-bank.svg?raw'
import card from '@tabler/icons/outline/credit-card.svg?raw'
import cash from '@tabler/icons/outline/cash-banknote.svg?raw'
import check from '@tabler/icons/outline/check.svg?raw'
import chevron from '@tabler/icons/outline/chevron-right.svg?raw'
import close from '@tabler/icons/outline/x.svg?raw'
import cloudCheck from '@tabler/icons/outline/cloud-check.svg?raw'
import cloudOff from '@tabler/icons/outline/cloud-off.svg?raw'
import cloudUp from '@tabler/icons/outline/cloud-up.svg?raw'
import coins from '@tabler/icons/outline/coins.svg?raw'
import dark from '@tabler/icons/outline/moon.svg?raw'
import device from '@tabler/icons/outline/device-tablet.svg?raw'
import discount from '@tabler/icons/outline/percentage.svg?raw'
import down from '@tabler/icons/outline/arrow-down.svg?raw'
import download from '@tabler/icons/outline/download.svg?raw'
import drawer from '@tabler/icons/outline/cash-register.svg?raw'
import exchange from '@tabler/icons/outline/arrows-exchange.svg?raw'
import filter from '@tabler/icons/outline/adjustments-horizontal.svg?raw'
import gift from '@tabler/icons/outline/gift.svg?raw'
import grid from '@tabler/icons/outline/layout-grid.svg?raw'
import keyboard from '@tabler/icons/outline/keyboard.svg?raw'
import language from '@tabler/icons/outline/language.svg?raw'
import light from '@tabler/icons/outline/sun.svg?raw'
import lock from '@tabler/icons/outline/lock.svg?raw'
import logout from '@tabler/icons/outline/logout.svg?raw'
import mail from '@tabler/icons/outline/mail.svg?raw'
import menu from '@tabler/icons/outline/menu-2.svg?raw'
import message from '@tabler/icons/outline/message.svg?raw'
import minus from '@tabler/icons/outline/minus.svg?raw'
import parcel from '@tabler/icons/outline/package.svg?raw'
import pause from '@tabler/icons/outline/player-pause.svg?raw'
import pencil from '@tabler/icons/outline/pencil.svg?raw'
import person from '@tabler/icons/outline/user.svg?raw'
import phone from '@tabler/icons/outline/device-mobile.svg?raw'
import plus from '@tabler/icons/outline/plus.svg?raw'
import printer from '@tabler/icons/outline/printer.svg?raw'
import receive from '@tabler/icons/outline/package-import.svg?raw'
import receipt from '@tabler/icons/outline/receipt.svg?raw'
import report from '@tabler/icons/outline/chart-bar.svg?raw'
import scale from '@tabler/icons/outline/scale.svg?raw'
import screen from '@tabler/icons/outline/device-desktop.svg?raw'
import search from '@tabler/icons/outline/search.svg?raw'
import settings from '@tabler/icons/outline/settings.svg?raw'
import shield from '@tabler/icons/outline/shield-check.svg?raw'
import sound from '@tabler/icons/outline/volume.svg?raw'
import split from '@tabler/icons/outline/arrows-split.svg?raw'
import tag from '@tabler/icons/outline/tag.svg?raw'
import torch from '@tabler/icons/outline/bulb.svg?raw'
import training from '@tabler/icons/outline/school.svg?raw'
import trash from '@tabler/icons/outline/trash.svg?raw'
import undo from '@tabler/icons/outline/arrow-back-up.svg?raw'
import windows from '@tabler/icons/outline/app-window.svg?raw'

export const icons = {
  alert,
  back,
  backspace,
  barcode,
  basket,
  camera,
  building,
  card,
  cash,
  check,
  chevron,
  close,
  cloudCheck,
  cloudOff,
  cloudUp,
  coins,
  dark,
  device,
  discount,
  down,
  download,
  drawer,
  exchange,
  filter,
  gift,
  grid,
  keyboard,
  language,
  light,
  lock,
  logout,
  mail,
  menu,
  message,
  minus,
  parcel,
  pause,
  pencil,
  person,
  phone,
  plus,
  printer,
  receive,
  receipt,
  report,
  scale,
  screen,
  search,
  settings,
  shield,
  sound,
  split,
  tag,
  torch,
  training,
  trash,
  undo,
  windows,
}

export type IconName = keyof typeof icons
