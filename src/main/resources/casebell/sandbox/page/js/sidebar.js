// Channels with what is unread, the acting person, and the members.

import { avatar, colour, fill, h, icon, ICONS } from './dom.js';
import { channelName, emit, isThread, nameColour, on, personOf, rolesOf, state, textChannels, unread } from './state.js';
import { showList } from './listbox.js';

const channels = document.getElementById('channels');
const me = document.getElementById('me');
const members = document.getElementById('members');
const narrow = matchMedia('(max-width: 760px)');
const opener = document.getElementById('open-sidebar');

function byPosition(a, b) {
  return (a.position ?? 0) - (b.position ?? 0);
}

export function showChannels() {
  document.getElementById('guild-name').textContent = state.guild.name;
  const all = [...state.channels.values()];
  const groups = all.filter((c) => c.type === 4).sort(byPosition)
    .map((group) => [group.name, all.filter((c) => c.parent_id === group.id && c.type === 0).sort(byPosition)]);
  const loose = all.filter((c) => c.type === 0 && !state.channels.get(c.parent_id));
  const direct = all.filter((c) => c.type === 1);
  fill(channels, [['', loose], ...groups, ['Direct messages', direct]].filter(([, list]) => list.length > 0).map(([name, list]) =>
    h('section', {}, name ? h('h2', {}, name) : '', h('ul', {}, list.map((channel) => [
      line(channel),
      all.filter((c) => isThread(c) && c.parent_id === channel.id && !c.thread_metadata?.archived).map(line),
    ])))));
  let total = 0;
  textChannels().forEach((c) => { total += c.id === state.channel ? 0 : unread(c.id).pings; });
  const badge = document.getElementById('elsewhere');
  badge.hidden = total === 0;
  badge.textContent = String(total);
  const open = state.channels.get(state.channel);
  document.title = `${total > 0 ? `(${total}) ` : ''}${open ? `#${channelName(open)} · ` : ''}${state.guild.name}`;
}

function line(channel) {
  const here = channel.id === state.channel;
  const { count, pings } = here ? { count: 0, pings: 0 } : unread(channel.id);
  const closed = (channel.permission_overwrites ?? []).some((o) => o.id === state.guild.id && (BigInt(o.deny) & 1024n) !== 0n);
  const sign = isThread(channel) ? ICONS.thread : closed ? ICONS.lock : ICONS.hash;
  const words = `${channelName(channel)}${count > 0 ? `, ${count} unread` : ''}${pings > 0 ? `, ${pings} mention you` : ''}`;
  return h('li', {}, h('button', {
    class: ['channel', here ? 'here' : '', count > 0 ? 'unread' : '', isThread(channel) ? 'sub' : ''].join(' '),
    type: 'button',
    'aria-current': here ? 'page' : null,
    'aria-label': words,
    data: { channel: channelName(channel) },
    on: { click: () => { drawer(false); emit('go', { channel: channel.id }); } },
  }, icon(sign, 18), h('span', { class: 'channel-name' }, channelName(channel)),
  pings > 0 ? h('span', { class: 'pings' }, String(pings)) : ''));
}

export function showMe() {
  const person = personOf(state.me.id);
  me.setAttribute('aria-label', `Acting as ${person.name}, ${person.title}. Choose somebody else`);
  fill(me, avatar(person, 34), h('span', { class: 'me-words' },
    h('span', { class: 'me-name' }, person.name),
    h('span', { class: 'me-title' }, person.title)),
  h('span', { class: 'me-hint' }, 'Act as', icon(ICONS.down, 14)));
}

me.addEventListener('click', () => {
  showList({
    anchor: me,
    place: 'above',
    label: 'Act as',
    options: state.people.map((p) => {
      const person = personOf(p.id);
      const roles = rolesOf(person);
      return {
        value: p.id,
        label: person.name,
        description: [h('span', {}, person.title), roles.map((r) => h('span', { class: 'chip', vars: { '--own': colour(r.color) } }, r.name))],
        before: avatar(person, 32),
        chosen: p.id === state.me.id,
      };
    }),
    done([id]) {
      if (id && id !== state.me.id) {
        drawer(false);
        emit('act', id);
      }
    },
  });
});

export function showMembers() {
  const people = [...state.members.keys()].map((id) => personOf(id)).sort((a, b) => a.name.localeCompare(b.name));
  const groups = [...state.roles.values()].filter((r) => r.hoist).sort((a, b) => b.position - a.position)
    .map((role) => [role.name, people.filter((p) => rolesOf(p).find((r) => r.hoist)?.id === role.id)]);
  groups.push(['no role', people.filter((p) => rolesOf(p).every((r) => !r.hoist))]);
  fill(members, groups.filter(([, list]) => list.length > 0).map(([name, list]) => h('section', {},
    h('h2', {}, `${name} — ${list.length}`),
    h('ul', {}, list.map((person) => h('li', { class: 'member' }, avatar(person, 32), h('span', {},
      h('span', { class: 'name', vars: { '--own': nameColour(person) || 'inherit' } }, person.name,
        person.bot ? h('span', { class: 'badge' }, 'APP') : ''),
      h('span', { class: 'member-title' }, person.title))))))));
}

/** Opens or closes the drawer that the list of channels is in, on narrow screens. */
export function drawer(open) {
  document.body.classList.toggle('drawer', open && narrow.matches);
  opener.setAttribute('aria-expanded', String(open && narrow.matches));
  document.getElementById('sidebar').inert = narrow.matches && !open;
  if (open && narrow.matches) {
    (channels.querySelector('.here') ?? me).focus();
  }
}

opener.addEventListener('click', () => drawer(true));
document.getElementById('veil').addEventListener('click', () => drawer(false));
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && document.body.classList.contains('drawer')) {
    drawer(false);
    opener.focus();
  }
});
narrow.addEventListener('change', () => drawer(false));

const membersButton = document.getElementById('toggle-members');
membersButton.addEventListener('click', () => {
  const shown = document.body.classList.toggle(innerWidth < 1200 ? 'members-shown' : 'members-hidden');
  membersButton.setAttribute('aria-pressed', String(innerWidth < 1200 ? shown : !shown));
});

on('unread', showChannels);
on('guild', () => {
  showChannels();
  showMembers();
});
