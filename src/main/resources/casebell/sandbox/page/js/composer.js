// Where the acting person writes: messages, replies, edits, files, and slash commands.

import { append, fill, h, icon, ICONS } from './dom.js';
import { call } from './api.js';
import { channelName, compare, emit, isThread, messagesOf, on, personOf, state, textChannels } from './state.js';
import { dataOf, left, loadCommands, missing, parse, propose } from './commands.js';
import { run } from './interactions.js';
import { Popup } from './popup.js';

const PAUSE = 120;
const form = document.getElementById('composer');
const drafts = new Map();
let mode = null;
let files = [];
let round = 0;
let timer = 0;
let outdated = false;
let keys = Promise.resolve();

const field = h('textarea', {
  id: 'text', rows: '1', maxlength: '4000', role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': 'proposals',
  spellcheck: 'true', enterkeyhint: 'send',
});
const popup = new Popup(field, (item) => take(item));
const bar = h('div', { class: 'composer-bar', hidden: true });
const trouble = h('p', { class: 'trouble', role: 'alert' });
const chosenFiles = h('div', { class: 'composer-files' });
const picker = h('input', { type: 'file', multiple: true, hidden: true, 'aria-hidden': 'true', tabindex: '-1', on: { change: () => addFiles(picker.files) } });
append(form, [popup.box, bar, chosenFiles, h('div', { class: 'composer-line' },
  h('button', { class: 'icon', type: 'button', 'aria-label': 'Add a file', on: { click: () => picker.click() } }, icon(ICONS.plus, 22)),
  field,
  h('button', { class: 'icon send', type: 'submit', 'aria-label': 'Send' }, icon(ICONS.send, 22))), picker, trouble]);

/** Makes ready for the channel that is open now. */
export function showComposer(from) {
  if (from) {
    drafts.set(from, field.value);
  }
  leaveMode();
  files = [];
  showFiles();
  const channel = state.channels.get(state.channel);
  const name = channel ? `${channel.type === 1 ? '@' : isThread(channel) ? '' : '#'}${channelName(channel)}` : '';
  field.placeholder = `Message ${name}`;
  field.setAttribute('aria-label', `Message ${name}`);
  setText(drafts.get(state.channel) ?? '');
  popup.hide();
  say('');
}

/** Forgets what was half written. */
export function forgetDrafts() {
  drafts.clear();
  setText('');
}

/** Puts a text into the composer, ready to be sent. */
export function setText(text) {
  field.value = text;
  field.setSelectionRange(text.length, text.length);
  grow();
}

export function focusComposer() {
  field.focus({ preventScroll: true });
}

function say(text) {
  fill(trouble, text);
}

function grow() {
  field.style.setProperty('height', 'auto');
  field.style.setProperty('height', `${Math.min(field.scrollHeight, innerHeight * 0.4)}px`);
  form.classList.toggle('filled', field.value.trim() !== '' || files.length > 0);
}

function addFiles(list) {
  files = [...files, ...list].slice(0, 10);
  picker.value = '';
  showFiles();
  focusComposer();
}

function showFiles() {
  fill(chosenFiles, files.map((file) => h('span', { class: 'chip-file' }, file.name, h('button', {
    type: 'button', 'aria-label': `Leave out ${file.name}`, on: { click: () => { files = files.filter((f) => f !== file); showFiles(); } },
  }, icon(ICONS.close, 14)))));
  grow();
}

function enter(kind, message, words) {
  mode = { kind, message };
  fill(bar, h('span', {}, words), h('button', { type: 'button', class: 'icon', 'aria-label': 'Cancel', on: { click: () => { leaveMode(); focusComposer(); } } }, icon(ICONS.close, 16)));
  bar.hidden = false;
  focusComposer();
}

function leaveMode() {
  if (mode?.kind === 'edit') {
    setText('');
  }
  mode = null;
  bar.hidden = true;
}

on('reply', (message) => enter('reply', message, ['Replying to ', h('strong', {}, personOf(message.author.id, message.author).name)]));
on('edit', (message) => {
  enter('edit', message, 'Editing your message');
  setText(message.content);
});
on('trouble', say);
on('focus', focusComposer);

/** `@Name`, `@role` and `#channel` as they are written on the wire. */
function withIds(text) {
  const known = [
    ...[...state.members.keys()].map((id) => [`@${personOf(id).name}`, `<@${id}>`]),
    ...[...state.roles.values()].filter((r) => r.id !== state.guild.id).map((r) => [`@${r.name}`, `<@&${r.id}>`]),
    ...textChannels().map((c) => [`#${channelName(c)}`, `<#${c.id}>`]),
  ].sort((a, b) => b[0].length - a[0].length);
  return text.replace(/(^|[\s(])([@#][^\n]{1,40})/g, (whole, before, rest) => {
    const found = known.find(([name]) => rest.startsWith(name) && !/^[\p{L}\p{N}_-]/u.test(rest.slice(name.length)));
    return found ? `${before}${found[1]}${withIds(rest.slice(found[0].length))}` : whole;
  });
}

async function send() {
  const text = field.value;
  const parsed = parse(text, text.length);
  say('');
  if (parsed !== null && mode === null) {
    sendCommand(parsed, text);
    return;
  }
  if (text.trim() === '' && files.length === 0) {
    return;
  }
  const doing = mode;
  const sentFiles = files;
  const channel = state.channel;
  const body = { content: withIds(text.trim()) };
  files = [];
  mode = null;
  bar.hidden = true;
  setText('');
  showFiles();
  popup.hide();
  state.newSince = '';
  try {
    if (doing?.kind === 'edit') {
      await call('PATCH', `channels/${channel}/messages/${doing.message.id}`, body);
    } else {
      if (doing?.kind === 'reply') {
        body.message_reference = { message_id: doing.message.id };
      }
      await call('POST', `channels/${channel}/messages`, body, sentFiles);
    }
  } catch (refused) {
    if (field.value === '' && state.channel === channel) {
      setText(text);
      files = sentFiles;
      showFiles();
    }
    say(refused.message || 'The message could not be sent.');
  }
}

function sendCommand(parsed, text) {
  if (parsed.command === null) {
    say('There is no such command. Choose one of the list, or begin the message with a space.');
    return;
  }
  const lacking = missing(parsed);
  if (lacking) {
    say(`/${parsed.command.name} needs ${lacking.name}: ${lacking.description}.`);
    if (!text.endsWith(`${lacking.name}: `)) {
      take({ insert: { option: lacking.name } });
    }
    return;
  }
  setText('');
  popup.hide();
  run(state.channel, dataOf(parsed), `/${parsed.command.name}`);
}

/** Puts a proposal into the text. */
function take(item) {
  const text = field.value;
  const { insert } = item;
  if (insert.command) {
    const first = insert.command.options.find((o) => o.required);
    setText(`/${insert.command.name} ${first ? `${first.name}: ` : ''}`);
  } else if (insert.option) {
    setText(`${text.trimEnd()} ${insert.option}: `);
  } else if (insert.word !== undefined) {
    setText(`${text.slice(0, insert.from)}${insert.word} `);
  } else {
    takeValue(text, insert.value);
  }
  popup.hide();
  refresh(0);
}

function takeValue(text, value) {
  const parsed = parse(text, field.selectionStart);
  const at = parsed.current;
  if (!at) {
    return;
  }
  if (at.value === value && !missing(parsed)) {
    send();
    return;
  }
  const name = at.bare ? `${at.option.name}: ` : ' ';
  const begun = `${text.slice(0, at.from)}${at.bare ? name : ' '}${value} ${text.slice(at.to).trimStart()}`;
  const next = left(parsed).find((o) => o.required && o.name !== at.option.name);
  setText(next ? `${begun.trimEnd()} ${next.name}: ` : begun);
}

/** Looks what could be proposed for the text, after a pause. */
function refresh(pause = PAUSE) {
  clearTimeout(timer);
  round += 1;
  outdated = true;
  timer = setTimeout(look, pause);
}

/** Looks at once; the list then fits the text, unless the text went on meanwhile. */
async function look() {
  clearTimeout(timer);
  const mine = round;
  const proposals = await proposalsOf(field.value, field.selectionStart);
  if (mine === round) {
    outdated = false;
    if (proposals) {
      popup.show(proposals);
    } else {
      popup.hide();
    }
  }
}

const WORD = /(^|[\s(])([@#])([^\s@#]{0,30}(?: [^\s@#]{0,20})?)$/;

/** Whether a key must wait until the list fits the text: nobody shall choose what stood there before. */
function mustWait(event) {
  const proposing = popup.isOpen || (mode === null && field.value.startsWith('/')) || WORD.test(field.value);
  return outdated && proposing && ((event.key === 'Enter' && !event.shiftKey) || (event.key === 'Tab' && popup.isOpen));
}

async function proposalsOf(text, caret) {
  if (mode === null && text.startsWith('/')) {
    await loadCommands();
    const parsed = parse(text, caret);
    const proposals = await propose(parsed, state.channel);
    return parsed.command === null && proposals.items.length === 0 ? null : proposals;
  }
  const word = WORD.exec(text.slice(0, caret));
  return word ? mentions(word[2], word[3].toLowerCase(), caret - word[3].length - 1) : null;
}

function mentions(sign, query, from) {
  const all = sign === '#'
    ? textChannels().map((c) => ({ label: `#${channelName(c)}`, more: c.topic ?? '' }))
    : [
      ...[...state.members.keys()].map((id) => ({ label: `@${personOf(id).name}`, more: personOf(id).title })),
      ...[...state.roles.values()].filter((r) => r.id !== state.guild.id).map((r) => ({ label: `@${r.name}`, more: 'role' })),
    ];
  const items = all.filter((i) => i.label.slice(1).toLowerCase().split(' ').some((w) => w.startsWith(query))
    || i.label.slice(1).toLowerCase().startsWith(query)).slice(0, 10);
  const done = items.length === 0 || items.some((i) => i.label.slice(1).toLowerCase() === query.trimEnd() && query.endsWith(' '));
  return done ? null : {
    head: sign === '#' ? 'Channels' : 'People and roles', free: false, items: items.map((i) => ({ ...i, insert: { word: i.label, from } })),
  };
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  send();
});
field.addEventListener('input', () => {
  grow();
  say('');
  refresh(field.value === '/' ? 0 : PAUSE);
});
field.addEventListener('blur', () => popup.hide());
field.addEventListener('paste', (event) => event.clipboardData.files.length > 0 && addFiles(event.clipboardData.files));
/** Keys that had to wait are taken one after the other. */
async function afterLook(event) {
  if (outdated) {
    await look();
  }
  if (!popup.key(event) && event.key === 'Enter') {
    await send();
  }
}

field.addEventListener('keydown', (event) => {
  if (event.isComposing) {
    return;
  }
  if (mustWait(event)) {
    event.preventDefault();
    keys = keys.then(() => afterLook(event));
  } else if (popup.key(event)) {
    event.preventDefault();
    event.stopPropagation();
  } else if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault();
    send();
  } else if (event.key === 'Escape' && mode) {
    leaveMode();
  } else if (event.key === 'ArrowUp' && field.value === '') {
    const mine = messagesOf(state.channel).filter((m) => m.author.id === state.me.id).sort((a, b) => compare(b.id, a.id))[0];
    if (mine) {
      event.preventDefault();
      emit('edit', mine);
    }
  }
});

/** Typing anywhere begins a message, as nothing else takes letters. */
document.addEventListener('keydown', (event) => {
  const busy = event.target.closest('input, textarea, dialog, [role=listbox], [role=menu], .message');
  if (!busy && event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey) {
    focusComposer();
  }
});
