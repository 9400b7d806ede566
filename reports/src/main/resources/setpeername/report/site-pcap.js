// A packet capture, decoded far enough to tell what crossed the link: classic pcap, whatever its content.

const MOST_PACKETS = 300;
const ICMP4 = {
  0: 'echo reply',
  4: 'source quench',
  5: 'redirect',
  8: 'echo request',
  9: 'router advertisement',
  10: 'router solicitation',
  11: ['time exceeded in transit', 'fragment reassembly time exceeded'],
  12: 'parameter problem',
  3: [
    'network unreachable',
    'host unreachable',
    'protocol unreachable',
    'port unreachable',
    'fragmentation needed',
    'source route failed',
    'network unknown',
    'host unknown',
    'source host isolated',
    'network prohibited',
    'host prohibited',
    'network unreachable for the type of service',
    'host unreachable for the type of service',
    'administratively prohibited',
    'host precedence violation',
    'precedence cut-off',
  ],
};
const ICMP6 = {
  1: [
    'no route to destination',
    'administratively prohibited',
    'beyond the scope of the source',
    'address unreachable',
    'port unreachable',
    'source address failed a policy',
    'route rejected',
  ],
  2: 'packet too big',
  3: ['hop limit exceeded', 'fragment reassembly time exceeded'],
  4: 'parameter problem',
  128: 'echo request',
  129: 'echo reply',
  130: 'multicast listener query',
  131: 'multicast listener report',
  132: 'multicast listener done',
  133: 'router solicitation',
  134: 'router advertisement',
  135: 'neighbour solicitation',
  136: 'neighbour advertisement',
  137: 'redirect',
  143: 'multicast listener report',
};
const DIRECTION = ['in', 'in', 'in', 'passing', 'out'];

// A view of bytes that never reads past its end: what is not there is 0 and is noted as cut.
class Bytes {
  constructor(view, from, to, whole) {
    this.whole = whole || this;
    this.view = view;
    this.from = from;
    this.to = Math.min(to, view.byteLength);
    this.cut = false;
  }
  u8(at) {
    if (at < 0 || this.from + at >= this.to) {
      this.whole.cut = true;
      return 0;
    }
    return this.view.getUint8(this.from + at);
  }
  u16(at) {
    return this.u8(at) * 256 + this.u8(at + 1);
  }
  after(at) {
    return new Bytes(this.view, Math.min(this.from + at, this.to), this.to, this.whole);
  }
  has(length) {
    return this.to - this.from >= length;
  }
}
function ipv4At(b, at) {
  return [0, 1, 2, 3].map((i) => b.u8(at + i)).join('.');
}
// RFC 5952: the longest run of zeros is left out.
function ipv6At(b, at) {
  const groups = [0, 2, 4, 6, 8, 10, 12, 14].map((i) => b.u16(at + i).toString(16));
  const zeros = (groups.join(':').match(/(^|:)0(:0)+(?=:|$)/g) || []).sort((x, y) => y.length - x.length)[0];
  return zeros ? groups.join(':').replace(zeros, '::').replace(':::', '::') : groups.join(':');
}
const mac = (b, at) =>
  [0, 1, 2, 3, 4, 5]
    .map((i) =>
      b
        .u8(at + i)
        .toString(16)
        .padStart(2, '0'),
    )
    .join(':');

function transport(protocol, b, from, to, inner) {
  if (protocol === 17) {
    const v6 = from.includes(':');
    const name = (address, port) => (v6 ? '[' + address + ']' : address) + ':' + port;
    return (
      'UDP ' + name(from, b.u16(0)) + ' \u2192 ' + name(to, b.u16(2)) + (inner ? '' : ', ' + plural(Math.max(0, b.u16(4) - 8), 'byte'))
    );
  }
  if (protocol === 1 || protocol === 58) {
    const table = protocol === 1 ? ICMP4 : ICMP6;
    const type = b.u8(0);
    const code = b.u8(1);
    const known = table[type];
    const words = Array.isArray(known) ? known[code] : known;
    const error = protocol === 1 ? [3, 4, 5, 11, 12].includes(type) : type < 128;
    const target = protocol === 58 && (type === 135 || type === 136) ? ' for ' + ipv6At(b, 8) : '';
    const about = error && !inner && b.has(9) ? ', about ' + network(protocol === 1 ? 0x0800 : 0x86dd, b.after(8), true) : '';
    return (
      (protocol === 1 ? 'ICMP ' : 'ICMPv6 ') + (words || 'type ' + type + ' code ' + code) + target + ' ' + from + ' \u2192 ' + to + about
    );
  }
  return (protocol === 6 ? 'TCP ' : protocol === 2 ? 'IGMP ' : 'IP protocol ' + protocol + ' ') + from + ' \u2192 ' + to;
}
function network(ethertype, b, inner) {
  if (ethertype === 0x0800) {
    const header = (b.u8(0) & 15) * 4;
    const offset = b.u16(6) & 0x1fff;
    const from = ipv4At(b, 12);
    const to = ipv4At(b, 16);
    return offset ? 'IPv4 fragment ' + from + ' \u2192 ' + to : transport(b.u8(9), b.after(header), from, to, inner);
  }
  if (ethertype === 0x86dd) {
    let next = b.u8(6);
    let at = 40;
    for (let i = 0; i < 8 && [0, 43, 60, 44].includes(next); i++) {
      const fragment = next === 44;
      next = b.u8(at);
      at += fragment ? 8 : (b.u8(at + 1) + 1) * 8;
    }
    return transport(next, b.after(at), ipv6At(b, 8), ipv6At(b, 24), inner);
  }
  if (ethertype === 0x0806) {
    return b.u16(6) === 1 ? 'ARP who has ' + ipv4At(b, 24) + '? asks ' + ipv4At(b, 14) : 'ARP ' + ipv4At(b, 14) + ' is at ' + mac(b, 8);
  }
  return 'Ethernet type 0x' + ethertype.toString(16).padStart(4, '0');
}
// One packet of a link type: which way it went, where that is told, and what it was.
function packet(link, b) {
  if (link === 1) {
    const vlan = b.u16(12) === 0x8100 ? 4 : 0;
    return ['', network(b.u16(12 + vlan), b.after(14 + vlan), false)];
  } else if (link === 276) {
    return [DIRECTION[b.u8(10)] || '', network(b.u16(0), b.after(20), false)];
  } else if (link === 113) {
    return [DIRECTION[b.u16(0)] || '', network(b.u16(14), b.after(16), false)];
  } else if (link === 101) {
    return ['', network(b.u8(0) >> 4 === 6 ? 0x86dd : 0x0800, b, false)];
  }
  return ['', 'a packet of link type ' + link];
}
// The packets of a capture, and in words what is wrong with it; base64 as the run has it.
function decodeCapture(base64) {
  let raw;
  try {
    raw = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  } catch (e) {
    return { packets: [], wrong: 'It is no base64.' };
  }
  const view = new DataView(raw.buffer);
  const magic = raw.length < 24 ? 0 : view.getUint32(0, true);
  const little = magic === 0xa1b2c3d4 || magic === 0xa1b23c4d;
  const swapped = magic === 0xd4c3b2a1 || magic === 0x4d3cb2a1;
  if (!little && !swapped) {
    return { packets: [], wrong: 'It is no pcap file: ' + plural(raw.length, 'byte') + '.' };
  }
  const fraction = magic === 0xa1b2c3d4 || magic === 0xd4c3b2a1 ? 1e6 : 1e9;
  const link = view.getUint32(20, little) & 0xffff;
  const packets = [];
  let first = null;
  let at = 24;
  while (at + 16 <= raw.length && packets.length < MOST_PACKETS) {
    const time = view.getUint32(at, little) + view.getUint32(at + 4, little) / fraction;
    const length = view.getUint32(at + 8, little);
    if (at + 16 + length > raw.length) {
      return { packets, wrong: 'It is cut off after ' + plural(packets.length, 'packet') + '.' };
    }
    first = first === null ? time : first;
    const bytes = new Bytes(view, at + 16, at + 16 + length);
    const [direction, words] = packet(link, bytes);
    packets.push({ at: time - first, direction, words: words + (bytes.cut ? ' (cut)' : '') });
    at += 16 + length;
  }
  const rest = raw.length - at;
  return {
    packets,
    wrong:
      packets.length === MOST_PACKETS && rest > 0
        ? 'More packets are in the file.'
        : rest > 0
          ? 'It is cut off after ' + plural(packets.length, 'packet') + '.'
          : packets.length
            ? ''
            : 'No packet crossed.',
  };
}
function drawCapture(cell) {
  const { packets, wrong } = decodeCapture(cell.capture);
  return [
    packets.length > 0 &&
      el(
        'ol',
        { class: 'trace packets', tabindex: 0, 'aria-label': 'Packets' },
        packets.map((p) =>
          el(
            'li',
            {},
            el('span', { class: 'at' }, '+' + (p.at * 1000).toFixed(3) + ' ms'),
            ' ',
            p.direction && el('b', {}, p.direction, ' '),
            p.words,
          ),
        ),
      ),
    wrong && el('p', {}, wrong),
    el(
      'p',
      {},
      el(
        'a',
        {
          download: [cell.test, cell.api, cell.family].join('.').replace(/[^\w.-]/g, '_') + '.pcap',
          href: 'data:application/vnd.tcpdump.pcap;base64,' + cell.capture.replace(/[^A-Za-z0-9+/=]/g, ''),
        },
        'Download the capture (.pcap)',
      ),
    ),
  ];
}
