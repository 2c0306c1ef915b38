// The two ends of a call's sound, in the audio thread: the microphone's becomes frames of 20 ms at 16 kHz, and what
// arrives is evened out and played.
const rate = 16000;
const frameLength = 320;

/** Changes the rate of a sound, a piece at a time: a windowed sinc, 16 zero crossings long. */
class Resampler {
  constructor(from, to) {
    this.step = from / to;
    this.scale = Math.min(1, to / from) * 0.94;
    this.reach = Math.ceil(8 / this.scale);
    this.kept = new Float32Array(2 * this.reach);
    this.position = this.reach;
  }

  convert(piece) {
    const all = new Float32Array(this.kept.length + piece.length);
    all.set(this.kept);
    all.set(piece, this.kept.length);
    const out = [];
    while (this.position + this.reach < all.length) {
      const from = Math.ceil(this.position - this.reach);
      const to = Math.floor(this.position + this.reach);
      let sum = 0;
      for (let index = Math.max(0, from); index <= to; index += 1) {
        const distance = index - this.position;
        const x = Math.PI * distance * this.scale;
        const sinc = Math.abs(x) < 1e-9 ? 1 : Math.sin(x) / x;
        sum += all[index] * sinc * (0.5 + 0.5 * Math.cos(Math.PI * distance / this.reach));
      }
      out.push(sum * this.scale);
      this.position += this.step;
    }
    const cut = Math.max(0, Math.min(all.length, Math.floor(this.position) - this.reach));
    this.kept = all.slice(cut);
    this.position -= cut;
    return out;
  }
}

/** The microphone: posts {frame: ArrayBuffer of 16-bit PCM, level: 0–1}. */
class TalkCapture extends AudioWorkletProcessor {
  constructor() {
    super();
    this.resampler = new Resampler(sampleRate, rate);
    this.waiting = [];
    this.isMuted = false;
    this.port.onmessage = ({ data }) => { this.isMuted = data.muted === true; };
  }

  process([input]) {
    // No channel means that the microphone gives nothing now: time goes on all the same.
    const piece = input[0] ?? new Float32Array(128);
    for (const sample of this.resampler.convert(piece)) this.waiting.push(sample);
    while (this.waiting.length >= frameLength) {
      const samples = this.waiting.splice(0, frameLength);
      const frame = new DataView(new ArrayBuffer(frameLength * 2));
      let most = 0;
      samples.forEach((sample, index) => {
        const held = this.isMuted ? 0 : Math.max(-1, Math.min(1, sample));
        most = Math.max(most, Math.abs(held));
        frame.setInt16(index * 2, Math.round(held * 32767), true);
      });
      this.port.postMessage({ frame: frame.buffer, level: most }, [frame.buffer]);
    }
    return true;
  }
}

/**
 * The loudspeaker: takes frames of 16-bit PCM. It begins when 80 ms are there, holds more after a gap, and never more than
 * 200 ms. Posts {level, depth, late, dropped} ten times a second.
 */
class TalkPlayback extends AudioWorkletProcessor {
  constructor() {
    super();
    this.resampler = new Resampler(rate, sampleRate);
    this.samples = [];
    this.perFrame = Math.round(sampleRate / 50);
    this.target = 4;
    this.isFilling = true;
    this.last = 0;
    this.fade = 0;
    this.counts = { late: 0, dropped: 0 };
    this.most = 0;
    this.blocks = 0;
    this.least = Infinity;
    this.window = 0;
    this.port.onmessage = ({ data }) => this.take(data);
  }

  take(buffer) {
    const frame = new DataView(buffer);
    const piece = new Float32Array(frame.byteLength / 2);
    for (let index = 0; index < piece.length; index += 1) piece[index] = frame.getInt16(index * 2, true) / 32768;
    for (const sample of this.resampler.convert(piece)) this.samples.push(sample);
    if (this.samples.length > 10 * this.perFrame) this.drop(this.samples.length - this.target * this.perFrame);
  }

  /** Leaves sound out, with 5 ms in which the one becomes the other. */
  drop(count) {
    this.counts.dropped += 1;
    const joint = Math.min(Math.round(this.perFrame / 4), count, this.samples.length - count);
    for (let index = 0; index < joint; index += 1) {
      const share = index / joint;
      this.samples[count + index] = this.samples[index] * (1 - share) + this.samples[count + index] * share;
    }
    this.samples.splice(0, count);
  }

  process(_, [output]) {
    const out = output[0];
    if (this.isFilling && this.samples.length >= this.target * this.perFrame) this.isFilling = false;
    if (!this.isFilling && this.samples.length >= out.length) {
      out.set(this.samples.splice(0, out.length));
      if (this.fade > 0) out.forEach((sample, index) => { out[index] = sample * (index / out.length); });
      this.fade = 0;
      this.last = out[out.length - 1];
    } else if (!this.isFilling) {
      this.isFilling = true;
      this.target = Math.min(8, this.target + 1);
      this.counts.late += 1;
      // What is there fades out, so that the gap does not crack.
      const rest = this.samples.splice(0, this.samples.length);
      for (let index = 0; index < out.length; index += 1) {
        out[index] = (rest[index] ?? this.last) * (1 - index / out.length);
      }
      this.fade = 1;
    }
    for (const channel of output.slice(1)) channel.set(out);
    for (const sample of out) this.most = Math.max(this.most, Math.abs(sample));
    this.settle();
    return true;
  }

  settle() {
    if (!this.isFilling) this.least = Math.min(this.least, this.samples.length);
    this.window += 1;
    // Each 5 s or so: what was held in vain is let go.
    if (this.window * 128 > 5 * sampleRate) {
      if (this.least > 3 * this.perFrame && this.least < Infinity && !this.isFilling) {
        this.drop(this.perFrame);
        this.target = Math.max(3, this.target - 1);
      }
      this.window = 0;
      this.least = Infinity;
    }
    this.blocks += 1;
    if (this.blocks * 128 < sampleRate / 10) return;
    this.port.postMessage({ level: this.most, depth: this.samples.length / sampleRate, ...this.counts });
    this.blocks = 0;
    this.most = 0;
  }
}

registerProcessor("talk-capture", TalkCapture);
registerProcessor("talk-playback", TalkPlayback);
