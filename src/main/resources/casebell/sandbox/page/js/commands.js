// Slash commands, while they are typed: which there are, what is missing, and what the bot proposes.

import { call } from './api.js';
import { channelName, personOf, state, textChannels } from './state.js';
import { complete } from './interactions.js';

const FRESH = 3000;
let loadedAt = 0;
let loading = null;

/** Asks which commands there are, unless that was asked just now. */
export async function loadCommands() {
  if (Date.now() - loadedAt > FRESH && loading === null) {
    loading = call('GET', `guilds/${state.guild.id}/application-command-index`)
      .then((index) => {
        state.commands = index.application_commands;
        loadedAt = Date.now();
      })
      .catch(() => {})
      .finally(() => { loading = null; });
  }
  await loading;
}

/** Every command that can be typed, subcommands under their whole name. */
export function typed() {
  const out = [];
  const walk = (root, node, words, kinds) => {
    const inner = (node.options ?? []).filter((o) => o.type === 1 || o.type === 2);
    if (inner.length === 0) {
      out.push({ id: root.id, name: words.join(' '), words, kinds, description: node.description, options: node.options ?? [] });
    }
    inner.forEach((o) => walk(root, o, [...words, o.name], [...kinds, o.type]));
  };
  state.commands.filter((c) => (c.type ?? 1) === 1).forEach((c) => walk(c, c, [c.name], []));
  return out.sort((a, b) => a.words[0].localeCompare(b.words[0]));
}

/** What was typed: a command still being chosen, or one with its options; null when it is no command. */
export function parse(text, caret) {
  if (!text.startsWith('/')) {
    return null;
  }
  const command = typed().filter((c) => text.startsWith(`/${c.name} `)).sort((a, b) => b.name.length - a.name.length)[0];
  if (!command) {
    return { command: null, query: text.slice(1).toLowerCase() };
  }
  const start = command.name.length + 2;
  const values = marks(text, start, command);
  if (values.length === 0 && command.options.length > 0 && text.slice(start).trim() !== '') {
    values.push({ option: command.options[0], from: start, at: start, to: text.length, bare: true });
  }
  values.forEach((v) => { v.raw = text.slice(v.from, v.to); v.value = v.raw.trim(); });
  const here = values.filter((v) => v.from <= caret && caret <= v.to).pop() ?? null;
  const done = here !== null && here.value !== '' && /\s$/.test(text.slice(here.from, caret));
  return { command, values, current: done ? null : here };
}

function marks(text, start, command) {
  const found = [];
  if (command.options.length === 0) {
    return found;
  }
  const names = command.options.map((o) => o.name.replace(/[^\p{L}\p{N}_-]/gu, '')).join('|');
  const pattern = new RegExp(`(^|\\s)(${names}):`, 'gu');
  pattern.lastIndex = Math.max(0, start - 1);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const at = match.index + match[1].length;
    if (found.some((f) => f.option.name === match[2])) {
      continue;
    }
    if (found.length > 0) {
      found[found.length - 1].to = match.index;
    }
    found.push({ option: command.options.find((o) => o.name === match[2]), at, from: at + match[2].length + 1, to: text.length });
  }
  return found;
}

/** The options that were not given yet, those that must be first. */
export function left(parsed) {
  return parsed.command.options
    .filter((o) => !parsed.values.some((v) => v.option.name === o.name))
    .sort((a, b) => Number(Boolean(b.required)) - Number(Boolean(a.required)));
}

/** The first option that must be given and is not; undefined when the command can be sent. */
export function missing(parsed) {
  return parsed.command.options.find((o) => o.required && !parsed.values.some((v) => v.option.name === o.name && v.value !== ''));
}

function valueOf(option, text) {
  switch (option.type) {
    case 4:
      return Number.parseInt(text, 10);
    case 5:
      return text.toLowerCase() === 'true';
    case 10:
      return Number.parseFloat(text);
    default:
      return option.choices?.find((c) => c.name === text)?.value ?? text.replace(/^<[@#]&?(\d+)>$/, '$1');
  }
}

/** The data of the interaction. */
export function dataOf(parsed, focused) {
  const { command } = parsed;
  const given = parsed.values.filter((v) => v.value !== '' || v.option.name === focused).map((v) => ({
    type: v.option.type,
    name: v.option.name,
    value: v.option.name === focused ? v.value : valueOf(v.option, v.value),
    ...(v.option.name === focused ? { focused: true } : {}),
  }));
  let options = given;
  for (let i = command.words.length - 1; i > 0; i -= 1) {
    options = [{ type: command.kinds[i - 1], name: command.words[i], options }];
  }
  return { id: command.id, name: command.words[0], type: 1, options };
}

/** Proposals for what is being typed: `{ head, items, free }`; `free` means that Enter without a choice sends. */
export async function propose(parsed, channelId) {
  if (parsed.command === null) {
    return { head: 'Commands', items: commandItems(parsed.query), free: false };
  }
  if (parsed.current === null) {
    const items = left(parsed).map((o) => ({
      label: o.name, more: `${o.required ? '' : 'optional · '}${o.description}`, insert: { option: o.name },
    }));
    const ready = !missing(parsed);
    return { head: ready ? `Enter sends /${parsed.command.name}` : `/${parsed.command.name}`, items, free: ready };
  }
  const { option, value } = parsed.current;
  const items = await valueItems(parsed, channelId, option, value);
  return {
    head: `${option.name}: ${option.description}`,
    items: (items ?? []).map((i) => ({ ...i, insert: { value: i.value } })),
    empty: items === null ? 'The bot proposes nothing at the moment.' : option.autocomplete ? 'Nothing fits.' : '',
    free: !option.autocomplete && !(option.choices?.length > 0),
  };
}

function commandItems(query) {
  const fits = (c) => c.name.startsWith(query) || c.words.some((w) => w.startsWith(query));
  return typed().filter((c) => query === '' || fits(c) || c.name.includes(query))
    .sort((a, b) => Number(b.name.startsWith(query)) - Number(a.name.startsWith(query)))
    .map((c) => ({
      label: `/${c.name}`,
      args: c.options.map((o) => (o.required ? o.name : `${o.name}?`)),
      more: c.description,
      insert: { command: c },
    }));
}

async function valueItems(parsed, channelId, option, value) {
  const query = value.toLowerCase();
  const among = (list) => list.filter((i) => i.label.toLowerCase().includes(query) || i.value === value).slice(0, 25);
  if (option.autocomplete) {
    const choices = await complete(channelId, dataOf(parsed, option.name));
    return choices && choices.map((c) => ({ label: c.name, value: String(c.value) }));
  }
  if (option.choices?.length > 0) {
    return among(option.choices.map((c) => ({ label: c.name, value: c.name })));
  }
  const people = () => [...state.members.keys()].map((id) => ({ label: `@${personOf(id).name}`, more: personOf(id).title, value: `<@${id}>` }));
  const roles = () => [...state.roles.values()].map((r) => ({ label: `@${r.name}`, value: `<@&${r.id}>` }));
  switch (option.type) {
    case 5:
      return among([{ label: 'true', value: 'true' }, { label: 'false', value: 'false' }]);
    case 6:
      return among(people());
    case 7:
      return among(textChannels().map((c) => ({ label: `#${channelName(c)}`, value: `<#${c.id}>` })));
    case 8:
      return among(roles());
    case 9:
      return among([...people(), ...roles()]);
    default:
      return [];
  }
}
