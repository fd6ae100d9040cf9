// Writes and reads PNG files of 8 or 16 bits a sample.
import { crc32 as checksum, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const CHANNELS = { 0: 1, 2: 3, 4: 2, 6: 4 };
const COLOUR_TYPE = { 1: 0, 3: 2, 2: 4, 4: 6 };

const chunk = (type, data) => {
  const body = Buffer.concat([Buffer.from(type), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(checksum(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
};

/** Writes bytes, `channels` samples a pixel and the rows from the top. */
export function write({ width, height, channels, data }, bits = 8) {
  const stride = (width * channels * bits) / 8;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([bits, COLOUR_TYPE[channels]], 8);
  const rows = Buffer.alloc(height * (stride + 1));
  for (let y = 0; y < height; y++) {
    rows.set(data.subarray(y * stride, (y + 1) * stride), y * (stride + 1) + 1);
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Reads what `write` and browsers write: 8 bits, no palette, not interlaced. */
export function read(file) {
  const parts = [];
  let head;
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    const data = file.subarray(at + 8, at + 8 + file.readUInt32BE(at));
    const type = file.toString('latin1', at + 4, at + 8);
    if (type === 'IHDR') {
      head = data;
    } else if (type === 'IDAT') {
      parts.push(data);
    }
  }
  const [width, height, channels] = [head.readUInt32BE(0), head.readUInt32BE(4), CHANNELS[head[9]]];
  const rows = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const data = new Uint8Array(height * stride);
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const left = x < channels ? 0 : data[y * stride + x - channels];
      const up = y === 0 ? 0 : data[(y - 1) * stride + x];
      const corner = x < channels || y === 0 ? 0 : data[(y - 1) * stride + x - channels];
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      data[y * stride + x] = rows[y * (stride + 1) + 1 + x] + guess;
    }
  }
  return { width, height, channels, data };
}

function paeth(left, up, corner) {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
