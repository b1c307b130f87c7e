// Builds DOM nodes. Text is always a text node; nothing here reads markup.

/**
 * An element. `props` may hold `class`, `on` (listeners by name), `data` (dataset), `vars` (CSS custom properties) and attributes;
 * false, null and undefined leave an attribute out. Children are nodes, texts, arrays of them, or nothing.
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === false || value === null || value === undefined) {
      continue;
    }
    if (name === 'class') {
      element.className = value;
    } else if (name === 'on') {
      Object.entries(value).forEach(([event, listener]) => element.addEventListener(event, listener));
    } else if (name === 'data') {
      Object.assign(element.dataset, value);
    } else if (name === 'vars') {
      Object.entries(value).forEach(([key, v]) => element.style.setProperty(key, v));
    } else {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  append(element, children);
  return element;
}

/** Appends nodes, texts and arrays of them. */
export function append(element, children) {
  for (const child of [children].flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false && child !== '') {
      element.append(child);
    }
  }
}

/** Puts these in the place of all that stood there. */
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
}

const SVG = 'http://www.w3.org/2000/svg';

/** A small picture, from the path of its outline in a square of 24. */
export function icon(path, size = 20) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('width', size);
  svg.setAttribute('height', size);
  svg.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS(SVG, 'path');
  shape.setAttribute('fill', 'currentColor');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}

export const ICONS = {
  reply: 'M10 8V4L3 11l7 7v-4.1c5 0 8.5 1.6 11 5.1-1-5-4-10-11-11Z',
  more: 'M6 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4Zm6 0a2 2 0 1 0 0 4 2 2 0 0 0 0-4Zm6 0a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z',
  face: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20ZM8.5 8.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3Zm7 0a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3ZM12 18c-2.3 0-4.3-1.3-5.2-3.5h10.4C16.3 16.7 14.3 18 12 18Z',
  eye: 'M12 5C7 5 3 8.5 1.5 12 3 15.5 7 19 12 19s9-3.5 10.5-7C21 8.5 17 5 12 5Zm0 11a4 4 0 1 1 0-8 4 4 0 0 1 0 8Zm0-2a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  hash: 'M10 3 9.5 7H5v2h4.3l-.6 6H4v2h4.5L8 21h2l.5-4h5l-.5 4h2l.5-4H22v-2h-4.3l.6-6H22V7h-3.5l.5-4h-2l-.5 4h-5l.5-4h-2Zm1.3 6h5l-.6 6h-5l.6-6Z',
  lock: 'M17 9V7A5 5 0 0 0 7 7v2a2 2 0 0 0-2 2v8c0 1.1.9 2 2 2h10a2 2 0 0 0 2-2v-8a2 2 0 0 0-2-2Zm-8-2a3 3 0 1 1 6 0v2H9V7Z',
  thread: 'M5 4v8a4 4 0 0 0 4 4h6v3l6-5-6-5v3H9V4H5Z',
  plus: 'M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6V5Z',
  close: 'm6.4 5 5.6 5.6L17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.4-5.6-5.6L6.4 19 5 17.6l5.6-5.6L5 6.4 6.4 5Z',
  down: 'm5.5 8.5 6.5 6.5 6.5-6.5 1.5 1.5-8 8-8-8 1.5-1.5Z',
  send: 'M3 20v-6l8-2-8-2V4l19 8-19 8Z',
  bubble: 'M4 3h16a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-7l-5 4v-4H4a2 2 0 0 1-2-2V5c0-1.1.9-2 2-2Z',
  open: 'M14 4h6v6h-2V7.4l-8.3 8.3-1.4-1.4L16.6 6H14V4ZM5 6h6v2H6v10h10v-5h2v7H4V6h1Z',
};

/** A round picture of somebody: a colour and the initials. */
export function avatar(person, size = 40) {
  if (person.bot) {
    return h('img', { class: 'avatar', src: 'bell.svg', alt: '', vars: { '--size': `${size}px` } });
  }
  const initials = person.name.split(/\s+/).slice(0, 2).map((w) => w.charAt(0)).join('').toUpperCase();
  return h('span', { class: 'avatar', 'aria-hidden': 'true', vars: { '--own': person.color, '--size': `${size}px` } }, initials);
}

/** `#rrggbb` of a number. */
export function colour(number) {
  return `#${(Number(number) & 0xffffff).toString(16).padStart(6, '0')}`;
}
