// Times that go on: every <time> with a data-t is written anew each second while it counts.

import { h } from './dom.js';

const STYLES = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
};
const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];
const LANGUAGE = 'en-GB';
const relative = new Intl.RelativeTimeFormat(LANGUAGE, { numeric: 'always' });
const formats = Object.fromEntries(
  Object.entries(STYLES).map(([key, style]) => [key, new Intl.DateTimeFormat(LANGUAGE, style)]),
);

/** `in 4 minutes`, `2 hours ago`. */
export function fromNow(seconds) {
  const left = Math.round(seconds - Date.now() / 1000);
  const [unit, length] = UNITS.find(([, size]) => Math.abs(left) >= size) ?? ['second', 1];
  return relative.format(Math.trunc(left / length), unit);
}

function shown(seconds, style) {
  return style === 'R' ? fromNow(seconds) : (formats[style] ?? formats.f).format(new Date(seconds * 1000));
}

/** A time in one of Discord's styles. */
export function time(seconds, style = 'f') {
  const at = new Date(seconds * 1000);
  if (Number.isNaN(at.getTime())) {
    return h('span', {}, 'Invalid date');
  }
  return h('time', {
    class: 'stamp',
    datetime: at.toISOString(),
    title: formats.F.format(at),
    data: style === 'R' ? { t: String(seconds) } : {},
  }, shown(seconds, style));
}

/** When a message was written, as at its head. */
export function written(iso) {
  const at = new Date(iso);
  const today = new Date();
  const day = at.toDateString() === today.toDateString() ? '' : `${formats.d.format(at)} `;
  return h('time', { datetime: iso, title: formats.F.format(at) }, day + formats.t.format(at));
}

export function hour(iso) {
  return formats.t.format(new Date(iso));
}

export function day(iso) {
  return formats.D.format(new Date(iso));
}

setInterval(() => {
  for (const each of document.querySelectorAll('time[data-t]')) {
    const text = fromNow(Number(each.dataset.t));
    if (each.textContent !== text) {
      each.textContent = text;
    }
  }
}, 1000);
