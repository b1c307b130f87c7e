// Cards and attachments, as Discord draws them.

import { append, colour, h } from './dom.js';
import { inline, link, render } from './markdown.js';
import { written } from './clock.js';

const PICTURES = /^image\/(?:png|jpeg|gif|webp)$/;

/** The path of an attachment on this server; empty for any other address, which is never fetched. */
export function ownPath(url) {
  try {
    const read = new URL(url, location.href);
    return read.pathname.startsWith('/attachments/') ? read.pathname : '';
  } catch {
    return '';
  }
}

/** A picture that opens large; one from elsewhere is a link. */
export function picture(url, name, options = {}) {
  const path = ownPath(url ?? '');
  if (path === '') {
    return url ? link(url, name || url) : null;
  }
  const image = h('img', { src: path, alt: name ?? '', loading: 'lazy', width: options.width, height: options.height });
  return h('a', { class: `picture ${options.class ?? ''}`, href: path, target: '_blank', rel: 'noopener noreferrer' }, image);
}

export function embed(data) {
  const box = h('article', {
    class: 'embed',
    vars: data.color === undefined || data.color === null ? {} : { '--bar': colour(data.color) },
  });
  const words = h('div', { class: 'words' });
  if (data.author?.name) {
    append(words, h('div', { class: 'author' }, data.author.url ? link(data.author.url, data.author.name) : data.author.name));
  }
  if (data.title) {
    const title = inline(data.title);
    append(words, h('div', { class: 'title' }, data.url ? link(data.url, title) : title));
  }
  if (data.description) {
    append(words, h('div', { class: 'description markup' }, render(data.description)));
  }
  append(words, fields(data.fields ?? []));
  append(box, words);
  if (data.thumbnail?.url) {
    append(box, picture(data.thumbnail.url, '', { class: 'thumbnail' }));
  }
  if (data.image?.url) {
    append(box, picture(data.image.url, data.title ?? '', { class: 'image' }));
  }
  if (data.footer?.text || data.timestamp) {
    append(box, h('div', { class: 'footer' },
      data.footer?.text,
      data.footer?.text && data.timestamp ? ' • ' : '',
      data.timestamp ? written(data.timestamp) : ''));
  }
  return box;
}

/** Fields in rows: at most three in a row, and only neighbours that are inline share one. */
function fields(list) {
  const rows = [];
  for (const field of list) {
    const last = rows[rows.length - 1];
    if (field.inline && last?.inline && last.items.length < 3) {
      last.items.push(field);
    } else {
      rows.push({ inline: Boolean(field.inline), items: [field] });
    }
  }
  return rows.length === 0 ? null : h('div', { class: 'fields' }, rows.map((row) =>
    h('div', { class: row.inline ? 'fields-row' : 'fields-row whole', vars: { '--columns': String(row.inline ? Math.max(row.items.length, 1) : 1) } },
      row.items.map((field) => h('div', { class: 'field' },
        h('div', { class: 'field-name' }, inline(field.name)),
        h('div', { class: 'field-value markup' }, render(field.value)))))));
}

/** Attachments that no card shows itself. */
export function attachments(message) {
  const used = new Set((message.embeds ?? []).flatMap((e) => [e.image?.url, e.thumbnail?.url]).map((u) => ownPath(u ?? '')));
  return (message.attachments ?? [])
    .filter((a) => !used.has(ownPath(a.url)))
    .map((a) => (PICTURES.test(a.content_type ?? '')
      ? picture(a.url, a.description ?? a.filename, { class: 'image' })
      : file(a)));
}

export function file(attachment) {
  const path = ownPath(attachment.url ?? '');
  return h('div', { class: 'file' },
    path === '' ? attachment.filename
      : h('a', { href: path, download: attachment.filename, target: '_blank', rel: 'noopener noreferrer' }, attachment.filename),
    attachment.size ? h('small', {}, bytes(attachment.size)) : '');
}

function bytes(size) {
  return size < 1024 ? `${size} bytes` : size < 1_048_576 ? `${(size / 1024).toFixed(1)} KB` : `${(size / 1_048_576).toFixed(1)} MB`;
}
