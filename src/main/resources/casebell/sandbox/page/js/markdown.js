// Discord's markdown, read into DOM nodes. What is not a mark stays text.

import { h } from './dom.js';
import { time } from './clock.js';
import { channelMention, jump, roleMention, userMention } from './mentions.js';

const DEEPEST = 12;
const FENCE = /(?<!\\)```(?:([\w+#.-]{0,20})\n)?([\s\S]+?)```/g;

/** A text as nodes, with blocks: headings, quotes, lists, code. */
export function render(text) {
  const out = [];
  let from = 0;
  for (const match of text.matchAll(FENCE)) {
    out.push(...blocks(text.slice(from, match.index)));
    out.push(h('pre', {}, h('code', {}, match[2].replace(/\n$/, ''))));
    from = match.index + match[0].length;
  }
  out.push(...blocks(text.slice(from)));
  return out;
}

/** A text as nodes in one line of thought: no headings, quotes or lists. */
export function inline(text) {
  return read(text, 0);
}

function blocks(text) {
  const out = [];
  let plain = [];
  const flush = () => {
    if (plain.some((line) => line !== '')) {
      out.push(...read(plain.join('\n'), 0));
    }
    plain = [];
  };
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i];
    const heading = /^(#{1,3}|-#) +(\S.*)$/.exec(line);
    if (line.startsWith('>>> ')) {
      flush();
      const rest = [line.slice(4), ...lines.slice(i + 1)].join('\n');
      out.push(h('blockquote', {}, read(rest, 1)));
      break;
    } else if (line.startsWith('> ')) {
      flush();
      const quoted = gather(lines, i, /^> ?/);
      out.push(h('blockquote', {}, read(quoted.join('\n'), 1)));
      i += quoted.length - 1;
    } else if (heading) {
      flush();
      const tag = heading[1] === '-#' ? 'small' : `h${heading[1].length + 2}`;
      out.push(h(tag, { class: 'heading' }, read(heading[2], 1)));
    } else if (/^ {0,6}[-*] +\S/.test(line)) {
      flush();
      const items = gather(lines, i, /^ {0,6}[-*] +/);
      out.push(h('ul', {}, items.map((item) => h('li', {}, read(item, 1)))));
      i += items.length - 1;
    } else if (/^ {0,6}\d{1,4}\. +\S/.test(line)) {
      flush();
      const items = gather(lines, i, /^ {0,6}\d{1,4}\. +/);
      out.push(h('ol', { start: Number.parseInt(line, 10) }, items.map((item) => h('li', {}, read(item, 1)))));
      i += items.length - 1;
    } else {
      plain.push(line);
    }
  }
  flush();
  return out;
}

function gather(lines, from, mark) {
  const found = [];
  for (let i = from; i < lines.length && mark.test(lines[i]); i += 1) {
    found.push(lines[i].replace(mark, ''));
  }
  return found;
}

const RULES = [
  [/\\([^0-9A-Za-z\s])/y, (m) => m[1]],
  [/\n/y, () => h('br')],
  [/(`+)([\s\S]*?[^`])\1(?!`)/y, (m) => h('code', {}, m[2])],
  [/\|\|([\s\S]+?)\|\|/y, (m, depth) => spoiler(read(m[1], depth))],
  [/\[((?:\\.|[^\]\\\n])+)\]\(<?(https?:\/\/[^\s)>]+)>?(?: +"[^"\n]*")?\)/y, (m, depth) => link(m[2], read(m[1], depth))],
  [/<(https?:\/\/[^\s>]+)>/y, (m) => address(m[1])],
  [/https?:\/\/[^\s<]*[^\s<.,:;"'\])!?|*_]/y, (m) => address(m[0])],
  [/<@!?(\d{1,20})>/y, (m) => userMention(m[1])],
  [/<@&(\d{1,20})>/y, (m) => roleMention(m[1])],
  [/<#(\d{1,20})>/y, (m) => channelMention(m[1])],
  [/<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/y, (m) => time(Number(m[1]), m[2])],
  [/<a?:(\w{2,32}):\d{1,20}>/y, (m) => `:${m[1]}:`],
  [/<\/([-\w ]{1,100}):\d{1,20}>/y, (m) => h('span', { class: 'mention' }, `/${m[1]}`)],
  [/@(?:everyone|here)\b/y, (m) => h('span', { class: 'mention' }, m[0])],
  [/\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y, (m, depth) => h('strong', {}, read(m[1], depth))],
  [/__((?:\\[\s\S]|[^\\])+?)__(?!_)/y, (m, depth) => h('u', {}, read(m[1], depth))],
  [/\*(?=\S)((?:\*\*|\\[\s\S]|[^*\\])+?)\*(?!\*)/y, (m, depth) => h('em', {}, read(m[1], depth))],
  [/\b_((?:__|\\[\s\S]|[^_\\])+?)_\b/y, (m, depth) => h('em', {}, read(m[1], depth))],
  [/~~([\s\S]+?)~~/y, (m, depth) => h('s', {}, read(m[1], depth))],
];
const PLAIN = /[^\\\n`|[<h@*_~]+/y;

function read(text, depth) {
  if (depth > DEEPEST) {
    return [text];
  }
  const out = [];
  let words = '';
  const flush = () => {
    if (words !== '') {
      out.push(words);
      words = '';
    }
  };
  for (let at = 0; at < text.length;) {
    PLAIN.lastIndex = at;
    const plain = PLAIN.exec(text);
    if (plain) {
      words += plain[0];
      at += plain[0].length;
      continue;
    }
    const [length, node] = special(text, at, depth) ?? [1, text.charAt(at)];
    if (typeof node === 'string') {
      words += node;
    } else {
      flush();
      out.push(node);
    }
    at += length;
  }
  flush();
  return out;
}

function special(text, at, depth) {
  for (const [rule, make] of RULES) {
    rule.lastIndex = at;
    const match = rule.exec(text);
    if (match) {
      return [match[0].length, make(match, depth + 1)];
    }
  }
  return null;
}

function spoiler(children) {
  const inner = h('span', { class: 'inside', 'aria-hidden': 'true' }, children);
  const box = h('span', { class: 'spoiler', role: 'button', tabindex: '0', 'aria-label': 'Spoiler, click to reveal', 'aria-expanded': 'false' }, inner);
  inner.inert = true;
  const open = (event) => {
    if (!box.classList.contains('shown')) {
      event.preventDefault();
      event.stopPropagation();
      reveal(box);
    }
  };
  box.addEventListener('click', open);
  box.addEventListener('keydown', (event) => (event.key === 'Enter' || event.key === ' ') && open(event));
  return box;
}

/** Opens a spoiler. */
export function reveal(box) {
  box.classList.add('shown');
  box.removeAttribute('aria-label');
  box.removeAttribute('role');
  box.removeAttribute('tabindex');
  box.removeAttribute('aria-expanded');
  box.firstElementChild.removeAttribute('aria-hidden');
  box.firstElementChild.inert = false;
}

/** A link that opens elsewhere and tells nothing of where it came from; what is no web address stays text. */
export function link(url, children) {
  return /^https?:\/\//i.test(url)
    ? h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, children)
    : h('span', {}, children);
}

function address(url) {
  return jump(url) ?? link(url, url);
}
